"""How levers and choices come out, and what is heard of secrets: worked out from the world and its luck."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs
import numpy as np

from game.model.levers.effects import LeverProgram
from game.model.levers.expressions import COME_OUT, Expression, expression
from game.model.levers.readings import WorldReadings
from game.model.state.arithmetic import clip
from game.model.state.axes import Array
from game.model.state.chance import Chance
from game.model.state.deeds import Deeds
from game.model.state.rules import Rules
from game.paths import shipped
from game.toml_tables import toml_table

VOTE = "due_vote.ru"


@attrs.frozen(eq=False)
class ComesOut:
    """How one lever or choice may come out.

    of      the lever's or crisis's id
    chance  where its test holds, 0–1
    """

    of: str
    word: str
    when: Expression
    chance: float


def come_out(levers: Sequence[str], folder: Path | None = None) -> tuple[ComesOut, ...]:
    """All that may come out one way or the other, read once.

    levers  the ids of all policies and moves
    folder  where `outcomes.toml` lies; the shipped one where none is given
    errors  BadExpression where a test cannot be read; ValueError where a word is none of those that effects may use
    """
    path = (folder or shipped("scenarios") / "levers") / "outcomes.toml"
    entries = toml_table(path.read_bytes())["outcome"]
    for entry in entries:
        if entry["word"] not in COME_OUT:
            raise ValueError(f"found {entry['word']!r}; expected {', '.join(COME_OUT)}")
    return tuple(
        ComesOut(entry["of"], entry["word"], expression(entry["when"], levers), float(entry["chance"]))
        for entry in entries
    )


def outcomes(rules: Sequence[ComesOut], readings: WorldReadings, chance: Chance) -> Mapping[str, Array]:
    """How everything would come out this quarter, 1 or 0 by `lever:word`, (W,) each."""
    turn, blank = readings.world.turn + 1, np.zeros(readings.world.worlds)
    drawn = {}
    for rule in rules:
        likely = rule.chance * (rule.when(readings) + blank)
        drawn[f"{rule.of}:{rule.word}"] = chance.happens(turn, f"outcome.{rule.of}.{rule.word}", likely)
    return drawn


def leaks(deeds: Deeds, readings: WorldReadings, rules: Rules) -> Array:
    """1 where a secret of this quarter is out by the next morning, (W,): an offer, or talks that leaked.

    Source: play2.md section 4 (4 %, and 4 more where a capital's sources are good).
    """
    law = rules.figures.secrets
    secret = np.where(readings.number("offer.ru") > 0, 1.0, 0.0) + np.where(readings.number("offer.ir") > 0, 1.0, 0.0)
    odds_of_one = law.leaks + law.sources_tell * np.where(readings.number("sources.us") >= law.good_sources, 1.0, 0.0)
    odds = clip(deeds.now("leak") + secret * odds_of_one, 0, 1)
    return rules.chance.happens(readings.world.turn + 1, "leak", odds)


def votes_due(levers: LeverProgram, readings: WorldReadings) -> Array:
    """1 where a text that was tabled before comes to the vote this quarter, (W,).

    readings  the worlds in the morning; row 0 of the history is the quarter before
    """
    due = np.zeros(readings.world.worlds)
    for move in levers.moves:
        for effect in move.effects:
            if effect.path == VOTE and effect.timing.later:
                due = np.maximum(due, readings.history.moves[effect.timing.later - 1, move.row])
    return due
