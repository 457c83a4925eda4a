"""The terms on which a campaign is played, and what the rules were when it began."""

import json
from collections.abc import Mapping, Sequence
from hashlib import blake2b

import attrs

from agents.strengths import SEMINAR
from game.model.levers.catalogue import Course
from game.model.scenario.setup import ScenarioSetup
from game.paths import shipped


@attrs.frozen
class CampaignTerms:
    """All but the orders.

    scenario         name of a shipped scenario, or path of its file
    seed, world      which luck, and which of its worlds
    quarters         how many are played; 0 for as many as the scenario says
    seats            countries that persons play
    since            the quarter, counted from 1, from which they do: before it the computer's countries sat there
    strategies       by country: what it follows instead of the course that it chooses itself (`play.seated`)
    drawn            figures of this world in place of the printed ones, by "section.name"
    changes          numbers set in the scenario: what was written, by the name of a start value, a figure or a policy
    ambitions        by country: the id of the ambition that its person chose; others are drawn
    deck             `class` for the short hand, `whole`; "" for what the scenario says
    staff            how much staff tell: `full`, `words` or `none`; "" for all
    strength         how far the computer's countries look ahead, as `agents.strengths.strengths_of` reads it
    challenge        the name of what everybody can begin alike, such as `day 2025-12-01`; "" for none
    scenario_digest  of all that the scenario and the levers say; "" until the campaign begins
    """

    scenario: str
    seed: int = 1
    world: int = 0
    quarters: int = 0
    seats: tuple[str, ...] = ()
    since: int = 0
    changes: Mapping[str, str] = attrs.field(factory=dict)
    strategies: Mapping[str, str] = attrs.field(factory=dict)
    drawn: Mapping[str, float] = attrs.field(factory=dict)
    ambitions: Mapping[str, str] = attrs.field(factory=dict)
    deck: str = ""
    staff: str = ""
    strength: str = SEMINAR
    challenge: str = ""
    scenario_digest: str = ""
    version: str = ""


def rules_digest(setup: ScenarioSetup, courses: Sequence[Course] = ()) -> str:
    """A name for all that a scenario, its figures and the levers' files say, which differs when any of it does.

    courses  those that are followed where a plan stands among them, none where the shipped ones are
    """
    said = [attrs.asdict(setup), *(attrs.asdict(course) for course in courses)]
    hashed = blake2b(json.dumps(said, sort_keys=True, default=str).encode(), digest_size=16)
    for path in sorted((shipped("scenarios") / "levers").glob("*.toml")):
        hashed.update(path.read_text(encoding="utf-8").encode())
    return hashed.hexdigest()
