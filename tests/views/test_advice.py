import attrs
import pytest

from game.views.advice_view import ADVISORS, APART, DEALER, FRIEND, HAWK, advice, stances
from game.views.board_view import BoardView
from game.views.hand_rows import EffectView, TouchedView
from game.views.shown_figures import Change
from tests.desktop import turns


def effect(score: float, breaks: float, friends: float, half: float = 1.0) -> EffectView:
    """An effect with its three figures, all with the same error."""
    made = [Change(value, value - half, value + half) for value in (score, breaks, friends)]
    touched = (TouchedView("overdue.known", "Moscow's unpaid bill that is known", Change(21, 20, 22), "", 0),)
    return EffectView(made[0], made[1], Change(0, -1, 1), touched, 512, 512, friends=made[2])


def board_with(seat: str, *effects: EffectView) -> BoardView:
    """A board whose first cards have these effects, and whose others have none."""
    view = turns.page().board
    given = [*effects, *[None] * (len(view.moves) - len(effects))]
    moves = tuple(
        attrs.evolve(move, effect=found, status="ready" if found else "not_ready", title=f"Card {place}")
        for place, (move, found) in enumerate(zip(view.moves, given, strict=True))
    )
    return attrs.evolve(view, seat=seat, moves=moves, table=())


def test_three_advisors_recommend_what_each_weighs_most() -> None:
    """The hawk takes the card of the break, the dealer the one of the score, the ambassador the one of the ties."""
    view = board_with("united_states", effect(1, 9, -8), effect(7, 0, 0), effect(-5, -4, 6))
    found = {row.advisor: row for row in advice(view)}
    keys = [move.lever for move in view.moves]
    assert [found[advisor].key for advisor in (HAWK, DEALER, FRIEND)] == keys[:3]
    assert "9 points (±1)" in found[HAWK].says
    assert "since “Moscow's unpaid bill that is known” goes up by 21" in found[HAWK].says
    assert found[FRIEND].against == "Against Card 0, because it lowers your ties with friends by 8 points (±1)."


@pytest.mark.parametrize("seat", ["united_states", "russia", "iran", "china", "gulf_states", "israel"])
def test_a_hawk_weighs_the_break_as_its_capital_does(seat: str) -> None:
    """Where a capital gains by the break its hawk is for it, and else against it, with the same figure."""
    hawk = next(row for row in stances(effect(0, 6, 0), seat) if row.advisor == HAWK)
    assert hawk.stance == ("for_it" if seat in APART else "against_it")
    assert abs(hawk.change.value) == 6


def test_what_is_not_clear_is_no_advice() -> None:
    """Where no card clearly lifts what an advisor weighs, it says to keep the weeks, and names the nearest figure."""
    for row in advice(board_with("united_states", effect(1, 1, 1, half=3.0))):
        assert row.key == ""
        assert row.says.startswith("Keep the weeks, because")
        assert "±3" in row.says
    assert {row.stance for row in stances(effect(1, 1, 1, half=3.0), "iran")} == {"later"}


def test_every_sentence_is_one_with_a_number_and_its_error() -> None:
    """What an advisor says of a card is one sentence that holds a figure and ±."""
    for row in stances(effect(4, -5, 0), "china"):
        assert row.says.count(".") == 1
        assert "±" in row.says
    assert len(advice(board_with("china", effect(4, -5, 0)))) == len(ADVISORS)
