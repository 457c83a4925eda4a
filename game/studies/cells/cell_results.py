"""What a study file's cells come to: a line a cell, the spread of each kept series, and each ground as a game."""

import json
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby

import attrs
import numpy as np

from game import statistics
from game.atomic_files import write_whole
from game.loose_types import JsonDict
from game.model.state.axes import CODE_OF, COUNTRIES, Array
from game.model.state.codes import ENDINGS, OUTCOMES
from game.statistics import Bounded
from game.studies.cells.cell import StudyCell, bare
from game.studies.cells.cell_folder import CellFolder
from game.studies.cells.game_matrix import GameFinding, game_of
from game.studies.cells.kept_series import INDEX, kept_column
from game.studies.report.tables import csv_text
from game.studies.run.arrow import Columns
from game.studies.run.outcome_columns import index_after
from game.studies.run.parts import StudyPart
from game.studies.run.summed import rounded

CELLS, SERIES, GAMES, RESULTS = "cells.csv", "series.csv", "games.csv", "results.json"
MEANS = ("index", "brent", "brent_top", "escalation_top", *(f"legacy_{name}" for name in COUNTRIES))
PLACES = (0.1, 0.25, 0.5, 0.75, 0.9)
AT_ONCE = 2


@attrs.frozen(eq=False)
class CellFinding:
    """What one cell comes to.

    shares  of each outcome, and of each ending under `ending.…`, by name
    means   of numbers at the end, by column
    fans    (quarters, places) what stands at each place of 10, 25, 50, 75 and 90 of 100, by series
    """

    cell: StudyCell
    shares: Mapping[str, Bounded]
    means: Mapping[str, Bounded]
    fans: Mapping[str, Array]


@attrs.frozen(eq=False)
class CellResults:
    """What a study file's folder comes to."""

    study: CellFolder
    cells: tuple[CellFinding, ...]
    games: tuple[GameFinding, ...]


def cell_results(study: CellFolder) -> CellResults:
    """A folder added up, ground by ground.

    errors  StudyRefused where a part is damaged or missing
    """
    findings, games = list[CellFinding](), list[GameFinding]()
    sides = study.plan.file.sides
    counts = tuple(len(names) for names in sides.values())
    for ground, cells in groupby(study.plan.cells, lambda cell: cell.ground):
        scores = list[Array]()
        for finding, score in each_cell(study, list(cells)):
            findings.append(finding)
            scores.append(score)
        if len(sides) > 1:
            # (cells, seats, W) to seats first.
            payoffs = np.stack(scores, 1).reshape(len(sides), *counts, -1)
            if (game := game_of(ground, sides, payoffs)) is not None:
                games.append(game)
    return CellResults(study, tuple(findings), tuple(games))


def each_cell(study: CellFolder, cells: list[StudyCell]) -> Iterator[tuple[CellFinding, Array]]:
    """What each cell comes to, and its seats' scores, (seats, W)."""
    by_cell = dict[int, list[StudyPart]]()
    for own, part in study.plan.parts():
        by_cell.setdefault(own.number, []).append(part)

    def added(cell: StudyCell) -> tuple[CellFinding, Array]:
        """One cell read and added up."""
        blocks = [study.read(cell, part).columns for part in by_cell[cell.number]]
        columns = {name: np.concatenate([block[name] for block in blocks]) for name in blocks[0]}
        seats = study.plan.file.sides or {COUNTRIES[0]: ()}
        scores = np.stack([columns[f"legacy_{seat}"].astype(np.float64) for seat in seats])
        return finding_of(study, cell, columns), scores

    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield from pool.map(added, cells)


def finding_of(study: CellFolder, cell: StudyCell, columns: Columns) -> CellFinding:
    """What one cell comes to."""
    many = len(columns["world"])
    counts = {
        **dict(zip(OUTCOMES, np.bincount(columns["outcome"], minlength=len(OUTCOMES)), strict=True)),
        **{
            f"ending.{name}": count
            for name, count in zip(ENDINGS, np.bincount(columns["ending"], minlength=len(ENDINGS)), strict=True)
        },
    }
    return CellFinding(
        cell=cell,
        shares={name: statistics.share(int(count), many) for name, count in counts.items()},
        means={name: statistics.mean(columns[name].astype(np.float64)) for name in MEANS},
        fans={name: fan_of(columns, name, study.plan.quarters) for name in study.plan.file.series},
    )


def fan_of(columns: Columns, name: str, quarters: int) -> Array:
    """What stands at each place after each quarter, (quarters, places)."""
    rows = [
        columns[index_after(quarter) if name == INDEX else kept_column(name, quarter)]
        for quarter in range(1, quarters + 1)
    ]
    fan: Array = np.quantile(np.stack(rows), PLACES, axis=1).T
    return fan


# --- as files --------------------------------------------------------------------------------


