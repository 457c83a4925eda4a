import shutil
from pathlib import Path

import pytest

from game.model.scenario import load
from game.model.scenario import toml_files as reading
from tests.model.scenario.sketch import BASE


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the shipped files, from which everything is read for the length of a test."""
    copy = tmp_path / "scenarios"
    shutil.copytree(reading.shelf(), copy)
    monkeypatch.setattr(reading, "shipped", lambda _: copy)
    return copy


def rewritten(path: Path, old: str, new: str) -> None:
    """Replace a piece of a file once."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "path", "found", "expected"),
    [
        ("[oil]\n", "[oil]\nodd = 3\n", "oil.odd", "3", "a table with value, low, high, unit, source"),
        ("[oil]\n", "", "", "text that is not TOML", "TOML"),
        ("# Every", "loose = 3\n# Every", "loose", "3", "a section of figures"),
        ("anchor = { value = 74", "anchor = { value = 740", "oil.anchor", "low 66, value 740", "low ≤ value ≤ high"),
        ("days = {", '"da ys" = {', "units.da ys", '"da ys"', "a name of letters"),
        ('unit = "points a share"', 'unit = ""', "units.points.unit", "empty text", "some text"),
    ],
)
def test_a_slip_in_the_ruleset_is_told(shelf: Path, old: str, new: str, path: str, found: str, expected: str) -> None:
    """The ruleset is checked as scenarios are: each figure within its range, with unit and source."""
    if not new:
        old, new = "[oil]\n", "[oil\n"
    rewritten(shelf / "ruleset.toml", old, new)
    told = [fault for fault in load.check(BASE) if fault.file == "ruleset.toml"]
    assert any(fault.path == path and fault.found.startswith(found) and expected in fault.expected for fault in told), (
        told
    )


@pytest.mark.parametrize(
    ("old", "new", "path", "found"),
    [
        ('name = "us.hold"', 'name = "us.holt"', "", "no order us.hold"),
        ('name = "us.hold"', 'name = "ru.hold"', "order[ru.hold].name", '"ru.hold"'),
        ('name = "us.hold"', 'name = "hold"', "order[hold].name", '"hold"'),
        ("cost = 3", "cost = 9", "order[ru.send_jets].cost", "9"),
        ("delay = 1", "delay = 4", "order[ru.send_jets].delay", "4"),
        (
            'path = "promised.russia", push',
            'path = "promised.rusia", push',
            "order[ru.send_jets].effects[1].path",
            None,
        ),
        ('on = "israel"', 'on = "isreal"', "order[ru.send_jets].by_product.on", '"isreal"'),
        ("chance = 0.1", "chance = 1.1", "order[ru.send_jets].risk.chance", "1.1"),
        ("at_least = 0.1, ", "", "order[ru.send_jets].needs[1]", "no limit"),
        ('"C41"', '"C99"', "order[ru.send_jets].claims", '"C99"'),
        ("cost = 3", 'cost = 3\nbars = ["us.hold"]', "order[ru.send_jets].bars", '"us.hold"'),
        ("[[order]]", "[more]\n[[order]]", "more", "a key that means nothing here"),
        ('country = "russia"', 'country = "rusia"', "order[ru.send_jets].country", '"rusia"'),
    ],
)
def test_a_slip_in_the_orders_is_told(shelf: Path, old: str, new: str, path: str, found: str | None) -> None:
    """Orders are checked as scenarios are, and against each other."""
    rewritten(shelf / "orders.toml", old, new)
    told = [fault for fault in load.check(BASE) if fault.file == "orders.toml"]
    assert any(fault.path == path and found in {None, fault.found} for fault in told), told
    with pytest.raises(load.ScenarioFaults):
        load.catalogue()


def test_orders_of_one_country_stand_together(shelf: Path) -> None:
    """A country's order among another's is told, because seats find their orders as one block."""
    text = (shelf / "orders.toml").read_text(encoding="utf-8")
    first, *rest = text.split("[[order]]\n")[1:]
    (shelf / "orders.toml").write_text("[[order]]\n" + "[[order]]\n".join([*rest, first]), encoding="utf-8")
    assert [fault.found for fault in load.check(BASE)] == ["orders of russia in 2 places"]


def test_the_shelf_is_read_by_name(shelf: Path) -> None:
    """A scenario put among the shipped ones is found by its name, the base still first."""
    shutil.copy(shelf / "awash_in_oil.toml", shelf / "another.toml")
    assert load.scenario_names()[:2] == (BASE, "another")
    assert load.scenario("another").name == "another"


def test_a_country_may_have_only_so_many_orders(shelf: Path) -> None:
    """More orders of one country than it can choose from are one fault, which says how many may be."""
    path = shelf / "orders.toml"
    text = path.read_text(encoding="utf-8")
    last = "[[order]]" + text.rpartition("[[order]]")[2]
    name = last.split('"')[1]
    copies = [last.replace(name, f"{name}_{number}") for number in range(128)]
    path.write_text("\n".join([text, *copies]), encoding="utf-8")
    (fault,) = load.check(BASE)
    assert fault.found.endswith(f"orders of {load.orders_of(path)[0].orders[-1].country}")
    assert fault.expected == "at most 128"
