"""What a result hangs on: how the figures that a study drew go with what became of its campaigns."""

from collections.abc import Iterator
from pathlib import Path

import attrs
import numpy as np
from numpy.typing import NDArray
from pyarrow import parquet

from game.loose_types import JsonDict
from game.model.state.axes import AnyArray
from game.model.state.codes import ENDINGS, FRACTURED
from game.statistics import Bounded, share
from game.studies.report.finished import AGAIN, EXPECTED, Finished
from game.studies.run import parts
from game.studies.run.arrow import Columns, as_columns
from game.studies.run.parts import Damaged, StudyPart
from game.studies.run.ranks import centred, correlation
from game.studies.run.study import DESIGN, RUNS, StudyRefused

# More would take seconds longer and hardly move a bar.
MOST_WORLDS = 16384
MOST_FIGURES = 12
FIFTHS = 5


@attrs.frozen
class Influence:
    """How one drawn figure goes with what became of the campaigns.

    fracture, index, escalation  rank correlation with having fractured, with the final index, with final escalation
    lowest, highest              share fractured in the fifth of the worlds where the figure is lowest, or highest
    """

    path: str
    fracture: Bounded
    index: Bounded
    escalation: Bounded
    lowest: Bounded
    highest: Bounded


@attrs.frozen
class FigureInfluences:
    """What the result of one strategy hangs on.

    figures  how many were drawn
    worlds   how many were looked at
    overall  share fractured among them
    largest  the figures that go most closely with fracture, the closest first
    """

    strategy: str
    figures: int
    worlds: int
    overall: Bounded
    largest: tuple[Influence, ...]


def figure_influences(study: Finished, strategy: str) -> FigureInfluences | None:
    """Return what a strategy's result hangs on; None where nothing was drawn.

    errors  Refused where a file is damaged
    """
    looked_at = [part for part in study.design.parts() if part.strategy == strategy and (not part.first or ends(part))]
    drawn = joined(drawn_for(study, looked_at))
    drawn.pop("world", None)
    if not drawn:
        return None
    played = joined(played_in(study, looked_at))
    outcomes = Outcomes.of(played)
    influences = [influence(path, values, outcomes, len(drawn)) for path, values in drawn.items()]
    largest = sorted(influences, key=lambda figure: -abs(figure.fracture.value))[:MOST_FIGURES]
    worlds = len(outcomes.fractured)
    overall = share(int(outcomes.fractured.sum()), worlds)
    return FigureInfluences(strategy, len(drawn), worlds, overall, tuple(largest))


def ends(part: StudyPart) -> bool:
    """Return whether a part ends within the worlds that are looked at."""
    return part.first + part.worlds <= MOST_WORLDS


@attrs.frozen(eq=False)
class Outcomes:
    """What became of the worlds that are looked at: who fractured, and centred ranks."""

    fractured: NDArray[np.bool_]
    fracture: NDArray[np.float64]
    index: NDArray[np.float64]
    escalation: NDArray[np.float64]

    @classmethod
    def of(cls, played: Columns) -> "Outcomes":
        """Return the outcomes of played worlds."""
        fractured = played["outcome"] == FRACTURED
        ranked = (centred(column) for column in (fractured.astype(np.int8), played["index"], played["escalation"]))
        return cls(fractured, *ranked)


def influence(path: str, values: NDArray[np.float32], outcomes: Outcomes, compared: int) -> Influence:
    """Return how one figure goes with the outcomes."""
    own = centred(values)
    rows = (outcomes.fracture, outcomes.index, outcomes.escalation)
    correlations = [correlation(own, row, compared) for row in rows]
    order, fifth = np.argsort(values, kind="stable"), max(1, len(values) // FIFTHS)
    ends_of = (order[:fifth], order[-fifth:])
    return Influence(path, *correlations, *(share(int(outcomes.fractured[end].sum()), fifth) for end in ends_of))


def joined(parts: Iterator[Columns]) -> dict[str, AnyArray]:
    """Return the columns of several pieces, one below another."""
    blocks = list(parts)
    return {name: np.concatenate([piece[name] for piece in blocks]) for name in blocks[0]}


def drawn_for(study: Finished, wanted: list[StudyPart]) -> Iterator[Columns]:
    """Yield the figures drawn for the worlds of each part."""
    path = study.folder / DESIGN
    try:
        with parquet.ParquetFile(path, page_checksum_verification=True) as design:
            for part in wanted:
                yield as_columns(design.read_row_group(part.number, use_threads=False))
    except parts.UNREADABLE as fault:
        raise damaged(path, f"it cannot be read ({parts.first_line(fault)})") from None


def played_in(study: Finished, wanted: list[StudyPart]) -> Iterator[Columns]:
    """Yield what became of the worlds of each part."""
    for part in wanted:
        path = study.folder / RUNS / part.name
        if not path.exists():
            raise StudyRefused(f"{path}: found no such file; {EXPECTED}. {AGAIN}.")
        try:
            yield parts.read(path, header(study, part)).columns
        except Damaged as damage:
            raise damaged(path, str(damage)) from None


def header(study: Finished, part: StudyPart) -> JsonDict:
    """Return what stands in a part of the study, so that no other is taken for it."""
    alike = ("format", "rules_digest", "code_digest", "seed", "quarters", "side", "draw", "version")
    return {**attrs.asdict(part), **{name: study.manifest[name] for name in alike}}


def damaged(path: Path, reason: str) -> StudyRefused:
    """Return what to do about a damaged file."""
    return StudyRefused(f"{path}: found a damaged file: {reason}; {EXPECTED}. Delete it. {AGAIN}.")


def examples(study: Finished, strategy: str) -> dict[str, int]:
    """Return the first world of each ending under a strategy, among the first part's."""
    first = next(part for part in study.design.parts() if part.strategy == strategy)
    played = next(played_in(study, [first]))
    return {
        ending: int(played["world"][(played["ending"] == place).argmax()])
        for place, ending in enumerate(ENDINGS)
        if (played["ending"] == place).any()
    }
