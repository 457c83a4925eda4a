"""How the house tests read the product: files, syntax trees, and what they find with where it is."""

import ast
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
Function = ast.FunctionDef | ast.AsyncFunctionDef
MADE = {
    *(".git", ".venv", ".other", ".lock", ".docs", "build", "dist", "__pycache__"),
    *(".hypothesis", ".import_linter_cache", ".mypy_cache", ".pytest_cache", ".ruff_cache"),
}


def python_files(*rooms: str) -> list[Path]:
    """Return every Python file in these rooms of the house; a room not built yet has none."""
    return sorted(path for room in rooms for path in (ROOT / room).rglob("*.py"))


def product_files() -> list[Path]:
    """Return every Python file of the product."""
    return python_files("game", "agents")


def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def functions(within: ast.AST) -> Iterator[Function]:
    """Yield every function and method in a tree, nested ones too."""
    return (node for node in ast.walk(within) if isinstance(node, Function))


def docstring(node: Function | ast.Module) -> str:
    """Return the docstring of a function or file, empty where there is none."""
    return ast.get_docstring(node) or ""


def place(path: Path, line: int | None = None) -> str:
    """Return a path as one would write it in the checkout, with the line where there is one."""
    name = path.relative_to(ROOT).as_posix()
    return name if line is None else f"{name}:{line}"


def repository_files() -> list[Path]:
    """Return every file git tracks or would track; without git, every file that is not made by make."""
    asked = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    answer = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    if answer.returncode == 0:
        found: Iterable[Path] = (ROOT / name for name in answer.stdout.split("\0") if name)
    else:
        found = (path for path in ROOT.rglob("*") if not MADE.intersection(path.relative_to(ROOT).parts))
    return sorted(path for path in set(found) if path.is_file())


def text(path: Path) -> str | None:
    """Return what a file says, or nothing when it is not text."""
    raw = path.read_bytes()
    if b"\0" in raw:
        return None
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return None


def report(faults: list[str], rule: str) -> str:
    """Return a message that names the rule once and every place that breaks it."""
    return "\n  ".join([rule, *faults])
