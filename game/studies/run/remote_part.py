"""Far: a part played by a worker of a cluster, which shares neither disk nor memory with whoever asked for it.

What is needed comes with the task and what is found goes back as the bytes of a part's file. Before anything is played,
the worker makes sure that it is of the same kind: the same Wedge, the same numpy, and a canary, a small block of worlds
that must end bit for bit as it did where the study was begun.
"""

import pickle
import zlib
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

import attrs
import numpy as np
import pyarrow as pa

import game
from game.studies.run import outcome_columns, parts
from game.studies.run.design import code_digest
from game.studies.run.part_process import PartJob, played
from game.studies.run.parts import StudyPart
from game.studies.run.study_table import StudyTable

CANARIES = 16
# Digits of a digest that tell two apart.
DIGEST_DIGITS = 12
# A study compares few strategies; each worker unpacks a table once and not for every part, which would cost a tenth.
TABLES = 64

Kind = dict[str, str]


class Unlike(Exception):  # noqa: N818
    """A worker on which the study would not be the same, with the reason."""


def kind() -> Kind:
    """Return the versions on which a study's results may hang."""
    return {"wedge": game.__version__, "numpy": np.__version__}


def whole_kind() -> Kind:
    """Return the versions with the digest of the laws' code, which tells two builds of one version apart."""
    return {**kind(), "laws": code_digest()[:DIGEST_DIGITS]}


def packed(table: StudyTable) -> tuple[bytes, str]:
    """Return a table as it travels, and how its canary ends here."""
    return zlib.compress(pickle.dumps(table)), canary(table)


def canary(table: StudyTable) -> str:
    """Return a digest of a few worlds of a table, played to the end."""
    ends = outcome_columns.played(table, range(CANARIES))["fingerprint"]
    return blake2b(ends.astype("<u4").tobytes(), digest_size=16).hexdigest()


def packed_job(job: PartJob, drawn: bytes) -> bytes:
    """Return a job as it travels, without any path of this machine.

    drawn  a Parquet file of the figures drawn for its worlds alone; b"" where none are
    """
    return pickle.dumps((attrs.asdict(job.part), dict(job.header), job.block, drawn))


def carried_out(like: Kind, table: tuple[bytes, str], job: bytes) -> bytes:
    """Play a part and return the bytes of its file.

    like    the versions of whoever asks
    errors  Unlike where this worker's results would be others
    """
    # Before anything is unpacked, which another version may not be able to do.
    differ(like)
    part, header, block, drawn = pickle.loads(job)
    # Its own figures are all there is in the file, so they are its first group of rows.
    alone = attrs.evolve(StudyPart(**part), number=0)
    results = played(unpacked(*table), PartJob(alone, header, Path(), pa.BufferReader(drawn) if drawn else None, block))
    return parts.packed(results)


def differ(like: Kind) -> None:
    """Raise Unlike where versions differ from those of whoever asks."""
    own = whole_kind()
    if others := [f"{name} {own[name]}, not {version}" for name, version in like.items() if own[name] != version]:
        raise Unlike(f"found {' and '.join(others)}")


@lru_cache(TABLES)
def unpacked(packed_table: bytes, end: str) -> StudyTable:
    """Return a table, once its canary has ended here as it did there."""
    table: StudyTable = pickle.loads(zlib.decompress(packed_table))
    if canary(table) != end:
        raise Unlike(f"found a canary of {CANARIES} worlds that ends otherwise, though the versions are the same")
    return table
