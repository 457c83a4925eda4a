from pathlib import Path

import attrs
import pytest

from game.campaign.campaign import Campaign
from game.campaign.replaying import load
from game.campaign.terms import CampaignTerms
from game.desktop.commands import (
    Ask,
    Begin,
    Choose,
    ChooseAim,
    Commissioned,
    Continue,
    Dial,
    EndQuarter,
    Erase,
    Export,
    GiveOrder,
    Home,
    Load,
    NextHint,
    ReplayFrom,
    Save,
    Say,
    ShowError,
    StepTo,
    TakeOver,
    TakeSeat,
    Undo,
    Watch,
    Withdraw,
)
from game.desktop.control import jobs
from game.desktop.control import saved_campaigns as shelf
from game.desktop.control.controller import Controller
from game.desktop.screens.board_screen import board
from game.model.state.axes import COUNTRIES
from game.views.board_view import BoardView
from tests.desktop.desks import US, first, home, kept, kinds, nothing, seated, until_quiet
from tests.desktop.turns import looks_at

__all__ = ["home"]
pytestmark = pytest.mark.usefixtures("home")


def board_of(desk: Controller, focus: str | None = None) -> BoardView:
    """Return the board as the window shows it."""
    shown = desk.view("board", None, focus).board
    assert isinstance(shown, BoardView)
    return shown


def ordered(desk: Controller) -> list[str]:
    """Return which moves are in the draft."""
    return [move.lever for move in board_of(desk).moves if move.status == "ordered"]


def turned(desk: Controller) -> dict[str, int]:
    """Return which dials are turned in the draft, and to which step."""
    return {dial.lever: dial.drafted for dial in board_of(desk).dials if dial.drafted != dial.standing}


def test_a_new_campaign_opens_its_commission() -> None:
    """A campaign begins with its commission over the title; the board comes once it has been read."""
    desk = Controller(nothing, "inline")
    assert kinds(desk.game.carry_out(Begin(seed=1))) == ["Home title", "Open commission"]
    assert desk.view("commission").commission.seat == US
    assert kinds(desk.game.carry_out(Commissioned()))[0] == "Home board"


def test_an_ambition_is_chosen_until_the_first_quarter_has_been_played() -> None:
    """Choosing another ambition changes the commission; later it is refused in words, and nothing changes."""
    desk = seated()
    ambitions = [aim.id for aim in desk.view("commission").commission.ambitions]
    for ambition in ambitions:
        desk.game.carry_out(ChooseAim(ambition))
        assert desk.view("commission").commission.chosen == ambition
    desk.game.carry_out(EndQuarter(confirmed=True))
    refused = desk.game.carry_out(ChooseAim(ambitions[0]))
    assert isinstance(refused[0], Say)
    assert desk.view("commission").commission.chosen == ambitions[-1]
    again = Controller(nothing, "inline")
    again.game.carry_out(Continue())
    assert again.view("commission").commission.chosen == ambitions[-1]


def test_the_same_snapshot_is_shown_until_something_changes() -> None:
    """Asked twice, the desk gives the same object; a draft makes another."""
    desk = seated()
    desk.view("board")
    until_quiet(desk)
    first = desk.view("board")
    assert desk.view("board") is first
    desk.game.carry_out(Dial("us.posture", 0))
    assert desk.view("board") is not first


def test_orders_are_drafted_taken_out_and_undone() -> None:
    """A draft shows on the board; taking one order out leaves the others; undo brings it back."""
    desk = seated()
    desk.game.carry_out(Dial("us.oil_iran", 2))
    desk.game.carry_out(GiveOrder("us.expose_gulf"))
    assert (ordered(desk), turned(desk)) == (["us.expose_gulf"], {"us.oil_iran": 2})
    desk.game.carry_out(Withdraw("us.oil_iran"))
    assert (ordered(desk), turned(desk)) == (["us.expose_gulf"], {})
    desk.game.carry_out(Withdraw())
    assert (ordered(desk), turned(desk)) == ([], {})
    desk.game.carry_out(Undo())
    assert ordered(desk) == ["us.expose_gulf"]
    desk.game.carry_out(Undo())
    assert turned(desk) == {"us.oil_iran": 2}


