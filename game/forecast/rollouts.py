"""Drafts of one seat played through the same futures, side by side: the first quarter as drafted, then kept to the end.

What is drafted is given in the first quarter; afterwards the seat does what it has pencilled, and else holds its dials
where it put them and makes no move, while its answers and questions go by rule. Every draft meets the same worlds
with the same luck.
"""

from collections.abc import Callable, Mapping, Sequence

import attrs
import numpy as np

from agents.anchor import Following
from agents.crises import UNSETTLED, Desk
from agents.draft import Orders
from game.campaign.orders import SeatOrders, prepared_of
from game.campaign.pencil import Pencil
from game.campaign.phrases import phrase
from game.forecast.drawn_worlds import DrawnWorlds
from game.forecast.guessed_courses import NOTHING_MORE
from game.forecast.pencilled import PencilledDrafts
from game.forecast.prospect import DeskRows, Prospect
from game.model.laws.verdict import ending, outcome
from game.model.levers.catalogue import seat_of
from game.model.levers.readings import OrderHistory, WorldReadings
from game.model.play.compiled_quarter import QuarterInCode, programs_for
from game.model.play.legacy import ReadAim, interests_met
from game.model.play.seated import Seated
from game.model.play.whole_quarter import Night, PlayTerms, Situation, WholeQuarter
from game.model.scenario.schedule import PUSHED, Outside
from game.model.state.axes import COUNTRIES, Array
from game.model.state.chance import Dice
from game.model.state.codes import BROKEN, QUARREL
from game.model.state.deeds import MOVE_ROW
from game.model.state.names import NAMES
from game.model.state.rules import Rules
from game.model.state.world_state import WorldState, declared

WATCHED = ("index", "satisfaction")
# So many quarters of worlds that machine code is worth waiting for.
WORTH_CODE = 10**9
# How many worlds are played between two looks at whether somebody called it off.
AT_ONCE = 4096


class CalledOff(Exception):  # noqa: N818 (it says what happened)
    """Nobody wants to know any more."""


@attrs.frozen(eq=False)
class FirstQuarter:
    """The futures in their first quarter, before the seat orders anything.

    night, orders  as the computer would have them for all
    following      the courses that all countries follow after their review
    worth          so many quarters are to be played that machine code is waited for where that is worth it
    """

    drawn: DrawnWorlds
    night: Night
    orders: Orders
    following: Following
    worth: int

    @classmethod
    def of(
        cls, prospect: Prospect, futures: int, worth: int = WORTH_CODE, lean: Mapping[str, Array] = NOTHING_MORE
    ) -> "FirstQuarter":
        """So many futures, with what everybody else orders in the first quarter.

        lean  by country: (courses,) how much likelier each course is than its policies say, in logarithms of odds
        """
        drawn = DrawnWorlds.of(prospect, futures, lean)
        quarter = quarter_of(drawn.terms, drawn.now, worth)
        night = quarter.night()
        orders, following = quarter.decided(night)
        return cls(drawn, night, orders, following, worth)

    @property
    def futures(self) -> int:
        """How many there are."""
        return self.drawn.now.world.worlds


@attrs.frozen(eq=False)
class RolloutOutcomes:
    """What became of some drafts in the same futures.

    index    (drafts, quarters ahead, n) points after each quarter
    outcome, ending  (drafts, n) codes
    score    (drafts, n) the seat's legacy in points; empty where nobody plays
    broke    (drafts, n) 1 where the two broke without a runaway war; `war`, where a war ran away
    numbers  (drafts, names, n) every name of the table after the first quarter, in its unit
    """

    index: Array
    outcome: Array
    ending: Array
    score: Array
    broke: Array
    war: Array
    numbers: Array

    @classmethod
    def joined(cls, parts: Sequence["RolloutOutcomes"]) -> "RolloutOutcomes":
        """Several drafts' outcomes in one."""
        return cls(*(np.concatenate([getattr(part, field.name) for part in parts]) for field in attrs.fields(cls)))


