"""World k of a batch is world k played alone, bit for bit, on every machine."""

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.model.scenario import load
from game.model.state.chance import Dice
from game.model.state.measures import measures_of
from game.model.state.world import World
from tests.model.laws.digest_of_campaigns import WORLDS, digest, features, reckoned_with
from tests.sketch import SEED, dice, table

ROOT = Path(__file__).resolve().parents[3]
SHIPPED = load.scenario_names()
MANY = 4096
QUARTERS = 8
BLOCKS = (7, 64, 1000)
OTHER_PYTHON = "WEDGE_OTHER_PYTHON"
AVX512 = [name for name in features() if "AVX512" in name or name == "X86_V4"]


@cache
def all_worlds(name: str) -> World:
    """Return four thousand worlds of a scenario after eight quarters in which all six decided."""
    return table(dice(0, MANY), MANY, name).after(QUARTERS)


def bits(world: World, k: int) -> dict[str, bytes]:
    """Return the bits of every measure, and of every order given, in one world."""
    names: list[str] = ["orders", *measures_of(World)]
    return {name: np.ascontiguousarray(getattr(world, name)[..., k]).tobytes() for name in names}


@pytest.mark.parametrize("name", SHIPPED)
@settings(max_examples=3)
@given(k=st.integers(0, MANY - 1))
def test_world_k_of_thousands_is_world_k_alone(name: str, k: int) -> None:
    """In every scenario, any world among 4,096 is the one played by itself: every measure and order, bit for bit."""
    alone = table(dice(k, 1), 1, name).after(QUARTERS)
    assert bits(alone, 0) == bits(all_worlds(name), k)


@pytest.mark.parametrize("size", BLOCKS)
@settings(max_examples=2)
@given(first=st.integers(0, MANY - max(BLOCKS)), place=st.integers(0, max(BLOCKS)))
def test_the_size_of_the_block_changes_no_bit(size: int, first: int, place: int) -> None:
    """Seven worlds at a time, sixty-four or a thousand, beginning anywhere: each is the world it is among 4,096."""
    block = table(dice(first, size), size).after(QUARTERS)
    for k in {0, place % size, size - 1}:
        assert bits(block, k) == bits(all_worlds(SHIPPED[0]), first + k)


def test_worlds_may_be_played_in_any_order() -> None:
    """Worlds set beside each other in any order, one of them twice, are each what they are in their place."""
    numbers = np.random.default_rng(1).permutation(MANY)[:50]
    numbers[-1] = numbers[0]
    mixed = table(Dice(SEED, numbers.astype(np.uint64)), 50).after(QUARTERS)
    for place, k in enumerate(numbers):
        assert bits(mixed, place) == bits(all_worlds(SHIPPED[0]), int(k))


@cache
def digest_here() -> str:
    """Return the digest under this Python, in one block."""
    return digest(WORLDS)


def asked(python: str, block: int, **environment: str) -> tuple[str, str]:
    """Return the digest that another process finds, and what it reckoned with."""
    command = [python, "-m", "tests.model.laws.digest_of_campaigns", str(block)]
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith(("OPENBLAS", "NPY"))}
    answer = subprocess.run(
        command, cwd=ROOT, env=surroundings | environment, capture_output=True, text=True, check=True
    )
    found, said = answer.stdout.splitlines()
    return found, said


def test_a_digest_does_not_hang_on_the_block() -> None:
    """The digest of all campaigns of all scenarios is the same in one block and in uneven ones."""
    assert digest(37) == digest_here()


@pytest.mark.skipif("SkylakeX" not in reckoned_with(), reason="this processor's kernels are not AVX-512's")
def test_other_kernels_change_no_bit() -> None:
    """With the matrix products of a Haswell processor, as most laptops have, the digest is the same."""
    found, said = asked(sys.executable, 40, OPENBLAS_CORETYPE="Haswell")
    assert "Haswell" in said, "the experiment did not run"
    assert found == digest_here()


@pytest.mark.skipif(not AVX512, reason="this processor or numpy has no AVX-512 to switch off")
def test_without_avx_512_no_bit_changes() -> None:
    """With numpy's AVX-512 switched off the digest is the same."""
    found, said = asked(sys.executable, 40, NPY_DISABLE_CPU_FEATURES=" ".join(AVX512))
    assert not set(AVX512) & set(said.split()), "the experiment did not run"
    assert found == digest_here()


@pytest.mark.skipif(not features(), reason="this numpy has no vector features to switch off")
def test_without_any_vector_features_no_bit_changes() -> None:
    """With all of numpy's vector features and OpenBLAS's newer kernels switched off the digest is the same."""
    switched_off = {"NPY_DISABLE_CPU_FEATURES": " ".join(features()), "OPENBLAS_CORETYPE": "Prescott"}
    found, said = asked(sys.executable, 40, **switched_off)
    assert not set(features()) & set(said.split()), "the experiment did not run"
    assert found == digest_here()


@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="this machine has one processor")
def test_two_threads_change_no_bit() -> None:
    """With two threads for matrix products the digest is the same."""
    found, said = asked(sys.executable, WORLDS, OPENBLAS_NUM_THREADS="2")
    assert "× 2" in said, "the experiment did not run"
    assert found == digest_here()


@pytest.mark.skipif(OTHER_PYTHON not in os.environ, reason=f"{OTHER_PYTHON} names no Python with the packages in it")
def test_another_python_changes_no_bit() -> None:
    """Another Python, with its own numpy, finds the same digest."""
    found, said = asked(os.environ[OTHER_PYTHON], 40)
    assert found == digest_here(), said


def test_a_digest_tells_campaigns_apart() -> None:
    """The bits of two worlds differ: what is compared here is not the same for all."""
    first, second = (bits(all_worlds(SHIPPED[0]), k) for k in (0, 1))
    differing: list[str] = [name for name in first if first[name] != second[name]]
    assert {"brent", "trust", "help", "orders"} <= set(differing)
