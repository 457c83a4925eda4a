import re
from collections.abc import Callable

import pytest

from game.model.laws.opening import ready
from game.model.scenario import initial_world as begin
from game.model.scenario import load, ruleset
from game.model.state.arithmetic import weakest_link
from game.model.state.axes import COUNTRIES, DOMAINS, IRAN, RUSSIA
from game.model.state.chance import NoLuck
from tests.model.scenario.sketch import BASE, SHIPPED

# Strength of each domain in 2024Q3, on 0–1: theory.md 3d.
STRANDS = {
    "arms": 0.52, "nuclear": 0.44, "diplomatic": 0.27, "proxies": 0.36, "trade": 0.30, "internal_security": 0.26,
    "narrative": 0.32,
}  # fmt: skip
LEADERS = re.compile(r"\b(Putin|Khamenei|Pezeshkian|Trump|Biden|Harris|Netanyahu|Xi|Erdogan|Aliyev|Assad|MBS)\b")


def test_the_four_scenarios_ship() -> None:
    """The base and its three variations are there, the base first."""
    assert load.scenario_names() == SHIPPED


@pytest.mark.parametrize("name", SHIPPED)
def test_each_shipped_scenario_is_without_fault(name: str) -> None:
    """Nothing is wrong with what ships."""
    assert load.check(name) == []


def test_the_base_is_the_end_of_2024() -> None:
    """The base starts in 2024Q4, runs twenty quarters, and its index is near 37."""
    made = load.scenario(BASE)
    figures = ruleset.figures(made).cooperation
    world = begin.opening(made, 1)
    strands = {
        name: float(weakest_link(world.help[i, RUSSIA], world.help[i, IRAN])[0]) for i, name in enumerate(DOMAINS)
    }
    assert (made.starts, made.quarters) == ("2024Q4", 20)
    assert all(abs(strands[name] - expected) < 0.01 for name, expected in STRANDS.items()), strands
    assert sum(100 * strands[name] * float(figures[f"weight_{name}"]) for name in DOMAINS) == pytest.approx(37.5, abs=1)


@pytest.mark.parametrize("name", SHIPPED)
def test_each_country_has_public_goals_and_a_private_one(name: str) -> None:
    """Every country has five to nine interests, three public ones and a private one at least, and words of its own."""
    for sheet in load.scenario(name).countries:
        assert 5 <= len(sheet.interests) <= 9
        assert sum(goal.public for goal in sheet.interests) >= 3
        assert sum(not goal.public for goal in sheet.interests) >= 1
        assert len(sheet.character.split()) > 30
        assert len(sheet.aims.split()) < 20


@pytest.mark.parametrize("name", SHIPPED)
def test_nobody_starts_content_or_without_hope(name: str, record_property: Callable[[str, object], None]) -> None:
    """At the start every country's interests are met between a fifth and four fifths."""
    met = contentment(name)
    record_property("yardstick", f"{name} starts with " + ", ".join(f"{one} {share:.2f}" for one, share in met.items()))
    assert all(0.2 < share < 0.8 for share in met.values()), met


def contentment(name: str) -> dict[str, float]:
    """Return how far each country's interests are met as a scenario opens, 0–1, with all that the rules work out."""
    setting = begin.setting(load.scenario(name), NoLuck(1), 1)
    met = ready(setting.opening, setting).satisfaction[:, 0] / 100
    return dict(zip(COUNTRIES, met.tolist(), strict=True))


@pytest.mark.parametrize("name", SHIPPED)
def test_injects_read_as_headlines(name: str) -> None:
    """Every inject has a headline under 60 characters, a sentence and a source; nothing exclaims or names a leader."""
    made = load.scenario(name)
    texts = [made.title, made.summary, made.teaching, *(f"{sheet.character} {sheet.aims}" for sheet in made.countries)]
    for inject in made.injects:
        assert len(inject.title) < 60
        assert inject.says.endswith(".")
        assert inject.source
        texts += [inject.title, inject.says, *(effect.says for effect in inject.effects)]
    assert not any("!" in text or LEADERS.search(text) for text in texts)


@pytest.mark.parametrize("name", SHIPPED)
def test_no_value_is_certain_by_oversight(name: str) -> None:
    """Every start value has a range, but for ties with oneself and the price cap, which is a rule and not a guess."""
    sure = {path for path, value in load.scenario(name).start.items() if value.low == value.high}
    assert sure <= {f"tie.{one}.{one}" for one in COUNTRIES} | {"price_cap"}


@pytest.mark.parametrize("name", SHIPPED[1:])
def test_a_variation_says_what_differs(name: str) -> None:
    """A variation has a title, a question and a start of its own, and keeps the base's cast."""
    made, base = load.scenario(name), load.scenario(BASE)
    assert made.title != base.title
    assert made.teaching != base.teaching
    assert made.start != base.start
    assert [sheet.name for sheet in made.countries] == [sheet.name for sheet in base.countries]