def test_an_order_that_may_not_be_given_is_refused_in_words() -> None:
    """Drafting what costs too much changes nothing and says why."""
    desk = seated()
    desk.game.carry_out(GiveOrder("us.strike"))
    before = desk.view("board").board
    refused = desk.game.carry_out(GiveOrder("us.broad_sanctions"))
    assert len(refused) == 1
    assert isinstance(refused[0], Say)
    assert "weeks" in refused[0].text
    assert board_of(desk).weeks == before.weeks


def test_ending_with_more_weeks_than_carry_over_asks_once() -> None:
    """The quarter does not end before the question about unused weeks is answered."""
    desk = seated()
    for dial in board_of(desk).dials:
        desk.game.carry_out(Dial(dial.lever, 0))
    question = first(Ask, desk.game.carry_out(EndQuarter()))
    assert board_of(desk).turn == 0
    follow = desk.game.carry_out(question.command)  # type: ignore[arg-type]
    assert kinds(follow)[0] == "Home board"
    assert kinds(follow)[-1] == "Open evening"
    assert board_of(desk).turn == 1


def asked_tonight() -> Controller:
    """Return a desk at a quarter in which a question waits."""
    for seed in range(1, 12):
        desk = seated(seed=seed, quarters=12)
        for _ in range(11):
            desk.game.carry_out(EndQuarter(confirmed=True))
            if not board_of(desk).over and board_of(desk).crises:
                return desk
    raise AssertionError("no seed asks anything")


def test_a_question_of_tonight_opens_by_itself_and_its_answer_is_played() -> None:
    """A question opens with the quarter; ending without an answer asks, and the choice made is what is played."""
    desk = asked_tonight()
    crisis = board_of(desk).crises[0]
    assert f"Open crisis {crisis.id}" in [f"Open crisis {one.about}" for one in desk.game.tonight(desk.desk)]  # type: ignore[arg-type,union-attr]
    if crisis.tonight:
        assert isinstance(first(Ask, desk.game.carry_out(EndQuarter())).command, EndQuarter)
    place = next(choice.place for choice in crisis.choices if not choice.refused)
    desk.game.carry_out(Choose(crisis.id, place))
    assert [choice.place for choice in board_of(desk).crises[0].choices if choice.chosen] == [place]
    assert desk.view("crisis", crisis.id).crisis == crisis.id
    desk.game.carry_out(EndQuarter(confirmed=True))
    assert desk.desk is not None
    assert desk.desk.campaign.played[-1].orders[US].choices == {crisis.id: place}


def test_a_campaign_goes_on_where_it_was_left(home: Path) -> None:
    """Another program begins with the same quarter and the same draft when it is asked to continue."""
    desk = seated(seed=5)
    desk.game.carry_out(EndQuarter(confirmed=True))
    desk.game.carry_out(Dial("us.posture", 0))
    desk.game.carry_out(GiveOrder("us.expose_gulf"))
    again = Controller(nothing, "inline")
    again.game.carry_out(Continue())
    assert board_of(again).history == board_of(desk).history
    assert (ordered(again), turned(again)) == (ordered(desk), turned(desk))
    assert kept(again) == kept(desk)


def test_a_new_campaign_never_overwrites_another(home: Path) -> None:
    """Begun on the same terms twice, each campaign has a file of its own, and both can be gone on with."""
    first_one = seated(seed=5)
    first_one.game.carry_out(EndQuarter(confirmed=True))
    other = seated(seed=5)
    assert kept(first_one) != kept(other)
    assert len(shelf.saves()) == 2
    again = Controller(nothing, "inline")
    again.game.carry_out(Load(kept(first_one)))
    assert board_of(again).turn == 1
    again.game.carry_out(Load(kept(other)))
    assert board_of(again).turn == 0


