"""What one seat knows when it looks ahead: plain arrays that a process of its own can be given.

Nothing in it leads back to the true world: it is what the seat takes for true, how sure it is of it, and what it
remembers. Futures are drawn from it with luck of their own.
"""

from collections.abc import Mapping

import attrs
import numpy as np

from agents.crises import LONG_AGO
from agents.crisis_program import CrisisProgram
from game.campaign.campaign import Campaign
from game.campaign.deal_book import DealRecord
from game.forecast.known_world import ALL_SEEN
from game.forecast.seat_moment import SeatMoment
from game.model.levers.effects import SECRET
from game.model.scenario.setup import ScenarioSetup
from game.model.state.axes import COUNTRIES, Array
from game.model.state.world_state import declared


@attrs.frozen(eq=False)
class DeskRows:
    """The questions that a seat knows of: `waits`, `left` and `since` by crisis, (crises, 1)."""

    waits: Array
    left: Array
    since: Array


@attrs.frozen(eq=False)
class Prospect:
    """All that a seat looks ahead from.

    seat              a country, `public`, or "" for who sees all
    setup, quarters   the scenario and the length of the campaign
    turn              quarters played
    world             every measure as the seat takes it to be, with dials and wear, by name, (…, 1)
    errors, blind     by measure: the standard deviation of a row, and 1 where the seat sees nothing of it, (…,)
    dials, moves      what was ordered in the last quarters as far as it sees, (quarters back, …, 1)
    chosen            what was chosen, likewise
    before, tonight   the desk of the last night as it knows it, and its own questions of this one
    course, quarters_of  what each country follows and for how long, −1 where it does not know, (countries, 1)
    account, answered    injuries that are open and answered, as far as it knows, (countries, 1)
    leaked            (1,) 1 where a secret is out
    tally, satisfied  its aims and everybody's interests so far, as it sees them
    ambition, agenda  the places of its own
    short             whether the seat's person is asked the questions of the short hand alone
    index_error       the standard deviation of the partnership as it takes it to be, in points
    deals             every deal that it knows of, as it knows it
    """

    seat: str
    setup: ScenarioSetup
    digest: str
    quarters: int
    turn: int
    world: Mapping[str, Array]
    errors: Mapping[str, Array]
    blind: Mapping[str, Array]
    dials: Array
    moves: Array
    chosen: Array
    before: DeskRows
    tonight: DeskRows
    course: Array
    course_quarters: Array
    account: Array
    answered: Array
    leaked: Array
    tally: Array
    satisfied: tuple[Array, ...]
    ambition: int
    agenda: int
    short: bool
    index_error: float
    deals: tuple[DealRecord, ...] = ()

    @property
    def plays(self) -> bool:
        """Whether the seat is a country's, which orders something and has a score."""
        return self.seat in COUNTRIES

    @classmethod
    def of(cls, campaign: Campaign, seat: str) -> "Prospect":
        """What a seat looks ahead from now.

        seat    a country, `public` for what everybody knows, or "" for who sees all
        errors  KeyError where it is neither
        """
        moment, game = SeatMoment.of(campaign, seat), campaign.game
        known, history = moment.known, moment.seen_history() if seat else moment.situation.history
        row, crises = COUNTRIES.index(seat) if seat in COUNTRIES else -1, game.script.crises
        own, following = np.array([[float(name == seat or not seat)] for name in COUNTRIES]), moment.situation.following
        desk, night, heard = moment.situation.desk, game.tonight(), heard_crises(crises, campaign, seat)[:, None]
        own_crises = np.array([[float(crisis.country == row or not seat)] for crisis in crises.crises])
        seen_choices = np.repeat(heard[:, 0], [len(crisis.choices) for crisis in crises.crises])
        return cls(
            seat=seat,
            setup=campaign.setup,
            digest=campaign.terms.scenario_digest,
            quarters=campaign.terms.quarters,
            turn=moment.turn,
            world={name: getattr(known.world, name) for name in (*declared(), "dials", "wear")},
            errors=known.errors,
            blind=known.blind,
            dials=history.dials,
            moves=history.moves,
            chosen=desk.chosen * seen_choices[None, :, None],
            before=DeskRows(desk.waits * heard, desk.left * heard, np.where(heard > 0, desk.since, LONG_AGO)),
            tonight=DeskRows(night.waits * own_crises, night.left * own_crises, night.since * own_crises),
            course=np.where(own > 0, following.course, -1.0),
            course_quarters=following.quarters * own,
            account=following.account * own,
            answered=following.answered * own,
            leaked=moment.situation.leaked,
            tally=moment.tally,
            satisfied=tuple(moment.satisfied),
            ambition=int(game.chosen.ambition[row, 0]),
            agenda=int(game.chosen.agenda[row, 0]),
            short=game.short,
            index_error=moment.index_error / 1.96,
            deals=campaign.book.seen_by(seat),
        )


def heard_crises(crises: CrisisProgram, campaign: Campaign, seat: str) -> Array:
    """1 for each question of which a seat hears, (crises,): its own, and those that are put in the open."""
    visible = {entry.id: entry.visibility not in SECRET for entry in campaign.game.anchor.levers.catalogue.crises}
    rows = [
        float(seat == ALL_SEEN or COUNTRIES[crisis.country] == seat or visible[crisis.kind]) for crisis in crises.crises
    ]
    return np.array(rows)
