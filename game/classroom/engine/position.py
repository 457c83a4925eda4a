"""The position: all that a room may show of the world after a quarter, cut by audience in the engine's process."""

import attrs

from game.campaign.brief import Headline
from game.campaign.campaign import Campaign
from game.classroom.engine.outlooks import public_outlook, questions
from game.classroom.engine.room_campaign import given
from game.classroom.protocol.positions import OpenPosition, Position, PublicPosition, SeatPosition
from game.model.laws.endings import VERDICTS, verdict
from game.model.state.axes import COUNTRIES
from game.model.state.observation import Observation
from game.model.state.world import World
from game.views.known import PagesSeen, pages
from game.views.names import quarter_shown, rounded
from game.views.public_view import public_pages
from game.views.quarter_briefs import open_brief, public_brief, seat_brief
from game.views.seat_cards import seat_cards
from game.views.world_figures import estimate_lines, own_figures, world_figures
from game.views.world_view import QuarterBrief


def position(session: Campaign) -> Position:
    """Return the position of a campaign now: public, by seat, and for the facilitator, who sees all."""
    turn = session.world.turn
    public = public_position(session)
    return Position(
        turn=turn,
        quarter=quarter_shown(session.scenario.quarter(turn)) if turn else "",
        over=session.over,
        public=public,
        seats={seat: seat_position(session, seat) for seat in COUNTRIES},
        control=open_position(session),
        questions=questions(session, public.outlook),
    )


def public_position(session: Campaign) -> PublicPosition:
    """Return what everybody is shown."""
    page = public_brief(session)
    return PublicPosition(
        world=world_figures(session, public_pages(session), page.headlines),
        brief=page,
        outlook=public_outlook(session),
    )


def seat_position(session: Campaign, seat: str) -> SeatPosition:
    """Return what one country is shown, and its cards."""
    seen, page = pages(session, seat), seat_brief(session, seat)
    own = own_figures(session, seat, seen)
    return SeatPosition(
        world=attrs.evolve(world_figures(session, seen, headlines_of(page)), estimates=estimate_lines(seen)),
        own=own,
        brief=page,
        cards=seat_cards(session, seat),
        capital=own.capital.now,
    )


def headlines_of(page: QuarterBrief | None) -> tuple[Headline, ...]:
    """Return the headlines of a brief, none before there was one."""
    return page.headlines if page else ()


def open_position(session: Campaign) -> OpenPosition:
    """Return what the facilitator is shown: everything."""
    turn, world = session.world.turn, session.world
    seen = PagesSeen(*(everything(view) for view in (world, session.worlds[max(turn - 1, 0)])))
    page = open_brief(session)
    return OpenPosition(
        world=world_figures(session, seen, headlines_of(page)),
        brief=page,
        orders=given(session, turn) if turn else {},
        scores={name: rounded(world.score[at, 0], 1) for at, name in enumerate(COUNTRIES)},
        verdict=VERDICTS[int(verdict(world, session.setting.figures.endings)[0])],
    )


def everything(world: World) -> Observation:
    """Return a view of one who sees all without error."""
    return Observation(0, world, {})
