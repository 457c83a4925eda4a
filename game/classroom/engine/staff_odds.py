"""What a team's staff make of each thing that it could order, from what the seat itself may know."""

from collections.abc import Iterator

from game.campaign.campaign import Campaign
from game.campaign.orders import SeatOrders
from game.classroom.protocol.positions import SeatOdds
from game.forecast.prospect import Prospect
from game.views.board_view import board
from game.views.hand_rows import EffectView
from game.views.staff import StaffQuestion, estimates

# Rough estimates come first and finer ones later; a class takes the first of at least so many futures.
ENOUGH = 128
NOT_READY = "not_ready"


def seat_odds(session: Campaign, seat: str) -> SeatOdds:
    """Return what each option of a seat changes where nothing else is ordered; empty where nothing is to come."""
    effects, outlook = dict[str, EffectView](), None
    if session.over:
        return SeatOdds(effects, outlook)
    question = StaffQuestion(SeatOrders(), "", tuple(options(session, seat)))
    for answer in estimates(Prospect.of(session, seat), question):
        effects.update(answer.effects)
        outlook = answer.outlook or outlook
        if outlook and outlook.futures >= ENOUGH:
            break
    return SeatOdds(effects, outlook)


def options(session: Campaign, seat: str) -> Iterator[tuple[str, SeatOrders]]:
    """Yield what a seat may order, each by itself under the name by which a page asks for it."""
    own_board = board(session, seat)
    for dial in own_board.dials:
        for step in dial.steps:
            if step.step != dial.standing and step.step <= dial.standing + 1:
                yield f"{dial.lever}:{step.step}", SeatOrders({dial.lever: step.step})
    for move in own_board.moves:
        if move.status != NOT_READY:
            yield move.lever, SeatOrders(moves=(move.lever,))
    for crisis in own_board.crises:
        for choice in crisis.choices:
            yield f"{crisis.id}:{choice.place}", SeatOrders(choices={crisis.id: choice.place})
