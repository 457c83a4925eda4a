from collections.abc import Callable
from time import monotonic, sleep, thread_time

import pytest

from game.desktop.commands import Begin, Commissioned, EndQuarter, GiveOrder
from game.desktop.control.background import THREAD
from game.desktop.control.controller import Controller
from tests.desktop.desks import home, kinds, nothing

__all__ = ["home"]

pytestmark = pytest.mark.usefixtures("home")

# What nobody who presses a key is to wait for longer, seconds.
SHORTEST_PATIENCE = 0.05


def test_no_key_waits_while_a_quarter_is_played(record_property: Callable[[str, object], None]) -> None:
    """While a quarter closes the window shows what it showed, takes no order, and spends next to no time on itself."""
    desk = Controller(nothing, THREAD)
    desk.game.carry_out(Begin(quarters=3, seed=2))
    desk.game.carry_out(Commissioned())
    before, spent = desk.view("board"), list[float]()

    def timed(act: Callable[[], object]) -> object:
        """Do something, and note the time that it took this thread."""
        began = thread_time()
        result = act()
        spent.append(thread_time() - began)
        return result

    assert kinds(timed(lambda: desk.game.carry_out(EndQuarter(confirmed=True)))) == ["Open closing"]
    told, seen, end = list[str](), list[object](), monotonic() + 60
    while not told and monotonic() < end:
        if desk.game.closing is not None and not desk.game.closing.is_done:
            seen.append(timed(lambda: desk.view("board")))
            assert desk.game.carry_out(GiveOrder("us.allies")) == ()
        told = kinds(timed(desk.poll))
        sleep(0.002)
    assert told[0] == "Home board"
    assert any(line == "Open evening" for line in told)
    assert seen
    assert all(page is before for page in seen)
    timed(lambda: desk.view("evening"))
    desk.close()
    record_property("yardstick", f"longest that a key waits while a quarter closes: {1000 * max(spent):.0f} ms")
    assert max(spent) < SHORTEST_PATIENCE, spent
