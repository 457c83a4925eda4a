import json
from importlib import import_module
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import pytest
from pyarrow import parquet

from game import extras
from game.model.legality import admitted, faults, may_stand_together
from game.model.scenario import load
from game.model.simulation import Simulation
from game.model.state.axes import UNITED_STATES
from game.studies.evidence.discovery import box_of, is_case
from game.studies.evidence.parameter_space import block, field, lever, levers, played
from game.studies.evidence.portfolios import Portfolio, frontier, marked, plans_of, response
from game.studies.evidence.sensitivity import morris, tornado
from game.studies.evidence.tipping import contour, tipping
from tests.cli.answers import wedge
from tests.studies.run.pages import read, without_data

BASE = load.scenario("partners_of_convenience")
GROUND = field(BASE, 4, 1, quarters=4)
AXES = [
    one for path in ("cooperation.pace_diplomatic", "oil.price_roof", "start.threat.iran") if (one := lever(BASE, path))
]


def unheard(more: int) -> None:
    """Tell nobody."""


def test_points_meet_the_same_luck() -> None:
    """Two equal points end alike, world by world, and a point is the same alone and among others."""
    centre = np.array([[0.4, 220.0, 0.7]] * 3)
    centre[2] = [0.25, 220.0, 0.8]
    found = played(GROUND, AXES, centre, unheard)
    assert np.array_equal(found["index"][0], found["index"][1])
    assert not np.array_equal(found["index"][0], found["index"][2])
    alone = block(GROUND, AXES, (centre[2:], GROUND.dice(2, 1)), None)
    assert np.array_equal(alone["index"][0], found["index"][2])


def test_a_figure_without_influence_is_screened_as_such() -> None:
    """Morris gives the price's roof no effect, and the pace of diplomacy one; a tornado agrees."""
    effects = {one.lever.path: one.value for one in morris(GROUND, AXES, "index", unheard)}
    assert effects["oil.price_roof"] == 0
    assert effects["cooperation.pace_diplomatic"] > 0
    bars = {bar.lever.path: bar for bar in tornado(GROUND, AXES, "index", unheard)}
    assert bars["oil.price_roof"].low == bars["oil.price_roof"].high
    assert bars["cooperation.pace_diplomatic"].low != bars["cooperation.pace_diplomatic"].high


def test_levers_are_figures_starts_and_orders() -> None:
    """A path says what kind of lever it is; what has no range or belongs to nobody in Washington is none."""
    kinds = {path: getattr(lever(BASE, path), "kind", None) for path in ("oil.anchor", "trust.iran", "us.offer_iran")}
    assert kinds == {"oil.anchor": "figure", "trust.iran": "start", "us.offer_iran": "order"}
    assert all(lever(BASE, path) is None for path in ("units.points", "ru.veto", "nonsense", "price_cap"))
    assert len(levers(BASE)) > 200


def test_what_washington_is_made_to_order_is_legal_and_paid_for() -> None:
    """Of all its orders wanted at once, it gives three at most, none that is illegal, for no more than it has."""
    setting = GROUND.setting
    world = setting.opening
    wanted = setting.catalogue.no_orders(1)
    wanted[setting.catalogue.of_country[UNITED_STATES]] = 2
    sheet = admitted(world, wanted, setting)
    assert faults(world, sheet, setting) == ()
    assert 1 <= (sheet > 0).sum() <= 3
    paid = sum(int(setting.catalogue.prices[row, sheet[row, 0]]) for row in np.flatnonzero(sheet[:, 0]))
    assert paid <= world.capital[UNITED_STATES, 0]
    game = Simulation(setting, (), (), world)
    after = admitted(game.step(sheet), wanted, setting)
    rested = [row for row in np.flatnonzero(sheet[:, 0]) if setting.catalogue.orders[row].rest]
    assert not after[rested].any()


def test_a_contour_lies_where_the_level_is_crossed() -> None:
    """A slope from 0 to 1 crosses one half in the middle; a plain crosses nothing."""
    slope = np.tile(np.linspace(0, 1, 5), (4, 1))
    lines = contour(slope + 0.01, 0.5)
    assert len(lines) == 3
    assert all(x == pytest.approx(1.96) for line in lines for x, _ in line)
    assert contour(np.zeros((4, 4)), 0.5) == ()


