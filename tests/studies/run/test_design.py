import numpy as np
import pytest

from game.model.scenario import load
from game.studies.run.design import planned
from game.studies.run.draws import OF_AGENTS, drawable, draws
from game.studies.run.part_process import even_blocks
from tests.studies.run.sketches import SCENARIO, plan, short

SCENARIO_FIGURES = load.scenario(SCENARIO).figures


@pytest.mark.parametrize(("worlds", "part"), [(1, 512), (512, 512), (513, 512), (3000, 512), (100_000, 4096)])
def test_parts_hold_every_world_once(worlds: int, part: int) -> None:
    """Under each strategy the parts lie end to end from the first world to the last."""
    design = short(worlds=worlds, part=part, strategies=("engine", "deny"))
    for strategy in design.strategies:
        own = [one for one in design.parts() if one.strategy == strategy]
        assert [one.first for one in own] == list(np.cumsum([0, *(one.worlds for one in own[:-1])]))
        assert sum(one.worlds for one in own) == worlds
        assert [one.number for one in own] == list(range(len(own)))


@pytest.mark.parametrize(("worlds", "part"), [(1, 1), (4096, 4096), (20_000, 3334), (65_536, 4096), (10_000_000, 8184)])
def test_parts_are_cut_to_keep_all_workers_busy(worlds: int, part: int) -> None:
    """Parts are neither small nor large, and two workers get as many each."""
    assert planned(short(worlds=worlds, part=0)).design.part == part
    assert -(-worlds // part) == 1 or -(-worlds // part) % 2 == 0


@pytest.mark.parametrize(("worlds", "most"), [(1, 8192), (8192, 8192), (8193, 8192), (16384, 700)])
def test_blocks_are_even(worlds: int, most: int) -> None:
    """No block is larger than it may be, and none is much smaller than another."""
    blocks = even_blocks(worlds, most)
    sizes = [size for _, size in blocks]
    assert sum(sizes) == worlds
    assert [start for start, _ in blocks] == list(np.cumsum([0, *sizes[:-1]]))
    assert max(sizes) <= most
    assert max(sizes) - min(sizes) <= 1


@pytest.mark.parametrize("first", [0, 1, 7, 500])
def test_a_draw_does_not_hang_on_its_neighbours(first: int) -> None:
    """World k has the same figures alone, among others, and whatever chunks they are drawn in."""
    whole = next(draws(SCENARIO_FIGURES, 3, 0, [600]))
    alone = next(draws(SCENARIO_FIGURES, 3, first, [1]))
    chunks = list(draws(SCENARIO_FIGURES, 3, 0, [first + 1, 600 - first - 1]))
    for path, row in whole.items():
        assert row[first] == alone[path][0] == chunks[0][path][first]


def test_draws_fill_their_ranges_and_follow_the_seed() -> None:
    """Every drawn figure lies in its range and reaches both its ends; another seed draws others."""
    found, other = next(draws(SCENARIO_FIGURES, 1, 0, [512])), next(draws(SCENARIO_FIGURES, 2, 0, [512]))
    assert set(found) == set(drawable(SCENARIO_FIGURES))
    for path, row in found.items():
        figure = SCENARIO_FIGURES[path]
        span = figure.high - figure.low
        assert figure.low - 1e-6 * span <= row.min() < figure.low + 0.05 * span
        assert figure.high - 0.05 * span < row.max() <= figure.high + 1e-6 * span
        assert not np.array_equal(row, other[path])


def test_countries_keep_their_own_judgement() -> None:
    """What is drawn are figures of the laws; those by which countries decide stay as they are, and so do set ones."""
    drawn = drawable(load.scenario(SCENARIO, {"oil.supply_elasticity": "0.1"}).figures)
    assert drawn
    assert not [path for path in drawn if path.split(".")[0] in OF_AGENTS]
    assert "oil.supply_elasticity" in drawable(SCENARIO_FIGURES)
    assert "oil.supply_elasticity" not in drawn


def test_drawn_worlds_differ_and_staffs_do_not() -> None:
    """With drawn figures openings differ from world to world; what staffs expect is what they expect without."""
    ready = plan(worlds=64, draw="sobol")
    assert ready.tables["engine"].simulation.staffs is ready.campaign.staffs
