"""A card opened, for one seat, at the level looked at."""

from game.seat.board import calendar, heading, trail
from game.seat.cards import card, claim_lines, risks, steps
from game.seat.known import pages
from game.seat.turn import Opened
from game.session.session import Session


def opened(session: Session, seat: str, name: str, level: str = "") -> Opened:
    """Return a card opened.

    level   at which its steps are worked out; "" for the level at which it would be added
    errors  KeyError where no order has the name; ValueError where it is not the seat's own
    """
    order = session.setting.catalogue[name]
    if order.country != seat:
        raise ValueError(f"{name} belongs to {order.country}, not to {seat}")
    face = card(session, order, session.drafted(seat))
    how = level or face.drafted or face.level
    return Opened(
        heading=heading(session, seat),
        card=face,
        steps=steps(order, how, pages(session, seat)),
        risks=risks(order, how),
        claims=claim_lines(order),
        delay=order.delay,
        resting=order.rest,
        covert=order.covert,
        trail=trail(session),
        calendar=calendar(session),
    )
