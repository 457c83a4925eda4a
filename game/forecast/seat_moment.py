"""One moment of a campaign as one seat sees it, worked out once for everything that is drawn from it."""

from collections import OrderedDict
from collections.abc import Callable
from functools import cached_property
from threading import Lock
from typing import TypeVar

import attrs
import numpy as np

from game.campaign.campaign import Campaign, script_of
from game.campaign.told_day import quarter_at
from game.forecast.known_world import (
    ALL_SEEN,
    PUBLIC_EYE,
    KnownWorld,
    index_error,
    known_world,
    seen_dials,
    visible_levers,
)
from game.last_few import LastFew
from game.loose_types import OneOfMany
from game.model.levers.effects import fits
from game.model.levers.readings import OrderHistory, WorldReadings
from game.model.play.whole_quarter import Situation, WholeQuarter
from game.model.scenario.beginning import begun, figures_of
from game.model.state.axes import COUNTRIES, Array
from game.model.state.chance import Dice
from game.model.state.rules import Rules
from game.model.state.world_state import WorldState

# Moments and openings that stay in memory.
REMEMBERED = 512

Worked = TypeVar("Worked")

_LOCK = Lock()
_MOMENTS: "OrderedDict[tuple[int, int, str], SeatMoment]" = OrderedDict()
# By situation and rules, which campaigns that share their first quarters share too, and seat.
_ALONE = LastFew[KnownWorld](REMEMBERED)
_PRIORS = LastFew[WorldState](REMEMBERED)


@attrs.define(eq=False, slots=False)
class SeatMoment:
    """Where a campaign stood after `turn` quarters, as a seat sees it.

    seat  a country, `public` for what everybody knows, "" for who sees all
    """

    campaign: Campaign
    turn: int
    seat: str

    @classmethod
    def of(cls, campaign: Campaign, seat: str, turn: int | None = None) -> "SeatMoment":
        """A moment of a campaign, now where no turn is given.

        errors  KeyError where the seat is no country
        """
        if seat not in (*COUNTRIES, ALL_SEEN, PUBLIC_EYE):
            raise KeyError(f"found seat {seat!r}; expected one of {', '.join(COUNTRIES)}")
        when = campaign.world.turn if turn is None else turn
        now = campaign.moments[when]
        key = id(campaign), id(now), seat
        with _LOCK:
            if key in _MOMENTS:
                _MOMENTS.move_to_end(key)
                return _MOMENTS[key]
            moment = cls(campaign, when, seat)
            # Campaign and situation are kept with their moment, so that no others can have their numbers meanwhile.
            moment.situation = now
            _MOMENTS[key] = moment
            while len(_MOMENTS) > REMEMBERED:
                _MOMENTS.popitem(last=False)
        return moment

    situation: Situation = attrs.field(init=False)
    _worked: dict[str, OneOfMany] = attrs.field(factory=dict, init=False)

    def once(self, name: str, works_out: Callable[[], Worked]) -> Worked:
        """What follows from this moment alone, worked out once for each name."""
        if name not in self._worked:
            self._worked[name] = works_out()
        result: Worked = self._worked[name]
        return result

    @cached_property
    def whole(self) -> WholeQuarter:
        """The quarter that is to be played next; all seats share it, and what luck makes of their estimates in it."""
        shared = SeatMoment.of(self.campaign, ALL_SEEN, self.turn)
        return quarter_at(self.campaign, self.turn) if shared is self else shared.whole

    @property
    def rules(self) -> Rules:
        """The campaign's rules."""
        return self.campaign.game.rules

    @cached_property
    def seen(self) -> WorldReadings:
        """The worlds as all countries see them, each by its own eyes."""
        return self.whole.seen()

    @cached_property
    def fits(self) -> Array:
        """How well every lever works now as its owner sees it, (levers, 1)."""
        shared = SeatMoment.of(self.campaign, ALL_SEEN, self.turn)
        return fits(self.campaign.game.anchor.levers, self.seen) if shared is self else shared.fits

    @cached_property
    def alone(self) -> KnownWorld:
        """What the seat takes for true of this moment, without what it remembers of earlier ones."""

        def work() -> KnownWorld:
            """It, worked out."""
            return known_world(self.whole, self.seat, prior_of(self.campaign))

        return _ALONE.of((self.situation, self.rules), self.seat, work)

    @cached_property
    def known(self) -> KnownWorld:
        """What the seat takes for true."""
        alone = self.alone
        if self.seat == ALL_SEEN:
            return alone
        ago = [self.at(max(self.turn - back, 0)).alone.world.index for back in range(len(alone.world.index_ago))]
        world = alone.world.but(
            first_index=self.at(0).alone.world.index,
            index_ago=np.stack(ago),
            score=np.mean(self.satisfied, axis=0) if self.turn else alone.world.score,
        )
        return attrs.evolve(alone, world=world)

    @cached_property
    def satisfied(self) -> list[Array]:
        """After each quarter how far interests were met, as the seat sees it, (countries, 1) each."""
        if self.seat == ALL_SEEN:
            return list(self.campaign.game.satisfied[: self.turn])
        return [self.at(turn).alone.world.satisfaction for turn in range(1, self.turn + 1)]

    def at(self, turn: int) -> "SeatMoment":
        """The same seat's view after so many quarters."""
        return SeatMoment.of(self.campaign, self.seat, turn)

    @cached_property
    def readings(self) -> WorldReadings:
        """The world that the seat takes for true, as tests read it; only orders that it can see count as given."""
        history = self.situation.history
        if self.seat != ALL_SEEN:
            history = self.seen_history()
        return attrs.evolve(self.whole.readings(self.known.world, history), outcomes={})

    def seen_history(self) -> OrderHistory:
        """What was ordered as far as the seat can see it."""
        levers, history = self.campaign.game.anchor.levers, self.situation.history
        dials = np.stack([seen_dials(row, self.seat, levers) for row in history.dials])
        moves = history.moves * visible_levers(self.seat, levers)[len(levers.policies) :, None]
        return OrderHistory(dials, moves)

    @cached_property
    def tally(self) -> Array:
        """What the gauges of all aims have come to as the seat sees it, (gauges, 1)."""
        if self.seat == ALL_SEEN or not self.turn:
            return self.situation.tally
        return self.campaign.game.script.aims.tallied(self.at(self.turn - 1).tally, self.readings)

    @cached_property
    def index_error(self) -> float:
        """Half of the 95 % interval of what the seat takes the partnership to be, in points."""
        return 1.96 * index_error(self.known, self.rules)


def prior_of(campaign: Campaign) -> WorldState:
    """The world as it was generally taken to be when a campaign began: the scenario without its ranges, (1,)."""
    begins = campaign.setup

    def work() -> WorldState:
        """It, worked out."""
        central, chance, length = begins.central(), Dice(0, np.zeros(1, np.uint64)), campaign.terms.quarters
        script = script_of(length)
        rules = Rules(figures_of(central, script.figures, chance), chance, length)
        return begun(central, script.anchor.levers, rules, chance)

    return _PRIORS.of((begins,), "", work)
