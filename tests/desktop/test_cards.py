from collections.abc import Iterable
from pathlib import Path

import attrs
import pytest

from game.desktop.commands import GiveOrder, Many, Open
from game.desktop.screens.board_screen import board as board_scene
from game.desktop.screens.cards import cards, in_order, listed_cards
from game.desktop.toolkit.scene import Scene
from game.desktop.window_pages import CardsPage
from game.model.scenario.setup_files import shipped_levers
from game.model.state.axes import COUNTRIES, DOMAINS
from game.views.concerns import WINDOWS, concern, concerns
from tests.desktop.desks import home, seated, until_quiet
from tests.desktop.turns import looks_at, page

__all__ = ["home"]


def shown(scene: Scene) -> list[str]:
    """Return the cards of a list, in order."""
    return [widget.id.removeprefix("listed.") for widget in scene.widgets if widget.id.startswith("listed.")]


def test_what_is_of_most_use_stands_first_and_what_is_not_ready_last() -> None:
    """A clear gain comes before a small one, a clear loss behind what is not clear, and not ready behind all."""
    listed = in_order([card for card in listed_cards(page().board) if not card.stands], by_price=False)
    keys = [card.key for card in listed]
    assert keys[0] == "us.offer_iran"
    assert keys.index("us.declassify") < keys.index("us.corridor") < keys.index("us.broad_sanctions")
    assert keys[-1] == "us.bank_order"


@pytest.mark.parametrize(
    ("local", "holds"),
    [
        ({"cards..kind": "exposure"}, {"us.declassify"}),
        ({"cards..state": "ordered"}, {"us.release_oil", "us.oil_iran"}),
        ({"cards..state": "not_ready"}, {"us.bank_order"}),
    ],
)
def test_filters_leave_what_they_name(local: dict[str, str], holds: set[str]) -> None:
    """Of a drawn hand each filter leaves the cards of its kind or state and no others."""
    scene = cards(CardsPage(page().board), attrs.evolve(looks_at((1280, 800)), local=local))
    assert set(shown(scene)) == holds


def concerned_by(subject: str) -> Iterable[str]:
    """Return the levers that concern a subject."""
    return [lever for lever in concerns() if concern(lever, subject)]


@pytest.mark.parametrize(
    "subject",
    [
        *(f"country:{name}" for name in COUNTRIES),
        *(f"strand:{name}" for name in DOMAINS),
        *("oil:russia", "oil:iran", "oil:gulf_states", "issue:waters", "issue:ukraine"),
        *dict.fromkeys(WINDOWS.values()),
    ],
)
def test_every_place_of_the_map_offers_something_to_somebody(subject: str) -> None:
    """For each capital, strand, way of oil, issue and window there is a lever that touches it, and not all do."""
    levers = concerned_by(subject)
    catalogue = shipped_levers()
    assert levers
    assert len(list(levers)) < len(catalogue.policies) + len(catalogue.moves)


def test_a_strand_and_a_window_on_the_board_lead_to_the_cards_on_them() -> None:
    """The label of the strand that changed, and the drones' window, open the list with their subject."""
    scene = board_scene(page(), looks_at((1280, 800)))
    commands = [widget.command for widget in scene.widgets if isinstance(widget.command, Open)]
    subjects = {command.about for command in commands if command.screen == "cards"}
    assert f"strand:{page().board.changed_most}" in subjects
    oil = board_scene(page(), attrs.evolve(looks_at((1280, 800)), local={"map.layer": "oil"}))
    assert any("oil:" in widget.id for widget in oil.widgets)


def test_the_list_opens_a_card_and_leads_back() -> None:
    """A row closes the list and opens its card."""
    scene = cards(CardsPage(page().board), looks_at((1280, 800)))
    command = next(widget.command for widget in scene.widgets if widget.id == "listed.us.declassify")
    assert isinstance(command, Many)
    assert command.commands[1] == Open("lever", "us.declassify")


def test_a_hand_is_sorted_by_use_once_a_quarter(home: Path) -> None:
    """Once staff have spoken clear gains stand first; an order and a finer estimate leave every card where it is."""
    desk = seated()
    desk.view("board")
    until_quiet(desk)
    before = [move.lever for move in desk.view("board").board.moves if move.status != "not_ready"]
    assert desk.room.ranks
    order = [lever for lever in desk.room.ranks if lever in before]
    assert before == order
    ready = next(move for move in desk.view("board").board.moves if move.status == "ready")
    desk.game.carry_out(GiveOrder(ready.lever))
    desk.view("board")
    until_quiet(desk)
    assert [move.lever for move in desk.view("board").board.moves if move.status != "not_ready"] == before
