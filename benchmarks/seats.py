"""Simple seats for the targets: policies by type and state, moves by chance, answers by rule.

They are what the prototype's seats were, until the countries' courses play the model; nothing of the product
depends on them. Types are drawn once a campaign and drift once a year. A benchmark may fix a policy, forbid a move or
set its chance.
"""

from collections.abc import Mapping, Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

from benchmarks.arm_events import Happening, with_events
from game.model.laws.common import believed
from game.model.state.axes import Array
from game.model.state.chance import Dice
from game.model.state.codes import BARGAIN, CEASEFIRE, ESCALATED, RESTRAINT, TURN_ROW, WAR
from game.model.state.deeds import MOVE_ROW, OPENING_STANCES, STANCE_ROW, STANCES, Deeds
from game.model.state.names import ROW
from game.model.state.rules import Rules
from game.model.state.world_state import WorldState

FREE = -1.0


def sigmoid(x: Array) -> Array:
    """1 / (1 + e^-x)."""
    return 1 / (1 + np.exp(-x))


@attrs.frozen(eq=False)
class Control:
    """What a benchmark holds fixed, a number a world; `FREE` leaves it to the seats.

    stances  (STANCES, W) dials 0–3
    odds     chance a quarter of each move that is set, (W,), by the names of `MOVE_ODDS`
    """

    stances: Array
    odds: Mapping[str, Array]

    @classmethod
    def free(cls, worlds: int) -> "Control":
        """Everything is left to the seats."""
        return cls(np.full((len(STANCES), worlds), FREE), {})