def test_a_copy_stays_as_it_was_kept(home: Path) -> None:
    """A copy kept under a name is listed; playing on from it begins a file of its own, and asks before replacing."""
    desk = seated()
    desk.game.carry_out(EndQuarter(confirmed=True))
    assert "Say" in kinds(desk.game.carry_out(Save("Before the vote")))
    copy = shelf.named("Before the vote")
    assert isinstance(desk.game.carry_out(Save("Before the vote"))[0], Ask)
    before = copy.read_bytes()
    again = Controller(nothing, "inline")
    again.game.carry_out(Load(copy))
    again.game.carry_out(EndQuarter(confirmed=True))
    assert board_of(again).turn == 2
    assert copy.read_bytes() == before
    assert kept(again) not in (copy, kept(desk))


@pytest.mark.parametrize("content", [b"", b"{", b'{"wedge": 99}\n', b"\xff\xfe", b'{"wedge": 3}\n'])
def test_a_save_that_cannot_be_read_is_reported_and_left_alone(home: Path, content: bytes) -> None:
    """Whatever a file holds, loading it says what is wrong, names the file, changes nothing on disk or on the desk."""
    desk = seated()
    path = shelf.saves_folder() / "old.wedge"
    path.write_bytes(content)
    assert [line.fault for line in shelf.saves() if line.path == path] != [""]
    follow = desk.game.carry_out(Load(path))
    assert kinds(follow) == ["ShowError"]
    error = first(ShowError, follow)
    assert "old.wedge" in error.text
    assert len(error.ways) >= 2
    assert path.read_bytes() == content
    assert board_of(desk).turn == 0


def test_a_campaign_of_the_first_model_is_refused_in_one_sentence(home: Path) -> None:
    """A log of the first model is not read; one sentence says so, in the list and when it is loaded."""
    shelf.saves_folder().mkdir(parents=True)
    path = shelf.saves_folder() / "old.wedge"
    path.write_text('{"wedge": 1, "scenario": "partners_of_convenience"}\n', encoding="utf-8")
    [line] = shelf.saves()
    assert line.fault.count(".") == 1
    assert "first model" in line.fault
    error = first(ShowError, Controller(nothing, "inline").game.carry_out(Load(path)))
    assert line.fault in error.text


def test_a_save_is_deleted_with_its_note(home: Path) -> None:
    """Deleting a save takes its note along, and nothing else."""
    desk, other = seated(seed=1), seated(seed=2)
    desk.game.carry_out(Erase(kept(desk)))
    assert [line.path for line in shelf.saves()] == [kept(other)]
    assert not shelf.note_path(kept(desk)).exists()


def test_hot_seat_hides_each_seat_from_the_next() -> None:
    """Between two people nothing of either seat is shown; each sees its own view, and no one another's draft."""
    desk = seated("russia", "iran")
    assert desk.view("board") is None
    assert desk.view("privacy").country == "russia"
    desk.game.carry_out(TakeSeat())
    assert board_of(desk).seat == "russia"
    lever = next(dial for dial in board_of(desk).dials if dial.standing)
    desk.game.carry_out(Dial(lever.lever, lever.standing - 1))
    assert kinds(desk.game.carry_out(EndQuarter(confirmed=True))) == ["Home privacy"]
    assert desk.view("board") is None
    assert desk.game.carry_out(Undo()) == ()
    desk.game.carry_out(TakeSeat())
    shown = board_of(desk)
    assert shown.seat == "iran"
    assert turned(desk) == {}
    assert lever.lever not in repr(shown)


def test_hot_seat_plays_what_was_sealed() -> None:
    """When all have given their orders, the quarter is played with exactly those."""
    desk = seated("russia", "iran")
    given = {}
    for _ in range(2):
        desk.game.carry_out(TakeSeat())
        dial = next(dial for dial in board_of(desk).dials if dial.standing)
        desk.game.carry_out(Dial(dial.lever, dial.standing - 1))
        given[board_of(desk).seat] = {dial.lever: dial.standing - 1}
        desk.game.carry_out(EndQuarter(confirmed=True))
    assert desk.desk is not None
    orders = desk.desk.campaign.played[0].orders
    assert {seat: dict(orders[seat].dials) for seat in given} == given


