from pathlib import Path

import numpy as np
import pytest

from game.model.scenario.setup_files import setup
from game.studies.run.design import file_word, planned, seats_of
from game.studies.run.draws import NOT_DRAWN, drawable, draws
from game.studies.run.part_process import even_blocks
from tests.studies.run.sketches import SCENARIO, short

SCENARIO_FIGURES = setup(SCENARIO).figures


@pytest.mark.parametrize(("worlds", "part"), [(1, 512), (512, 512), (513, 512), (3000, 512), (100_000, 4096)])
def test_parts_hold_every_world_once(worlds: int, part: int) -> None:
    """Under each strategy the parts lie end to end from the first world to the last."""
    design = short(worlds=worlds, part=part, strategies=("engine", "us.hawk"))
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
    drawn = drawable(setup(SCENARIO, changes={"oil.learns": "0.05"}).figures)
    assert drawn
    assert not [path for path in drawn if path.split(".")[0] in NOT_DRAWN]
    assert "oil.learns" in drawable(SCENARIO_FIGURES)
    assert "oil.learns" not in drawn


@pytest.mark.parametrize(
    ("strategy", "side", "seats"),
    [
        ("engine", "united_states", {}),
        ("hold", "iran", {"iran": "hold"}),
        ("us.article", "iran", {"united_states": "us.article"}),
        ("us.article, ru.hedge", "united_states", {"united_states": "us.article", "russia": "ru.hedge"}),
        ("us.hawk,ir=hold", "united_states", {"united_states": "us.hawk", "iran": "hold"}),
        ("gulf_states=hold", "united_states", {"gulf_states": "hold"}),
        ("us=mine.toml,israel=engine", "united_states", {"united_states": "mine.toml"}),
        ("mine.toml", "china", {"china": "mine.toml"}),
    ],
)
def test_a_strategy_says_whose_it_is(strategy: str, side: str, seats: dict[str, str]) -> None:
    """Courses are their country's, what anybody may do is the side's, and a country before it gives it to another."""
    assert seats_of(strategy, side) == seats


def test_two_strategies_for_one_seat_or_a_seat_that_is_none_are_refused() -> None:
    """Each is named with what was expected."""
    with pytest.raises(KeyError, match="two strategies for united_states"):
        seats_of("us.article,us.hawk", "united_states")
    with pytest.raises(KeyError, match="expected a country"):
        seats_of("uk=hold", "united_states")


def test_names_of_files_hold_nothing_that_a_system_refuses() -> None:
    """Paths and commas become one sign; names of courses stay as they are."""
    assert file_word("us.article") == "us.article"
    assert file_word("../my plans/a.toml,ir=hold") == ".._my_plans_a.toml_ir=hold"


def test_a_plan_is_part_of_what_makes_a_study(tmp_path: Path) -> None:
    """When the file of a plan says something else, the digest of the rules differs, and with it the study."""
    path = tmp_path / "mine.toml"
    digests = set()
    for dial in (1, 3):
        path.write_text(f'title = "x"\ncountry = "iran"\ndials_set = {{ "ir.home" = {dial} }}\n', encoding="utf-8")
        digests.add(planned(short(strategies=(str(path),))).settled["rules_digest"])
    assert len(digests) == 2
