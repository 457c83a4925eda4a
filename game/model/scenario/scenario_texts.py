"""What a scenario is called and says, in the language spoken.

The scenario itself keeps its English words: a log knows its scenario again by all that stands in it.
"""

import attrs

from game.languages import spoken_texts
from game.loose_types import JsonDict
from game.model.scenario.setup import DatedInject, ScenarioSetup

FILE = "scenarios"


@attrs.frozen
class ScenarioTexts:
    """What is read of a scenario: its name, where things stand, and what it teaches."""

    title: str
    summary: str
    teaching: str


def scenario_said(setup: ScenarioSetup) -> ScenarioTexts:
    """The texts of a scenario; in English where nobody has written it in the language spoken."""
    said = spoken_texts(FILE, {setup.name: scenario_texts(setup)})[setup.name]
    return ScenarioTexts(said["title"], said["summary"], said["teaching"])


def inject_said(setup: ScenarioSetup, inject: DatedInject) -> tuple[str, str]:
    """The headline and the sentence of an event from outside."""
    said = spoken_texts(FILE, {setup.name: {"injects": {inject.name: {"title": inject.title, "says": inject.says}}}})
    entry = said[setup.name]["injects"][inject.name]
    return entry["title"], entry["says"]


def scenario_texts(setup: ScenarioSetup) -> JsonDict:
    """What a scenario says in English, events from outside by their names."""
    events = {inject.name: {"title": inject.title, "says": inject.says} for inject in setup.injects}
    return {"title": setup.title, "summary": setup.summary, "teaching": setup.teaching, "injects": events}
