"""Progress on standard error, where one watches: how much is done, how fast, and how long the rest will take."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic


@contextmanager
def progress(total: int, unit: str) -> Iterator[Callable[[int], None]]:
    """Yield what is to be called with how many more are done.

    unit  what is counted, in the plural
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    # It takes a twentieth of a second to import, and most studies are played where nobody watches.
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    begun = monotonic()
    columns = (
        TextColumn(f"{{task.completed:,.0f}} of {{task.total:,.0f}} {unit}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[rate]} a second,"),
        TimeRemainingColumn(),
        TextColumn("left"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task, done = bar.add_task("", total=total, rate="0"), 0

        def advance(more: int) -> None:
            nonlocal done
            done += more
            bar.update(task, completed=done, rate=spoken(done / max(monotonic() - begun, 1e-9)))

        yield advance


def spoken(rate: float) -> str:
    """Return how many a second, with a decimal where it says something."""
    return f"{rate:,.1f}" if rate < 100 else f"{rate:,.0f}"