@attrs.define(eq=False)
class Seats:
    """Six simple seats that play all worlds at once."""

    rules: Rules
    control: Control
    world: WorldState
    worlds: int = attrs.field(init=False)
    stances: Array = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        """Policies begin where they stood at the end of 2024."""
        self.worlds = self.world.worlds
        self.stances = np.array(OPENING_STANCES, np.float64)[:, None] + np.zeros((1, self.worlds))

    def play(self, now: Sequence[Happening] = ()) -> WorldState:
        """Play one quarter with its events."""
        self.world = with_events(now, self.world, (self.orders, self.answers), self.rules)
        return self.world

    def counted(self) -> Mapping[str, Array]:
        """Orders that are recorded beside the worlds: none."""
        return {}

    def happens(self, state: WorldState, name: str, odds: NDArray[np.floating] | float) -> Array:
        """1 where a move is made; a chance set by the control comes before the seat's own."""
        if name in self.control.odds:
            odds = np.where(self.control.odds[name] == FREE, odds, self.control.odds[name])
        return self.rules.chance.happens(state.turn + 1, f"seat.{name}", odds + np.zeros(self.worlds))

    def wishes(self, state: WorldState) -> Array:
        """The dial that each simple course asks for, (STANCES, W)."""
        luck = self.rules.chance
        kind = luck.normal(0, "seat.types", len(STANCES))
        year = luck.normal(1 + state.turn // 4, "seat.years", len(STANCES))
        wish = np.array(OPENING_STANCES, np.float64)[:, None] + 0.55 * kind + 0.30 * year
        for policy, lean in leanings(state, self.rules).items():
            wish[STANCE_ROW[policy]] += lean
        return np.clip(wish, 0, 3)

    def orders(self, state: WorldState) -> Deeds:
        """The quarter's orders."""
        deeds = Deeds.none(self.worlds)
        wish = np.where(self.control.stances == FREE, self.wishes(state), self.control.stances)
        self.stances = self.stances + np.clip(wish - self.stances, -1, 1)
        deeds.stances[:] = self.stances
        self.table(state, deeds)
        self.moscow(state, deeds)
        self.others(state, deeds)
        self.strikes(state, deeds)
        return deeds

    def table(self, state: WorldState, deeds: Deeds) -> None:
        """Washington offers, Moscow outbids, Tehran talks."""
        at_war = np.isin(state.ukraine, (WAR, ESCALATED))
        factor = np.where(state.administration == BARGAIN, 1.6, np.where(state.administration == RESTRAINT, 0.8, 0.35))
        for side, name in enumerate(("offer.ru", "offer.ir")):
            odds = 0.0254 * factor * (np.where(at_war, 1.5, 0.6) if side == 0 else 1.0)
            odds = odds * np.where(state.war_iran == 3, 0.5, 1) * (state.offer[side] == 0)
            size = 0.35 + 0.4 * sigmoid(1.5 * self.rules.chance.normal(state.turn + 1, f"seat.size.{name}", 1)[0])
            deeds.jumps[ROW[name]] += size * self.happens(state, name, odds)
        bids = (state.offer[1] + deeds.jumps[ROW["offer.ir"]] > 0) & (state.binding <= 0)
        odds = np.clip(1.6 * state.hangs_on[0] - 0.12, 0.05, 0.60) * bids
        deeds.moves[MOVE_ROW["ru.bind"]] = self.happens(state, "bind", odds)
        drive = -3.0 + 5.0 * state.offer[1] * state.word[2] - 2.0 * state.offer_veto[1] + 1.5 * state.unpaid[1]
        drive = drive + 1.2 * (state.ruler[1] == 2) + 4 * (state.push_deal - 0.1)
        deeds.moves[MOVE_ROW["ir.talk"]] = self.happens(state, "talk", sigmoid(drive) * (state.offer[1] > 0))
        odds = np.where(state.administration == BARGAIN, 0.3, 0.08) * np.isin(state.ukraine, (WAR, ESCALATED))
        brokers = self.happens(state, "broker", odds)
        deeds.moves[MOVE_ROW["us.broker_truce"]] = brokers
        deeds.jumps[ROW["push.truce"]] += 0.25 * brokers

    def moscow(self, state: WorldState, deeds: Deeds) -> None:
        """Moscow delivers, signs texts, votes, and pays or apologises after a quarrel."""
        slack = np.clip(1 - 0.9 * state.arms_gap, 0, 1)
        owed = state.promised[0].sum(0) + state.overdue[0]
        arms = deeds.stances[STANCE_ROW["ru.arms_for_iran"]] / 3
        odds = owed * (0.05 + 0.34 * slack * arms + 0.15 * (state.binding > 0) + 0.08 * (state.since_struck[0] <= 2))
        odds = odds * (state.war_iran < 3) * (state.rung >= 3) * (1 - 0.7 * (state.offer[0] > 0.3))
        deeds.moves[MOVE_ROW["ru.deliver"]] = self.happens(state, "deliver", odds) * (owed > 0.08)
        lever = deeds.stances[STANCE_ROW["gs.leverage"]] / 3 * np.clip(state.tie[0], 0, 1)
        odds = 0.05 + 0.22 * lever + 0.20 * (state.waters > 0) - 0.04 * (state.binding > 0)
        deeds.moves[MOVE_ROW["ru.islands"]] = self.happens(state, "islands", odds)
        road = self.happens(state, "corridor", 0.03 * (state.binding <= 0))
        deeds.moves[MOVE_ROW["ru.corridor"]] = road
        deeds.jumps[ROW["push.corridor.ru"]] += 0.2 * road
        odds = 0.06 + 0.06 * (state.waters > 0) + 0.1 * (state.weapon > 0) + 0.05 * (state.since_struck[0] <= 1)
        deeds.jumps[ROW["due_vote.ru"]] += self.happens(state, "text", odds)
        veto = np.clip(state.flow[0, 2] * 1.0 - 0.15 * (state.waters > 0), 0.02, 0.95)
        deeds.moves[MOVE_ROW["ru.vote"]] = self.happens(state, "veto", veto)
        low = (state.rung <= 3) & (state.rung_quarters >= 2)
        deeds.moves[MOVE_ROW["ru.pay"]] = self.happens(state, "pay", 0.35 * low * (state.hangs_on[0] > 0.12))
        deeds.moves[MOVE_ROW["ru.apologise"]] = self.happens(state, "apologise", 0.25 * low)

    def others(self, state: WorldState, deeds: Deeds) -> None:
        """Tehran demands and dashes; nobody else moves unless a benchmark says so."""
        recent = state.since_struck[0] <= 1
        demand = self.happens(state, "demand", np.where(recent, 0.6, 0.07 + 0.25 * state.overdue[0]))
        deeds.moves[MOVE_ROW["ir.demand"]] = demand
        deeds.jumps[ROW["due.ru"]] += demand
        drive = -3.4171 + 1.0 * state.struck + 1.0 * (state.ruler[1] == 1) - 1.2 * (state.offer[1] > 0)
        drive = drive - 0.8 * (state.trust[1] - 0.4) + 0.6 * (state.snapback == 2)
        ready = (state.nuclear_progress > 0.8) & (state.dash == 0) & (state.weapon == 0)
        deeds.moves[MOVE_ROW["ir.dash"]] = self.happens(state, "dash", sigmoid(drive) * ready)
        deeds.turns[TURN_ROW["nuclear>weapon"]] = 0.9 * (state.dash >= 2)
        for name, move in (("mediate_gulf", "cn.mediate_gulf"), ("host", "gs.host"), ("expel", "gs.withdraw")):
            deeds.moves[MOVE_ROW[move]] = self.happens(state, name, 0.0)
        seen = self.happens(state, "expose", 0.05 + 0.1 * (state.struck > 0.3))
        deeds.jumps[ROW["aware.ir.israel"]] += 18 / 30 * seen

    def strikes(self, state: WorldState, deeds: Deeds) -> None:
        """Israel and the United States strike, or do not."""
        near = np.maximum(state.nuclear_progress - 0.6, 0)
        line = deeds.stance("gs.iran_line") - 1 / 3
        shadow, posture = deeds.stance("il.shadow"), (deeds.stance("us.posture") + deeds.stance("us.interdiction")) / 2
        drive = -3.2665 + 1.6 * (shadow - 0.67) + 3.0 * near + 1.0 * (state.dash > 0) - 0.5 * (state.escalation > 3.2)
        drive = drive + 0.5 * (state.air_defence_gap - 0.5) - 0.5 * (state.offer[1] > 0) - 0.8 * line
        drive = drive - 0.3 * (state.israel_wars == CEASEFIRE) + state.israel_lean
        able = state.weapon == 0
        israel = self.happens(state, "israel_strikes", sigmoid(drive) * able)
        drive = -5.1815 + 2.0 * (posture - 1 / 3) + 4.0 * near + 1.6 * (state.dash > 0) + 1.0 * (state.waters == 2)
        drive = drive - 0.6 * (state.administration == RESTRAINT) - 1.0 * (state.offer[1] > 0) - 1.4 * line
        america = self.happens(state, "us_strikes", sigmoid(drive) * able)
        deeds.moves[MOVE_ROW["il.strike_nuclear"]] = israel
        deeds.moves[MOVE_ROW["us.strike"]] = america
        deeds.jumps[ROW["struck.ir"]] = np.maximum(israel, america)
        deeds.turns[TURN_ROW["nuclear>damaged"]] = np.maximum(0.55 * israel, 0.8 * america)

    def answers(self, state: WorldState) -> Deeds:
        """What those who were hit do in the same quarter."""
        deeds = Deeds.none(self.worlds)
        hit, hot = state.hit > 0, state.war_iran == 3
        tired = 0.5 * (state.missiles < 0.3) + 0.8 * (state.offer[1] * state.word[2] > 0.3)
        odds = sigmoid(0.6866 + 0.6 * (state.hit - 1) - tired + 0.3 * (state.ruler[1] == 1))
        odds = np.where(hit, odds, sigmoid(-4.6 + 1.0 * hot))
        back = self.happens(state, "iran_strikes", odds)
        deeds.moves[MOVE_ROW["ir.strike_israel"]] = back
        deeds.jumps[ROW["struck.il"]] = back
        enforced, line = state.enforcement[1], self.stances[STANCE_ROW["gs.iran_line"]] / 3 - 1 / 3
        drive = -2.1818 + 1.2 * state.hit_by_us + 0.8 * hot + 1.0 * (enforced - 1 / 3) - 1.4 * line
        odds = np.where(hit | hot, sigmoid(drive), 0.006 + 0.02 * np.maximum(enforced - 0.5, 0))
        deeds.moves[MOVE_ROW["ir.harass"]] = self.happens(state, "harass", odds)
        return deeds


def leanings(state: WorldState, rules: Rules) -> dict[str, Array]:
    """How far the state of the world moves each course's dial, in steps, by policy."""
    figures = rules.figures
    at_war: NDArray[np.bool_] = np.isin(state.ukraine, (WAR, ESCALATED))
    belief = believed(state, figures)
    wider, hot, shipping = state.ukraine == ESCALATED, state.war_iran >= 2, state.waters > 0
    courted = [state.offer[side] * belief > 0.2 for side in (0, 1)]
    bids, brent = state.binding > 0, state.brent
    return {
        "ru.arms_for_iran": 1.4 * bids + 0.9 * (1 - state.arms_gap * 2) * (state.arms_gap < 0.5) - 0.5 * courted[0]
        - 0.5 * (state.grievance[0] > 0.35) + 0.5 * (state.balance > 0.3),
        "ru.nuclear_help": 0.8 * bids - 0.6 * courted[0],
        "ru.intel": 0.8 * bids + 0.5 * state.struck - 0.6 * courted[0],
        "ru.gulf_line": 0.8 * (state.reserves[0] < 15),
        "ir.arms_for_russia": -1.0 * hot - 0.8 * (state.grievance[1] > 0.5) - 0.6 * courted[1]
        + 0.4 * (state.balance < -0.1),
        "ir.enrichment": 0.9 * state.struck - 1.4 * (state.offer[1] * state.word[2] > 0.25)
        + 0.5 * (state.snapback == 2),
        "ir.partners": 0.6 * state.struck - 0.6 * courted[1] - 0.5 * (state.unpaid[1] > 0.2),
        "ir.gulf_line": 0.7 * (state.snapback == 2) + 0.6 * (state.grievance[1] > 0.45) - 0.6 * shipping,
        "ir.home": 1.2 * (state.regime[1] == 1),
        "us.oil_iran": 0.7 * (state.administration == 0) - 0.4 * (state.administration == 2)
        - 0.05 * np.maximum(brent - 85, 0) - 0.6 * (state.offer[1] > 0.3) + 0.5 * (state.weapon > 0),
        "us.oil_russia": -0.5 * (state.administration == 1) - 0.04 * np.maximum(brent - 85, 0) - 0.7 * ~at_war
        - 0.5 * (state.offer[0] > 0.3) + 0.5 * wider,
        "us.ukraine_aid": -0.6 * (state.administration == 1) - 0.9 * ~at_war - 0.3 * (state.offer[0] > 0.3)
        + 0.8 * wider,
        "us.interdiction": 0.6 * (state.administration == 0) + 0.8 * shipping + 0.5 * (state.nuclear_progress > 0.8),
        "us.posture": -0.7 * (state.administration == 1) + 0.4 * (state.rung >= 6),
        "cn.oil_iran": -0.5 * shipping - 0.3 * (state.enforcement[1] > 0.67),
        "cn.risk": 0.5 * (state.shared_threat > 0.7) - 0.9 * (state.weapon > 0),
        "gs.output": 0.8 * (brent > 95) - 0.9 * (brent < 60) + 1.6 * (state.oil_pact > 0),
        "gs.leverage": 1.0 * shipping + 0.5 * (state.nuclear_progress > 0.85) - 0.3 * (state.tie[3] > 0.4),
        "gs.iran_line": -1.0 * shipping + 0.4 * hot,
        "il.shadow": 0.6 * (state.nuclear_progress > 0.75) + 0.5 * (state.militia > 0.6) - 0.5 * (state.militia < 0.25),
        "il.moscow_line": -0.4 * (state.rung >= 6),
    }  # fmt: skip


def dice(seed: int, numbers: NDArray[np.uint64]) -> Dice:
    """Luck for worlds by their numbers; arms of one comparison share the numbers, and so the luck."""
    return Dice(seed, numbers)
