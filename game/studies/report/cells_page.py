"""The page of a study file: its games told in tables, and any cell to be looked at, in one file without a server."""

import json
from base64 import b64encode
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup

from game import __version__
from game.loose_types import JsonDict
from game.model.levers.plan_files import is_plan
from game.model.play.seated import COURSE, ENGINE, HOLD
from game.model.scenario.setup_files import shipped_levers
from game.model.state.axes import CODE_OF, COUNTRIES
from game.model.state.codes import OUTCOMES
from game.paths import shipped
from game.printed_numbers import plain
from game.statistics import Bounded
from game.studies.cells.cell import StudyCell, bare
from game.studies.cells.cell_results import CellFinding, CellResults
from game.studies.cells.game_matrix import FALLS, OPEN, STANDS, EquilibriumFinding, GameFinding
from game.studies.cells.study_file import StudyFile
from game.studies.evidence_words import evidence_says, evidence_text
from game.studies.report import looks
from game.studies.report.evidence_page import Chapter, EvidencePage, PageTable
from game.studies.study_words import study_word
from game.toml_tables import parsed_toml

WHOLE = 100.0
POINT = "point"
# Lines of a table on the page; the files beside it have all.
MOST_LINES = 60
NUMBERS = ("index", "brent", "brent_top", "escalation_top")


def said(key: str, **holes: object) -> str:
    """A sentence of this page."""
    return evidence_says("cells", key, **holes)


def told_page(results: CellResults) -> EvidencePage:
    """The page without the part that needs scripts, as the terminal tells it too."""
    file = results.study.plan.file
    chapters = [ends_chapter(results)]
    if results.games:
        chapters += [equilibria_chapter(results), regret_chapter(results)]
    lead = said(
        "lead",
        cells=f"{len(results.cells):,}",
        scenarios=len(file.scenarios),
        settings=len(list(file.settings)),
        profiles=len(list(file.profiles)),
        worlds=f"{file.worlds:,}",
    )
    return EvidencePage(
        headline=headline(results),
        lead=f"{lead} {said('games_lead')}" if results.games else lead,
        about=f"{said('about')} / {file.title}" if file.title else said("about"),
        command=f"wedge study run study.toml --out {results.study.folder.name}",
        chapters=tuple(chapters),
        facts=(
            ("Worlds, seed", f"{file.worlds:,}, {file.seed}"),
            ("Code", results.study.plan.settled["code_digest"][:12]),
        ),
    )


def headline(results: CellResults) -> str:
    """The result in one line."""
    verdicts = [solution.verdict for game in results.games for solution in game.equilibria]
    if not verdicts:
        shares = [WHOLE * finding.shares[OUTCOMES[0]].value for finding in results.cells]
        return said("headline_plain", low=plain(min(shares)), high=plain(max(shares)))
    best = [best_verdict(game) for game in results.games]
    counts = {verdict: best.count(verdict) for verdict in (STANDS, OPEN, FALLS)}
    return said("headline_games", many=len(best), **counts)


def best_verdict(game: GameFinding) -> str:
    """The best verdict of a game's equilibria; open where none was found."""
    verdicts = {solution.verdict for solution in game.equilibria}
    return next((verdict for verdict in (STANDS, OPEN, FALLS) if verdict in verdicts), OPEN)


def ends_chapter(results: CellResults) -> Chapter:
    """How cells end, as many as a page can hold."""
    seats = [*results.study.plan.file.sides]
    columns = (
        *(title for _, title, _ in dimensions(results)),
        *(study_word("outcome", name) for name in OUTCOMES),
        *(said("score_of", country=study_word("country", seat)) for seat in seats),
    )
    rows = tuple(
        (
            *titles_of(results, finding.cell),
            *(percent_shown(finding.shares[name]) for name in OUTCOMES),
            *(bounded_shown(finding.means[f"legacy_{seat}"]) for seat in seats),
        )
        for finding in results.cells[:MOST_LINES]
    )
    many = len(results.cells)
    key = "ends_table" if many > len(rows) else "ends_all_table"
    caption = said(key, shown=len(rows), many=f"{many:,}") if many > len(rows) else said(key)
    return Chapter(said("ends"), said("ends_says"), tables=(PageTable(caption, columns, rows),))


