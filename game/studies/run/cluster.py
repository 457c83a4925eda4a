"""A cluster: a study's parts played by the workers of Dask, wherever they are.

Workers share no disk with whoever runs the study: each part comes back as the bytes of its file, is checked, and is
written here, so that a cluster needs nothing but Wedge and numpy of the same versions, and a study lies in one place.
Dask hands a part to another worker when one dies; only a few parts are under way at once, so memory stays flat.
"""

from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import attrs
import pyarrow as pa
from pyarrow import parquet

from game.loose_types import OneOfMany, Untyped
from game.studies.run import remote_part
from game.studies.run.part_process import PartJob, Unwritten
from game.studies.run.parts import Damaged, StudyPart, first_line
from game.studies.run.process_pool import Failed
from game.studies.run.remote_part import Kind, Unlike, whole_kind
from game.studies.run.run import StudyPace, WorkerDied
from game.studies.run.scheduler import Unreached, connected, same
from game.studies.run.study import Study

# Seconds for which a cluster may be without any worker.
ALONE = 600


@contextmanager
def at_work(study: Study, pace: StudyPace) -> Iterator["Cluster"]:
    """Yield the workers of a cluster, ready to play a study's parts."""
    try:
        with connected(pace.cluster) as client, opened(study.design_file) as design:
            tables = {name: remote_part.packed(table) for name, table in study.plan.tables.items()}
            cluster = Cluster(pace, study, client, tables, design, whole_kind())
            cluster.look()
            yield cluster
    except Unreached as fault:
        raise Failed(f"{pace.cluster}: {fault}.") from None


@contextmanager
def opened(design: Path | None) -> Iterator[Untyped]:
    """Yield the file of the figures drawn, None where there is none."""
    if design is None:
        yield None
    else:
        with parquet.ParquetFile(design, page_checksum_verification=True) as file:
            yield file


@attrs.define(eq=False)
class Cluster:
    """The workers of a cluster.

    client   Dask's
    tables   by strategy, as they travel
    design   the file of the figures drawn, or None
    like     what its workers must be like
    threads  how many parts are played at once
    seen     when a worker was last seen
    """

    pace: StudyPace
    study: Study
    client: Untyped
    tables: Mapping[str, tuple[bytes, str]]
    design: Untyped
    like: Kind
    threads: int = 1
    seen: float = attrs.field(factory=monotonic)

    def size(self) -> int:
        """Return how many parts the cluster plays at once; one, while it waits for workers."""
        return self.threads

    def look(self) -> None:
        """Count the workers: more may have come, and none is too few for long."""
        if self.client.status != "running":
            raise WorkerDied
        try:
            threads = sum(self.client.nthreads().values())
        except OSError:
            raise WorkerDied from None
        if threads:
            self.seen = monotonic()
        elif monotonic() - self.seen > ALONE:
            raise Failed(f"{self.pace.cluster}: found no worker for {ALONE} seconds; expected some with {same()}.")
        self.threads = max(threads, 1)

    def play(self, part: StudyPart) -> Future[OneOfMany]:
        """Hand a part out, with all that is needed to play it."""
        job = PartJob(part, self.study.header(part), self.study.path(part), block=self.pace.block)
        request = (self.like, self.tables[part.strategy], remote_part.packed_job(job, self.drawn(part)))
        answer: Future[OneOfMany] = self.client.get_executor(pure=False).submit(remote_part.carried_out, *request)
        return answer

    def drawn(self, part: StudyPart) -> bytes:
        """Return a file of the figures drawn for one part alone."""
        if self.design is None:
            return b""
        stream = pa.BufferOutputStream()
        rows = self.design.read_row_group(part.number, use_threads=False)
        parquet.write_table(rows, stream, compression="zstd", use_dictionary=False, write_page_checksum=True)
        return bytes(stream.getvalue())

    def keep(self, part: StudyPart, played: Future[OneOfMany]) -> None:
        """Write what came back, once it is certain that it is what was asked for."""
        if played.cancelled():
            raise WorkerDied
        if fault := played.exception():
            raise self.failed(part, fault)
        path = self.study.path(part)
        try:
            self.study.take_in(part, played.result())
        except Damaged as damage:
            raise Failed(f"{self.pace.cluster}: found {part.name} damaged when it came back: {damage}.") from None
        except OSError as fault:
            raise Unwritten(f"{path}: could not be written: {fault.strerror or fault}") from None

    def failed(self, part: StudyPart, fault: BaseException) -> Failed:
        """Return in our words why a part was not played."""
        match fault:
            case Unlike():
                return Failed(f"{self.pace.cluster}: {fault} on a worker; expected {same()} everywhere.")
            case ImportError():
                reason = f"a worker without what Wedge needs ({first_line(fault)})"
                return Failed(f"{self.pace.cluster}: found {reason}; expected {same()} everywhere.")
            case _ if type(fault).__name__ == "KilledWorker":
                killed = f"{part.name} was given to several workers and each ended by itself"
                return Failed(f"{self.pace.cluster}: {killed}; expected workers with enough memory.")
            case _:
                reason = f"{type(fault).__name__}: {first_line(fault)}"
                return Failed(f"{self.pace.cluster}: {part.name} could not be played: {reason}.")
