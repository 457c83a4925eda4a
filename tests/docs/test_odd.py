"""The page docs/odd.md: it is what the code makes it, leaves nothing out, and is enough to build the laws anew."""

import os
from collections.abc import Callable

import numpy as np
import pytest

from docs.generators.odd import MODULES, PAGE, page
from docs.generators.odd_laws import law_page
from game.model.laws import turn
from game.model.laws.blows import ORDERED
from game.model.laws.turn import ROUNDS, Ask
from game.model.play.simulation import Simulation
from game.model.state.arithmetic import on_grain
from game.model.state.deeds import Deeds
from game.model.state.rules import Rules
from game.model.state.ruleset import ruleset
from game.model.state.world_state import WorldState, declared
from tests.docs.rebuilt import RebuiltDeeds, RebuiltLaws, RebuiltWorld

ELEMENTS = (
    "## 1. Purpose and patterns",
    "## 2. Entities, state variables and scales",
    "## 3. Process overview and scheduling",
    "## 4. Design concepts",
    "## 5. Initialisation",
    "## 6. Input data",
    "## 7. Submodels",
)
ADVICE = "read the difference, then WEDGE_BLESS=1 pytest tests/docs/test_odd.py writes the page anew"
QUARTERS = 6
# A few steps of the binary grid: sums are taken in another order.
NEAR = 1e-5
# The order of `turn.py`'s phases, each by module and law.
MORNING = (("calendar", "calendar"),)
LATER = (
    *(("offers", "offers"), ("stores", "stores"), ("favours", "favours")),
    *(("iran_war", law) for law in ("iran_war", "waters", "nuclear", "partners_in_arms", "rearming")),
    *((law, law) for law in ("ukraine", "standing", "market", "homes", "needs", "exchange")),
    *(("favours", "falls_due"), ("minds", "minds"), ("minds", "wears")),
    *((law, law) for law in ("ties", "ladder", "gauge", "interests")),
)


class Witness:
    """The laws of one quarter, with what went in and what came out."""

    def __init__(self) -> None:
        """Nothing has been played."""
        self.done: list[Deeds] = []
        self.before: WorldState | None = None
        self.after: WorldState | None = None

    def laws(self, state: WorldState, ask: tuple[Ask, ...], rules: Rules) -> WorldState:
        """A quarter, noted down."""
        self.before, self.done = state, []
        self.after = turn.play(state, tuple(self.noted(one) for one in ask), rules)
        return self.after

    def noted(self, ask: Ask) -> Ask:
        """Whoever is asked for deeds, with the answer noted down."""

        def asked(state: WorldState) -> Deeds:
            """The answer."""
            self.done.append(ask(state))
            return self.done[-1]

        return asked


def rebuilt_quarter(laws: RebuiltLaws, before: WorldState, done: list[Deeds]) -> RebuiltWorld:
    """One quarter by the page's equations alone."""
    world: RebuiltWorld
    world, laws.turn = RebuiltWorld.of(before), before.turn + 1
    whole = done[0]
    for module, law in MORNING:
        world = laws.modules[module][law](world)
    world = laws.modules["blows"]["blows"](world, RebuiltDeeds(done[0]), ORDERED)
    for name, answers in zip(ROUNDS, done[1:], strict=False):
        world = laws.modules["blows"]["blows"](world, RebuiltDeeds(answers), name)
        whole = whole.and_answers(answers)
    for module, law in LATER:
        world = laws.modules[module][law](world, RebuiltDeeds(whole))
    return world


def furthest(world: RebuiltWorld, after: WorldState) -> dict[str, float]:
    """Measures that differ, each with how far."""
    off = {}
    for name, measure in declared().items():
        held = on_grain(np.clip(getattr(world, name), measure.low, measure.high))
        off[name] = float(np.abs(held - getattr(after, name)[..., 0]).max())
    return {name: distance for name, distance in off.items() if distance > NEAR}


def compared(text: str, seed: int, quarters: int = QUARTERS) -> dict[str, float]:
    """What differs between some quarters by the engine and by the equations of a page."""
    game, witness = Simulation.start(seed=seed, quarters=quarters), Witness()
    game.laws = witness.laws
    off: dict[str, float] = {}
    sections = game.rules.figures.sections.items()
    figures = {name: {key: float(np.ravel(one)[0]) for key, one in own.everything.items()} for name, own in sections}
    laws = RebuiltLaws(text, figures, game.rules.chance)
    while not game.over:
        game.step(game.decide())
        assert witness.before is not None
        assert witness.after is not None
        sections = game.rules.figures.sections.items()
        figures = {
            name: {key: float(np.ravel(one)[0]) for key, one in own.everything.items()} for name, own in sections
        }
        laws = RebuiltLaws(text, figures, game.rules.chance)
        off |= furthest(rebuilt_quarter(laws, witness.before, witness.done), witness.after)
    return off


def test_the_page_is_what_the_code_makes_it() -> None:
    """docs/odd.md says what the code, the ruleset and the levers' files say now; when blessed, it is written here."""
    text = page()
    if os.environ.get("WEDGE_BLESS"):
        PAGE.write_text(text, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == text, ADVICE


def test_all_seven_elements_are_told() -> None:
    """The page has the seven elements of the protocol, in order."""
    text = page()
    places = [text.index(element) for element in ELEMENTS]
    assert places == sorted(places)
    assert "<!--" not in text


def test_nothing_is_left_out() -> None:
    """Every measure, every figure with its range and source, and every law stand on the page."""
    text = page()
    assert [name for name in declared() if f"| `{name}` |" not in text] == []
    assert [
        path for path, figure in ruleset().items() if f"| `{path}` |" not in text or figure.source not in text
    ] == []
    laws = [f"**`{own.name}.{law.head}`**" for own in map(law_page, MODULES) for law, _ in own.laws]
    assert [law for law in laws if law not in text] == []


@pytest.mark.parametrize("seed", [3, 4])
def test_the_page_is_enough_to_build_the_laws_anew(
    seed: int, monkeypatch: pytest.MonkeyPatch, record_property: Callable[[str, object], None]
) -> None:
    """Six quarters played by the page's equations alone give every measure as the engine gives it."""
    monkeypatch.setenv("WEDGE_ENGINE", "numpy")
    assert compared(page(), seed) == {}
    record_property("yardstick", f"{len(declared())} measures rebuilt from docs/odd.md over {QUARTERS} quarters")


def test_a_wrong_equation_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """With one sign of one law turned, the page no longer gives what the engine gives."""
    monkeypatch.setenv("WEDGE_ENGINE", "numpy")
    right = "(1 − gauge.ladder) · whole + gauge.ladder · rungs"
    text = page()
    assert right in text
    assert "index" in compared(text.replace(right, right.replace(" + ", " − ")), 3, 1)
