"""Historical cases: eight coded wedges of the past, played, and how good the chances are that come of it.

The patron sits in Moscow's seat, its weaker partner in Tehran's, the divider in Washington's; only the pair decides,
and the divider's policy is the coding's. Source: theory.md 5.
"""

import csv
from collections.abc import Callable, Mapping, Sequence

import attrs
import numpy as np

from agents.draft import Orders
from game import statistics
from game.model.levers.catalogue import seat_of
from game.model.play.simulation import Simulation
from game.model.scenario.setup_files import CASES
from game.model.state.axes import COUNTRIES, IRAN, RUSSIA, Array
from game.model.state.codes import QUARREL
from game.paths import shipped
from game.statistics import Bounded
from game.studies.evidence.arms import script

BROKEN, LOOSENED, HELD, RAN_AWAY = "broken", "loosened", "held", "runaway war"
OUTCOMES = (BROKEN, LOOSENED, HELD)
# A partnership that has lost so many points and not broken has loosened (the verdict's own figure).
LOST = 8.0
# A break is called where it came in half of the worlds that no war overtook.
HALF = 0.5
NEARLY_NONE = 0.01
# Columns of the coding that are no variables.
WORDS = (
    *("case", "pair", "starts", "quarters", "on_both", "courted", "at_war", "outcome", "lag_low", "lag_high", "source"),
)


@attrs.frozen
class Case:
    """One coded case.

    coded              the variables of theory.md 5, 0–1, ± 0.15
    courted            which of the two the divider's offer goes to: `patron` or `partner`
    at_war             whether the patron was at war itself
    outcome            what happened: broken or held
    lag_low, lag_high  after how many quarters
    """

    name: str
    pair: str
    starts: str
    quarters: int
    coded: Mapping[str, float]
    on_both: bool
    courted: str
    at_war: bool
    outcome: str
    lag_low: int
    lag_high: int
    source: str


@attrs.frozen
class CasePlayed:
    """What the model makes of a case.

    shares  of worlds in which the partnership is broken, loosened, held or overtaken by a war at the end
    hazard  chance of a break a quarter, over the quarters in which it could break
    median  quarters until it broke, where it did in a world at least
    """

    case: Case
    shares: Mapping[str, float]
    hazard: float
    median: float | None

    @property
    def chance(self) -> float:
        """The chance of a break, of the worlds that no war overtook."""
        return self.shares[BROKEN] / max(1 - self.shares[RAN_AWAY], NEARLY_NONE)

    @property
    def verdict(self) -> str:
        """Broken where it broke in half of the worlds that no war overtook, else held."""
        return BROKEN if self.chance >= HALF else HELD


@attrs.frozen
class CaseScores:
    """How good the chances of a break are over all cases.

    brier     mean squared error of the chances; `base_brier` that of saying, of each case, the share of breaks among
              the others
    log       mean surprise in bits; `base_log` likewise
    skill     share of the base's squared error that is saved, with bounds by drawing cases anew
    order     of all pairs of a broken case and a held one, the share whose chances a quarter are in that order
    length    rank correlation of the chance of a break with how long a case was played: what length alone explains
    """

    brier: float
    base_brier: float
    log: float
    base_log: float
    skill: Bounded
    order: float
    length: Bounded
    called: int


def cases() -> tuple[Case, ...]:
    """Every coded case."""
    path = shipped("scenarios") / "cases" / "coded.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(case_of(row) for row in csv.DictReader(file))


def case_of(row: Mapping[str, str]) -> Case:
    """A line of the coding as a case."""
    return Case(
        name=row["case"],
        pair=row["pair"],
        starts=row["starts"],
        quarters=int(row["quarters"]),
        coded={name: float(number) for name, number in row.items() if name not in WORDS},
        on_both=row["on_both"] == "yes",
        courted=row["courted"],
        at_war=row["at_war"] == "yes",
        outcome=row["outcome"],
        lag_low=int(row["lag_low"]),
        lag_high=int(row["lag_high"]),
        source=row["source"],
    )