def equilibria_chapter(results: CellResults) -> Chapter:
    """Every equilibrium with its verdict."""
    rows = tuple(
        (
            grounds_titled(results)[game.ground],
            "; ".join(f"{study_word('country', seat)}: {plans_shown(row)}" for seat, row in solution.chances.items()),
            scores_shown(solution),
            f"{study_word('country', solution.leaving.seat)}: {strategy_title(solution.leaving.strategy)}",
            bounded_shown(solution.leaving.gain),
            said(solution.verdict),
        )
        for game in results.games
        for solution in game.equilibria
    )
    table = PageTable(said("equilibria_table"), tuple(said("equilibria_columns").split("|")), rows[:MOST_LINES])
    titles = grounds_titled(results)
    notes = [said("no_equilibria", ground=titles[game.ground]) for game in results.games if not game.equilibria]
    mixed = any(not solution.is_pure for game in results.games for solution in game.equilibria)
    return Chapter(
        said("equilibria"),
        said("equilibria_says"),
        tables=(table,) if rows else (),
        notes=(*([said("game_note")] if mixed else []), *notes),
    )


def scores_shown(solution: EquilibriumFinding) -> str:
    """What each seat gets."""
    return "; ".join(f"{study_word('country', seat)} {plain(worth.value, 1)}" for seat, worth in solution.worth.items())


def plans_shown(row: Mapping[str, float]) -> str:
    """What a seat follows in an equilibrium; chances where it is more than one plan."""
    used = {name: chance for name, chance in row.items() if chance > 1e-6}
    if len(used) == 1:
        return strategy_title(next(iter(used)))
    return ", ".join(f"{strategy_title(name)} {plain(WHOLE * chance)} %" for name, chance in used.items())


def plans_of(followed: Mapping[str, str]) -> str:
    """What seats follow, in words."""
    return "; ".join(f"{study_word('country', seat)}: {strategy_title(name)}" for seat, name in followed.items())


def regret_chapter(results: CellResults) -> Chapter:
    """What each plan loses beside the best answers."""
    titles = grounds_titled(results)
    rows = tuple(
        (
            titles[game.ground],
            study_word("country", regret.seat),
            strategy_title(regret.strategy),
            bounded_shown(regret.mean),
            bounded_shown(regret.worst),
            plans_of(regret.against),
        )
        for game in results.games
        for regret in game.regrets
    )
    table = PageTable(said("regret_table"), tuple(said("regret_columns").split("|")), rows[:MOST_LINES])
    return Chapter(said("regret"), said("regret_says"), tables=(table,))


# --- names and numbers -----------------------------------------------------------------------


def dimensions(results: CellResults) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """What cells differ in: key, title, and the values with their titles; in the order of the cells."""
    file = results.study.plan.file
    setups = {cell.scenario: results.study.plan.setups[cell.ground] for cell in results.study.plan.cells}
    scenarios = [(Path(name).stem, setups[name].title) for name in file.scenarios]
    return [
        ("scenario", said("scenario"), scenarios),
        *((path, path, [(value, value) for value in values]) for path, values in file.apart.items()),
        *points_of(file),
        *(
            (CODE_OF[seat], study_word("country", seat), [(bare(name), strategy_title(name)) for name in names])
            for seat, names in file.sides.items()
        ),
    ]


def points_of(file: StudyFile) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """The values that go together as one thing in which cells differ; nothing where none do."""
    named = [
        ", ".join(f"{path} {value}" for path, value in zip(file.together, point, strict=True)) for point in file.points
    ]
    return [(POINT, said("point"), [(str(place), name) for place, name in enumerate(named)])] if file.together else []


def titles_of(results: CellResults, cell: StudyCell) -> tuple[str, ...]:
    """A cell in words, a text for each thing in which cells differ."""
    file, begins = results.study.plan.file, results.study.plan.setups[cell.ground]
    return (
        begins.title,
        *(cell.setting[path] for path in file.vary),
        *(strategy_title(cell.strategies[seat]) for seat in file.sides),
    )


def grounds_titled(results: CellResults) -> dict[str, str]:
    """Each ground in words."""
    plan = results.study.plan
    return {
        cell.ground: ", ".join(
            (plan.setups[cell.ground].title, *(f"{path} {value}" for path, value in cell.setting.items()))
        )
        for cell in plan.cells
    }


def strategy_title(name: str) -> str:
    """A strategy's title."""
    if name in (ENGINE, HOLD):
        return study_word("strategy", name)
    if is_plan(name):
        path = Path(name)
        return str(parsed_toml(path.read_bytes()).get("title", path.stem)) if path.is_file() else path.stem
    courses = {course.id.removeprefix(COURSE): course.title for course in shipped_levers().courses}
    return courses.get(name, name)


def percent_shown(bounded: Bounded) -> str:
    """A share in per cent with its interval."""
    return bounded_shown(bounded.times(WHOLE))


def bounded_shown(bounded: Bounded) -> str:
    """A number with its interval."""
    return f"{plain(bounded.value, 1)} ({plain(bounded.low, 1)} to {plain(bounded.high, 1)})"


