"""Whether each law's own tests notice when a sign in it is turned.

    python -m benchmarks.mutants [--each N] [--seed S] [law …]

Some signs of each law are turned, one at a time, in a copy of the project: plus and minus change
places, so do the lesser and the greater, and minimum and maximum. The tests of that law – the files of
`tests/model/laws` that import it – are run on each mutant. A mutant on which they all pass has survived: a sign that
nothing holds. The survivors are printed, with their places; the command ends with 1 where there are any.

Source: DeMillo, Lipton and Sayward (1978), hints on test data selection.
"""

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs
from rich.progress import track

ROOT = Path(__file__).parents[1]
LAWS = Path("game", "model", "laws")
TESTS = Path("tests", "model", "laws")
# They compose laws or take them apart, and hold no sign of their own.
COMPOSED = {"__init__", "causes", "turn", "opening"}
COPIED = ("game", "agents", "assets", "scenarios", "tests", "benchmarks", "pyproject.toml", "wedge.py")
SIGNS: dict[type, tuple[str, str]] = {
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Lt: ("<", ">"),
    ast.Gt: (">", "<"),
    ast.LtE: ("<=", ">="),
    ast.GtE: (">=", "<="),
}
CALLS = {"maximum": "minimum", "minimum": "maximum"}


@attrs.frozen
class Mutant:
    """A law with one sign turned.

    start  place of the sign among the characters of the file
    """

    law: str
    start: int
    old: str
    new: str

    def of(self, source: str) -> str:
        """The law's source with its sign turned."""
        return source[: self.start] + self.new + source[self.start + len(self.old) :]

    def place(self, source: str) -> str:
        """Where the sign stands, with its line."""
        number = source.count("\n", 0, self.start)
        return f"{LAWS / self.law}.py:{number + 1}  {self.old} → {self.new}  {source.splitlines()[number].strip()}"


def mutants(law: str, source: str) -> Iterator[Mutant]:
    """Every sign of a law that can be turned."""
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))

    def offset(line: int, column: int) -> int:
        """A place of the tree among the characters; columns of the tree count bytes."""
        whole = source[starts[line - 1] : starts[line]].encode()
        return starts[line - 1] + len(whole[:column].decode())

    def between(left: ast.expr, right: ast.expr, operator: ast.AST) -> Iterator[Mutant]:
        """The mutant of an operator between two operands."""
        old, new = SIGNS.get(type(operator), ("", ""))
        begin = offset(left.end_lineno or 0, left.end_col_offset or 0)
        place = source.find(old, begin, offset(right.lineno, right.col_offset)) if old else -1
        if place >= 0:
            yield Mutant(law, place, old, new)

    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.BinOp):
            yield from between(node.left, node.right, node.op)
        elif isinstance(node, ast.Compare):
            yield from between(node.left, node.comparators[0], node.ops[0])
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            yield Mutant(law, offset(node.lineno, node.col_offset), "-", "+")
        elif isinstance(node, ast.Attribute) and node.attr in CALLS:
            end = offset(node.end_lineno or 0, node.end_col_offset or 0)
            yield Mutant(law, end - len(node.attr), node.attr, CALLS[node.attr])


def tests_of(law: str, root: Path) -> list[str]:
    """The files that test a law."""
    named = f"game.model.laws.{law}"
    return [
        str(path.relative_to(root)) for path in sorted((root / TESTS).glob("test_*.py")) if named in path.read_text()
    ]


def passes(tests: Sequence[str], copy: Path) -> bool:
    """Whether tests pass in a copy of the project."""
    env = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1", "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
    return subprocess.run(command, cwd=copy, env=env, capture_output=True, check=False).returncode == 0


def survivors(laws: Sequence[str], each: int, seed: int) -> tuple[list[str], int, list[str]]:
    """The places of mutants that survive, how many were tried, and the laws that have no tests of their own."""
    alive, tried, untested = [], 0, []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in COPIED:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(ROOT / name, copy / name)
        for law in track(laws, "laws", disable=not sys.stderr.isatty()):
            tests, path = tests_of(law, copy), copy / LAWS / f"{law}.py"
            source = path.read_text(encoding="utf-8")
            found = sorted(mutants(law, source), key=lambda mutant: mutant.start)
            if not tests:
                untested += [law]
                continue
            assert passes(tests, copy), f"the tests of {law} fail before anything is turned"
            for mutant in random.Random(f"{seed}/{law}").sample(found, min(each, len(found))):
                path.write_text(mutant.of(source), encoding="utf-8")
                tried += 1
                if passes(tests, copy):
                    alive.append(mutant.place(source))
            path.write_text(source, encoding="utf-8")
    return alive, tried, untested


def main() -> None:
    """Print the survivors, and end with 1 where there are any."""
    every = sorted(path.stem for path in (ROOT / LAWS).glob("*.py") if path.stem not in COMPOSED)
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("laws", nargs="*", metavar="law", choices=[[], *every], help="which; all where none is named")
    parser.add_argument("--each", type=int, default=3, help="how many signs of a law are turned (3)")
    parser.add_argument("--seed", type=int, default=1, help="which of them (1)")
    asked = parser.parse_args()
    alive, tried, untested = survivors(asked.laws or every, asked.each, asked.seed)
    print(f"{len(alive)} of {tried} turned signs passed the tests of their law")
    print("".join(f"  {place}\n" for place in alive), end="")
    if untested:
        print(f"no file of {TESTS} imports {', '.join(untested)}")
    sys.exit(1 if alive or untested else 0)


if __name__ == "__main__":
    main()
