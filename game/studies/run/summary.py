"""Summaries: a study's parts added up, in whole numbers and in the order of the worlds, to `summary.json`."""

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby, islice

from game.loose_types import JsonDict
from game.studies.run.parts import Results, StudyPart
from game.studies.run.strategy_names import titled
from game.studies.run.study import Study
from game.studies.run.study_table import StudyTable
from game.studies.run.summed import PairSum, StrategySum, compared_all, pairs_of, rounded, strategy_summary

# Parts that are read at once.
AT_ONCE = 4
SETTLED = ("rules_digest", "code_digest", "seed", "worlds", "version", "side", "quarters", "changes", "draw")


def summary(study: Study) -> JsonDict:
    """What `summary.json` holds.

    errors  StudyRefused where a part is damaged
    """
    plan, setup = study.plan, study.plan.first.setup
    settled, strategies = plan.settled, plan.design.strategies
    quarters = [setup.quarter(turn + 1) for turn in range(settled["quarters"])]
    sums, pairs = added_up(study)
    return {
        "scenario": setup.name,
        "title": setup.title,
        **{name: settled[name] for name in SETTLED},
        "first": strategies[0],
        "opening_index": rounded(plan.opening_index),
        "quarter_names": quarters,
        "strategies": {
            name: named(plan.tables[name], plan.design.side) | strategy_summary(total, quarters)
            for name, total in sums.items()
        },
        "pairs": compared_all(pairs),
    }


def named(table: StudyTable, side: str) -> JsonDict:
    """What a strategy is called, and what it does."""
    title, says = titled(table, side)
    return {"title": title, "says": says}


def added_up(study: Study) -> tuple[Mapping[str, StrategySum], Mapping[tuple[str, str], PairSum]]:
    """What each strategy's parts come to, and each pair's, world by world."""
    names, quarters = study.plan.design.strategies, study.plan.first.quarters
    sums = {name: StrategySum.empty(quarters) for name in names}
    pairs = {pair: PairSum.empty() for pair in pairs_of(names)}
    for _, alike in groupby(results(study), lambda entry: entry[0].number):
        blocks = {part.strategy: block.columns for part, block in alike}
        for name, columns in blocks.items():
            sums[name].add(columns)
        for (first, second), total in pairs.items():
            total.add(blocks[first], blocks[second])
    return sums, pairs


def results(study: Study) -> Iterator[tuple[StudyPart, Results]]:
    """Every part with what it holds, in the order of the worlds; the first strategy's comes first."""
    left = iter(study.plan.design.parts())
    with ThreadPoolExecutor(AT_ONCE) as pool:
        while some := list(islice(left, AT_ONCE)):
            yield from zip(some, pool.map(study.read, some), strict=True)