def test_the_end_opens_the_ending_with_its_deeds() -> None:
    """After the last quarter the ending comes, under the evening; its deeds are found beside the window."""
    desk = seated(quarters=2)
    for _ in range(2):
        follow = desk.game.carry_out(EndQuarter(confirmed=True))
    assert kinds(follow)[:2] == ["Home ending", "Open evening"]
    assert desk.view("ending").deeds is None
    until_quiet(desk)
    page = desk.view("ending")
    assert page.deeds is not None
    assert len(page.ending.scores) == len(COUNTRIES)
    assert len(page.ending.history) == 3


def test_a_finished_campaign_is_taken_over_from_any_quarter(home: Path) -> None:
    """From the ending one can go back to a quarter, look around, and play on in a file of its own."""
    desk = seated(quarters=4)
    for _ in range(4):
        desk.game.carry_out(EndQuarter(confirmed=True))
    assert desk.desk is not None
    digests, path = [one.digest for one in desk.desk.campaign.played], kept(desk)
    assert kinds(desk.game.carry_out(ReplayFrom(3))) == ["Home board"]
    assert board_of(desk).turn == 2
    assert desk.view("board").playback
    assert desk.game.carry_out(Dial("us.posture", 0)) == ()
    desk.game.carry_out(StepTo(1))
    desk.game.carry_out(TakeOver())
    assert board_of(desk).turn == 1
    dial = next(dial for dial in board_of(desk).dials if dial.standing)
    desk.game.carry_out(Dial(dial.lever, dial.standing - 1))
    desk.game.carry_out(EndQuarter(confirmed=True))
    first_digest, second_digest = (one.digest for one in desk.desk.campaign.played)
    assert (first_digest == digests[0], second_digest == digests[1]) == (True, False)
    assert kept(desk) != path
    assert len(load(path)[0].played) == 4


@pytest.mark.parametrize("seed", range(3, 7))
def test_a_campaign_of_the_computer_is_watched_taken_over_and_kept(home: Path, seed: int) -> None:
    """A campaign nobody played is looked at; taken over half-way it is kept, and its log leads back to it."""
    followed = {"iran": "hold"} if seed % 2 else {}
    campaign = Campaign.new(CampaignTerms("strait_crisis", seed=seed, quarters=8, strategies=followed))
    while not campaign.over:
        campaign.end_quarter()
    desk = Controller(nothing, "inline")
    desk.game.carry_out(Watch(campaign, "iran"))
    assert desk.view("board").playback.startswith("Played by the computer in all capitals")
    desk.game.carry_out(StepTo(min(4, campaign.world.turn - 1)))
    desk.game.carry_out(TakeOver())
    desk.game.carry_out(EndQuarter(confirmed=True))
    assert desk.desk is not None
    again, warning = load(kept(desk))
    assert not warning
    assert [one.digest for one in again.played] == [one.digest for one in desk.desk.campaign.played]
    assert again.terms.seats == ("iran",)


def test_a_finished_game_that_is_loaded_leads_to_its_ending(home: Path) -> None:
    """A loaded game that is over opens at its ending; looked at again, the main button leads back there."""
    desk = seated(quarters=2)
    for _ in range(2):
        desk.game.carry_out(EndQuarter(confirmed=True))
    again = Controller(nothing, "inline")
    assert kinds(again.game.carry_out(Continue())) == ["Home ending"]
    page = again.view("board")
    end = next(one for one in board(page, looks_at((1280, 800))).widgets if one.id == "end")
    assert (end.name, end.command) == ("How it ended", Home("ending"))
    again.game.carry_out(ReplayFrom(2))
    assert board_of(again).turn == 1


