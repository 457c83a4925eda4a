"""The page of performance is what was measured, of this engine."""

from pathlib import Path

from benchmarks.performance import ADVICE, HEADINGS, PAGE, RECORD, ROOT, page, size


def test_the_page_is_what_was_measured() -> None:
    """docs/performance.md says what the record and the benchmarks' own words say, and nothing else."""
    assert PAGE.read_text(encoding="utf-8") == page(), ADVICE


def test_this_engine_was_measured() -> None:
    """The engine that was measured had as many countries, orders, interests, rows and quarters as this one has."""
    assert (RECORD / "size.txt").read_text(encoding="utf-8") == size(), ADVICE


def test_every_benchmark_is_on_the_page() -> None:
    """No benchmark is left out."""
    assert {f"bench_{name}" for name in HEADINGS} == {file.stem for file in Path(ROOT, "benchmarks").glob("bench_*.py")}
