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
    shutil.copytree(reading.shipped_folder(), copy)
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
    assert any(
        fault.path == path and fault.actual.startswith(found) and expected in fault.expected for fault in told
    ), told


@pytest.mark.parametrize(
    ("old", "new", "path", "found"),
    [
        ('name = "ru.hold"', 'name = "ru.holt"', "", "no order ru.hold"),
        ('name = "ru.hold"', 'name = "us.hold"', "order[us.hold].name", '"us.hold"'),
        ('name = "ru.hold"', 'name = "hold"', "order[hold].name", '"hold"'),
        ("cost = 3", "cost = 9", "order[ru.send_jets].cost", "9"),
        ("delay = 1", "delay = 4", "order[ru.send_jets].delay", "4"),
        (
            'path = "promised.russia", push',
            'path = "promised.rusia", push',
            "order[ru.send_jets].effects[1].path",
            None,
        ),
        ('on = "israel"', 'on = "isreal"', "order[ru.send_jets].by_product.on", '"isreal"'),
        ("chance = 0.1,", "chance = 1.1,", "order[ru.send_jets].risk.chance", "1.1"),
        ("at_least = 0.1, ", "", "order[ru.send_jets].needs[1]", "no limit"),
        ('claims = ["C02", "C41"]', 'claims = ["C99"]', "order[ru.send_jets].claims", '"C99"'),
        ("cost = 3", 'cost = 3\nbars = ["us.hold"]', "order[ru.send_jets].bars", '"us.hold"'),
        ('name = "ru.send_air_defence"', 'name = "ru.send_jets"', "order[ru.send_jets]", "the same name again"),
        ('lever = "arms"', 'lever = "magic"', "order[ru.send_jets].lever", '"magic"'),
        ("[[order]]", "[more]\n[[order]]", "more", "a key that means nothing here"),
        ("cost = 3", 'cost = 3\ncountry = "iran"', "order[ru.send_jets].country", '"iran"'),
        ('says = "Moscow sends fighter jets to Iran"\n', "", "order[ru.send_jets].says", "nothing"),
        ('says = "Moscow sends fighter jets to Iran"', 'says = "Jets are sent!"', "order[ru.send_jets].says", None),
        ('code = "ru"', 'code = "rus"', "code", '"rus"'),
        ('code = "ru"', 'code = "ir"', "code", '"ir"'),
        ('label = "above"', 'label = "over"', "map.label", '"over"'),
        ("points = [[", "points = [[5, 5], [", "sign.points", "a list of 2"),
        ('fill = "#', 'fill = "', "colours.dark.fill", None),
        ("hatching = [45, 7]", "hatching = [45, 0]", "map.hatching", "lines 0 apart"),
        ("bends = { ", "bends = { turkiye = 0.1, ", "map.bends.turkiye", '"turkiye"'),
        ('row = "revenue.russia"', 'row = "revenue.rusia"', "dossier.row", '"revenue.rusia"'),
        ('"revenue.russia", "brent", "escalation"', '"brent"', "dossier.turn", "1 rows"),
        ('by = ["us.offer_russia"]', 'by = ["us.offer_rusia"]', "promise[1].by", '"us.offer_rusia"'),
        ('spoils = ["ru.court_washington"]', 'spoils = ["us.hold"]', "promise[1].spoils", '"us.hold"'),
        ("caspian = {", "caspia = {", "position.caspian", "nothing"),
        ("income = { value = 3", "income = { value = 9", "income", "low 2, value 9, high 4"),
        (
            'path = "arms_gap"\nworst',
            'path = "arms_gab"\nworst',
            "interest[Arms enough for the front].path",
            '"arms_gab"',
        ),
    ],
)
def test_a_slip_in_a_country_is_told(shelf: Path, old: str, new: str, path: str, found: str | None) -> None:
    """A country's file is checked as scenarios are, each fault told of its own file and of no other."""
    rewritten(shelf / "countries" / "russia.toml", old, new)
    faults = load.check(BASE)
    assert {fault.file for fault in faults} <= {"countries/russia.toml", *OTHERS}, faults
    mine = [fault for fault in faults if fault.file == "countries/russia.toml"]
    assert any(fault.path == path and found in {None, fault.actual} for fault in mine), faults
    assert len({(fault.path, fault.actual) for fault in mine}) == len(mine), mine
    with pytest.raises(load.ScenarioFaults):
        load.scenario(BASE)


OTHERS = {f"countries/{name}.toml" for name in ("iran", "united_states", "gulf_states", "israel", "china")}


def test_a_country_without_a_tie_is_told(shelf: Path) -> None:
    """A country says how it stands with each that comes before it, and with no other."""
    path = shelf / "countries" / "israel.toml"
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    start = lines.index("[tie]")
    lines[start + 1] = "irland = 3"
    path.write_text("\n".join(lines), encoding="utf-8")
    faults = [str(fault) for fault in load.check(BASE)]
    assert len(faults) == 2, faults
    assert faults[0].startswith('countries/israel.toml: tie.irland: found "irland"; expected a country that stands')
    assert faults[1].startswith("countries/israel.toml: tie.russia: found nothing; expected a start value")


def test_a_file_that_cannot_be_read_is_one_fault(shelf: Path) -> None:
    """A country's file that is not TOML is told once, with the line to mend."""
    path = shelf / "countries" / "china.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("[words]", "[words"), encoding="utf-8")
    faults = load.check(BASE)
    assert any(fault.file == "countries/china.toml" and "not TOML" in fault.actual for fault in faults)


def test_the_shelf_is_read_by_name(shelf: Path) -> None:
    """A scenario put among the shipped ones is found by its name, the base still first."""
    shutil.copy(shelf / "awash_in_oil.toml", shelf / "another.toml")
    assert load.scenario_names()[:2] == (BASE, "another")
    assert load.scenario("another").name == "another"


def test_a_country_may_have_only_so_many_orders(shelf: Path) -> None:
    """More orders of one country than it can choose from are one fault, which says how many may be."""
    path = shelf / "countries" / "iran.toml"
    text = path.read_text(encoding="utf-8")
    last = "[[order]]" + text.rpartition("[[order]]")[2]
    copies = [last.replace("ir.hold", f"ir.hold_{number}") for number in range(128)]
    path.write_text("\n".join([text, *copies]), encoding="utf-8")
    (fault,) = load.check(BASE)
    assert fault.actual.endswith("orders of iran")
    assert fault.expected == "at most 128"
