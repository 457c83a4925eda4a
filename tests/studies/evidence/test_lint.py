import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import pytest

from game.model.scenario import load
from game.model.scenario.schema import Scenario
from game.model.scenario.values import Value
from game.model.state.catalogue import Catalogue, Condition, Effect
from game.model.state.figures import Figure
from game.studies.evidence.lint import KINDS, LintFinding, linted
from tests.cli.answers import wedge
from tests.model.scenario.sketch import BASE, SHIPPED

WORLDS = 40
Planted = Callable[[Scenario], Scenario]


def unheard(more: int) -> None:
    """Tell nobody."""


def figures(**values: float) -> Planted:
    """Return what sets figures, `oil__anchor` for oil.anchor, without a range."""

    def plant(scenario: Scenario) -> Scenario:
        own = {
            path: attrs.evolve(scenario.figures[path], value=value, low=value, high=value)
            for path, value in ((name.replace("__", "."), value) for name, value in values.items())
        }
        return attrs.evolve(scenario, figures={**scenario.figures, **own})

    return plant


def starts(values: Mapping[str, float]) -> Planted:
    """Return what sets start values, without a range."""

    def plant(scenario: Scenario) -> Scenario:
        own = {path: Value(value, value, value, "planted") for path, value in values.items()}
        return attrs.evolve(scenario, start={**scenario.start, **own})

    return plant


def order(like: str, **changes: Any) -> Planted:
    """Return what puts an order beside another of the same country, like it but for some changes."""

    def plant(scenario: Scenario) -> Scenario:
        orders = list(scenario.catalogue.orders)
        place = scenario.catalogue.number[like]
        orders.insert(place + 1, attrs.evolve(orders[place], name=f"{like}_planted", **changes))
        return attrs.evolve(scenario, catalogue=Catalogue(tuple(orders)))

    return plant


def changed(name: str, **changes: Any) -> Planted:
    """Return what changes an order."""

    def plant(scenario: Scenario) -> Scenario:
        orders = tuple(attrs.evolve(one, **changes) if one.name == name else one for one in scenario.catalogue.orders)
        return attrs.evolve(scenario, catalogue=Catalogue(orders))

    return plant


def goal(country: str, place: int, **changes: Any) -> Planted:
    """Return what changes an interest of a country; every one of them where place is −1."""

    def plant(scenario: Scenario) -> Scenario:
        sheets = []
        for sheet in scenario.countries:
            own = tuple(
                attrs.evolve(one, **changes) if sheet.name == country and place in {n, -1} else one
                for n, one in enumerate(sheet.interests)
            )
            sheets.append(attrs.evolve(sheet, interests=own))
        return attrs.evolve(scenario, countries=tuple(sheets))

    return plant


def inject(**changes: Any) -> Planted:
    """Return what changes the first inject."""

    def plant(scenario: Scenario) -> Scenario:
        first, *others = scenario.injects
        return attrs.evolve(scenario, injects=(attrs.evolve(first, **changes), *others))

    return plant


def both(*plants: Planted) -> Planted:
    """Return what plants several things."""

    def plant(scenario: Scenario) -> Scenario:
        for one in plants:
            scenario = one(scenario)
        return scenario

    return plant


def own_range(path: str, low: float, high: float) -> Planted:
    """Return what gives a figure a range of the scenario's own."""

    def plant(scenario: Scenario) -> Scenario:
        old = scenario.figures[path]
        own = Figure((low + high) / 2, low, high, old.unit, "planted", old.says)
        return attrs.evolve(scenario, figures={**scenario.figures, path: own})

    return plant


BROKE = {
    f"orders__income_{name}": 0.0 for name in ("russia", "iran", "united_states", "china", "gulf_states", "israel")
}
NEVER = Condition("index", "The two are one", at_least=101)
NO_WORD = Effect("clause", 0.0)
EXPOSE, SABOTAGE, STOCK = "us.expose_gulf_tilt", "il.sabotage", "cn.stockpile"
DOMINATED, DEAD, ENDING, FLOOR = "dominated order", "dead order", "unreachable ending", "oil.price_floor"
ALONE = {"path": "index", "worst": 100, "best": 101}

