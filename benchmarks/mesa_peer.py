"""The peer of a study: what a student of agent-based models would write with Mesa.

One Mesa model a campaign, six agents that are objects, floats in a dictionary, run by `mesa.batch_run`. It has the same
countries, dials, moves, courses, names, machines and quarters, reads every lever's test from a noisy view, pays in
weeks, and goes through as many laws, each shorter than ours; it writes nothing down.
"""

from math import exp, log, sqrt
from typing import Any

import mesa

from game.model.levers.catalogue import LeverCatalogue, Move, Policy, seat_of
from game.model.levers.expressions import fit
from game.model.scenario.setup_files import shipped_levers
from game.model.state.axes import COUNTRIES, DOMAINS, FACTIONS, PARTNERS
from game.model.state.codes import MACHINES
from game.model.state.names import NAMES

SCENARIO = "partners_of_convenience"
QUARTERS = 20
LEVERS: LeverCatalogue = shipped_levers()
OPENING = {name.name: float(name.start) for name in NAMES}
BOUNDS = {name.name: name.bounds for name in NAMES}
SPANS = {name: (high - low) or 1.0 for name, (low, high) in BOUNDS.items()}
ERRORS = {name.name: 0.05 * SPANS[name.name] for name in NAMES if name.error}
# What each lever's test reads, by the lever.
BOTH: tuple[Policy | Move, ...] = (*LEVERS.policies, *LEVERS.moves)
READS = {lever.id: tuple(name for name in fit(lever.fit, LEVERS.levers).names if name in OPENING) for lever in BOTH}
EFFECTS = {
    lever.id: tuple((effect.path, effect.size) for effect in lever.effects if effect.path in OPENING) for lever in BOTH
}


class Country(mesa.Agent):  # type: ignore[misc]
    """One country: it looks at the world with error, follows a course, turns dials and makes a move."""

    def __init__(self, model: "Partnership", name: str) -> None:
        super().__init__(model)
        self.name = name
        self.policies: list[Policy] = [policy for policy in LEVERS.policies if seat_of(policy.id) == name]
        self.moves: list[Move] = [move for move in LEVERS.moves if seat_of(move.id) == name]
        self.courses = [course for course in LEVERS.courses if seat_of(course.id) == name]
        own = [lever.id for lever in BOTH if seat_of(lever.id) == name]
        self.watched = sorted({read for lever in own for read in READS[lever]})
        self.course = self.courses[0]
        self.weeks, self.score = 3.0, 0.0
        self.made: dict[str, int] = {}

    def look(self) -> dict[str, float]:
        """What it believes of the names that its levers' tests read."""
        rows, luck, seen = self.model.rows, self.model.random, {}
        for name in self.watched:
            seen[name] = rows[name] + (ERRORS[name] * luck.gauss(0, 1) if name in ERRORS else 0.0)
        return seen

    def fit_of(self, lever: str, seen: dict[str, float]) -> float:
        """How well a lever works now: the mean of ramps over the names that its test reads."""
        total = 0.5
        for name in READS[lever]:
            low, _ = BOUNDS[name]
            total += (seen[name] - low) / SPANS[name] - 0.4
        return min(max(total, -0.5), 1.5)

    def review(self, luck: Any) -> None:
        """Now and then it takes up the course whose luck is best."""
        if self.model.turn % 4 == 0:
            self.course = max(self.courses, key=lambda _: -log(-log(luck.random())))

    def step(self) -> None:
        """Turn the dials of the course and those whose moment it is, and make the best move that can be paid for."""
        seen, luck, dials = self.look(), self.model.random, self.model.dials
        self.review(luck)
        self.weeks = min(self.weeks + LEVERS.weeks.income[self.name], 20.0)
        for policy in self.policies:
            worth, before = self.fit_of(policy.id, seen), dials[policy.id]
            wanted = self.course.dials_set.get(policy.id, before + (worth > 0.5) - (worth < 0))
            step = min(max(wanted, before - 1), before + 1, 3)
            price = policy.upkeep[max(step, 0)] + max(step - before, 0)
            if price <= self.weeks or step < before:
                dials[policy.id] = max(step, 0)
            self.weeks -= policy.upkeep[dials[policy.id]]
            self.model.ordered(policy.id, dials[policy.id] / 3 * (0.5 + worth), 0)
        best, pick = 0.0, None
        for move in self.moves:
            worth = self.fit_of(move.id, seen) * (1 + max(-log(-log(luck.random())), 0.0))
            fresh = self.model.turn - self.made.get(move.id, -9) > 4
            if worth > best and fresh and move.cost <= self.weeks and luck.random() < 0.4:
                best, pick = worth, move
        if pick is not None:
            self.weeks -= pick.cost
            self.made[pick.id] = self.model.turn
            self.model.ordered(pick.id, 1.0, pick.delay)

    def judge(self) -> None:
        """Add how far its interests are met to its score."""
        rows, met = self.model.rows, 0.0
        for place, name in enumerate(self.watched[:8]):
            met += (rows[name] - BOUNDS[name][0]) / SPANS[name] / (place + 2)
        self.score += (100 * met - self.score) / (self.model.turn + 1)


