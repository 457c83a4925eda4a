"""What countries were asked, chose, ordered and answered in one quarter, as plain sentences with their reasons."""

from collections.abc import Iterator, Mapping
from functools import cache

import attrs
import numpy as np

from agents.course_program import ReadCourse
from agents.crisis_program import ReadCrisis
from game.campaign.campaign import Campaign, QuarterRecord
from game.campaign.orders import SeatOrders
from game.campaign.phrases import INSTEAD, LESS, Because, becauses, capital, listed, phrase, phrases
from game.last_few import LastFew
from game.model.levers.budget import YEAR
from game.model.levers.catalogue import seat_of
from game.model.levers.effects import SECRET, fits, goes_wrong, share_at_risk
from game.model.levers.expressions import GOOD_FIT, Expression, expression
from game.model.levers.eyes import CODES
from game.model.levers.readings import WorldReadings
from game.model.play.whole_quarter import PlayTerms, WholeQuarter
from game.model.scenario.scenario_texts import inject_said
from game.model.scenario.setup_files import shipped_levers
from game.model.state.axes import COUNTRIES, OWN_INTERESTS, PARTNERS, Array
from game.model.state.codes import MACHINES, NEW_RULER
from game.printed_numbers import plain

NEW_RULERS = "crisis.all.ruler"
# How many quarters stay in memory as countries read them.
REMEMBERED = 8

_READ = LastFew[tuple[WorldReadings, Array]](REMEMBERED)


@attrs.frozen
class ToldLine:
    """One thing that happened.

    kind     `outside`, `plan`, `crisis`, `order`, `dial`, `answer`, `mishap`, `blow`, `machine`, `table`, `deal`,
             `promise`, `ladder` or `ending`
    country  who did it; "" where nobody in particular did
    says     the deed with its reason and what came of it, in whole sentences
    lead     the deed alone, where more is told of it; `why`, the rest
    """

    kind: str
    country: str
    says: str
    lead: str = ""
    why: str = ""

    @classmethod
    def reasoned(cls, kind: str, country: str, lead: str, *reasons: str) -> "ToldLine":
        """A deed with its reasons, those that there are."""
        why = " ".join(reason for reason in reasons if reason)
        return cls(kind, country, f"{lead} {why}" if why else lead, lead, why)


@cache
def test_of(text: str) -> Expression:
    """A test of the world, read once."""
    return expression(text, shipped_levers().levers)


