"""What a person at the window waits for: the board, a first figure, all figures, a quarter in Crisis.

Bars: the first figure within 150 ms of focus, full odds within a second; the window never waits for either.
"""

from statistics import median
from time import monotonic, sleep

from game.campaign.campaign import Campaign
from game.desktop.commands import Begin, Draft, EndQuarter
from game.desktop.control.controller import Controller
from game.views.card_view import READY, OddsView
from game.views.estimates import FULL, SEEN
from game.views.turn_view import board

CARDS = ("us.offer_iran", "us.arm_ukraine", "us.declassify", "us.ask_gulf_to_pump", "us.force_council_vote")
PATIENCE = 60.0


def nothing() -> None:
    """Wake nobody."""


def waited(desk: Controller, focus: str, many: int) -> float:
    """Return the milliseconds from focus until a card's figure stands on so many futures."""
    began = monotonic()
    while monotonic() - began < PATIENCE:
        desk.poll()
        turn = desk.view("turn", None, f"card.{focus}")
        if turn.with_card is not None and turn.with_card.futures >= many:
            return 1000 * (monotonic() - began)
        sleep(0.001)
    raise TimeoutError(focus)


def redrafted(desk: Controller, order: str) -> tuple[float, float, float]:
    """Return the milliseconds from a new draft to its first figure, its full one, and those of all cards beside it."""
    began = monotonic()
    desk.game.carry_out(Draft(order, "light"))
    found = [waited(desk, CARDS[0], many) for many in (1, FULL)]
    while not all(odds and odds.futures >= FULL for odds in beside(desk)):
        desk.poll()
        sleep(0.001)
    return found[0], sum(found), 1000 * (monotonic() - began)


def beside(desk: Controller) -> list[OddsView | None]:
    """Return the odds of the cards that are seen with the one in focus, as far as they may be given."""
    hand = desk.view("turn", None, f"card.{CARDS[0]}").hand_cards
    place = [card.order for card in hand].index(CARDS[0])
    return [card.odds for card in hand[max(place - SEEN // 2, 0) : place + SEEN // 2 + 1] if card.status == READY]


def quarter(desk: Controller) -> tuple[float, float]:
    """Return the milliseconds that a quarter takes, and the longest that the window waited for a call meanwhile."""
    turn, began, longest = desk.view("turn", None, None).turn, monotonic(), 0.0
    desk.game.carry_out(EndQuarter(confirmed=True))
    while desk.view("turn", None, None).turn == turn:
        called = monotonic()
        desk.poll()
        longest = max(longest, monotonic() - called)
        sleep(0.002)
    return 1000 * (monotonic() - began), 1000 * longest


def boards(campaign: Campaign) -> float:
    """Return the milliseconds that the board takes, median of twenty."""
    times = []
    for _ in range(20):
        began = monotonic()
        board(campaign, "united_states")
        times.append(1000 * (monotonic() - began))
    return median(times)


def main() -> None:
    """Print each figure."""
    desk = Controller(nothing)
    desk.game.carry_out(Begin(difficulty="crisis", seed=1))
    assert desk.desk is not None
    began = monotonic()
    waited(desk, CARDS[0], 1)
    print(f"first figure after the staff start  {1000 * (monotonic() - began):7.0f} ms")
    sleep(8)
    first = [waited(desk, card, 1) for card in CARDS[1:]]
    print(f"first figure of a card in focus     {median(first):7.0f} ms, longest {max(first):.0f}")
    full = [waited(desk, card, 256) for card in CARDS[1:]]
    print(f"figure on 256 futures               {median(full):7.0f} ms, longest {max(full):.0f}")
    anew = [redrafted(desk, order) for order in ("us.declassify", "us.force_council_vote")]
    for what, times in zip(("first figure", "full figure", "all seen full"), zip(*anew, strict=True), strict=True):
        print(f"{f'{what} after a new draft':35} {median(times):7.0f} ms, longest {max(times):.0f}")
    print(f"the board                           {boards(desk.desk.session):7.1f} ms")
    took, longest = quarter(desk)
    print(f"a quarter in Crisis                 {took:7.0f} ms, the window waited {longest:.0f} ms at most")
    took, longest = quarter(desk)
    print(f"the next                            {took:7.0f} ms, the window waited {longest:.0f} ms at most")
    desk.close()


if __name__ == "__main__":
    main()
