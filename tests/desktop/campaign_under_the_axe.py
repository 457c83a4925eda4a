"""A scripted campaign that is killed from outside: plays quarter after quarter and says how far it has come."""

import sys

from game.desktop.commands import Begin, Draft, EndQuarter
from game.desktop.control.controller import Controller
from tests.desktop.desks import nothing

ORDERS = ("us.reassure_allies", "us.build_sources", "us.engage_central_asia")


def main(quarters: int) -> None:
    """Play, printing the digest of each quarter once it is kept."""
    desk = Controller(nothing, "inline")
    desk.game.carry_out(Begin(seed=11, difficulty="seminar"))
    for turn in range(quarters):
        desk.game.carry_out(Draft(ORDERS[turn % len(ORDERS)]))
        desk.game.carry_out(EndQuarter(confirmed=True))
        assert desk.desk is not None
        print(desk.desk.session.digest, flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