def test_a_tipping_map_shows_where_the_partnership_breaks() -> None:
    """Over the standing hazard of rupture, fracture never falls; without any it stays away."""
    pair = [one for path in ("rupture.rest", "grievance.iran") if (one := lever(BASE, path))]
    found = tipping(GROUND, pair, "fracture", unheard)
    assert found.level == 0.5
    assert (np.diff(found.chance, axis=1) >= 0).mean() > 0.9


def test_the_frontier_holds_those_that_none_beats() -> None:
    """What is dearer, breaks less and escalates more than another is off the frontier."""
    good, bad, cheap = (
        Portfolio((name,), cost, fracture, 0.0, 1.0, 50.0)
        for name, cost, fracture in (("good", 2.0, 0.4), ("bad", 3.0, 0.3), ("cheap", 1.0, 0.1))
    )
    assert [one.best for one in marked([good, bad, cheap])] == [True, False, True]


def test_a_plan_is_judged_on_luck_it_was_not_found_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last seed that is played is none of those of the search, and plan and rest are judged on the same."""
    seeds = list[int]()
    real: Any = import_module("game.studies.evidence.portfolios").played

    def noted(ground: Any, *more: Any) -> Any:
        seeds.append(ground.seed)
        return real(ground, *more)

    monkeypatch.setattr("game.studies.evidence.portfolios.played", noted)
    monkeypatch.setattr("game.studies.evidence.portfolios.CANDIDATES", 8)
    found = response(GROUND, AXES, unheard)
    *search, plan, alone = seeds
    assert plan == alone
    assert plan not in search
    assert len(found.orders) == 3
    assert plans_of(GROUND, [found.orders]).sum() == 3


def test_cases_are_what_comes_or_the_worst_fifth() -> None:
    """Fracture is a case where it comes; of the index the lowest fifth are, of escalation the highest."""
    value = np.arange(10.0)
    assert is_case(value, "index").sum() == 2
    assert is_case(value, "escalation").sum() == 2
    assert is_case(np.array([0.0, 1.0]), "fracture").tolist() == [False, True]


def test_a_box_that_was_planted_is_found() -> None:
    """Where all cases lie below a third of one lever, the box is that third, whichever ema_workbench is installed."""
    points = np.random.default_rng(1).uniform(
        [axis.low for axis in AXES], [axis.high for axis in AXES], (1024, len(AXES))
    )
    first = AXES[0]
    edge = first.low + (first.high - first.low) / 3
    found = box_of(points, points[:, 0] < edge, AXES)
    assert found is not None
    (side,) = found.limits
    assert side.lever == first
    assert side.high == pytest.approx(edge, abs=(first.high - first.low) / 20)
    assert side.chance < 0.001
    assert found.density > 0.95
    assert found.coverage > 0.9


def test_a_library_that_is_missing_names_its_extra(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without SALib the command says which extra brings it, with code 2, and writes nothing."""

    def missing(name: str) -> Any:
        raise ModuleNotFoundError(f"No module named {name!r}", name=name.partition(".")[0])

    monkeypatch.setattr(extras, "import_module", missing)
    out = tmp_path / "here"
    found = wedge("explore", "--only", "morris", "--worlds", "4", "--quarters", "1", "--out", str(out))
    assert found.code == 2
    assert "needs SALib, which is not installed." in found.err
    assert 'python -m pip install -e ".[explore]"' in " ".join(found.err.split())
    assert not out.exists()


