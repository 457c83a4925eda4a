import ast
from collections import Counter
from collections.abc import Callable
from statistics import median

from tests.house.reading import ROOT, Function, docstring, functions, place, product_files, report, tree

ROOM_FILES = 45
FILE_LINES = 400
FUNCTION_LINES = 40
PARAMETERS = 5


def parameters(function: Function) -> int:
    """Return how many things a caller may hand over, `self` and `cls` not counted."""
    signature = function.args
    named = [*signature.posonlyargs, *signature.args, *signature.kwonlyargs]
    gathered = [one for one in (signature.vararg, signature.kwarg) if one is not None]
    own = 1 if named and named[0].arg in {"self", "cls"} else 0
    return len(named) + len(gathered) - own


def says_only_what_it_is(module: ast.Module, version_too: bool) -> bool:
    """Return whether a file holds a docstring and, where allowed, `__version__`, and nothing else."""
    rest = module.body[1:]
    if version_too and rest and isinstance(rest[0], ast.Assign):
        rest = rest[1:] if ast.unparse(rest[0].targets[0]) == "__version__" else rest
    return bool(docstring(module)) and not rest


def test_no_file_is_longer_than_400_lines() -> None:
    """Every product file fits in 400 lines."""
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in product_files()}
    faults = [f"{place(path)}: {length}" for path, length in lengths.items() if length > FILE_LINES]
    assert not faults, report(faults, f"at most {FILE_LINES} lines a file; split by subject:")


def test_no_room_holds_more_than_45_files(record_property: Callable[[str, object], None]) -> None:
    """A folder has at most 45 files, strategies not counted; the median length is reported."""
    files = [path for path in product_files() if path.name != "__init__.py" and path.parent.name != "strategies"]
    lengths = [len(path.read_text(encoding="utf-8").splitlines()) for path in files] or [0]
    middle, longest = median(lengths), max(lengths)
    record_property("yardstick", f"{len(files)} product files, median {middle:g} lines, longest {longest}")
    rooms = Counter(path.parent.relative_to(ROOT).as_posix() for path in files)
    faults = [f"{room}: {count}" for room, count in rooms.items() if count > ROOM_FILES]
    assert not faults, report(faults, f"at most {ROOM_FILES} files a folder; one that needs more is two:")


def test_no_function_is_longer_than_40_lines() -> None:
    """Every function fits in 40 lines, docstring included."""
    faults = [
        f"{place(path, function.lineno)} {function.name}: {length}"
        for path in product_files()
        for function in functions(tree(path))
        if (length := (function.end_lineno or function.lineno) - function.lineno + 1) > FUNCTION_LINES
    ]
    assert not faults, report(faults, f"at most {FUNCTION_LINES} lines a function:")


def test_no_function_takes_more_than_5_parameters() -> None:
    """Every function takes at most five parameters; what attrs generates is not counted."""
    faults = [
        f"{place(path, function.lineno)} {function.name}: {count}"
        for path in product_files()
        for function in functions(tree(path))
        if (count := parameters(function)) > PARAMETERS
    ]
    assert not faults, report(faults, f"at most {PARAMETERS} parameters a function:")


def test_init_files_hold_only_a_docstring() -> None:
    """Every `__init__.py` holds a docstring and nothing else; `game/__init__.py` may hold `__version__` too."""
    faults = [
        place(path)
        for path in product_files()
        if path.name == "__init__.py" and not says_only_what_it_is(tree(path), place(path) == "game/__init__.py")
    ]
    assert not faults, report(faults, "an __init__.py holds a docstring and nothing else:")
