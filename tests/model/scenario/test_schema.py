import attrs
import pytest

from game.model.scenario import load, ruleset
from game.model.scenario.schema import ScenarioPage, digest
from game.model.state.axes import COUNTRIES
from tests.model.scenario.sketch import BASE


def test_a_digest_is_the_same_for_the_same_scenario() -> None:
    """Two readings of one scenario have one digest of 32 hexadecimal digits."""
    one, other = digest(load.scenario(BASE)), digest(load.scenario(BASE))
    assert one == other
    assert len(one) == 32
    assert int(one, 16) >= 0


@pytest.mark.parametrize("path", ["trust.iran", "oil.anchor"])
def test_a_digest_changes_with_every_number(path: str) -> None:
    """A start value or a figure that differs makes another digest."""
    made = load.scenario(BASE)
    other = load.scenario(BASE, {path: "0.5" if path == "trust.iran" else "80"})
    assert digest(other) != digest(made)


def test_a_digest_changes_with_every_word_and_order() -> None:
    """A word, an inject or an order that differs makes another digest."""
    made = load.scenario(BASE)
    fewer = type(made.catalogue)(made.catalogue.orders[:-1])
    others = [
        attrs.evolve(made, summary="Another."),
        attrs.evolve(made, injects=made.injects[1:]),
        attrs.evolve(made, catalogue=fewer),
    ]
    assert len({digest(one) for one in [made, *others]}) == len(others) + 1


def test_quarters_have_names() -> None:
    """The first quarter of a scenario that starts in 2024Q4 is 2024Q4, and the sixth 2026Q1."""
    made = load.scenario(BASE)
    assert [made.quarter(turn) for turn in (1, 2, 6)] == ["2024Q4", "2025Q1", "2026Q1"]


def test_a_scenario_holds_the_whole_ruleset() -> None:
    """A scenario's figures are all figures of the ruleset; those with a range are the uncertain ones."""
    made = load.scenario(BASE)
    uncertain = ruleset.uncertain(made)
    assert uncertain.keys() < made.figures.keys()
    assert "units.days" not in uncertain
    assert uncertain["oil.anchor"].low < uncertain["oil.anchor"].high
    assert float(ruleset.figures(made).oil.anchor) == made.figures["oil.anchor"].value


def test_sheets_stand_in_the_order_of_the_countries() -> None:
    """Whatever their order in the file, the sheets come in the order of the countries."""
    assert [sheet.name for sheet in load.scenario("strait_crisis").countries] == list(COUNTRIES)


def test_a_page_names_its_sections() -> None:
    """A page knows every section that a scenario file may have."""
    assert {"country", "tie", "start", "inject", "figures"} <= {field.name for field in attrs.fields(ScenarioPage)}
