"""The peer of a study: what a student of agent-based models would write with Mesa.

One Mesa model a campaign, six agents that are objects, floats in a dictionary, run by `mesa.batch_run`. It has the same
countries, orders, interests, opening and quarters, weighs its orders from a noisy view with the same handbook, and goes
through as many laws, each shorter than ours; it writes nothing down.
"""

from itertools import combinations
from math import exp, log, sqrt
from operator import mul
from typing import Any

import mesa

from game.campaign.campaign import Campaign
from game.campaign.log import CampaignTerms
from game.model.state.axes import BUYERS, COUNTRIES, DOMAINS, FACTIONS, ISSUES, PARTNERS
from game.model.state.catalogue import Order
from game.model.state.measures import places_of
from game.model.state.world import World

SCENARIO = "partners_of_convenience"
QUARTERS = 20
SESSION = Campaign.new(CampaignTerms(SCENARIO, quarters=QUARTERS))
OPENING = {path: float(getattr(SESSION.world, found.name)[(*at, 0)]) for path, (found, at) in places_of(World).items()}
BOUNDS = {path: (found.low, found.high) for path, (found, _) in places_of(World).items()}
ERRORS = {path: 0.03 * min(found.span, 1) for path, (found, _) in places_of(World).items() if found.known == "estimate"}
LEVELS = (0.5, 1.0, 1.5)


class Country(mesa.Agent):  # type: ignore[misc]
    """One country: it looks at the world with error, weighs its orders, and gives up to three."""

    def __init__(self, model: "Partnership", name: str) -> None:
        super().__init__(model)
        self.name = name
        number = COUNTRIES.index(name)
        own = SESSION.setting.catalogue.of_country[number]
        self.orders = SESSION.setting.catalogue.orders[own]
        self.interests = SESSION.setting.interests[number]
        self.handbook = SESSION.staffs[number].anticipated.T.tolist()
        self.watched = [one.path for one in self.interests]
        self.errors = {path: width for path, width in ERRORS.items() if name not in path}
        self.given: dict[str, int] = {}
        self.score = 0.0

    def look(self) -> dict[str, float]:
        """Return what it believes of the rows that its interests look at."""
        rows, luck, seen = self.model.rows, self.model.random, {}
        for path in self.watched:
            seen[path] = rows[path] + (self.errors[path] * luck.gauss(0, 1) if path in self.errors else 0)
        return seen

    def step(self) -> None:
        """Weigh every order and give the best that are allowed and can be paid for."""
        seen, luck, slopes = self.look(), self.model.random, []
        for one in self.interests:
            met = min(max((seen[one.path] - one.worst) / (one.best - one.worst), 0.0), 1.0)
            slopes.append(20 * one.weight * (1.5 - met) / (one.best - one.worst))
        left = self.model.rows[f"capital.{self.name}"]
        price = 0.6 / (3 + left)
        worths = []
        for place, order in enumerate(self.orders):
            if self.is_legal(order, left):
                worth = sum(map(mul, self.handbook[place], slopes)) - price * order.cost
                worth -= 0.5 * (self.given.get(order.name, -9) == self.model.turn - 1)
                worths.append((1.5 * worth - log(-log(luck.random())), place))
        for worth, place in sorted(worths, reverse=True)[:3]:
            order = self.orders[place]
            if order.name.endswith(".hold"):
                break
            level = max(range(3), key=[worth * way - log(-log(luck.random())) for way in LEVELS].__getitem__)
            while level and order.price(level + 1) > left:
                level -= 1
            if order.price(level + 1) <= left:
                left -= order.price(level + 1)
                self.given[order.name] = self.model.turn
                self.model.ordered(order, LEVELS[level])
        self.model.rows[f"capital.{self.name}"] = min(left + 3, 20)

    def is_legal(self, order: Order, left: float) -> bool:
        """Return whether an order may be given."""
        rows = self.model.rows
        return (
            order.price(1) <= left
            and self.model.turn - self.given.get(order.name, -9) > order.rest
            and all((one.at_least or -999) <= rows[one.path] <= (one.at_most or 999) for one in order.needs)
        )

    def judge(self) -> None:
        """Add how far its interests are met to its score."""
        rows, met = self.model.rows, 0.0
        for one in self.interests:
            met += one.weight * min(max((rows[one.path] - one.worst) / (one.best - one.worst), 0.0), 1.0)
        self.score += (100 * met - self.score) / (self.model.turn + 1)


