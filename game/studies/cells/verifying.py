"""A referee's look at a study file's folder: digests, versions, every part's checksum, and a sample played again."""

from collections.abc import Iterator, Mapping

import attrs
import numpy as np

from game.loose_types import JsonObject
from game.model.state.axes import AnyArray
from game.paths import shipped
from game.studies.cells.cell import StudyCell
from game.studies.cells.cell_folder import (
    RULES,
    STUDY,
    CellFolder,
    differences,
    digest_of,
    digests_in,
    manifest_of,
    rule_files,
)
from game.studies.cells.cell_play import drawn_for_part, played_block
from game.studies.cells.cell_results import CELLS, cell_results, cells_csv
from game.studies.run.parts import StudyPart
from game.studies.run.process_pool import Advance
from game.studies.run.study import StudyRefused

WORLDS = 32


@attrs.frozen
class Verified:
    """What a referee found.

    checks  what was looked at, in words, each with what is wrong with it; "" where nothing is
    """

    checks: tuple[tuple[str, str], ...]

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return not any(wrong for _, wrong in self.checks)


def verified(study: CellFolder, sample: int, luck: int, advance: Advance) -> Verified:
    """A folder looked at, and a sample of its campaigns played again.

    sample   how many cells are played again, `WORLDS` of their worlds each
    luck     which cells and worlds
    advance  called with how many of them are done
    """
    page = manifest_of(study.folder)
    checks = [*papers_checked(study, page), ("parts are there, whole and unchanged", parts_checked(study))]
    if not checks[-1][1]:
        checks.append((f"{CELLS} is what the parts come to", table_checked(study)))
        checks += replayed_sample(study, sample, luck, advance)
    return Verified(tuple(checks))


def papers_checked(study: CellFolder, page: JsonObject) -> Iterator[tuple[str, str]]:
    """The study file, the rules in the folder, and this copy of Wedge beside the one that played."""
    same = digest_of(study.folder / STUDY) == page.get("study_digest")
    yield f"{STUDY} is the one that was played", "" if same else "it was changed since"
    there, listed = dict(digests_in(study.folder / RULES)), page.get("rule_files", {})
    yield f"{RULES}/ is what it was played by", names_apart(there, listed)
    own = {path.relative_to(shipped("scenarios")).as_posix(): digest_of(path) for path in rule_files()}
    yield "this copy of Wedge has the same rules", names_apart(own, listed)
    yield "this copy of Wedge has the same laws, version and plan", "; ".join(differences(page, study.plan))


def names_apart(own: Mapping[str, str], listed: Mapping[str, str]) -> str:
    """The names of files that differ, are missing or are more."""
    return ", ".join(name for name in sorted({*own, *listed}) if own.get(name) != listed.get(name))


def parts_checked(study: CellFolder) -> str:
    """What is wrong with the parts: how many are missing, and the first that is damaged."""
    if missing := study.missing():
        return f"{len(missing)} are missing, {missing[0][1].name} first"
    for cell, part in study.plan.parts():
        try:
            study.read(cell, part)
        except StudyRefused as refused:
            return refused.faults[0]
    return ""


def table_checked(study: CellFolder) -> str:
    """Whether the table of cells is that of the parts."""
    path = study.folder / CELLS
    if not path.is_file():
        return "it is not there"
    with path.open(encoding="utf-8", newline="") as file:
        return "" if file.read() == cells_csv(cell_results(study)) else "it says something else"


def replayed_sample(study: CellFolder, sample: int, luck: int, advance: Advance) -> Iterator[tuple[str, str]]:
    """Some worlds of some cells played again, compared bit for bit."""
    drawn_luck = np.random.Generator(np.random.PCG64(luck))
    every = list(study.plan.parts())
    places = sorted(drawn_luck.choice(len(every), min(sample, len(every)), replace=False))
    apart = list[str]()
    campaigns = 0
    for place in places:
        cell, part = every[int(place)]
        many = min(WORLDS, part.worlds)
        start = int(drawn_luck.integers(0, part.worlds - many + 1))
        if wrong := compared(study, (cell, part), start, many):
            apart.append(wrong)
        campaigns += many
        advance(1)
    yield f"{campaigns:,} campaigns of {len(places)} parts played again, bit for bit", "; ".join(apart)


def compared(study: CellFolder, place: tuple[StudyCell, StudyPart], start: int, many: int) -> str:
    """What differs between some worlds of a part and the same played again; "" where nothing does."""
    cell, part = place
    written = study.read(cell, part).columns
    drawn = {name: row[start : start + many] for name, row in drawn_for_part(study.drawn_in(cell), part).items()}
    again = played_block(study.plan, cell, (part.first + start, many), drawn)
    others = [name for name, row in again.items() if not same_bits(row, written[name][start : start + many])]
    return f"{part.name} from world {part.first + start}: {', '.join(others[:5])} differ" if others else ""


def same_bits(first: AnyArray, second: AnyArray) -> bool:
    """Whether two rows have the same bits."""
    return first.dtype == second.dtype and first.tobytes() == np.ascontiguousarray(second).tobytes()
