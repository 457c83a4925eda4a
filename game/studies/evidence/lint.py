"""The linter: what is wrong with a scenario as a game, found by playing it. Source: features.md, B8 and B15."""

from collections.abc import Iterator, Mapping

import attrs
import numpy as np

from game.model.laws.endings import VERDICTS
from game.model.laws.intelligence import owned
from game.model.scenario.schema import Scenario
from game.model.state.axes import COUNTRIES
from game.model.state.catalogue import Order
from game.model.state.measures import place
from game.model.state.world import World
from game.studies.evidence.influence import ParameterChange, changes_of, without_influence
from game.studies.evidence.mass_play import AT_RANDOM, Seen, seats, seen, table
from game.studies.run.process_pool import Advance

KINDS = {
    "dominated order": "costs as much as another of the same country, or more, and does less",
    "dead order": "can never be given",
    "order for all seasons": "is given whenever it can be",
    "unreachable ending": "comes in no campaign, played well or at random",
    "foregone ending": "comes in nearly every campaign, played well or at random",
    "dead quarter": "nobody can do anything in it",
    "runaway": "who is ahead after a quarter of the game is ahead at its end",
    "no influence": "changes nothing, wherever in its range it is",
    "blind interest": "its country can never see how far it is met",
    "secret nobody can find": "a private interest in what no other country can ever see",
    "settled interest": "is wholly met, or not met at all, in nearly every quarter",
    "role off par": "scores far from what the other roles score",
}
NEARLY_ALL = 0.97
HARDLY_ANY = 0.03
RUNAWAY = 0.985
FURTHEST_OFF_PAR = 25.0


@attrs.frozen
class LintFinding:
    """One thing that is wrong.

    kind   from `KINDS`
    where  the order, figure, interest, quarter or role
    says   what was seen
    """

    kind: str
    where: str
    says: str


@attrs.frozen(eq=False)
class Linted:
    """What was found.

    checked  how many things were looked at
    par      mean score of each role when the engine plays all six, and its standard error
    """

    findings: tuple[LintFinding, ...]
    checked: int
    par: Mapping[str, tuple[float, float]]
    played: Seen


def steps(scenario: Scenario, base: Scenario | None) -> int:
    """Return how many steps of progress a scenario takes: quarters played, and changes tried."""
    return 2 * scenario.quarters + len(changes_of(scenario, base))


def linted(scenario: Scenario, base: Scenario | None, worlds: int, seed: int, advance: Advance) -> Linted:
    """Return what is wrong with a scenario.

    base   the scenario it differs from; only what it changes is tried for influence
    told   called after each step
    """
    played = table(scenario, seed, worlds)
    engine, chance = (seen(played, seats(sharp), advance) for sharp in (None, AT_RANDOM))
    changes = changes_of(scenario, base)
    silent = without_influence(scenario, changes, seed, advance)
    findings = (
        *orders_faults(scenario, engine, chance),
        *endings_faults(engine, chance),
        *pace_faults(scenario, engine, chance),
        *influence_faults(scenario, changes, silent),
        *interest_faults(scenario, engine, chance),
        *par_faults(engine),
    )
    goals = sum(len(sheet.interests) for sheet in scenario.countries)
    checked = 3 * len(scenario.catalogue.orders) + 2 * len(VERDICTS) + scenario.quarters + len(COUNTRIES) * 2
    checked += len({(change.kind, change.path) for change in changes}) + 3 * goals + len(scenario.injects)
    score = engine.score
    par = {
        name: (float(score[c].mean()), float(score[c].std() / np.sqrt(score.shape[1])))
        for c, name in enumerate(COUNTRIES)
    }
    return Linted(tuple(findings), checked, par, engine)


def orders_faults(scenario: Scenario, engine: Seen, chance: Seen) -> Iterator[LintFinding]:
    """Yield orders that nobody can give, that nobody should, and that everybody always does."""
    orders = scenario.catalogue.orders
    for place_of, order in enumerate(orders):
        if not engine.legal[place_of] and not chance.legal[place_of]:
            yield LintFinding("dead order", order.name, f"legal in none of {engine.worlds + chance.worlds:,} campaigns")
        elif order.cost and engine.given[place_of] > NEARLY_ALL:
            yield LintFinding("order for all seasons", order.name, f"given in {engine.given[place_of]:.0%} of quarters")
        better = next((rival.name for rival in orders if dominates(rival, order)), None)
        if better:
            yield LintFinding("dominated order", order.name, f"{better} does as much for no more")