@attrs.frozen(eq=False)
class ToldDay:
    """One quarter of a campaign, read for its telling.

    before  the worlds as countries read them when they ordered
    fit     (levers, 1) how well each lever worked
    reader  the country for whose eyes it is told, `public` for everybody's; "" for who may read all
    """

    campaign: Campaign
    turn: int
    before: WorldReadings
    fit: Array
    reader: str = ""

    @classmethod
    def of(cls, campaign: Campaign, turn: int, reader: str = "") -> "ToldDay":
        """One quarter, counted from 1."""
        # Reasons are told as the countries saw them.
        before, fit = read_before(campaign, turn - 1)
        return cls(campaign, turn, before, fit, reader)

    def knows(self, country: str) -> bool:
        """Whether the reader knows what a country thinks and does in secret."""
        return self.reader in ("", country)

    def sees(self, lever: str) -> bool:
        """Whether the reader sees that a lever is in use."""
        return self.knows(seat_of(lever)) or lever not in self.campaign.game.anchor.levers.secret

    @property
    def played(self) -> QuarterRecord:
        """The quarter as it was played."""
        return self.campaign.played[self.turn - 1]

    def lines(self) -> Iterator[ToldLine]:
        """Plans, crises, orders and answers, country by country."""
        yield from self.outside()
        yield from self.new_ruler()
        for country in COUNTRIES:
            yield from self.plan(country)
            yield from self.crises(country)
        for country in COUNTRIES:
            yield from self.moves(country)
            yield from self.dials(country)
        yield from self.answers()
        yield from self.mishaps()

    def outside(self) -> Iterator[ToldLine]:
        """What came from outside by the scenario."""
        schedule = self.campaign.game.schedule
        for place, inject in enumerate(schedule.injects):
            if inject.quarter == self.turn and schedule.comes(place, self.campaign.game.rules.chance, 1)[0] > 0:
                title, says = inject_said(self.campaign.setup, inject)
                yield ToldLine.reasoned("outside", "", f"{title}.", says)

    def plan(self, country: str) -> Iterator[ToldLine]:
        """A course that a country has just begun."""
        now = self.played.courses[country] if self.knows(country) else ""
        earlier = self.campaign.played[self.turn - 2].courses[country] if self.turn > 1 else ""
        if now and now != earlier:
            key = "new_plan" if earlier else "first_plan"
            yield ToldLine("plan", country, phrase("order", key, actor=capital(country), plan=self.plan_of(now)))

    def crises(self, country: str) -> Iterator[ToldLine]:
        """What a country was asked, and what it chose; new rulers are told apart."""
        for crisis, number in self.settled():
            if COUNTRIES[crisis.country] != country or crisis.kind == NEW_RULERS or not self.public(crisis, country):
                continue
            actor = capital(country)
            asks = phrase("crisis", crisis.kind)
            if number < 0:
                says = phrase("order", "waits", asks=asks, actor=actor)
            else:
                chooses = phrase("choice", f"{crisis.kind}.{number}")
                says = phrase("order", "choice", asks=asks, chooses=chooses)
            yield ToldLine("crisis", country, says)

    def public(self, crisis: ReadCrisis, country: str) -> bool:
        """Whether the reader hears of a question and of what was chosen."""
        listed_crises = self.campaign.game.anchor.levers.catalogue.crises
        visibility = next(entry.visibility for entry in listed_crises if entry.id == crisis.kind)
        return self.knows(country) or visibility not in SECRET

    def settled(self) -> Iterator[tuple[ReadCrisis, int]]:
        """Each question of the night and the place of the choice that counted, −1 where it was put off."""
        crises = self.campaign.game.script.crises
        taken = self.campaign.moments[self.turn].desk.chosen[0, :, 0]
        for crisis, first in zip(crises.crises, crises.first, strict=True):
            if crisis.id in self.played.put:
                counted = [number for number in range(len(crisis.choices)) if taken[first + number] > 0]
                yield crisis, counted[0] if counted else -1

    def new_ruler(self) -> Iterator[ToldLine]:
        """How all capitals meet a new ruler, in two sentences."""
        by_choice: dict[int, list[str]] = {}
        for crisis, number in self.settled():
            if crisis.kind == NEW_RULERS:
                by_choice.setdefault(number, []).append(capital(COUNTRIES[crisis.country]))
        ways = [self.meeting(number, capitals) for number, capitals in sorted(by_choice.items())]
        if ways:
            yield ToldLine("crisis", "", phrase("crisis", NEW_RULERS, who=self.where_new(), how="; ".join(ways)))

    @staticmethod
    def meeting(number: int, capitals: list[str]) -> str:
        """How one or several capitals meet a new ruler, as part of a sentence."""
        key = "puts_off" if number < 0 else str(number)
        if len(capitals) > 1:
            return phrase("meet", key, actors=listed(capitals))
        if number < 0:
            return phrase("meets", key, actor=capitals[0])
        return phrase("choice", f"{NEW_RULERS}.{number}", actor=capitals[0])

    def where_new(self) -> str:
        """The capital that has a new ruler; the one that had him last where both have."""
        world = self.before.world
        new = [side for side in range(len(PARTNERS)) if world.regime[side, 0] == NEW_RULER]
        freshest = min(new, key=lambda side: world.regime_quarters[side, 0], default=0)
        return capital(PARTNERS[freshest])

    def moves(self, country: str) -> Iterator[ToldLine]:
        """The moves that a country ordered, with why."""
        for move in filter(self.sees, self.played.orders[country].moves):
            lead, reason = self.says_of(move), self.reason(country, move)
            yield ToldLine.reasoned("order", country, lead, reason, self.gone_wrong(move))

    def answers(self) -> Iterator[ToldLine]:
        """What those who were hit did in answer."""
        for country in COUNTRIES:
            for move in self.campaign.game.anchor.levers.catalogue.moves:
                mine = seat_of(move.id) == country and self.sees(move.id)
                if move.id in self.played.answered and mine:
                    says = phrase("order", "answer", actor=capital(country), says=self.says_of(move.id))
                    yield ToldLine.reasoned("answer", country, says, self.gone_wrong(move.id))

    def says_of(self, move: str) -> str:
        """What happens when a move is made: the levers' own sentence, or the one that stands in its place."""
        own = {entry.id: entry.says for entry in self.campaign.game.anchor.levers.catalogue.moves}
        for other in becauses(INSTEAD).get(move, ()):
            if self.holds(other, move):
                return other.says
        return phrases("move").get(move, own[move])

    def reason(self, country: str, lever: str) -> str:
        """Why a country gave an order, in one sentence; "" where nothing visible speaks for it.

        What can be seen in the world comes first, then its plan, then whoever asks for it, then the interest that it
        serves; a person's own mind is left to the person.
        """
        for because in becauses().get(lever, ()):
            if self.holds(because, lever):
                return because.says
        if not self.played.courses[country] or country in self.campaign.terms.seats:
            return ""
        if not self.knows(country):
            return self.served(country, lever)
        course = self.followed(country)
        if course and any(step.what == lever for step in course.all_steps):
            return phrase("order", "step", actor=capital(country), plan=self.plan_of(course.id))
        for other in filter(self.knows, COUNTRIES):
            asking = self.followed(other)
            wants = asking.all_steps if asking else ()
            if any(step.what == lever and step.does in ("ask", "accept") for step in wants):
                return phrase("order", "asked", asker=capital(other))
        return self.served(country, lever)

    def served(self, country: str, lever: str, dial: str = "") -> str:
        """The interest of its country that a lever serves, with where that stands for who may know it.

        dial  the turn of a dial that is told with it; "" for a sentence of its own
        """
        kinds = self.campaign.game.anchor.levers.catalogue
        all_served = {policy.id: policy.serves for policy in kinds.policies}
        all_served |= {move.id: move.serves for move in kinds.moves}
        serves = all_served[lever].split()[0]
        holes = {"actor": capital(country), "wants": phrase("wants", serves), "dial": dial}
        if not self.knows(country):
            return phrase("order", "dial_seemingly" if dial else "serves_seemingly", **holes)
        row = OWN_INTERESTS.index(serves.replace(".", "_"))
        share = plain(100 * float(self.before.world.own_interest[row, 0]))
        return phrase("order", "dial_serves" if dial else "serves", **holes, share=share)

    def plan_of(self, course: str) -> str:
        """What a course is about, as one reads behind *to*; a plan from a file is called by its title."""
        known, entries = phrases("course"), self.campaign.game.anchor.levers.catalogue.courses
        title = next(entry.title for entry in entries if entry.id == course)
        return known.get(course) or phrase("order", "own_plan", title=title)

    def holds(self, because: Because, lever: str) -> bool:
        """Whether a reason holds: its test, or that the lever's moment is good."""
        if because.when:
            here = self.before.of(lever)
            if not self.knows(seat_of(lever)):
                # Others read the world as they see it themselves.
                here = attrs.evolve(here, eye=CODES.get(self.reader, self.reader))
            return bool((test_of(because.when)(here) + self.before.world.brent * 0)[0] > 0)
        return self.knows(seat_of(lever)) and bool(self.fit[self.before.levers[lever], 0] >= GOOD_FIT)

    def followed(self, country: str) -> ReadCourse | None:
        """The course that a country follows; None for a person's."""
        name = self.played.courses[country] if self.knows(country) else ""
        own = self.campaign.game.anchor.courses.courses[COUNTRIES.index(country)]
        return next((course for course in own if course.id == name), None)

    def dials(self, country: str) -> Iterator[ToldLine]:
        """The dials that a country turned: those of its plan in one sentence, the others in more."""
        orders, levers = self.played.orders[country], self.campaign.game.anchor.levers
        seen = {policy: step for policy, step in orders.dials.items() if self.sees(policy)}
        orders = attrs.evolve(orders, dials=seen)
        before = {policy: int(self.before.world.dials[levers.places[policy], 0]) for policy in orders.dials}
        course, actor = self.followed(country), capital(country)
        aims = course.dials if course else {}
        planned = [
            policy
            for policy, step in orders.dials.items()
            if policy in aims and abs(aims[policy] - step) < abs(aims[policy] - before[policy])
        ]
        others = [policy for policy in orders.dials if policy not in planned]
        stop = phrase("order", "stop")
        if planned:
            why = phrase("order", "plan")
            yield ToldLine("dial", country, self.turned(actor, orders, before, planned) + why + stop)
        for policy in others:
            if orders.dials[policy] > before[policy]:
                what = self.dial(policy, before[policy], orders.dials[policy])
                says = phrase("order", "up", actor=actor, what=self.why_up(policy, what))
                yield ToldLine("dial", country, says + stop)
        down = [policy for policy in others if orders.dials[policy] < before[policy]]
        by_reason: dict[str, list[str]] = {}
        for policy in down:
            by_reason.setdefault(self.why_down(policy) if course else "", []).append(policy)
        for why, own in by_reason.items():
            yield ToldLine("dial", country, self.turned(actor, orders, before, own) + why + stop)

    def why_up(self, policy: str, what: str) -> str:
        """A policy that a country turned up beside its plan, with why where a reader may know it."""
        country = seat_of(policy)
        if self.fit[self.before.levers[policy], 0] >= GOOD_FIT and self.followed(country) is not None:
            return phrase("order", "dial_because", dial=what, why=phrase("dial_why", policy))
        if self.played.courses[country] and country not in self.campaign.terms.seats:
            return self.served(country, policy, what)
        return what

    def why_down(self, policy: str) -> str:
        """Why a country turned a policy down that is not in its plan, as the end of a sentence."""
        fit = self.fit[self.before.levers[policy], 0]
        reasons = becauses(LESS)[policy] if fit < GOOD_FIT else ()
        for because in reasons:
            if self.holds(because, policy):
                return phrase("order", "for_reason", why=because.says)
        return phrase("order", "against" if fit < 0 else "room")

    def turned(self, actor: str, orders: SeatOrders, before: Mapping[str, int], policies: list[str]) -> str:
        """Some dials that a country turned, up and down, without an end."""
        up = [policy for policy in policies if orders.dials[policy] > before[policy]]
        down = [policy for policy in policies if policy not in up]
        sentences = {
            name: listed([self.dial(policy, before[policy], orders.dials[policy]) for policy in own])
            for name, own in (("up", up), ("down", down))
            if own
        }
        if len(sentences) > 1:
            return phrase("order", "up_and_down", actor=actor, **sentences)
        name, what = next(iter(sentences.items()))
        return phrase("order", name, actor=actor, what=what)

    def dial(self, policy: str, before: int, after: int) -> str:
        """One dial that was turned, from one named step to another."""
        steps = next(entry.dials for entry in self.campaign.game.anchor.levers.catalogue.policies if entry.id == policy)
        what = phrase("policy", policy)
        return phrase("order", "dial", policy=what, before=steps[before], after=steps[after])

    def mishaps(self) -> Iterator[ToldLine]:
        """What went wrong with standing policies; what went wrong with a move is told with it."""
        for policy in self.campaign.game.anchor.levers.policies:
            if says := self.gone_wrong(policy.id):
                yield ToldLine("mishap", seat_of(policy.id), says)

    def gone_wrong(self, lever: str) -> str:
        """What went wrong with a lever this quarter, where it is news; "" for nothing.

        Where the same went wrong with a policy within a year before, it is said how often by now.
        """
        says = phrases("mishap").get(lever, "") if self.went_wrong(lever, self.turn) else ""
        if not says or self.before.levers[lever] >= len(self.campaign.game.anchor.levers.policies):
            return says
        earlier = range(max(1, self.turn - YEAR + 1), self.turn)
        times = 1 + sum(self.went_wrong(lever, turn) for turn in earlier)
        return phrase("order", "again", says=says, nth=phrase("nth", str(times))) if times > 1 else says

    def went_wrong(self, lever: str, turn: int) -> bool:
        """Whether something went wrong with a lever in a quarter, counted from 1."""
        game, levers = self.campaign.game, self.campaign.game.anchor.levers
        place, first = levers.places[lever], len(levers.policies)
        share, read = np.ones(1), (*levers.policies, *levers.moves)[place]
        if place < first:
            share = share_at_risk(self.campaign.moments[turn].history.dials[0, place], game.rules.figures.orders)
        happened = read.chance and goes_wrong(read, share, turn - 1, game.rules.chance)[0] > 0
        return bool(happened) and self.came_about(read.mishap.path, turn)

    def came_about(self, path: str, turn: int) -> bool:
        """Whether a machine stands where a mishap was to bring it, such as a wider war; true of what moves none."""
        name, _, state = path.partition(">")
        machine, world = MACHINES.get(name), self.campaign.moments[turn].world
        return machine is None or machine.states[int(getattr(world, machine.measure)[machine.index][0])] == state


def read_before(campaign: Campaign, turn: int) -> tuple[WorldReadings, Array]:
    """The worlds as countries read them after so many quarters, and how well each lever works then, (levers, 1).

    Every reader is told from the same, so the last few are kept.
    """

    def read() -> tuple[WorldReadings, Array]:
        """Both, worked out."""
        before = quarter_at(campaign, turn).seen()
        return before, fits(campaign.game.anchor.levers, before)

    return _READ.of((campaign.moments[turn], campaign.game.rules), "", read)


def quarter_at(campaign: Campaign, turn: int) -> WholeQuarter:
    """The quarter that the world stands before after so many quarters."""
    game = campaign.game
    terms = PlayTerms(game.rules, game.script, game.terms.persons, short=float(game.short))
    return WholeQuarter(terms, campaign.moments[turn])
