"""The position: all that a room may show of the world after a quarter, cut by audience where the umpire sits."""

from typing import Any

from game.campaign.brief import Brief, brief
from game.campaign.campaign import Campaign
from game.classroom.engine.outlooks import public_outlook, questions
from game.classroom.engine.public import private_news, public_news, public_pages
from game.classroom.engine.room_campaign import given, plain
from game.classroom.engine.seat_cards import cards
from game.classroom.engine.world_figures import capital, common, estimates, own, path
from game.model.laws.endings import VERDICTS, verdict
from game.model.state.axes import COUNTRIES
from game.model.state.observation import OBSERVED, Observation
from game.model.state.world import World
from game.views.known import PagesSeen, pages
from game.views.names import quarter_shown


def position(session: Campaign) -> dict[str, Any]:
    """Return the position of a campaign now: public, by seat, and for the facilitator, who sees all."""
    turn = session.world.turn
    found = public_outlook(session)
    return {
        "turn": turn,
        "quarter": quarter_shown(session.scenario.quarter(turn)) if turn else "",
        "over": session.over,
        "public": public(session) | {"outlook": found},
        "seats": {seat: for_seat(session, seat) for seat in COUNTRIES},
        "control": control(session),
        "questions": questions(session, found),
    }


def public(session: Campaign) -> dict[str, Any]:
    """Return what everybody is shown."""
    turn, seen = session.world.turn, public_pages(session)
    top, news, acts = public_news(session, turn) if turn else ((), (), ())
    shown = [{"country": one.country, "says": one.says, "after": one.after} for one in top]
    world = common(session, seen) | {"path": path(session), "headlines": shown}
    page = {
        "turn": turn,
        "quarter": quarter_shown(session.scenario.quarter(turn)) if turn else "",
        "headlines": shown,
        "news": [{"country": one.country, "says": one.says} for one in news],
        "acts": [act_shown(session, one) for one in acts],
    }
    return {"world": world, "brief": page}


def for_seat(session: Campaign, seat: str) -> dict[str, Any]:
    """Return what one country is shown, and its cards."""
    turn, seen = session.world.turn, pages(session, seat)
    page = brief(session, turn, seat) if turn else None
    world = common(session, seen) | {
        "path": path(session),
        "headlines": headlines(page),
        "estimates": estimates(seen),
    }
    return {
        "world": world | own(session, seat, seen),
        "brief": brief_shown(session, page, private(session, turn, seat)) if page else None,
        "cards": cards(session, seat),
        "capital": capital(seen, seat),
    }


def headlines(page: Brief | None) -> list[dict[str, str]]:
    """Return the headlines of a brief, none before there was one."""
    shown = page.headlines if page else ()
    return [{"country": one.country, "says": one.says, "after": one.after} for one in shown]


def brief_shown(session: Campaign, page: Brief, kept_private: list[dict[str, str]]) -> dict[str, Any]:
    """Return a brief as it is sent."""
    return {
        "turn": page.turn,
        "quarter": quarter_shown(page.quarter),
        "story": list(page.story),
        "headlines": headlines(page),
        "acts": [act_shown(session, one) for one in page.acts],
        "why_index": [{"says": one.says, "amount": plain(one.amount, 2)} for one in page.why_index],
        "trust": {
            name: [{"says": one.says, "amount": plain(one.amount)} for one in causes]
            for name, causes in page.trust.items()
        },
        "private": kept_private,
        "news": [{"country": one.country, "says": one.says} for one in page.news],
    }


def act_shown(session: Campaign, one: Any) -> dict[str, Any]:
    """Return an order that was given, with its reasons as far as they are known."""
    return {
        "country": one.country,
        "order": one.order,
        "title": session.setting.catalogue[one.order].title,
        "level": one.level,
        "says": one.says,
        "covert": session.setting.catalogue[one.order].covert,
        "certainty": one.certainty,
        "why": [{"says": cause.says, "amount": plain(cause.amount, 2)} for cause in one.why],
    }


def private(session: Campaign, turn: int, seat: str) -> list[dict[str, str]]:
    """Return what a country alone, or not everybody, learned of a quarter."""
    return [{"says": one.says, "certainty": OBSERVED, "source": "engine"} for one in private_news(session, turn, seat)]


def control(session: Campaign) -> dict[str, Any]:
    """Return what the facilitator is shown: everything."""
    turn, world = session.world.turn, session.world
    seen = PagesSeen(*(everything(one) for one in (world, session.worlds[max(turn - 1, 0)])))
    page = brief(session, turn) if turn else None
    return {
        "world": common(session, seen)
        | {
            "path": path(session),
            "headlines": headlines(page),
            "scores": {name: plain(float(world.score[at, 0]), 1) for at, name in enumerate(COUNTRIES)},
            "verdict": VERDICTS[int(verdict(world, session.setting.figures.endings)[0])],
        },
        "brief": brief_shown(session, page, []) if page else None,
        "orders": given(session, turn) if turn else {},
    }


def everything(world: World) -> Any:
    """Return a view of one who sees all without error."""
    return Observation(0, world, {})