def dominates(rival: Order, other: Order) -> bool:
    """Return whether one order pushes all that another does, the same way and as hard, for no more, and something less.

    Only orders of one country that push the same rows are compared; whether other orders are worth more is a judgement.
    """
    if rival.country != other.country or rival.name == other.name or not other.effects:
        return False
    mine, theirs = pushes(rival), pushes(other)
    if mine.keys() != theirs.keys() or rival.needs != other.needs:
        return False
    as_hard = all(mine[path] * theirs[path] > 0 and abs(mine[path]) >= abs(theirs[path]) for path in mine)
    price = (rival.cost, rival.delay, rival.rest)
    no_dearer = all(a <= b for a, b in zip(price, (other.cost, other.delay, other.rest), strict=True))
    gains = price != (other.cost, other.delay, other.rest) or mine != theirs
    return as_hard and no_dearer and gains


def pushes(order: Order) -> dict[str, float]:
    """Return how far an order pushes each row at firm, its by-product among them."""
    sizes = dict[str, float]()
    for push in order.pushes():
        sizes[push.path] = sizes.get(push.path, 0.0) + push.push
    return sizes


def endings_faults(engine: Seen, chance: Seen) -> Iterator[LintFinding]:
    """Yield endings that never come, and those that nearly always do."""
    both = engine.endings + chance.endings
    worlds = engine.worlds + chance.worlds
    for name, many in zip(VERDICTS, both, strict=True):
        if not many:
            yield LintFinding("unreachable ending", name, f"in none of {worlds:,} campaigns")
        elif many / worlds > NEARLY_ALL:
            yield LintFinding("foregone ending", name, f"in {many / worlds:.0%} of {worlds:,} campaigns")


def pace_faults(scenario: Scenario, engine: Seen, chance: Seen) -> Iterator[LintFinding]:
    """Yield quarters in which nobody can act, and games that are over when they have begun."""
    for quarter in range(scenario.quarters):
        acting = max(engine.acting[quarter], chance.acting[quarter])
        if acting < HARDLY_ANY:
            says = f"an order that costs something is given in {acting:.0%} of campaigns"
            yield LintFinding("dead quarter", scenario.quarter(quarter + 1), says)
    for country, name in enumerate(COUNTRIES):
        early, late = engine.early[country], engine.score[country]
        if np.ptp(early) and np.ptp(late) and np.corrcoef(early, late)[0, 1] > RUNAWAY:
            yield LintFinding("runaway", name, "its score after a quarter of the game tells its score at the end")


def influence_faults(
    scenario: Scenario, changes: list[ParameterChange], silent: list[ParameterChange]
) -> Iterator[LintFinding]:
    """Yield figures, start values and injects that change nothing."""
    for kind, path in dict.fromkeys((change.kind, change.path) for change in changes):
        tried = [change for change in changes if (change.kind, change.path) == (kind, path)]
        if all(change in silent for change in tried):
            yield LintFinding("no influence", path, f"the {kind} leaves every campaign bit for bit as it was")
    for inject in scenario.injects:
        if inject.chance <= 0:
            yield LintFinding("no influence", inject.name, "the inject has no chance of happening")


def interest_faults(scenario: Scenario, engine: Seen, chance: Seen) -> Iterator[LintFinding]:
    """Yield interests that nobody can pursue, see, or find out."""
    for country, sheet in enumerate(scenario.countries):
        for number, goal in enumerate(sheet.interests):
            measure, index = place(World, goal.path)
            secret = measure.known == "secret"
            where = f"{sheet.name}: {goal.name}"
            if secret and not owned(measure.name, country)[(*index, 0)]:
                yield LintFinding("blind interest", where, f"{goal.path} is a secret that {sheet.name} never sees")
            others = (owned(measure.name, other)[(*index, 0)] for other in range(len(COUNTRIES)) if other != country)
            if secret and not goal.public and not any(others):
                yield LintFinding("secret nobody can find", where, f"nobody else ever sees {goal.path}")
            met = np.concatenate([seen.met[country, number].ravel() for seen in (engine, chance)])
            for extreme, words in ((met >= 1, "wholly met"), (met <= 0, "not met at all")):
                if extreme.mean() > NEARLY_ALL:
                    yield LintFinding("settled interest", where, f"{words} in {extreme.mean():.0%} of quarters")


def par_faults(engine: Seen) -> Iterator[LintFinding]:
    """Yield roles whose mean score is far from that of the others."""
    means = engine.score.mean(axis=1)
    for country, name in enumerate(COUNTRIES):
        par = float(np.median(np.delete(means, country)))
        if abs(means[country] - par) > FURTHEST_OFF_PAR:
            yield LintFinding("role off par", name, f"scores {means[country]:.0f} where the others score {par:.0f}")