def test_the_first_game_gives_hints_until_they_are_read(home: Path) -> None:
    """In Ninety days a hint stands on the board; each is read once, and none comes after the last or where unwanted."""
    desk = Controller(nothing, "inline")
    desk.game.carry_out(Begin("ninety_days", seed=1))
    desk.game.carry_out(Commissioned())
    seen = []
    while hint := desk.view("board").hint:
        seen.append(hint)
        desk.game.carry_out(NextHint())
    assert len(seen) == len(set(seen)) >= 2
    desk.game.carry_out(EndQuarter(confirmed=True))
    assert desk.view("board").hint
    desk.game.carry_out(NextHint(skip=True))
    assert not desk.view("board").hint
    assert not seated().view("board").hint


def test_a_report_is_written_beside_its_log(home: Path) -> None:
    """A campaign is written out as a page and a log that replays; a second report takes a name of its own."""
    desk = seated(quarters=2)
    desk.game.carry_out(EndQuarter(confirmed=True))
    for number in (1, 2):
        assert kinds(desk.game.carry_out(Export())) == ["Say"]
        reports = list((home / "reports").glob("*.md"))
        assert len(reports) == number
    assert len(load(reports[0].with_suffix(".jsonl"))[0].played) == 1


def test_what_staff_find_is_laid_into_the_board() -> None:
    """Once the staff are done, there are the fan and an estimate on every card that may be ordered."""
    desk = seated(quarters=8)
    lever = board_of(desk).moves[0].lever
    board_of(desk, f"card.{lever}")
    until_quiet(desk)
    shown = board_of(desk, f"card.{lever}")
    assert shown.staff == "fresh"
    assert shown.outlook is not None
    assert len(shown.outlook.index) == 9
    assert all(move.effect for move in shown.moves if move.status == "ready")


def test_staff_that_give_none_are_not_asked() -> None:
    """Where staff give no estimates none are worked out, and the board says so."""
    desk = seated(staff="none")
    shown = board_of(desk)
    until_quiet(desk)
    assert desk.view("board").staff == "none"
    assert board_of(desk).outlook is None
    assert all(move.effect is None for move in shown.moves)


def test_an_ordered_move_keeps_the_sign_of_its_effect() -> None:
    """What a move in the draft brings is told as what having it brings, not as what taking it out would."""
    desk = seated(quarters=8)
    ready = [
        move for move in board_of(desk).moves if move.status == "ready" and move.price <= board_of(desk).weeks.left
    ]
    board_of(desk, f"card.{ready[0].lever}")
    until_quiet(desk)
    effects = {move.lever: move.effect for move in board_of(desk, f"card.{ready[0].lever}").moves if move.effect}
    lever = max(effects, key=lambda key: abs(effects[key].breaks.value))
    price = next(move.price for move in board_of(desk).moves if move.lever == lever)
    if price > board_of(desk).weeks.left:
        pytest.skip("what moves most cannot be paid for")
    before = effects[lever]
    desk.game.carry_out(GiveOrder(lever))
    board_of(desk, f"card.{lever}")
    until_quiet(desk)
    after = next(move.effect for move in board_of(desk, f"card.{lever}").moves if move.lever == lever)
    assert before is not None
    assert after is not None
    assert after.breaks.value == pytest.approx(before.breaks.value, abs=2 * (before.breaks.high - before.breaks.value))


def test_an_estimate_that_fails_keeps_the_last_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the staff fail, last quarter's figures stay and are marked, and the game goes on."""
    desk = seated(quarters=4)
    board_of(desk)
    until_quiet(desk)

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("no room")

    monkeypatch.setattr(jobs, "estimates", broken)
    desk.game.carry_out(EndQuarter(confirmed=True))
    board_of(desk)
    until_quiet(desk)
    assert board_of(desk).staff == "failed"
    desk.game.carry_out(EndQuarter(confirmed=True))
    assert board_of(desk).turn == 2


def test_looking_at_a_campaign_asks_no_staff() -> None:
    """A campaign that is only looked at shows no estimate, because nobody may order in it."""
    desk = seated(quarters=2)
    for _ in range(2):
        desk.game.carry_out(EndQuarter(confirmed=True))
    desk.game.carry_out(ReplayFrom(1))
    page = desk.view("board")
    until_quiet(desk)
    assert attrs.asdict(page)["board"]["outlook"] is None
