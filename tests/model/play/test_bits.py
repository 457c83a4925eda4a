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

from agents.demeanour import MEASURES
from game.engine import core, native
from game.engine.lower import CodeShape
from game.model.levers.reading import catalogue
from game.model.play.compiled_quarter import FEW, QuarterInCode, QuarterPrograms, programs_for, read_script
from game.model.play.recorded_quarter import Recorder
from game.model.play.simulation import Simulation
from game.model.play.whole_quarter import Script
from game.model.scenario.setup_files import setup_names
from game.model.state.axes import COUNTRIES
from game.model.state.world_state import WorldState, declared
from tests.engine.sketch import needs_compiler, on, wanted
from tests.model.play.digest_of_campaigns import QUARTERS, ROWS, SEED, WORLDS, digest, ends, features

ROOT = Path(__file__).resolve().parents[3]
SHIPPED = setup_names()
MANY = 4096
# Numpy plays so many campaigns of each scenario; the calls cost it more than the worlds.
FEWER = 24
OTHER_PYTHON = "WEDGE_OTHER_PYTHON"
AVX512 = [name for name in features() if "AVX512" in name or name == "X86_V4"]


@cache
def all_worlds(name: str) -> WorldState:
    """Four thousand worlds of a scenario after eight quarters in which all six decided."""
    return ends(name, 0, MANY)


def bits(world: WorldState, k: int) -> dict[str, bytes]:
    """The bits of every measure and dial in one world; the sign of a nought is none."""
    return {name: (getattr(world, name)[..., k] + 0.0).tobytes() for name in (*declared(), *ROWS)}


@pytest.mark.parametrize("name", SHIPPED)
@settings(max_examples=2)
@given(k=st.integers(0, MANY - 1))
def test_world_k_of_thousands_is_world_k_alone(name: str, k: int) -> None:
    """In every scenario, any world among 4,096 is the one played by itself: every measure and dial, bit for bit."""
    assert bits(ends(name, k, 1), 0) == bits(all_worlds(name), k)


@pytest.mark.parametrize("size", [7, 64, 1000])
@settings(max_examples=2)
@given(first=st.integers(0, MANY - 1000), place=st.integers(0, 1000))
def test_the_size_of_the_block_changes_no_bit(size: int, first: int, place: int) -> None:
    """Seven worlds at a time, sixty-four or a thousand, beginning anywhere: each is the world it is among 4,096."""
    block = ends(SHIPPED[0], first, size)
    for k in {0, place % size, size - 1}:
        assert bits(block, k) == bits(all_worlds(SHIPPED[0]), first + k)


def test_worlds_may_be_played_in_any_order() -> None:
    """Worlds set beside each other in any order, one of them twice, are each what they are in their place."""
    numbers = [int(k) for k in np.random.default_rng(1).permutation(MANY)[:50]]
    numbers[-1] = numbers[0]
    mixed = Simulation.start(SHIPPED[0], seed=SEED, worlds=numbers, quarters=QUARTERS).run()
    for place, k in enumerate(numbers):
        assert bits(mixed, place) == bits(all_worlds(SHIPPED[0]), k)


@cache
def digest_here(worlds: int = WORLDS) -> str:
    """The digest under this Python, in one block."""
    return digest(worlds, worlds)


def asked(python: str, *sizes: int, **environment: str) -> tuple[str, str]:
    """The digest that another process finds with a block and so many worlds, and what it reckoned with."""
    command = [python, "-m", "tests.model.play.digest_of_campaigns", *map(str, sizes)]
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith(("OPENBLAS", "NPY"))}
    answer = subprocess.run(
        command, cwd=ROOT, env=surroundings | environment, capture_output=True, text=True, check=True
    )
    found, said = answer.stdout.splitlines()
    return found, said


def test_a_digest_does_not_hang_on_the_block() -> None:
    """The digest of all campaigns of all scenarios is the same in one block and in uneven ones."""
    assert digest(37) == digest_here()


def test_a_digest_does_not_hang_on_the_engine() -> None:
    """Numpy alone finds the digest that machine code finds."""
    with wanted("numpy"):
        assert digest(FEWER, FEWER) == digest_here(FEWER)