def test_an_exploration_is_written_as_a_page_and_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every part gives a chapter of an offline page and a table that pyarrow reads; the JSON holds the same."""
    monkeypatch.setattr("game.studies.evidence.discovery.POINTS", 256)
    monkeypatch.setattr("game.studies.evidence.exploration.POINTS", 256)
    monkeypatch.setattr("game.studies.evidence.sensitivity.TRAJECTORIES", 2)
    monkeypatch.setattr("game.studies.evidence.portfolios.CANDIDATES", 8)
    out = tmp_path / "here"
    words = ("--worlds", "4", "--quarters", "3", "--outcome", "index", "--out", str(out), "--json")
    found = wedge("explore", *words)
    assert found.code == 0, found.err
    whole = json.loads(found.out)
    text = (out / "explore.html").read_text(encoding="utf-8")
    page = read(text)
    assert "://" not in without_data(text)
    assert len(page.all("section")) == 8
    for name in ("morris", "sobol", "discovery", "tornado", "tipping", "frontier", "response"):
        columns = parquet.read_table(out / f"{name}.parquet").to_pydict()
        assert columns.keys() == whole[name].keys()
    assert wedge("explore", *words).code == 2


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--only", "sobl"), "--only: found 'sobl'; expected one of morris, sobol"),
        (("--outcome", "peace"), "--outcome: found 'peace'; expected one of index, fracture"),
        (("--lever", "oil.anchor"), "--lever: found 1 different levers; expected two."),
        (("--lever", "oil.ancor", "--lever", "brent"), "--lever: found 'oil.ancor'; expected a figure or start value"),
        (("--worlds", "1"), "--worlds: found '1'"),
        (("--quarters", "0"), "--quarters: found '0'"),
        (("nowhere",), 'nowhere: found "nowhere"'),
    ],
)
def test_wrong_input_is_named_and_nothing_is_written(
    words: tuple[str, ...], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each wrong word ends with code 2, says what was expected, and writes no file."""
    monkeypatch.chdir(tmp_path)
    found = wedge("explore", *words)
    assert found.code == 2
    assert message in found.err
    assert list(tmp_path.iterdir()) == []


def test_a_frontier_holds_only_what_a_player_may_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """No portfolio of the frontier, and no best response, holds orders that bar one another."""
    barred = [
        (order.name, bar) for order in BASE.catalogue.orders if order.country == "united_states" for bar in order.bars
    ]
    strong = tuple(dict.fromkeys(name for pair in barred for name in pair))[:4]
    assert any(set(pair) <= set(strong) for pair in barred)
    monkeypatch.setattr("game.studies.evidence.portfolios.choices", lambda _ground: list(strong))
    catalogue = BASE.catalogue
    plans = [one.orders for one in frontier(attrs.evolve(GROUND, worlds=2), unheard)]
    plans.append(response(attrs.evolve(GROUND, worlds=2), AXES, unheard).orders)
    assert len(plans) > len(strong)
    assert [plan for plan in plans if any(set(pair) <= set(plan) for pair in barred)] == []
    assert all(may_stand_together(catalogue[name] for name in plan) for plan in plans)


def test_labels_are_unique() -> None:
    """No two levers of a scenario are called the same, and a start value's label says whose it is."""
    labels = [one.says for one in levers(BASE)]
    assert len(set(labels)) == len(labels)
    starts = [lever(BASE, path) for path in ("trust.iran", "trust.russia")]
    assert [one.says for one in starts if one] == ["trust in the partner, iran", "trust in the partner, russia"]


def test_a_box_is_described_by_its_own_limits() -> None:
    """Coverage, density and mass are those of the limits shown, on draws that did not choose them."""
    points = np.random.default_rng(3).random((2048, len(AXES)))
    axes = [attrs.evolve(axis, low=0.0, high=1.0) for axis in AXES]
    cases = points[:, 0] > 0.7
    found = box_of(points, cases, axes)
    assert found is not None
    fresh, hits = points[1024:], cases[1024:]
    inside = np.ones(len(fresh), bool)
    for limit in found.limits:
        place = axes.index(limit.lever)
        inside &= (fresh[:, place] >= limit.low) & (fresh[:, place] <= limit.high)
    assert axes[0].path in {limit.lever.path for limit in found.limits}
    assert found.mass == pytest.approx(inside.mean())
    assert found.density == pytest.approx(hits[inside].mean())
    assert found.coverage == pytest.approx((hits & inside).sum() / hits.sum())


def test_noise_has_no_box() -> None:
    """Where cases fall on no part of the space more than on another, hardly ever is a box reported."""
    axes = [attrs.evolve(axis, path=f"noise.{n}", low=0.0, high=1.0) for n, axis in enumerate(AXES * 4)]
    boxes = 0
    for seed in range(20):
        chance = np.random.default_rng(seed)
        boxes += box_of(chance.random((512, len(axes))), chance.random(512) < 0.3, axes) is not None
    assert boxes <= 2
