"""Claims about explorations: noise is found to be noise, and what is told is true of worlds nothing was chosen on."""

import json
from pathlib import Path

import numpy as np
import pytest

from game.model.scenario.setup_files import setup
from game.model.state.axes import Array
from game.studies.evidence import exploration as made
from game.studies.evidence.boxes import best_box, peeled, within
from game.studies.evidence.exploration import Exploration, FigureDriver
from tests.cli.answers import wedge
from tests.studies.run.pages import read, without_data

SMALL = ("--worlds", "240", "--quarters", "2")
SCENARIO = setup("partners_of_convenience")


def luck(seed: int) -> np.random.Generator:
    """Luck of a test's own."""
    return np.random.Generator(np.random.PCG64(seed))


def drawn(figures: int, worlds: int, seed: int) -> dict[str, Array]:
    """Figures drawn between 0 and 1."""
    return {f"made.up_{place}": row for place, row in enumerate(luck(seed).random((figures, worlds)))}


def coins(worlds: int, chance: float | Array, seed: int) -> Array:
    """An outcome that comes by a chance, (W,) 1 or 0."""
    came = luck(seed).random(worlds) < chance
    return came.astype(np.float64)


def drivers_of(values: dict[str, Array], came: Array, seed: int) -> tuple[FigureDriver, ...]:
    """What goes with an outcome, judged on the other half."""
    return made.picked_out(Exploration(SCENARIO, "fracture", len(came), seed, 2), values, came)[1]


def test_pure_chance_has_no_drivers() -> None:
    """With two hundred figures and an outcome of chance, a figure is told in few of many explorations."""
    told = [bool(drivers_of(drawn(200, 300, seed), coins(300, 0.2, seed + 99), seed)) for seed in range(16)]
    assert sum(told) <= 4


def test_a_figure_that_matters_is_found() -> None:
    """A figure that raises the outcome's chance is told first, with the right sign."""
    values = drawn(60, 1200, 1)
    came = coins(1200, np.asarray(0.1 + 0.5 * values["made.up_7"], np.float64), 7)
    found = drivers_of(values, came, 1)
    assert found[0].path == "made.up_7"
    assert found[0].correlation.low > 0


def test_a_box_in_noise_tells_nothing() -> None:
    """A box found in pure chance is said to hold hardly ever, though on its own half it always looks good."""
    holds = 0
    for seed in range(20):
        values = drawn(8, 400, seed)
        came = coins(400, 0.3, seed + 5)
        box = best_box(values, dict.fromkeys(values, (0.0, 1.0)), came, seed)
        assert box is not None
        holds += box.holds
    assert holds <= 2


def test_a_box_that_is_there_is_found_and_told_from_fresh_worlds() -> None:
    """Where an outcome comes in a corner, the box has that corner, and its numbers are those of the other half."""
    values = drawn(6, 4000, 3)
    corner = (values["made.up_0"] > 0.6) & (values["made.up_1"] < 0.5)
    came = coins(4000, np.where(corner, 0.9, 0.05), 4)
    box = best_box(values, dict.fromkeys(values, (0.0, 1.0)), came, 3)
    assert box is not None
    assert box.holds
    assert box.limits["made.up_0"][0] == pytest.approx(0.6, abs=0.1)
    assert box.limits["made.up_1"][1] == pytest.approx(0.5, abs=0.1)
    fresh = np.stack([row[2000:] for row in values.values()])
    low, high = peeled(np.stack([row[:2000] for row in values.values()]), came[:2000])
    inside = within(fresh, low, high)
    assert box.mass.value == pytest.approx(inside.mean())
    assert box.density.value == pytest.approx(came[2000:][inside].mean())
    assert box.coverage.value == pytest.approx(came[2000:][inside].sum() / came[2000:].sum())


def test_shares_of_the_variance_of_a_known_sum() -> None:
    """Of a sum of a shared and an own part, the shared part's share of the variance is what it is."""
    many = made.DEALS * 200
    shared, own = luck(1).normal(0, 2, many), luck(2).normal(0, 1, (2, many))
    found = made.shared(shared + own[0], shared + own[1])
    assert found.low <= 0.8 <= found.high
    rest = made.left(shared + own[0], shared + own[1])
    assert rest.low <= 0.2 <= rest.high


def test_a_figure_set_at_one_number_swings_nothing() -> None:
    """The same number at both ends leaves every campaign as it is, on the same luck."""
    asked = Exploration(SCENARIO, "index", 240, 3, 2)
    path = "oil.fleet_pace"
    value = SCENARIO.figures[path].value
    assert np.array_equal(made.printed(asked, {path: value}), made.printed(asked, {}))


def test_the_command_writes_what_it_tells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Page, table and JSON hold the same figures; the page asks nobody for anything."""
    # Fewer deals of what seats follow, each of more worlds, say as much of what is written.
    monkeypatch.setattr(made, "DEALS", 4)
    out = tmp_path / "here"
    found = wedge(
        "explore", "--outcome", "index", "--only", "tornado", "--only", "spread", "--out", str(out), "--json", *SMALL
    )
    assert found.code == 0, found.err
    whole = json.loads(found.out)
    assert len(whole["swings"]) == made.MOST
    assert {source["source"] for source in whole["spread"]} == set(made.SOURCES)
    lines = (out / "figures.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == made.MOST + 1
    text = (out / "explore.html").read_text(encoding="utf-8")
    assert "://" not in without_data(text)
    assert whole["swings"][0]["path"] in read(text).all("main")[0].text


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--only", "morris"), "--only: found 'morris'; expected one of spread, drivers, tornado, box."),
        (("--outcome", "fractur"), "--outcome: found 'fractur'; expected one of fracture, index"),
        (("--outcome", "index", "--only", "box"), "--only: found a box of points"),
        (("--worlds", "9"), "--worlds: found '9'; expected a whole number from 240 to"),
        (("atlantis",), 'found "atlantis"'),
    ],
)
def test_wrong_input_is_named_and_nothing_is_written(
    words: tuple[str, ...], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each wrong word ends with code 2 and says what was expected."""
    monkeypatch.chdir(tmp_path)
    found = wedge("explore", *words)
    assert found.code == 2
    assert message in found.err
    assert list(tmp_path.iterdir()) == []