FAULTS: dict[str, tuple[Planted, str, str]] = {
    "an order dearer than its twin": (
        order("us.expose_gulf_tilt", cost=3),
        "dominated order",
        "us.expose_gulf_tilt_planted",
    ),
    "an order slower than its twin": (order("ru.sell_grain", delay=2), "dominated order", "ru.sell_grain_planted"),
    "an order that must rest longer than its twin": (
        order("gs.press_islands", rest=3),
        "dominated order",
        "gs.press_islands_planted",
    ),
    "an order that needs what never is": (
        changed(SABOTAGE, needs=(NEVER,)),
        "dead order",
        "il.sabotage",
    ),
    "an order nobody can pay": (
        changed(STOCK, cost=60),
        "dead order",
        "cn.stockpile",
    ),
    "a partnership that cannot break": (figures(rupture__rest=-60.0), "unreachable ending", "fractured"),
    "an alliance that cannot come": (figures(rupture__lock_rest=-80.0), "unreachable ending", "durable_alliance"),
    "an index under which nothing frays": (figures(endings__frayed_below=0.0), "unreachable ending", "frayed"),
    "an index under which all frays": (
        both(figures(endings__frayed_below=99.0), figures(rupture__lock_rest=-80.0)),
        "unreachable ending",
        "holds",
    ),
    "escalation that cannot run away": (figures(war__top_rung=60.0), "unreachable ending", "catastrophe"),
    "a partnership that breaks at once": (figures(rupture__rest=12.0), "foregone ending", "fractured"),
    "a crisis that nothing stops": (
        both(figures(war__calm=0.0, war__rungs_of_proxies=3.0), starts({"escalation": 4.9})),
        "foregone ending",
        "catastrophe",
    ),
    "countries without any capital": (
        both(figures(**BROKE), starts({f"capital.{name.removeprefix('orders__income_')}": 0.0 for name in BROKE})),
        "dead quarter",
        "2026Q1",
    ),
    "capital that is spent once": (figures(**BROKE), "dead quarter", "2027Q1"),
    "a price floor that is never reached": (
        own_range("oil.price_floor", 15.5, 16.5),
        "no influence",
        "oil.price_floor",
    ),
    "a share of nothing": (
        both(starts({"price_cap": 100.0, "cap_policing": 0.0}), own_range("oil.price_roof", 240, 249)),
        "no influence",
        "oil.price_roof",
    ),
    "an inject that pushes nothing": (inject(effects=(NO_WORD,)), "no influence", "damascus_falls"),
    "an inject that never happens": (inject(chance=0.0), "no influence", "damascus_falls"),
    "an interest that nothing can fail": (goal("israel", 0, worst=500, best=0.0), "settled interest", "israel: "),
    "an interest that nothing can meet": (
        goal("china", 1, **ALONE),
        "settled interest",
        "china: ",
    ),
    "an interest in what its country cannot see": (
        goal("china", 1, path="inclination.arms.russia", worst=-8, best=8),
        "blind interest",
        "china: ",
    ),
    "a private interest that nobody can find": (
        goal("russia", -1, path="patronage.russia.energy_firms", worst=0, best=1.5, public=False),
        "secret nobody can find",
        "russia: ",
    ),
    "a role that cannot win": (
        goal("gulf_states", -1, **ALONE),
        "role off par",
        "gulf_states",
    ),
    "a role that cannot lose": (goal("israel", -1, path="index", worst=-200, best=-100), "role off par", "israel"),
}


@cache
def base() -> Scenario:
    """Return the scenario into which faults are planted."""
    return load.scenario(BASE)


