"""Rival theories: sets of figures that stand for one way the world may work, each a file of its own."""

from functools import cache
from pathlib import Path

import attrs

from game.model.scenario import load
from game.model.scenario.schema import Scenario
from game.paths import shipped
from game.studies.evidence.figure_overlays import figures_in
from game.studies.evidence.record_replay import overlaid

AS_IT_IS = "as_it_is"


@attrs.frozen
class Theory:
    """One rival theory; without a file, the scenario as it is."""

    name: str
    title: str
    says: str
    path: Path | None = None

    def laid_over(self, scenario: Scenario) -> Scenario:
        """Return a scenario with the theory's figures and ranges in it."""
        return scenario if self.path is None else overlaid(scenario, figures_in(str(self.path)))


@cache
def theories() -> tuple[Theory, ...]:
    """Return the scenario as it is, then every theory that ships, by name."""
    theories_there = [Theory(AS_IT_IS, "As it is", "Every figure over its whole range.")]
    for path in sorted((shipped("scenarios") / "theories").glob("*.toml")):
        scenario = load.scenario(str(path))
        theories_there.append(Theory(path.stem, scenario.title, scenario.summary, path))
    return tuple(theories_there)


def theory(name: str) -> Theory:
    """Return a theory by name; KeyError where there is none."""
    known = {theory.name: theory for theory in theories()}
    return known[name]