class Partnership(mesa.Model):  # type: ignore[misc]
    """One campaign."""

    def __init__(self, world: int = 0, rng: object = None) -> None:
        super().__init__(rng=world)
        del rng
        self.turn, self.rows = 0, dict(OPENING)
        self.coming: list[tuple[int, str, float]] = []
        for name in COUNTRIES:
            Country(self, name)
        self.datacollector = mesa.DataCollector(
            model_reporters={
                "index": lambda model: model.rows["index"],
                "ruptured": lambda model: model.rows["ruptured"],
                "brent": lambda model: model.rows["brent"],
            },
            agent_reporters={"score": "score"},
        )

    def step(self) -> None:
        """Play one quarter."""
        self.agents.do("step")
        self.push()
        for law in (self.drift, self.sell, self.pay, self.fight, self.believe, self.cooperate, self.break_up):
            law()
        self.agents.do("judge")
        self.turn += 1
        self.datacollector.collect(self)

    def ordered(self, order: Order, level: float) -> None:
        """Take down what an order will do."""
        due = self.turn + order.delay
        self.coming += [(due, one.path, one.push * level) for one in order.pushes()]
        if order.risk and self.random.random() < order.risk.chance * level:
            self.coming.append((due, order.risk.path, order.risk.push * level))

    def push(self) -> None:
        """Let what is due take hold: a share of the room left in its direction."""
        for due, path, amount in self.coming:
            if due <= self.turn:
                low, high = BOUNDS[path]
                room = high - self.rows[path] if amount > 0 else self.rows[path] - low
                self.rows[path] = min(max(self.rows[path] + amount * min(room, 1.0), low), high)
        self.coming = [one for one in self.coming if one[0] > self.turn]

    def toward(self, path: str, target: float, pace: float) -> float:
        """Move a row part of the way to a target, and return it."""
        low, high = BOUNDS[path]
        self.rows[path] = min(max(self.rows[path] + pace * (target - self.rows[path]), low), high)
        return self.rows[path]

    def drift(self) -> None:
        """Let what nobody tends fall back to routine."""
        for one, other in combinations(COUNTRIES, 2):
            path = f"tie.{one}.{other}"
            self.rows[f"tie.{other}.{one}"] = self.toward(path, OPENING[path], 0.05)
        for path in ("cohesion", "credibility", "sources", "price_cap", "cap_policing", "gulf_leverage", "hormuz"):
            self.toward(path, OPENING[path], 0.1)
        for domain in DOMAINS:
            self.toward(f"denial.{domain}", 0.0, 0.15)

    def sell(self) -> None:
        """Sell both partners' crude to three buyers, and move the price."""
        rows = self.rows
        supplied = 0.0
        for who in PARTNERS:
            self.toward(f"enforcement.{who}", OPENING[f"enforcement.{who}"], 0.15)
            evasion = self.toward(f"evasion.{who}", rows[f"enforcement.{who}"], 0.1)
            pressed = rows[f"pressure.{who}"] = rows[f"enforcement.{who}"] * (1 - 0.6 * evasion)
            self.toward(f"fleet.{who}", OPENING[f"fleet.{who}"], 0.1)
            lures = [exp(1.5 * OPENING[f"sales.{who}.{buyer}"] - pressed) for buyer in BUYERS]
            sold = 0.0
            for buyer, lure in zip(BUYERS, lures, strict=True):
                barrels = rows[f"sales.{who}.{buyer}"] = rows[f"fleet.{who}"] * lure / sum(lures)
                rows[f"discount.{who}.{buyer}"] = OPENING[f"discount.{who}.{buyer}"] * (0.5 + pressed) + barrels
                sold += barrels * max(rows["brent"] - rows[f"discount.{who}.{buyer}"] - 5, 0)
                supplied += barrels
            rows[f"revenue.{who}"] = 0.0913 * sold
        glut = rows["gulf_output"] + rows["us_output"] - rows["demand_shock"] + 0.1 * (supplied - 5)
        self.toward("brent", 75 - 8 * glut + 3 * self.random.gauss(0, 1), 0.5)

    def pay(self) -> None:
        """Pay both capitals' factions, and let regimes that pay badly shake."""
        rows = self.rows
        for who in PARTNERS:
            covered = min(rows[f"revenue.{who}"] / max(OPENING[f"revenue.{who}"], 1), 1.5)
            for faction in FACTIONS[who]:
                paid = self.toward(f"patronage.{who}.{faction}", covered, 0.5)
                self.toward(f"loyalty.{who}.{faction}", 0.3 + 0.5 * paid, 0.2)
            weakest = min(rows[f"loyalty.{who}.{faction}"] for faction in FACTIONS[who])
            rows[f"hazard.{who}"] = 1 / (1 + exp(4 + 4 * weakest - 2 * rows[f"resentment.{who}"]))
            rows[f"crisis.{who}"] = float(self.random.random() < rows[f"hazard.{who}"])

    def fight(self) -> None:
        """Let wars burn on, centrifuges turn and escalation rise or fall."""
        rows = self.rows
        for path in (
            "ukraine",
            "gaza",
            "syria",
            "arms_gap",
            "air_defence_gap",
            "enrichment",
            "corridor_west",
            "railway",
        ):
            self.toward(path, OPENING[path], 0.08)
        for militia in ("hezbollah", "hamas", "houthis"):
            self.toward(f"militia.{militia}", OPENING[f"militia.{militia}"] - 0.2 * rows["strike_militias"], 0.1)
        heat = rows["gaza"] + rows["strike_sites"] + rows["strike_israel"] + rows["sabotage"]
        rows["escalation"] = min(max(rows["escalation"] + 0.3 * heat - 0.3, 0.0), 5.0)

    def believe(self) -> None:
        """Let slights sting, differences come to light, and trust follow."""
        rows = self.rows
        for place, who in enumerate(PARTNERS):
            other = PARTNERS[1 - place]
            sting = rows[f"slight.{who}"] = 0.5 * rows[f"slight.{who}"]
            self.toward(f"grievance.{who}", 0.3 + sting + 0.3 * rows[f"promised.{other}"], 0.1)
            for issue in ISSUES:
                gap = abs(rows[f"position.{who}.{issue}"] - rows[f"position.{other}.{issue}"])
                felt = gap * rows[f"salience.{who}.{issue}"] * (rows[f"exposure.{issue}"] + 0.1)
                self.toward(f"awareness.{who}.{issue}", felt, 0.2)
            seen = sum(rows[f"awareness.{who}.{issue}"] for issue in ISSUES) / len(ISSUES)
            self.toward(f"trust.{who}", 0.6 - 0.3 * rows[f"grievance.{who}"] - 0.3 * seen, 0.2)
            self.toward(f"threat.{who}", OPENING[f"threat.{who}"] + 0.1 * rows["lumping"], 0.1)

    def cooperate(self) -> None:
        """Give in each domain what both wish."""
        rows, strength = self.rows, 0.0
        for domain in DOMAINS:
            wish = []
            for who in PARTNERS:
                reasons = (
                    2 * rows[f"trust.{who}"], 2 * rows[f"threat.{who}"], -1.5 * rows[f"grievance.{who}"],
                    -2 * rows[f"denial.{domain}"], -rows[f"substitutes.{who}"], rows["institutions"],
                    -rows[f"accommodation.{who}"], 0.5 * rows["payment_links"], rows[f"memory.{who}"] * -0.5, -1.5,
                )  # fmt: skip
                wish.append(1 / (1 + exp(-sum(reasons))))
            agreed = sqrt(2 / (1 / wish[0] ** 2 + 1 / wish[1] ** 2))
            agreed += 0.02 * self.random.gauss(0, 1)
            given = [self.toward(f"help.{domain}.{who}", agreed, 0.2) for who in PARTNERS]
            strength += sqrt(2 / (1 / max(given[0], 0.001) ** 2 + 1 / max(given[1], 0.001) ** 2)) / len(DOMAINS)
        rows["index"] = 100 * strength

    def break_up(self) -> None:
        """Let the partnership break, or become an alliance, by chance."""
        rows = self.rows
        worn = 1 / (1 + exp(3 + 8 * (rows["index"] / 100) - 3 * rows["grievance.iran"]))
        rows["ruptured"] = max(rows["ruptured"], float(self.random.random() < worn))
        bound = 1 / (1 + exp(8 - 8 * rows["clause"] - 4 * (rows["index"] / 100)))
        rows["allied"] = max(rows["allied"], float(self.random.random() < bound))


def played(campaigns: int, processes: int) -> None:
    """Play campaigns with Mesa's own runner."""
    found: list[dict[str, Any]] = mesa.batch_run(
        Partnership,
        {"world": range(campaigns)},
        number_processes=processes,
        max_steps=QUARTERS,
        display_progress=False,
    )
    assert len({one["RunId"] for one in found}) == campaigns
