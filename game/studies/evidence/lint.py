"""The linter: what is wrong with a scenario as a game, found by playing it.

Campaigns are played with every country following its own courses, and again with each seat held to each of its courses,
and to doing nothing. What is said of one strategy beside another is bounded for all of a seat's strategies at once.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

import attrs
import numpy as np

from game import statistics
from game.model.laws.verdict import ending, outcome
from game.model.play.seated import ENGINE, HOLD, strategies_of
from game.model.play.simulation import Simulation
from game.model.scenario.setup import ScenarioSetup
from game.model.state.axes import COUNTRIES, Array
from game.model.state.codes import ENDINGS, OUTCOMES
from game.statistics import Bounded
from game.studies.evidence.arms import script
from game.studies.evidence.bands import SOON, BandRow, StrategyRuns, band_rows
from game.studies.evidence.fork_rows import fork_rows, forks
from game.studies.evidence.play_record import PlayRecord, recorded
from game.studies.evidence.strength_rows import strength_rows
from game.studies.evidence_words import evidence_says

KINDS = (
    *("unreachable_outcome", "unreachable_ending", "foregone_outcome", "dead_move", "unused_move", "dead_crisis"),
    *("always_move", "no_reach", "holding_pays", "off_par", "decided_early", "short"),
)
# Of the worlds of a kind of campaign.
NEARLY_ALL, HARDLY_ANY = 0.97, 0.0
# Of the quarters in which a move may be made.
ALWAYS = 0.9
# Points of legacy: what a seat's strategies have to differ by, and how far from the others' middle a role may be.
LEAST_REACH, FURTHEST_OFF_PAR = 2.0, 20.0
# Rank correlation of where the partnership stands after a quarter of the campaign with where it ends.
DECIDED = 0.9


@attrs.frozen
class LintFinding:
    """One thing that is wrong.

    kind   from `KINDS`
    where  the move, crisis, ending or seat
    says   what was seen
    """

    kind: str
    where: str
    says: str


@attrs.frozen(eq=False)
class CampaignsSeen:
    """What was seen of many campaigns.

    legal, ordered of all world-quarters that ran, the share in which each move might be made, and was made, by id
    questions      worlds in which a question came, by its id
    legacy         (countries, W) points
    index          (quarters + 1, W) the partnership
    ends, endings  how many worlds each outcome, and each ending, has
    """

    legal: Mapping[str, float]
    ordered: Mapping[str, float]
    questions: Mapping[str, int]
    legacy: Array
    index: Array
    ends: Mapping[str, int]
    endings: Mapping[str, int]


@attrs.frozen
class SeatReach:
    """What a seat's strategies come to, in points of legacy.

    par         mean when all follow their own courses
    best, worst the strategies with the highest and lowest mean
    reach       by how much the best exceeds the worst, within bounds that hold for all pairs
    holding     by how much doing nothing exceeds following its courses, likewise
    """

    seat: str
    par: Bounded
    best: str
    worst: str
    reach: Bounded
    holding: Bounded


@attrs.frozen(eq=False)
class Linted:
    """What was found.

    checked      how many things were looked at
    rows         measures beside their bands
    correlation  that of early and last index
    """

    findings: tuple[LintFinding, ...]
    checked: int
    rows: tuple[BandRow, ...]
    seats: tuple[SeatReach, ...]
    ends: Mapping[str, int]
    endings: Mapping[str, int]
    correlation: Bounded


@attrs.frozen
class LintDepth:
    """How far a scenario is looked into.

    full      whether campaigns are played on from many quarters, for what hangs on other futures
    searched  in how many campaigns each seat looks ahead as well
    """

    full: bool = False
    searched: int = 0


def steps(scenario: ScenarioSetup, depth: LintDepth = LintDepth()) -> int:
    """How many kinds of campaigns are played, and how many times they are stopped at."""
    courses = 1 + sum(len(others(seat)) for seat in scenario.seats)
    return courses + depth.full * forks(scenario.quarters) + 2 * len(scenario.seats) * (depth.searched > 0)


def others(seat: str) -> tuple[str, ...]:
    """Every strategy of a seat but its own choice."""
    return tuple(name for name in strategies_of(seat, script(1).anchor.courses) if name != ENGINE)


def linted(
    scenario: ScenarioSetup, worlds: int, seed: int, advance: Callable[[int], None], depth: LintDepth = LintDepth()
) -> Linted:
    """What is wrong with a scenario.

    advance  called with how many more kinds of campaigns are played
    """

    def begun() -> Simulation:
        """The same campaigns before their first quarter."""
        return Simulation.start(scenario, seed=seed, worlds=worlds, script=script(scenario.quarters))

    game = begun()
    record = recorded(game)
    own = seen(game, record)
    advance(1)
    ends, endings = Counter(own.ends), Counter(own.endings)
    by_seat = dict[str, StrategyRuns]()
    for seat in (seat for seat in COUNTRIES if seat in scenario.seats):
        by_seat[seat] = StrategyRuns({ENGINE: own.legacy[COUNTRIES.index(seat)]}, {})
        for strategy in others(seat):
            last = followed(begun(), seat, strategy, by_seat[seat])
            ends.update(named(outcome(last.world, last.rules), OUTCOMES))
            endings.update(named(ending(last.world, last.rules), ENDINGS))
            advance(1)
    seats = [reach_of(seat, runs.legacy) for seat, runs in by_seat.items()]
    correlation = statistics.correlation(own.index[max(1, scenario.quarters // 4)], own.index[-1])
    findings = (
        *short_ones(scenario),
        *ends_faults(own, ends, endings),
        *levers_faults(own),
        *seats_faults(seats),
        *early_faults(correlation),
    )
    checked = len(OUTCOMES) * 2 + len(ENDINGS) + 3 * len(own.legal) + len(own.questions) + 3 * len(seats) + 2
    rows = band_rows(record, game.anchor.levers, by_seat)
    rows += fork_rows(begun(), seed, advance) if depth.full else ()
    if depth.searched:
        rows += tuple(strength_rows(scenario, by_seat, (min(depth.searched, worlds), seed), advance))
    return Linted(findings, checked, rows, tuple(seats), ends, endings, correlation)


def followed(game: Simulation, seat: str, strategy: str, runs: StrategyRuns) -> Simulation:
    """Campaigns played to their end with a seat held to a strategy, and what it comes to put down among its runs."""
    game.follow({seat: strategy})
    game.watched = ("index",)
    game.run()
    runs.legacy[strategy] = game.legacy()[COUNTRIES.index(seat)]
    if game.rules.quarters >= SOON:
        runs.soon[strategy] = game.series[min(SOON, len(game.series)) - 1]["index"]
    return game


def seen(game: Simulation, record: PlayRecord) -> CampaignsSeen:
    """What was seen of campaigns that have ended, in which every country followed its own courses."""
    running = float(record.runs.sum())
    legal, ordered = (rows.sum((0, 2)) / running for rows in (record.legal, record.ordered))
    return CampaignsSeen(
        legal={move.id: legal[move.row] for move in game.anchor.levers.moves},
        ordered={move.id: ordered[move.row] for move in game.anchor.levers.moves},
        questions={
            crisis.id: int(record.questions[place].sum()) for place, crisis in enumerate(game.script.crises.crises)
        },
        legacy=record.legacy[-1],
        index=record.index,
        ends=Counter(named(outcome(game.world, game.rules), OUTCOMES)),
        endings=Counter(named(ending(game.world, game.rules), ENDINGS)),
    )


def named(codes: Array, names: tuple[str, ...]) -> list[str]:
    """Codes as their names."""
    return [names[int(code)] for code in codes]


def reach_of(seat: str, legacies: Mapping[str, Array]) -> SeatReach:
    """What a seat's strategies come to.

    legacies  (W,) by strategy, on the same luck
    """
    ranked = sorted(legacies, key=lambda name: float(legacies[name].mean()))
    pairs = {(pair.first, pair.second): pair.exceeds for pair in statistics.all_pairs(legacies)}

    def exceeds(first: str, second: str) -> Bounded:
        """By how much one strategy exceeds another."""
        return pairs[first, second] if (first, second) in pairs else pairs[second, first].times(-1)

    return SeatReach(
        seat=seat,
        par=statistics.mean(legacies[ENGINE]),
        best=ranked[-1],
        worst=ranked[0],
        reach=exceeds(ranked[-1], ranked[0]),
        holding=exceeds(HOLD, ENGINE),
    )


def finding(kind: str, where: str, **holes: object) -> LintFinding:
    """One thing that is wrong, in a sentence."""
    return LintFinding(kind, where, evidence_says("lint", kind, **holes))


def short_ones(scenario: ScenarioSetup) -> Iterator[LintFinding]:
    """A campaign that is over before what is promised falls due."""
    late = [inject.name for inject in scenario.injects if inject.quarter > scenario.quarters]
    for name in late:
        yield finding("short", name, quarters=scenario.quarters)


def ends_faults(own: CampaignsSeen, ends: Counter[str], endings: Counter[str]) -> Iterator[LintFinding]:
    """Outcomes and endings that no campaign comes to, and outcomes that nearly all come to."""
    many = ends.total()
    for name in OUTCOMES:
        if not ends[name]:
            yield finding("unreachable_outcome", name, many=f"{many:,}")
        elif own.ends.get(name, 0) > NEARLY_ALL * sum(own.ends.values()):
            yield finding("foregone_outcome", name, share=percent(own.ends[name] / sum(own.ends.values())))
    for name in ENDINGS:
        if not endings[name]:
            yield finding("unreachable_ending", name, many=f"{many:,}")


def levers_faults(own: CampaignsSeen) -> Iterator[LintFinding]:
    """Moves that nobody may make, that nobody makes, and that are made whenever they may be; questions never put."""
    for move, legal in own.legal.items():
        if not legal:
            yield finding("dead_move", move)
        elif not own.ordered[move]:
            yield finding("unused_move", move, share=percent(legal))
        elif own.ordered[move] > ALWAYS * legal and own.ordered[move] > 1 - ALWAYS:
            yield finding("always_move", move, share=percent(own.ordered[move] / legal))
    for crisis, worlds in own.questions.items():
        if not worlds:
            yield finding("dead_crisis", crisis)


def seats_faults(seats: list[SeatReach]) -> Iterator[LintFinding]:
    """Seats in which it does not matter what one does, in which doing nothing is best, and that score far off."""
    middle = float(np.median([seat.par.value for seat in seats]))
    for seat in seats:
        if seat.reach.low < LEAST_REACH:
            yield finding("no_reach", seat.seat, reach=bounds(seat.reach), least=f"{LEAST_REACH:g}")
        if seat.holding.low > 0:
            yield finding("holding_pays", seat.seat, gain=bounds(seat.holding))
        if abs(seat.par.value - middle) > FURTHEST_OFF_PAR:
            yield finding("off_par", seat.seat, par=f"{seat.par.value:.0f}", middle=f"{middle:.0f}")


def early_faults(correlation: Bounded) -> Iterator[LintFinding]:
    """A campaign that is decided after a quarter of its length."""
    if correlation.low > DECIDED:
        yield finding("decided_early", "index", correlation=f"{correlation.value:.2f}")


def percent(share: float) -> str:
    """A share as a reader has it."""
    return f"{100 * share:.0f} %"


def bounds(effect: Bounded) -> str:
    """An effect with its bounds."""
    return f"{effect.value:.1f} ({effect.low:.1f} to {effect.high:.1f})".replace("-", "−")
