"""What a person at the window waits for: the board, a first figure, a whole hand, a quarter.

Bars: the first figure within 150 ms of focus, a quarter within 0.3 s. Staff go on to 512 futures for every card and
2,048 for the one in focus.
"""

import os
import tempfile
from statistics import median
from time import monotonic, sleep

from game.desktop.commands import Begin, Commissioned, Dial, EndQuarter
from game.desktop.control.controller import Controller
from game.views.hand_rows import EffectView

PATIENCE = 60.0


def nothing() -> None:
    """Wake nobody."""


def effects(desk: Controller, focus: str) -> dict[str, EffectView | None]:
    """Return what staff expect of each move, with one in focus."""
    desk.poll()
    moves = desk.view("board", None, f"card.{focus}").board.moves
    return {move.lever: move.effect for move in moves if move.status == "ready"}


def waited(desk: Controller, focus: str, many: int) -> float:
    """Return the milliseconds from focus until a card's figure stands on so many futures."""
    began = monotonic()
    while monotonic() - began < PATIENCE:
        effect = effects(desk, focus)[focus]
        if effect is not None and effect.futures >= many:
            return 1000 * (monotonic() - began)
        sleep(0.001)
    raise TimeoutError(focus)


def whole_hand(desk: Controller, focus: str) -> float:
    """Return the milliseconds until staff have nothing more to find: every card on 512 futures, one on 2,048."""
    began = monotonic()
    desk.view("board", None, f"card.{focus}")
    while desk.view("board", None, f"card.{focus}").board.staff != "fresh":
        desk.poll()
        sleep(0.001)
    return 1000 * (monotonic() - began)


def timed(desk: Controller, quarters: int) -> list[float]:
    """Return the milliseconds of each quarter: played, kept, and its evening and the next board shown."""
    times = []
    for _ in range(quarters):
        began = monotonic()
        desk.game.carry_out(EndQuarter(confirmed=True))
        desk.view("evening")
        desk.view("board")
        times.append(1000 * (monotonic() - began))
    return times


def main() -> None:
    """Print each figure."""
    desk = Controller(nothing)
    desk.game.carry_out(Begin(seed=1))
    desk.game.carry_out(Commissioned())
    cards = [move.lever for move in desk.view("board").board.moves if move.status == "ready"]
    print(f"first figure after the staff start  {waited(desk, cards[0], 1):7.0f} ms")
    print(f"all that staff find                 {whole_hand(desk, cards[0]):7.0f} ms")
    again = []
    for step in (0, 1, 0, 1):
        desk.game.carry_out(Dial("us.allies", step))
        began = monotonic()
        desk.view("board", None, f"card.{cards[0]}")
        again.append(1000 * (monotonic() - began))
    print(f"the board after a new draft         {median(again):7.1f} ms")
    desk.game.carry_out(Dial("us.posture", 0))
    print(f"all of it after a new draft         {whole_hand(desk, cards[0]):7.0f} ms")
    quarters = timed(desk, 6)
    print(f"a quarter                           {median(quarters):7.0f} ms, longest {max(quarters):.0f}")
    desk.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ["WEDGE_HOME"] = home
        main()