# --- the part that needs scripts -------------------------------------------------------------


def cells_html(results: CellResults) -> str:
    """The whole page as one file that asks nobody for anything."""
    folder = shipped("assets") / "report"
    script = (folder / "cells.js").read_text(encoding="utf-8")
    digest = b64encode(sha256(script.encode()).digest()).decode()
    styles = "".join((folder / name).read_text(encoding="utf-8") for name in ("evidence.css", "cells.css"))
    # What ends a script may not stand in it.
    document = json.dumps(cells_data(results), ensure_ascii=False, allow_nan=False).replace("</", "<\\/")
    return looks.filled(
        "cells.html",
        page=told_page(results),
        version=__version__,
        own_styles=Markup(styles),
        words=evidence_text()["cells"],
        script=Markup(script),
        script_digest=Markup(f"sha256-{digest}"),
        cells_data=Markup(document),
    )


def cells_data(results: CellResults) -> JsonDict:
    """All that the script shows, cell by cell in their order."""
    plan, file = results.study.plan, results.study.plan.file
    codes = [CODE_OF[seat] for seat in file.sides]
    first = plan.setups[plan.cells[0].ground]
    return {
        "words": evidence_text()["cells"],
        "dimensions": [
            {
                "key": key,
                "title": title,
                "values": [{"name": name, "title": text} for name, text in values],
                **({"seat": next(seat for seat in file.sides if CODE_OF[seat] == key)} if key in codes else {}),
            }
            for key, title, values in dimensions(results)
        ],
        "profiles": len(list(file.profiles)),
        "grounds": list(plan.setups),
        "quarters": [first.quarter(turn) for turn in range(1, plan.quarters + 1)],
        "measures": dict(measures(results)),
        "answers": [[CODE_OF[seat] for seat in seats] for game in results.games for seats in game.answers],
        "nash": list(nash_marks(results)),
        "regrets": {game.ground: regret_lines(game) for game in results.games} or None,
        "series": {name: series_data(results.cells, name) for name in file.series},
    }


def measures(results: CellResults) -> Iterator[tuple[str, JsonDict]]:
    """Each thing that can be shown, with its value, low and high by cell."""
    for name in OUTCOMES:
        rows = [short(finding.shares[name].times(WHOLE)) for finding in results.cells]
        yield name, {"title": study_word("outcome", name), "unit": "%", "digits": 0, "outcome": True, "values": rows}
    fresh = {
        seat: [short(scores[seat]) for game in results.games for scores in game.scores]
        for seat in results.study.plan.file.sides
    }
    for seat in COUNTRIES:
        column = f"legacy_{seat}"
        rows = fresh.get(seat) or [short(finding.means[column]) for finding in results.cells]
        title = said("score_of", country=study_word("country", seat))
        yield column, {"title": title, "unit": "points", "digits": 1, "fresh": bool(fresh.get(seat)), "values": rows}
    for name in NUMBERS:
        rows = [short(finding.means[name]) for finding in results.cells]
        unit = study_word("unit", "index" if name == "index" else name)
        yield name, {"title": study_word("figure", name), "unit": unit, "digits": 1, "values": rows}


def short(bounded: Bounded) -> list[float]:
    """An estimate at three digits after the point."""
    return [round(number, 3) for number in (bounded.value, bounded.low, bounded.high)]


def nash_marks(results: CellResults) -> Iterator[str]:
    """By cell: the verdict of the pure equilibrium that it is, or nothing."""
    for game in results.games:
        verdicts = {pure_profile(solution): solution.verdict for solution in game.equilibria if solution.is_pure}
        for cell in results.study.plan.cells:
            if cell.ground == game.ground:
                yield verdicts.get(tuple(cell.strategies.items()), "")


def pure_profile(solution: EquilibriumFinding) -> tuple[tuple[str, str], ...]:
    """What each seat follows in a pure equilibrium."""
    return tuple((seat, max(row, key=lambda name: row[name])) for seat, row in solution.chances.items())


def regret_lines(game: GameFinding) -> dict[str, list[float]]:
    """Worst regret of each plan, by seat and plan."""
    return {f"{CODE_OF[regret.seat]}={bare(regret.strategy)}": short(regret.worst) for regret in game.regrets}


def series_data(cells: tuple[CellFinding, ...], name: str) -> JsonDict:
    """A kept series: by cell the places of each quarter, one after another."""
    title = study_word("figure", name) if name in ("index", "brent", "escalation") else name
    fans = [[round(float(number), 2) for number in cell.fans[name].ravel()] for cell in cells]
    return {"title": title, "fans": fans}
