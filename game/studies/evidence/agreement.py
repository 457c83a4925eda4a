"""How far two codings of what others did agree: the shipped one, and one by written rules over the same sentences.

Source: Krippendorff 2004, Content Analysis, chapter 11 (α for nominal data and two coders).
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

import attrs
import numpy as np

from game import statistics
from game.model.files.faults import Fault, ScenarioFaults, Spot
from game.model.files.structuring import piece
from game.model.files.toml_files import read
from game.model.state.axes import COUNTRIES, PARTNERS, Array
from game.paths import shipped
from game.statistics import Bounded
from game.studies.evidence.record_replay import OUTSIDE, OutsideAct
from game.studies.evidence.timeline import Timeline

FILE = "second_coder.toml"
OTHERS = (*(country for country in COUNTRIES if country not in PARTNERS), OUTSIDE)


@attrs.frozen
class CodingRule:
    """One rule of the second coder, as the file writes it."""

    words: str
    actors: tuple[str, ...]
    actor: str
    act: str
    size: float


@attrs.frozen
class RulePage:
    """The file."""

    rules: tuple[CodingRule, ...]


@attrs.frozen
class CodingAgreement:
    """How far two codings agree.

    events    how many were coded by both
    anything  α of whether an actor did anything in an event
    acts      α of which acts an actor did in it, all or nothing
    shared    acts that both have, of all that either has
    sizes     of the shared acts, the share to which both give one size
    """

    events: int
    anything: Bounded
    acts: Bounded
    shared: tuple[int, int]
    sizes: float


@cache
def coding_rules() -> tuple[CodingRule, ...]:
    """The rules of the second coder; ScenarioFaults where the file is wrong."""
    faults = list[Fault]()
    spot = Spot(FILE, faults)
    page: RulePage | None = piece(RulePage, read(shipped("scenarios") / "record" / FILE, spot) or {}, spot)
    if faults or page is None:
        raise ScenarioFaults(faults)
    return page.rules


def coded_by_rule(timeline: Timeline) -> dict[str, dict[tuple[str, str], float]]:
    """What others did in each event by the rules: its size by actor and act, by the event's id."""
    return {
        entry.id: {
            (rule.actor, rule.act): rule.size
            for rule in coding_rules()
            if set(rule.actors) <= set(entry.actors) and re.search(rule.words, entry.event, re.IGNORECASE)
        }
        for entry in timeline.entries
    }


def coded_by_hand(timeline: Timeline, acts: Sequence[OutsideAct]) -> dict[str, dict[tuple[str, str], float]]:
    """What others did in each event as it was coded, likewise."""
    return {
        entry.id: {(own.actor, own.act): own.size for own in acts if own.event == entry.id}
        for entry in timeline.entries
    }


def agreement(timeline: Timeline, acts: Sequence[OutsideAct], seed: int) -> CodingAgreement:
    """How far the shipped coding agrees with the rules, over all events and everybody else who might have acted."""
    first, second = coded_by_hand(timeline, acts), coded_by_rule(timeline)
    labels = [[done_by(coding[event]) for event in first] for coding in (first, second)]
    every = sorted({label for rows in labels for row in rows for label in row})
    known = {label: float(place) for place, label in enumerate(every)}
    names = np.array([[[known[label] for label in row] for row in rows] for rows in labels])
    both = [(event, key) for event in first for key in first[event].keys() & second[event].keys()]
    either = sum(len(first[event].keys() | second[event].keys()) for event in first)
    same = [first[event][key] == second[event][key] for event, key in both]
    return CodingAgreement(
        events=len(first),
        anything=alpha_drawn((names != known.get("", -1.0)) + 0.0, seed),
        acts=alpha_drawn(names, seed),
        shared=(len(both), either),
        sizes=float(np.mean(same)) if same else float("nan"),
    )


def done_by(coded: Mapping[tuple[str, str], float]) -> list[str]:
    """What each actor other than the pair did, its acts in one text."""
    return [" ".join(sorted(act for own, act in coded if own == actor)) for actor in OTHERS]


def alpha_drawn(names: Array, seed: int) -> Bounded:
    """α with bounds by drawing events anew.

    names  (2, events, actors) what each coder calls it
    """

    def of(places: statistics.Places) -> float:
        """α over some events."""
        return statistics.alpha(names[0][places].ravel(), names[1][places].ravel())

    return statistics.block_bootstrap(of, names.shape[1], 1, seed)
