"""A scripted campaign that is killed from outside: plays quarter after quarter and says how far it has come."""

import sys

from game.desktop.commands import Begin, Commissioned, Dial, EndQuarter
from game.desktop.control.controller import Controller
from tests.desktop.desks import nothing


def main(quarters: int) -> None:
    """Play, printing the digest of each quarter once it is kept."""
    desk = Controller(nothing, "inline")
    desk.game.carry_out(Begin(seed=11, quarters=20))
    desk.game.carry_out(Commissioned())
    for turn in range(quarters):
        desk.game.carry_out(Dial("us.posture", turn % 2))
        desk.game.carry_out(EndQuarter(confirmed=True))
        assert desk.desk is not None
        print(desk.desk.digest, flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