class Partnership(mesa.Model):  # type: ignore[misc]
    """One campaign."""

    def __init__(self, world: int = 0, rng: object = None) -> None:
        super().__init__(rng=world)
        del rng
        self.turn, self.rows = 0, dict(OPENING)
        self.dials = {policy.id: policy.opening for policy in LEVERS.policies}
        self.states = dict.fromkeys(MACHINES, 0)
        self.flows = {(who, domain): 0.4 for who in PARTNERS for domain in DOMAINS}
        self.loyal = {(who, faction): 0.6 for who in PARTNERS for faction in FACTIONS[who]}
        self.index, self.rung = 44.0, 4
        self.coming: list[tuple[int, str, float]] = []
        for name in COUNTRIES:
            Country(self, name)
        self.datacollector = mesa.DataCollector(
            model_reporters={
                "index": "index",
                "rung": "rung",
                "brent": lambda model: model.rows["brent"],
                "escalation": lambda model: model.rows["escalation"],
            },
            agent_reporters={"score": "score"},
        )

    def step(self) -> None:
        """Play one quarter."""
        self.agents.do("step")
        for law in (self.push, self.drift, self.turn_machines, self.sell, self.pay, self.exchange, self.climb):
            law()
        self.agents.do("judge")
        self.turn += 1
        self.datacollector.collect(self)

    def ordered(self, lever: str, share: float, later: int) -> None:
        """Take down what a lever will do."""
        self.coming += [(self.turn + later, path, size * share) for path, size in EFFECTS[lever]]

    def push(self) -> None:
        """Let what is due take hold."""
        rows = self.rows
        for due, path, amount in self.coming:
            if due <= self.turn:
                low, high = BOUNDS[path]
                rows[path] = min(max(rows[path] + 0.3 * amount, low), high)
        self.coming = [one for one in self.coming if one[0] > self.turn]

    def drift(self) -> None:
        """Let every name fall back to where it rests."""
        rows = self.rows
        for name, rest in OPENING.items():
            rows[name] += 0.1 * (rest - rows[name])

    def turn_machines(self) -> None:
        """Let every machine change its state by a hazard that hangs on escalation, unrest and its own clock."""
        luck, heat = self.random, self.rows["escalation"]
        for name, machine in MACHINES.items():
            hazard = 1 / (1 + exp(3.2 - 0.2 * heat - 0.1 * self.states[name]))
            if luck.random() < hazard:
                self.states[name] = (self.states[name] + 1) % len(machine.states)
        self.rows["escalation"] = min(max(heat + 0.2 * luck.gauss(0, 1), 0.0), 5.0)

    def sell(self) -> None:
        """Sell both partners' crude to three buyers, and move the price."""
        rows, luck, sold = self.rows, self.random, 0.0
        for _ in PARTNERS:
            lures = [exp(0.5 * luck.random()) for _ in range(3)]
            for lure in lures:
                sold += 2.0 * lure / sum(lures) * max(rows["brent"] - 5, 0)
        shock = 75 + 3 * luck.gauss(0, 1) + 6 * self.states["waters"] - 0.001 * sold
        rows["brent"] = min(max(rows["brent"] + 0.4 * (shock - rows["brent"]), 20.0), 220.0)

    def pay(self) -> None:
        """Pay both capitals' factions."""
        for (who, faction), loyal in self.loyal.items():
            paid = min(self.rows["brent"] / 75, 1.5) * (0.9 if who == "iran" else 1.0)
            self.loyal[who, faction] = loyal + 0.2 * (0.3 + 0.4 * paid - loyal)

    def exchange(self) -> None:
        """Give in each domain what one wishes and can spare."""
        rows, strength = self.rows, 0.0
        for (who, domain), flow in self.flows.items():
            mood = sum(self.loyal[who, faction] for faction in FACTIONS[who]) / len(FACTIONS[who])
            reasons = (
                0.02 * rows["trust.ru"], 0.02 * rows["trust.ir"], -0.015 * rows["grievance.ir"], mood, -3.4,
                0.01 * rows["shared_threat"], -0.1 * rows["escalation"], 0.1 * self.rung,
            )  # fmt: skip
            wish = 1 / (1 + exp(-sum(reasons)))
            self.flows[who, domain] = flow + 0.2 * (wish - flow) + 0.01 * self.random.gauss(0, 1)
        for domain in DOMAINS:
            given = [max(self.flows[who, domain], 0.001) for who in PARTNERS]
            strength += sqrt(2 / (1 / given[0] ** 2 + 1 / given[1] ** 2)) / len(DOMAINS)
        self.index = 100 * strength

    def climb(self) -> None:
        """Let either capital take a step up or down the ladder where its margin is past a threshold."""
        for who in PARTNERS:
            margin = 0.02 * (self.index - 40) + 0.3 * self.random.gauss(0, 1)
            margin += sum(self.flows[who, domain] for domain in DOMAINS) / len(DOMAINS) - 0.5
            if margin < -0.6:
                self.rung = max(self.rung - 1, 0)
            elif margin > 0.55:
                self.rung = min(self.rung + 1, 7)


def played(campaigns: int, processes: int) -> None:
    """Play campaigns with Mesa's own runner."""
    ends: list[dict[str, Any]] = mesa.batch_run(
        Partnership,
        {"world": range(campaigns)},
        number_processes=processes,
        max_steps=QUARTERS,
        display_progress=False,
    )
    assert len({one["RunId"] for one in ends}) == campaigns