def case_played(case: Case, worlds: int, seed: int, advance: Callable[[int], None] = lambda _: None) -> CasePlayed:
    """What the model makes of a case: the pair decides by its courses, everybody else holds.

    advance  called after each quarter
    """
    game = Simulation.start(f"{CASES}/{case.name}", seed=seed, worlds=worlds, script=script(case.quarters))
    game.persons = {place for place in range(len(COUNTRIES)) if place not in (RUSSIA, IRAN)}
    levers, first, when = game.anchor.levers, game.world.index, np.zeros(worlds)
    exposed, left = 0.0, case.quarters
    own = [
        [float(COUNTRIES.index(seat_of(lever.id)) in (RUSSIA, IRAN)) for lever in kind]
        for kind in (levers.policies, levers.moves)
    ]
    pair = [np.array(row)[:, None] for row in own]
    opening = game.world.dials
    while not game.over:
        orders = game.decide()
        exposed += float(((when <= 0) & (game.runs > 0)).sum())
        game.step(Orders(np.where(pair[0] > 0, orders.dials, opening), orders.moves * pair[1]))
        when = np.where((when <= 0) & (game.world.rung <= QUARREL), game.world.turn, when)
        advance(1)
        left -= 1
    advance(left)
    return summed(case, (when, game.world.catastrophe, first - game.world.index), exposed)


def summed(case: Case, rows: tuple[Array, Array, Array], exposed: float) -> CasePlayed:
    """What came of all worlds of a case.

    rows     (W,) each: quarter of the break or 0, whether a war ran away, points of the index lost
    exposed  world-quarters in which it could break
    """
    when, war, fell = rows
    broken = when > 0
    away = (war > 0) & ~broken
    loosened = ~broken & ~away & (fell >= LOST)
    shares = {BROKEN: broken, LOOSENED: loosened, HELD: ~(broken | away | loosened), RAN_AWAY: away}
    median = float(np.median(when[broken])) if broken.any() else None
    return CasePlayed(case, {name: float(row.mean()) for name, row in shares.items()}, broken.sum() / exposed, median)


def order_kept(played: Sequence[CasePlayed]) -> float:
    """Of all pairs of a broken case and a held one, the share whose hazards are in that order; ties count half."""
    broke = [result.hazard for result in played if result.case.outcome == BROKEN]
    held = [result.hazard for result in played if result.case.outcome == HELD]
    right = [1.0 if result > other else 0.5 if result == other else 0.0 for result in broke for other in held]
    return sum(right) / len(right)


def scored(played: Sequence[CasePlayed], worlds: int, seed: int) -> CaseScores:
    """How good the chances of a break are, beside saying of each case the share of breaks among the others."""
    broke = np.array([float(result.case.outcome == BROKEN) for result in played])
    chances = np.array([result.chance for result in played])
    many = len(played)
    # Half a case either way keeps the base from being certain.
    base = (broke.sum() - broke + 0.5) / many
    own, rival = statistics.brier(chances, broke), statistics.brier(base, broke)
    least = 0.5 / worlds
    surprise, other = (statistics.log_loss(np.where(broke > 0, said, 1 - said), least) for said in (chances, base))
    lengths = np.array([float(result.case.quarters) for result in played])

    def saved(places: statistics.Places) -> float:
        """The skill over some cases."""
        return statistics.skill(own[places], rival[places])

    return CaseScores(
        brier=float(own.mean()),
        base_brier=float(rival.mean()),
        log=float(surprise.mean()),
        base_log=float(other.mean()),
        skill=statistics.block_bootstrap(saved, many, 1, seed),
        order=order_kept(played),
        length=statistics.correlation(chances, lengths),
        called=sum(result.verdict == result.case.outcome for result in played),
    )
