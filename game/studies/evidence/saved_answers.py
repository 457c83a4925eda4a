"""SavedAnswers of a trial that are finished, kept until all are: what was stopped goes on where it stopped."""

from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from shutil import rmtree
from zipfile import BadZipFile

import attrs
import numpy as np

import game
from game.atomic_files import written_whole
from game.loose_types import FieldValues
from game.model.scenario import load
from game.model.scenario.schema import digest
from game.model.state.axes import Array

FOLDER = "pieces"
Answer = dict[str, Array | str]


@attrs.frozen
class SavedAnswers:
    """Where finished pieces lie; each under a name that stands for all on which it hangs."""

    folder: Path

    def path(self, job: object, rules: str) -> Path:
        """Return where the piece of a job lies.

        rules  the digest of the scenario it is played in
        """
        name = blake2b(f"{game.__version__}/{rules}/{job!r}".encode(), digest_size=12).hexdigest()
        return self.folder / FOLDER / f"{name}.npz"

    def answer(self, path: Path) -> Answer | None:
        """Return a piece that is there and whole; None where it is not, or is damaged and has to be played again."""
        try:
            with path.open("rb") as stream, np.load(stream, allow_pickle=False) as rows:
                return {name: str(rows[name]) if rows[name].dtype.kind == "U" else rows[name] for name in rows.files}
        except (OSError, ValueError, EOFError, KeyError, BadZipFile):
            return None

    def keep(self, path: Path, answer: Mapping[str, Array | str]) -> None:
        """Write a piece whole; OSError where it cannot be written."""
        rows: FieldValues = {name: np.asarray(values) for name, values in answer.items()}
        path.parent.mkdir(parents=True, exist_ok=True)
        with written_whole(path) as stream:
            np.savez(stream, **rows)

    def many(self) -> int:
        """Return how many pieces are there."""
        return len(list((self.folder / FOLDER).glob("*.npz")))

    def swept(self) -> None:
        """Take the pieces away, when what they were for is written."""
        rmtree(self.folder / FOLDER, ignore_errors=True)


def rules_of(scenario: str) -> str:
    """Return the digest of a scenario with all its figures."""
    return digest(load.scenario(scenario))
