"""What a command costs before it does anything: it imports what it needs, and reads its words without help."""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import get_args, get_origin

import attrs
import pytest
from typer.core import TyperCommand, TyperGroup
from typer.testing import CliRunner

from game.cli import main
from game.cli.command_table import COMMANDS, CommandEntry
from game.cli.main import front_door
from tests.cli.answers import PATIENCE, ROOT

# Each takes a twentieth of a second to import, or more.
HEAVY = frozenset(
    ("mesa", "pandas", "scipy", "matplotlib", "networkx", "pydantic", "rich", "pygame", "pyarrow", "jinja2", "asyncio",
     "starlette", "uvicorn", "websockets", "distributed", "multiprocessing", "tomllib", "numpy.testing", "unittest")
)  # fmt: skip
# Who needs which of them, and nothing else of them: a study is kept in Arrow's files and told in a page and a table.
NEEDED = {
    "run --json --quarters 1": frozenset[str](),
    "run strait_crisis --side ir --world 3 --set trust.ir=30 --json --quarters 1": frozenset[str](),
    "batch --json --worlds 20 --quarters 2 --out study": frozenset(("pyarrow", "jinja2", "multiprocessing")),
    "batch --worlds 20 --quarters 2 --out study": frozenset(("pyarrow", "jinja2", "multiprocessing", "rich")),
}
STARTS = """
import gc, sys
from game.cli.main import main
sys.argv = ["wedge", *sys.argv[1:]]
try:
    main()
finally:
    print(*sys.modules, gc.isenabled(), file=sys.stderr)
"""
# Words for commands, right and wrong.
LINES = (
    *("run", "run strait_crisis --side ru --world 3 --set y=2 --set x=1 --seed 4 --json --force --save file"),
    *(
        "run --seed",
        "run --no-such",
        "run one two",
        "run --save ''",
        "play --side ru --side ir --draw",
        "list ''",
        "list",
    ),
    *("batch --worlds 100 --workers 2 --out study", "claims --claim C01", "scenario check mine.toml"),
    *("scenario check", "scenario", "scenario no_such", "scenario check --help", "run --help", "run --help --json"),
    *("--help", "no_such", "--version", "--version run", "hindcast --learn-to 2022Q4 --cases"),
)


@pytest.mark.parametrize("words", NEEDED)
def test_a_command_imports_what_it_needs(words: str, tmp_path: Path) -> None:
    """No command imports a heavy library that it does not need, and rubbish is looked for again when it plays."""
    settings = {**os.environ, "PYTHONPATH": str(ROOT)}
    asked = [sys.executable, "-c", STARTS, *words.split()]
    # What a first start parses and compiles, the second finds on the disk.
    for place in ("first", "second"):
        (tmp_path / place).mkdir()
        found = subprocess.run(
            asked, cwd=tmp_path / place, env=settings, capture_output=True, text=True, check=True, timeout=PATIENCE
        )
    modules = found.stderr.split()
    assert modules[-1] == "True"
    assert HEAVY & set(modules) <= NEEDED[words]


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What commands were asked for, which are not carried out."""
    asked: list[object] = []
    monkeypatch.setattr(CommandEntry, "carry_out", lambda _, options: asked.append(options))
    monkeypatch.setattr(main, "play_here", lambda: asked.append("play"))
    monkeypatch.setattr(main, "open_window", lambda: asked.append("play"))
    return asked


@pytest.mark.parametrize("line", LINES)
def test_words_are_read_as_typer_reads_them(line: str, given: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    """Words mean what Typer makes of them by itself, also where only the command that is named is made ready."""
    words = shlex.split(line)

    def answer(asked: list[str]) -> tuple[str, int, str]:
        given.clear()
        found = CliRunner().invoke(front_door(asked), words)
        return repr(given), found.exit_code, found.output

    whole, alone = answer([]), answer(words)
    monkeypatch.setattr(main, "WordsCommand", TyperCommand)
    monkeypatch.setattr(main, "WordsGroup", TyperGroup)
    assert whole == alone == answer([])


def test_options_are_words_and_flags() -> None:
    """Whatever a command can be asked is a word, two, several, or a flag: so it can be taken as it is written."""
    fields = [field for entry in COMMANDS.values() for field in attrs.fields(entry.options)]
    kinds = {get_args(field.type)[0] if get_origin(field.type) is not None else field.type for field in fields}
    assert kinds <= {bool, str, str | None, tuple[str, str] | None, list[str]}, json.dumps(sorted(map(str, kinds)))