def findings(plant: Planted) -> tuple[LintFinding, ...]:
    """Return what the linter finds in the base scenario with a fault planted."""
    return linted(attrs.evolve(plant(base()), quarters=10), base(), WORLDS, 1, unheard).findings


@cache
def found(name: str) -> bool:
    """Return whether the linter finds a planted fault, by its kind and place."""
    plant, kind, where = FAULTS[name]
    return any(one.kind == kind and one.where.startswith(where) for one in findings(plant))


def test_at_least_eighteen_in_twenty_planted_faults_are_found(record_property: Callable[[str, object], None]) -> None:
    """Of more than twenty faults of all kinds, nine in ten are found where they were planted."""
    missed = [name for name in FAULTS if not found(name)]
    record_property("yardstick", f"linter: {len(FAULTS) - len(missed)} of {len(FAULTS)} planted faults found")
    assert len(FAULTS) >= 20
    assert len(missed) <= len(FAULTS) // 10, missed


def test_nearly_every_kind_of_fault_is_planted() -> None:
    """The planted faults are of all kinds but the two that no figure of a scenario brings about."""
    assert KINDS.keys() - {kind for _, kind, _ in FAULTS.values()} == {"runaway", "order for all seasons"}


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_scenarios_raise_hardly_an_alarm(name: str, record_property: Callable[[str, object], None]) -> None:
    """Of everything looked at in a scenario that ships, under 5 % is found wrong."""
    scenario = load.scenario(name)
    checked = linted(scenario, None if name == BASE else base(), 200, 1, unheard)
    record_property("yardstick", f"linter on {name}: {len(checked.findings)} alarms in {checked.checked}")
    assert len(checked.findings) < 0.05 * checked.checked
    assert len(checked.findings) <= 1, checked.findings


def test_a_clean_scenario_ends_with_code_0_and_its_par_is_stored(tmp_path: Path) -> None:
    """The command tells each role's par and writes it where asked, and not over a file that is there."""
    par = tmp_path / "par.json"
    answer = wedge("lint", "strait_crisis", "--worlds", "100", "--par", str(par), "--json")
    whole, stored = json.loads(answer.out), json.loads(par.read_text(encoding="utf-8"))
    assert answer.code == 0
    assert whole["findings"] == []
    assert stored["roles"] == whole["roles"]
    assert stored["roles"].keys() == {"russia", "iran", "united_states", "china", "gulf_states", "israel"}
    refused = wedge("lint", "strait_crisis", "--worlds", "100", "--par", str(par))
    assert refused.code == 2
    assert "--par: found" in refused.err


def test_a_faulty_scenario_ends_with_code_1_and_says_why(tmp_path: Path) -> None:
    """A figure that changes nothing is named, with what is wrong with it."""
    file = tmp_path / "mine.toml"
    file.write_text(
        'base = "partners_of_convenience"\ntitle = "Mine"\nsummary = "S."\nteaching = "T."\nquarters = 4\n\n[figures]\n'
        'oil.price_floor = { value = 16, low = 15.5, high = 16.5, source = "mine" }\n',
        encoding="utf-8",
    )
    answer = wedge("lint", str(file), "--worlds", "100")
    assert answer.code == 1
    assert "no influence: changes nothing" in answer.out
    assert "oil.price_floor" in answer.out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("nowhere",), 'nowhere: found "nowhere"; expected the name of a shipped scenario'),
        (("--worlds", "3"), "--worlds: found '3'; expected a whole number from 10 to 100000."),
        (("--seed", "x"), "--seed: found 'x'"),
        (("--par", "no/where.json"), "--par: found no folder 'no'"),
    ],
)
def test_wrong_input_is_named(words: tuple[str, ...], message: str) -> None:
    """Each wrong word ends with code 2 and says what was expected."""
    answer = wedge("lint", *words)
    assert answer.code == 2
    assert message in answer.err
