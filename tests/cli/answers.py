"""Commands given as a person gives them, and what came back."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import attrs
from typer.testing import CliRunner

from game.cli.main import front_door

ROOT = Path(__file__).resolve().parents[2]
# Seconds: far more than anything here takes, for a machine that is busy with something else.
PATIENCE = 240.0


@attrs.frozen
class Answer:
    """An exit code, and what was printed for the reader and for the person at the terminal."""

    code: int
    out: str
    err: str


def wedge(*words: str) -> Answer:
    """Return what a command answers, carried out within this process."""
    found = CliRunner().invoke(front_door(), list(words))
    if found.exception and not isinstance(found.exception, SystemExit):
        raise found.exception
    return Answer(found.exit_code, found.stdout, found.stderr)


def started(*words: str, cwd: Path = ROOT, env: Mapping[str, str] | None = None, encoding: str = "utf-8") -> Answer:
    """Return what a command answers when it is started from nothing, read in an encoding."""
    settings = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "100", **(env or {})}
    asked = [sys.executable, "-W", "error", "-m", "game", *words]
    found = subprocess.run(
        asked, cwd=cwd, env=settings, capture_output=True, encoding=encoding, check=False, timeout=PATIENCE
    )
    return Answer(found.returncode, found.stdout, found.stderr)


@contextmanager
def hearing_ctrl_c() -> Iterator[None]:
    """Start processes so that they hear Ctrl-C, also where whoever started these tests lets it be ignored.

    A shell starts what it sends to the background with Ctrl-C ignored, and every process inherits that.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def unwrapped(text: str) -> str:
    """Return a text without the line breaks and frames that the width of a terminal puts in."""
    return " ".join(text.replace("│", " ").split())