@pytest.mark.skipif(not features(), reason="this numpy has no vector features to switch off")
def test_without_any_vector_features_no_bit_changes() -> None:
    """With all of numpy's vector features and OpenBLAS's newer kernels switched off, numpy finds the same digest."""
    switched_off = {"NPY_DISABLE_CPU_FEATURES": " ".join(features()), "OPENBLAS_CORETYPE": "Prescott"}
    found, said = asked(sys.executable, FEWER, FEWER, WEDGE_ENGINE="numpy", **switched_off)
    assert not set(features()) & set(said.split()), "the experiment did not run"
    assert found == digest_here(FEWER)


@pytest.mark.skipif(not AVX512, reason="this processor or numpy has no AVX-512 to switch off")
def test_without_avx_512_no_bit_changes() -> None:
    """With numpy's AVX-512 switched off numpy finds the same digest."""
    fewer = {"NPY_DISABLE_CPU_FEATURES": " ".join(AVX512)}
    found, said = asked(sys.executable, FEWER, FEWER, WEDGE_ENGINE="numpy", **fewer)
    assert not set(AVX512) & set(said.split()), "the experiment did not run"
    assert found == digest_here(FEWER)


@pytest.mark.skipif(OTHER_PYTHON not in os.environ, reason=f"{OTHER_PYTHON} names no Python with the packages in it")
def test_another_python_changes_no_bit() -> None:
    """Another Python, with its own numpy, finds the same digest."""
    found, said = asked(os.environ[OTHER_PYTHON], 40)
    assert found == digest_here(), said


def test_a_digest_tells_campaigns_apart() -> None:
    """The bits of two worlds differ: what is compared here is not the same for all."""
    first, second = (bits(all_worlds(SHIPPED[0]), k) for k in (0, 1))
    differing = {name for name in first if first[name] != second[name]}
    assert {"brent", "trust", "flow", "dials"} <= differing


def begun(worlds: int) -> Simulation:
    """Campaigns before their first quarter."""
    script = Script.of(catalogue(), QUARTERS)
    return Simulation.start(SHIPPED[0], seed=SEED, worlds=worlds, quarters=QUARTERS, script=script)


def same(some: WorldState, other: WorldState) -> bool:
    """Whether worlds are alike in every bit."""
    return all(bits(some, k) == bits(other, k) for k in range(some.worlds))


@needs_compiler
def test_the_plainest_processor_gives_the_same_bits() -> None:
    """Code for SSE2 alone, two worlds in a vector, plays what code for all this machine has plays."""
    with wanted("compiled"):
        best = begun(FEW + 5).run()
        with on(native.plainest()):
            assert same(begun(FEW + 5).run(), best)


def melted(game: Simulation) -> WorldState:
    """Worlds after eight quarters under laws whose multiplications are melted into additions."""
    honest, processor = programs_for(game.terms, 10**6), native.here()
    assert honest is not None
    rows, _ = read_script(game.script, game.rules)
    form = CodeShape(processor.lanes, core.padded(sum(rows.levels), processor.lanes), contracted=True)
    playing = core.read(core.compile_program(Recorder(rows, game.rules).playing(), form, processor))
    programs = QuarterPrograms(rows, honest.decision, playing)
    return QuarterInCode(programs, game.terms, game.situation).run(QUARTERS, ())[0].world


@needs_compiler
def test_a_build_that_melts_additions_is_caught() -> None:
    """With multiplications melted into additions some bit is another, so these tests would say so."""
    if "+fma" not in native.here().features:
        pytest.skip("this processor cannot melt them")
    with wanted("compiled"):
        honest = begun(256).run()
        assert not same(melted(begun(256)), honest)


def with_answers(engine: str) -> tuple[Simulation, list[bytes]]:
    """Worlds in which each country lays down its fullest answer to all that may befall it, and what was answered."""
    with wanted(engine):
        game, made = begun(FEW + 5), list[bytes]()
        demeanours = game.anchor.courses.demeanours
        laid = [[MEASURES.index(list(demeanours[seat].answers)[-1])] for seat, _ in game.anchor.occasions]
        game.persons = tuple(range(len(COUNTRIES)))
        for _ in range(QUARTERS):
            game.prepared = np.array(laid, float)
            game.step(game.decide())
            assert game.answered is not None
            made.append(game.answered.moves.tobytes())
    return game, made


@needs_compiler
def test_prepared_answers_are_given_alike_by_both_engines() -> None:
    """Machine code gives the prepared answers that numpy gives, and some are given."""
    code, made = with_answers("compiled")
    plain, expected = with_answers("numpy")
    assert made == expected
    assert any(np.frombuffer(moves).any() for moves in made)
    assert same(code.world, plain.world)