def write_results(results: CellResults) -> None:
    """Write what a folder comes to into it: three tables and one JSON document.

    errors  OSError where a file cannot be written
    """
    folder = results.study.folder
    write_whole(folder / CELLS, cells_csv(results))
    write_whole(folder / SERIES, series_csv(results))
    write_whole(folder / GAMES, games_csv(results))
    text = json.dumps(results_summary(results), ensure_ascii=False, indent=1, allow_nan=False)
    write_whole(folder / RESULTS, text + "\n")


def named_cell(results: CellResults, cell: StudyCell) -> dict[str, object]:
    """A cell as its first columns tell it."""
    file = results.study.plan.file
    return {
        "cell": cell.number,
        "scenario": bare(cell.scenario),
        **{path: cell.setting[path] for path in file.vary},
        **{CODE_OF[seat]: bare(cell.strategies[seat]) for seat in file.sides},
    }


def cells_csv(results: CellResults) -> str:
    """A line a cell: what it is, then each share and mean with its interval."""
    lines = []
    for finding in results.cells:
        line = named_cell(results, finding.cell) | {"worlds": results.study.plan.file.worlds}
        for name, bounded in (*finding.shares.items(), *finding.means.items()):
            line |= {
                name: rounded(bounded.value),
                f"{name}_low": bound(bounded.low),
                f"{name}_high": bound(bounded.high),
            }
        lines.append(line)
    return csv_text(tuple(lines[0]), (line.values() for line in lines))


def bound(number: float) -> object:
    """A bound; an empty field where there is none."""
    return rounded(number) if np.isfinite(number) else ""


def series_csv(results: CellResults) -> str:
    """A line a cell, series and quarter: what stands at each place."""
    heads = ("cell", "series", "quarter", *(f"p{100 * place:.0f}" for place in PLACES))
    rows = (
        (finding.cell.number, name, quarter, *(round(float(value), 3) for value in row))
        for finding in results.cells
        for name, fan in finding.fans.items()
        for quarter, row in enumerate(fan, start=1)
    )
    return csv_text(heads, rows)


def games_csv(results: CellResults) -> str:
    """A line a ground, seat and strategy: its regret on fresh luck."""
    heads = ("ground", "seat", "strategy", "mean_regret", "mean_low", "mean_high", "worst_regret", "worst_low")
    rows = (
        (
            *(game.ground, CODE_OF[regret.seat], bare(regret.strategy)),
            *(rounded(number) for number in (regret.mean.value, regret.mean.low, regret.mean.high)),
            *(rounded(number) for number in (regret.worst.value, regret.worst.low, regret.worst.high)),
            " ".join(f"{CODE_OF[seat]}={bare(name)}" for seat, name in regret.against.items()),
        )
        for game in results.games
        for regret in game.regrets
    )
    return csv_text((*heads, "worst_high", "worst_against"), rows)


def results_summary(results: CellResults) -> JsonDict:
    """All of it as JSON."""
    return {
        **{name: results.study.plan.settled[name] for name in ("title", "worlds", "seed", "version", "code_digest")},
        "cells": [
            named_cell(results, finding.cell) | {"shares": in_json(finding.shares), "means": in_json(finding.means)}
            for finding in results.cells
        ],
        "games": [game_summary(game) for game in results.games],
    }


def in_json(rows: Mapping[str, Bounded]) -> JsonDict:
    """Estimates as lists of value, low and high; null where there is no bound."""
    return {name: listed(bounded) for name, bounded in rows.items()}


def listed(bounded: Bounded) -> list[float | None]:
    """An estimate as value, low and high."""
    return [rounded(number) if np.isfinite(number) else None for number in (bounded.value, bounded.low, bounded.high)]


def game_summary(game: GameFinding) -> JsonDict:
    """A ground as a game, as JSON."""
    return {
        "ground": game.ground,
        "fresh_worlds": game.fresh,
        "equilibria": [
            {
                "verdict": solution.verdict,
                "pure": solution.is_pure,
                "chances": {
                    CODE_OF[seat]: {bare(name): round(chance, 4) for name, chance in row.items() if chance > 1e-6}
                    for seat, row in solution.chances.items()
                },
                "worth": {CODE_OF[seat]: listed(worth) for seat, worth in solution.worth.items()},
                "leaving": {
                    "seat": CODE_OF[solution.leaving.seat],
                    "strategy": bare(solution.leaving.strategy),
                    "gain": listed(solution.leaving.gain),
                },
            }
            for solution in game.equilibria
        ],
        "regret": [
            {
                "seat": CODE_OF[regret.seat],
                "strategy": bare(regret.strategy),
                "mean": listed(regret.mean),
                "worst": listed(regret.worst),
                "against": {CODE_OF[seat]: bare(name) for seat, name in regret.against.items()},
            }
            for regret in game.regrets
        ],
    }