def played_out(
    prospect: Prospect,
    first: FirstQuarter,
    drafts: Sequence[SeatOrders],
    cancelled: Callable[[], bool],
    pencils: Sequence[Pencil] = (),
) -> RolloutOutcomes:
    """What becomes of drafts in some futures.

    pencils  by draft, what the seat means to order in later quarters; none where it then holds
    errors   CalledOff where somebody called it off meanwhile
    """
    plans = tuple(pencils) or ((),) * len(drafts)
    at_once, parts = max(1, AT_ONCE // first.futures), list[RolloutOutcomes]()
    for start in range(0, len(drafts), at_once):
        if cancelled():
            raise CalledOff(phrase("refusal", "called_off"))
        here = slice(start, start + at_once)
        parts.append(Drafts(prospect, first, drafts[here], plans[here]).outcomes())
    return RolloutOutcomes.joined(parts)


def in_code(first: FirstQuarter) -> bool:
    """Whether machine code is there for these futures, without waiting for it."""
    return programs_for(first.drawn.terms, 1) is not None


def quarter_of(terms: PlayTerms, now: Situation, worth: int) -> QuarterInCode | WholeQuarter:
    """A quarter by machine code where there is any, else on numpy."""
    programs = programs_for(terms, worth)
    return QuarterInCode(programs, terms, now) if programs else WholeQuarter(terms, now)


class Drafts:
    """Some drafts side by side: world n of draft d stands at d · futures + n."""

    def __init__(
        self, prospect: Prospect, first: FirstQuarter, drafts: Sequence[SeatOrders], pencils: Sequence[Pencil] = ()
    ) -> None:
        """Begin where the first quarter does."""
        self.prospect, self.first, self.drafts = prospect, first, drafts
        self.count, self.futures = len(drafts), first.futures
        self.pencilled = PencilledDrafts(prospect.seat, pencils, first.futures)
        self.levers, self.crises = first.drawn.script.anchor.levers, first.drawn.script.crises
        luck = first.drawn.terms.rules.chance
        assert isinstance(luck, Dice)
        rules = first.drawn.terms.rules
        figures = rules.figures.but(
            {path: self.wide(value) for path, value in drawn_figures(rules, self.futures).items()}
        )
        self.rules = Rules(figures, Dice(luck.seed, np.tile(luck.worlds, self.count)), rules.quarters)

    def wide(self, rows: Array) -> Array:
        """Rows of the futures repeated for each draft."""
        # What np.tile gives, in a fraction of its time for so few.
        return np.repeat(rows[..., None, :], self.count, axis=-2).reshape(*rows.shape[:-1], -1)

    def here(self, draft: int) -> slice:
        """The worlds of one draft."""
        return slice(draft * self.futures, (draft + 1) * self.futures)

    def outcomes(self) -> RolloutOutcomes:
        """What becomes of them all."""
        laid, prepared = self.at_table(), self.prepared()
        terms = attrs.evolve(self.first.drawn.terms, rules=self.rules, outside=laid, prepared=prepared)
        now = self.situation()
        later, _ = quarter_of(terms, now, self.first.worth).played(self.night(), self.orders())
        left, seen = self.rules.quarters - later.world.turn, [measures_of(later.world)]
        seated = Seated.free()
        if self.prospect.plays:
            seated.holds[COUNTRIES.index(self.prospect.seat)] = 1.0
        nobody, soon = PlayTerms(self.rules, terms.script, np.zeros((len(COUNTRIES), 1)), seated=seated), later.world
        while self.prospect.plays and left and later.world.turn < self.pencilled.last:
            later = self.pencilled.played(nobody, later, lambda given, now: quarter_of(given, now, self.first.worth))
            seen.append(measures_of(later.world))
            left -= 1
        last, ahead = run_on(nobody, later, left, self.first.worth)
        return self.gathered(soon, last, [*seen, *ahead])

    # --- the first quarter -------------------------------------------------------------------

    def situation(self) -> Situation:
        """Where all worlds stand, with what is done at the table paid for."""
        now, following = self.first.drawn.now, self.first.following
        measures = {name: self.wide(getattr(now.world, name)) for name in (*declared(), "dials", "wear")}
        world = now.world.but(**measures)
        capital = world.capital.copy()
        for draft, orders in enumerate(self.drafts):
            for act in orders.table:
                row = COUNTRIES.index(self.prospect.seat)
                capital[row, self.here(draft)] -= price_of_act(act, self.rules)
        desk = now.desk
        return Situation(
            world=world.but(capital=capital),
            history=OrderHistory(self.wide(now.history.dials), self.wide(now.history.moves)),
            following=Following(
                self.wide(following.course),
                self.wide(following.quarters),
                self.wide(following.account),
                self.wide(following.answered),
            ),
            desk=Desk(self.wide(desk.waits), self.wide(desk.left), self.wide(desk.since), self.wide(desk.chosen)),
            leaked=self.wide(now.leaked),
            tally=self.wide(now.tally),
        )

    def night(self) -> Night:
        """Tonight's questions: the seat's own as they were put to it and answered, the others' as they come."""
        desk, own, left_to_seat = self.first.night.desk, self.own_crises(), self.asked_crises()
        rows = {
            name: self.wide(np.where(own > 0, getattr(self.prospect.tonight, name), getattr(desk, name)))
            for name in (field.name for field in attrs.fields(DeskRows))
        }
        choices = self.wide(np.where(left_to_seat > 0, UNSETTLED, self.first.night.choices))
        places = {crisis.id: place for place, crisis in enumerate(self.crises.crises)}
        for draft, orders in enumerate(self.drafts):
            for crisis, choice in orders.choices.items():
                choices[places[crisis], self.here(draft)] = choice
        return Night(Desk(**rows, chosen=self.wide(desk.chosen)), choices)

    def own_crises(self) -> Array:
        """1 for each question that is the seat's own, (crises, 1)."""
        return np.array([[float(COUNTRIES[crisis.country] == self.prospect.seat)] for crisis in self.crises.crises])

    def asked_crises(self) -> Array:
        """1 for each question that is left to the seat itself, (crises, 1)."""
        terms = self.first.drawn.terms
        return np.stack([terms.left_to_person(crisis) for crisis in self.crises.crises])

    def prepared(self) -> Array | None:
        """The answers that the drafts prepare, (occasions, W); None where none does."""
        anchor, own = self.first.drawn.script.anchor, self.prospect.seat
        rows = [prepared_of(anchor, {own: orders}) for orders in self.drafts]
        if not any(row is not None for row in rows):
            return None
        return np.concatenate(
            [np.repeat(anchor.unprepared if row is None else row, self.futures, axis=1) for row in rows], axis=1
        )

    def orders(self) -> Orders:
        """What everybody orders: the seat what it drafted, the others what they would."""
        dials, moves = self.wide(self.first.orders.dials), self.wide(self.first.orders.moves)
        if not self.prospect.plays:
            return Orders(dials, moves)
        own, first = self.prospect.seat, len(self.levers.policies)
        standing = self.prospect.world["dials"]
        for lever, place in self.levers.places.items():
            if seat_of(lever) == own:
                rows, row = (dials, place) if place < first else (moves, place - first)
                rows[row] = standing[row, 0] if place < first else 0.0
        for draft, orders in enumerate(self.drafts):
            for policy, step in orders.dials.items():
                dials[self.levers.places[policy], self.here(draft)] = step
            for move in orders.moves:
                moves[self.levers.places[move] - first, self.here(draft)] = 1.0
        return Orders(dials, moves)

    def at_table(self) -> Outside | None:
        """What the seat does at the table, as deeds that are laid beside; None where no draft does anything."""
        if not any(orders.table for orders in self.drafts):
            return None
        rows = {kind: np.zeros((count, self.count * self.futures)) for kind, count in PUSHED.items()}
        for draft, orders in enumerate(self.drafts):
            for act in orders.table:
                rows["moves"][MOVE_ROW[act], self.here(draft)] = 1.0
        return Outside(**rows)

    # --- what became of them -----------------------------------------------------------------

    def gathered(self, soon: WorldState, last: Situation, seen: Sequence[Mapping[str, Array]]) -> RolloutOutcomes:
        """What became of the drafts.

        soon  the worlds after the first quarter
        seen  index and satisfaction after each quarter
        """
        shape, world = (self.count, self.futures), last.world
        war = world.catastrophe
        fallen = np.where((world.rung <= QUARREL) & (world.rung >= BROKEN) | (world.broken_quarters > 0), 1.0, 0.0)
        numbers = np.stack([known.read(soon) for known in NAMES])
        return RolloutOutcomes(
            index=np.stack([quarter["index"].reshape(shape) for quarter in seen], axis=1),
            outcome=outcome(world, self.rules).reshape(shape),
            ending=ending(world, self.rules).reshape(shape),
            score=self.score(last, seen).reshape(self.count, -1),
            broke=(fallen * (1 - war)).reshape(shape),
            war=war.reshape(shape),
            numbers=numbers.reshape(len(NAMES), *shape).transpose(1, 0, 2),
        )

    def score(self, last: Situation, seen: Sequence[Mapping[str, Array]]) -> Array:
        """The seat's legacy, (W,) points; empty for who plays no country."""
        if not self.prospect.plays:
            return np.zeros((self.count, 0))
        row, world, law = COUNTRIES.index(self.prospect.seat), last.world, self.rules.figures.legacy
        past = [satisfied + np.zeros(world.worlds) for satisfied in self.prospect.satisfied]
        met = interests_met([*past, *(quarter["satisfaction"] for quarter in seen)])[row] / WHOLE
        points = law.interests * met + law.word * world.word[row]
        aims = self.first.drawn.script.aims
        own = (
            (aims.ambitions[row][self.prospect.ambition], law.ambition),
            (aims.agendas[row][self.prospect.agenda], law.agenda),
        )
        for entry, pays in own:
            points = points + pays * (law.bold if entry.bold else 1.0) * self.aim_met(entry, last)
        caps = self.rules.figures.interests
        cap = np.where(np.equal(world.author, row + 1), caps.cap_author, caps.cap_others)
        legacy: Array = np.clip(np.where(world.catastrophe > 0, np.minimum(points, cap), points), 0, WHOLE)
        return legacy

    def aim_met(self, entry: ReadAim, last: Situation) -> Array:
        """How far one aim is met at the end, (W,), 0–1."""
        readings = WorldReadings(last.world, last.history, self.levers.places, self.rules.quarters)
        aims, place = self.first.drawn.script.aims, 0
        for kind in (aims.ambitions, aims.agendas):
            for whole in (other for own in kind for other in own):
                rows = [len(part.tallied) for part in whole.parts]
                if whole is entry:
                    return self.parts_met(entry, list(last.tally[place : place + sum(rows)]), readings)
                place += sum(rows)
        raise KeyError(entry.id)

    def parts_met(self, entry: ReadAim, tally: list[Array], readings: WorldReadings) -> Array:
        """The share of an aim's parts that hold, (W,)."""
        held = np.zeros(readings.world.worlds)
        for part in entry.parts:
            rows, tally = tally[: len(part.tallied)], tally[len(part.tallied) :]
            held = held + np.where(part.met(rows, readings.world.turn, readings) > 0, 1.0, 0.0)
        return held / len(entry.parts)


WHOLE = 100.0


def measures_of(world: WorldState) -> dict[str, Array]:
    """What is watched, of worlds as they stand."""
    return {name: getattr(world, name) for name in WATCHED}


def run_on(terms: PlayTerms, now: Situation, quarters: int, worth: int) -> tuple[Situation, list[dict[str, Array]]]:
    """Where worlds stand some quarters later, and what was watched after each."""
    seen: list[dict[str, Array]] = []
    if not quarters:
        return now, seen
    programs = programs_for(terms, worth)
    if programs:
        later, _, seen = QuarterInCode(programs, terms, now).run(quarters, WATCHED)
        return later, seen
    for _ in range(quarters):
        quarter = WholeQuarter(terms, now)
        night = quarter.night()
        orders, following = quarter.decided(night)
        now, _ = WholeQuarter(terms, attrs.evolve(now, following=following)).played(night, orders)
        seen.append(measures_of(now.world))
    return now, seen


def drawn_figures(rules: Rules, worlds: int) -> dict[str, Array]:
    """The figures that differ from world to world, by path."""
    drawn = dict[str, Array]()
    for section, own in rules.figures.sections.items():
        values: Mapping[str, object] = own.everything
        for name, value in values.items():
            # Most are plain numbers, and asking an array for its size is quick.
            if isinstance(value, np.ndarray) and value.size == worlds > 1:
                drawn[f"{section}.{name}"] = value
    return drawn


def price_of_act(act: str, rules: Rules) -> float:
    """What an act at the table costs, in weeks."""
    law = rules.figures.table
    prices = {"bind": law.price_bind, "pay": law.price_pay, "apologise": law.price_apologise}
    return float(np.ravel(prices.get(act.partition(".")[2], 0.0))[0])
