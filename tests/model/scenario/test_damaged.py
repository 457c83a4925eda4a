import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.model.scenario.setup_files import faults_of, setup, setup_shelf

NAME = "twelve_days"
ODD = (
    "nan", "-inf", "1e999", "[]", "{}", "[[", "]", "=", "", '"', '"word"', "true", "1979-05-27", "9" * 400, "-1", "0.5",
    "trust.ir", "[start]", "[[inject]]", "[[promise]]", "iran", "{ value = 1 }", "\n", "\0", "é", "base", "now for 4",
)  # fmt: skip


def shipped_bytes(name: str) -> bytes:
    """A shipped scenario as it lies on the disk."""
    return (setup_shelf().folder / f"{name}.toml").read_bytes()


def survives(damaged: bytes, folder: Path) -> None:
    """Read a damaged file; whatever is wrong must be told as faults."""
    path = folder / "damaged.toml"
    path.write_bytes(damaged)
    told_faults = faults_of(str(path))
    assert all(fault.actual and fault.expected and str(fault) for fault in told_faults)
    if not told_faults:
        assert setup(str(path)).figures


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for damaged files."""
    return tmp_path_factory.mktemp("damaged")


@given(cut=st.integers(0, len(shipped_bytes(NAME))))
@settings(max_examples=40)
def test_a_file_cut_anywhere_is_told_or_read(folder: Path, cut: int) -> None:
    """A scenario cut off after any byte raises nothing but faults."""
    survives(shipped_bytes(NAME)[:cut], folder)


@given(draw=st.tuples(st.integers(0), st.sampled_from(ODD)), name=st.sampled_from([NAME, "blank_cheque", "two_offers"]))
@settings(max_examples=120)
def test_any_word_replaced_by_any_other_is_told_or_read(folder: Path, draw: tuple[int, str], name: str) -> None:
    """A scenario in which any one word was replaced by nonsense raises nothing but faults."""
    text = shipped_bytes(name).decode()
    words = list(re.finditer(r"[^\s{}\[\]=,]+|[{}\[\]=,]", text))
    word = words[draw[0] % len(words)]
    survives((text[: word.start()] + draw[1] + text[word.end() :]).encode(), folder)


@given(deep=st.integers(1, 3000), key=st.sampled_from(["start", "machines", "dials", "figures", "promise", "inject"]))
@settings(max_examples=20)
def test_keys_within_keys_are_told(folder: Path, deep: int, key: str) -> None:
    """Tables within tables to any depth raise nothing but faults."""
    survives(f'base = "{NAME}"\n{key}.{".".join(["a"] * deep)} = 1\n'.encode(), folder)
