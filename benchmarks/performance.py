"""The page docs/performance.md: what every benchmark printed, and how it was measured.

`python -m benchmarks.performance` runs them all on a machine with nothing else to do, writes down what they print in
benchmarks/record, and the page from it; names of benchmarks behind it run only those again.
"""

import ast
import os
import platform
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import game
from game.model.scenario.setup_files import setup, shipped_levers
from game.model.state.axes import COUNTRIES
from game.model.state.world_state import state_paths

ROOT = Path(__file__).parents[1]
PAGE, RECORD = ROOT / "docs" / "performance.md", ROOT / "benchmarks" / "record"
SCENARIO = "partners_of_convenience"
HEADINGS = {
    "batch": "Studies",
    "forecast": "Looking ahead",
    "model": "The compiled engine beside numpy and Mesa",
    "engine": "One campaign, and starting up",
    "desk": "Waiting at the window",
    "window": "The window's pictures",
    "classroom": "A class",
}
HEAD = """# Performance

What Wedge costs in time, memory and bytes. `python -m benchmarks.performance` ran every benchmark and wrote this
page; no number on it is typed by hand, and a test compares the page with the record (`benchmarks/record`) and the
engine's size below with the engine. One of them alone: `python -m benchmarks.bench_batch`; all: `make bench`.

Speed is told beside a peer measured in the same run, because machines differ, and one machine differs from minute to
minute: trust the ratios more than the seconds. No test asserts a time.
"""
ADVICE = "Run `python -m benchmarks.performance` on a machine with nothing else to do; it takes about twenty minutes."


def size() -> str:
    """Return how large the engine is that was measured; when it grows, it has to be measured anew."""
    levers = shipped_levers()
    return (
        f"Wedge {game.__version__}: {len(COUNTRIES)} countries, {len(levers.policies)} policies, "
        f"{len(levers.moves)} moves, {len(levers.crises)} crises, {len(levers.courses)} courses, "
        f"{len(state_paths())} rows a world, {setup(SCENARIO).quarters} quarters\n"
    )


def machine() -> str:
    """Return what it was measured on."""
    cores = os.cpu_count()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    packages = ", ".join(f"{name} {version(name)}" for name in ("numpy", "pyarrow", "mesa", "pygame-ce"))
    return f"{processor()}, {cores} cores, {memory:.0f} GiB; Python {platform.python_version()}, {packages}\n"


def processor() -> str:
    """Return the processor's name, where the system tells it."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    return next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), platform.machine())


def method(name: str) -> str:
    """Return how a benchmark measures: what its file says of itself."""
    source = (ROOT / "benchmarks" / f"bench_{name}.py").read_text(encoding="utf-8")
    return ast.get_docstring(ast.parse(source)) or ""


def page() -> str:
    """Return the page, from what is recorded."""
    told = {file.stem: file.read_text(encoding="utf-8") for file in RECORD.glob("*.txt")}
    chapters = [HEAD, f"- {told['size']}- {told['machine']}"]
    for name, heading in HEADINGS.items():
        chapters.append(f"## {heading}\n\n{method(name)}\n\n```\n{told[name]}```\n")
    return "\n".join(chapters)


def measured(name: str) -> str:
    """Return what a benchmark prints."""
    run = [sys.executable, "-m", f"benchmarks.bench_{name}"]
    return subprocess.run(run, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT).stdout


def recorded(name: str, text: str) -> None:
    """Write one thing down."""
    RECORD.mkdir(exist_ok=True)
    (RECORD / f"{name}.txt").write_text(text, encoding="utf-8")


def main() -> None:
    """Run benchmarks, write down what they print, and write the page."""
    recorded("size", size())
    recorded("machine", machine())
    for name in sys.argv[1:] or HEADINGS:
        print(f"bench_{name}", flush=True)
        recorded(name, measured(name))
    if all((RECORD / f"{name}.txt").exists() for name in HEADINGS):
        PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
