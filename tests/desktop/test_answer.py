from pathlib import Path

from game.campaign.orders import SeatOrders
from game.desktop.commands import Close, Continue, Dial, Open, Prepare, Say, Undo, Withdraw
from game.desktop.control.controller import Controller
from game.desktop.preferences import DEFAULT
from game.desktop.screens.registry import SCREENS
from game.desktop.toolkit.scene import Looks, Scene, Size
from game.desktop.toolkit.theme import theme
from tests.desktop.desks import first, home, nothing, seated

__all__ = ["home"]


def scene(desk: Controller, name: str) -> Scene:
    """Return a screen as it is built on a page of the usual size."""
    return SCREENS[name].build(desk.view(name, None, None), Looks(Size(1280, 800), theme("dark"), DEFAULT))


def drafted(desk: Controller) -> SeatOrders:
    """Return the draft of whoever has the turn."""
    assert desk.desk is not None
    return desk.desk.campaign.drafted(desk.desk.seat)


def test_an_answer_is_had_ready_stands_in_the_plan_and_is_taken_back(home: Path) -> None:
    """A button and a key lead there from the board; what is chosen is a row of the plan that takes it out."""
    desk = seated("iran")
    way = next(widget for widget in scene(desk, "board").widgets if widget.id == "answer")
    assert (way.command, way.key) == (Open("answer"), "i")
    rows = {widget.id: widget for widget in scene(desk, "answer").widgets}
    assert rows["answer.ir.struck.ir.harass"].command == Prepare("ir.struck", "ir.harass")
    desk.game.carry_out(Prepare("ir.struck", "ir.harass"))
    desk.game.carry_out(Prepare("ir.struck_us", "ir.expel"))
    assert drafted(desk).prepared == {"ir.struck_us": "ir.expel"}
    built = scene(desk, "answer")
    chosen = [widget for widget in built.widgets if widget.role == "radio" and widget.selected]
    assert [widget.command for widget in chosen] == [Withdraw("ir.struck_us")]
    assert built.first == chosen[0].id
    assert ("i", Close()) in built.keys
    planned = next(widget for widget in scene(desk, "board").widgets if widget.id == "order.ir.struck_us")
    assert planned.value == "costs nothing until it is given"
    assert (planned.name, planned.command) == (
        "If Washington strikes Iran: Put the inspectors out",
        Withdraw("ir.struck_us"),
    )
    desk.game.carry_out(Withdraw("ir.struck_us"))
    assert drafted(desk) == SeatOrders()
    desk.game.carry_out(Undo())
    assert drafted(desk).prepared == {"ir.struck_us": "ir.expel"}
    assert "no answer of yours" in first(Say, desk.game.carry_out(Prepare("ir.struck", "ir.dash"))).text


def test_other_orders_leave_an_answer_that_is_ready_alone_and_a_kept_draft_has_it(home: Path) -> None:
    """Turning a dial, taking it back and starting the program again lose nothing of it."""
    desk = seated("iran")
    desk.game.carry_out(Prepare("ir.struck", "ir.harass"))
    desk.game.carry_out(Dial("ir.enrichment", 0))
    desk.game.carry_out(Withdraw("ir.enrichment"))
    assert drafted(desk).prepared == {"ir.struck": "ir.harass"}
    again = Controller(nothing, "inline")
    again.game.carry_out(Continue())
    assert drafted(again).prepared == {"ir.struck": "ir.harass"}
