"""A position is cut by audience: nothing in a seat's part, or in the public's, is what it may not know."""

from typing import Any

import attrs
import numpy as np
import pytest

from game.classroom.engine import debrief
from game.classroom.engine import room_campaign as campaign
from game.classroom.engine.engine_worker import begin, resolved
from game.classroom.engine.position import public_position, seat_position
from game.classroom.engine.room_campaign import played
from game.classroom.protocol.positions import InjectPut, MeasurePush, QuarterAsked, QuarterKept
from game.model.state.axes import COUNTRIES
from game.model.state.measures import measures_of
from game.model.state.world import World
from game.views import names
from game.views.public_view import public_pages, public_view
from game.views.world_figures import world_figures
from tests.views.canaries import leaks

CAMPAIGN = {"scenario": "partners_of_convenience", "seed": 5, "quarters": 6}
NOBODY = QuarterAsked(dict.fromkeys(COUNTRIES))


def history(quarters: int) -> list[QuarterKept]:
    """Return some quarters that the engine played in all seats."""
    found: list[QuarterKept] = []
    for _ in range(quarters):
        result = resolved(CAMPAIGN, found, NOBODY)
        found.append(result.record)
    return found


@pytest.fixture(scope="module")
def session() -> Any:
    """Return a campaign after three quarters."""
    return played(CAMPAIGN, history(3))


@pytest.mark.parametrize("seat", COUNTRIES)
def test_a_seats_part_holds_no_true_figure_it_may_not_see(session: Any, seat: str, monkeypatch: Any) -> None:
    """No hidden figure, to the last digit, is anywhere in what a seat is sent."""
    monkeypatch.setattr(names, "round", lambda value, *digits: value if digits else round(value), raising=False)
    assert leaks(session, seat, seat_position(session, seat)) == set()


def test_the_public_part_is_the_same_whatever_is_hidden(session: Any) -> None:
    """Two worlds that differ only in what not everybody sees look the same on the board, to the last digit."""
    before = world_figures(session, public_pages(session)), public_position(session)
    hidden = {
        name: np.clip(getattr(session.world, name) * 0.9 + 0.01, one.low, one.high)
        for name, one in measures_of(World).items()
        if one.known != "public"
    }
    other = attrs.evolve(session, worlds=[*session.worlds[:-1], session.world.but(**hidden)])
    assert (world_figures(other, public_pages(other)), public_position(other)) == before


def test_covert_orders_are_not_on_the_board(session: Any) -> None:
    """No covert order is among those the public sees given, though some were given."""
    covert = np.array([order.covert for order in session.setting.catalogue.orders])
    given = sum(int((world.orders[0][covert] > 0).sum()) for world in session.worlds)
    shown = sum(int((public_view(w, session.setting).seen.orders[:, covert] > 0).sum()) for w in session.worlds)
    assert (given > 0, shown) == (True, 0)


def test_a_private_inject_is_told_to_those_it_concerns(session: Any) -> None:
    """An inject meant for Tehran is in Tehran's brief, and in nobody else's and not on the board."""
    del session
    inject = InjectPut("w1", 1, "A word in Tehran", "", (MeasurePush("hormuz", -0.2),), ("iran",))
    found = resolved(CAMPAIGN, [], attrs.evolve(NOBODY, injects=(inject,))).position
    told = {seat for seat in COUNTRIES if "A word in Tehran" in str(found.seats[seat])}
    assert told == {"iran"}
    assert "A word in Tehran" not in str(found.public)


def test_a_history_that_was_changed_is_noticed() -> None:
    """A quarter whose digest is not what it leads to is named."""
    spoiled = [attrs.evolve(quarter, digest="0" * 32) for quarter in history(1)]
    with pytest.raises(campaign.Differs, match="Quarter 1 led to"):
        played(CAMPAIGN, spoiled)


def test_peoples_orders_are_given_and_the_engine_plays_the_rest() -> None:
    """A seat's own sheet is what it gives; a seat without one decides by itself."""
    cards = begin(CAMPAIGN).position.seats["iran"].cards
    order = next(card.name for card in cards if card.ready)
    wanted = QuarterAsked({**dict.fromkeys(COUNTRIES), "iran": {order: "light"}})
    given = resolved(CAMPAIGN, [], wanted).orders
    assert given["iran"] == {order: "light"}
    assert any(given[seat] for seat in COUNTRIES if seat != "iran")


def test_shares_of_hinges_are_shares(session: Any) -> None:
    """The hinges' shares of all swings are between 0 and 1 and sum to no more than 1."""
    shares = [hinge.share for hinge in debrief.debrief(session, ()).hinges]
    assert all(0 <= share <= 1 for share in shares)
    assert sum(shares) <= 1.05
