"""What the targets measure of the countries' own courses: how others are answered, how long a course is followed."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from game.model.state.axes import COUNTRIES, Array
from game.studies.evidence.play_record import spells

# A quarter and the next; a year.
SOON, YEAR = 2, 4
# Debts at which play2.md calls Moscow a year late, and drones of its own from which it needs Tehran's no more.
LATE, HOME_MADE = 0.25, 0.85
Happened = NDArray[np.bool_]


def made(record: Mapping[str, Array], *moves: str) -> Happened:
    """Where one of some moves was made, (quarters, W)."""
    rows = [record[f"move.{move}"][1:] > 0 for move in moves]
    some: Happened = np.logical_or.reduce(rows)
    return some


def answered(asked: Happened, answers: Happened, within: int = SOON) -> float:
    """How often what was done is answered in so many quarters, its own counted; nought where it never was done.

    asked, answers  (quarters, W)
    """
    last = len(asked) - within + 1
    later = np.logical_or.reduce([answers[start : start + last] for start in range(within)])
    begun = asked[:last]
    return float(later[begun].mean()) if begun.any() else 0.0


def course_rows(record: Mapping[str, Array]) -> dict[str, float]:
    """The rows on what courses do, from worlds that are left to them.

    Source: play2.md sections 5 (bands of replies) and 6 (war; how long a course lasts).
    """
    now = {name: row[1:] for name, row in record.items()}
    talks = made(record, "ir.talk") | ((now["offer_ir"] > 0) & (record["offer_ir"][:-1] <= 0))
    late = (now["overdue"] >= LATE) & (now["localised"] < HOME_MADE)
    gulf = ("gs.council_text", "gs.withdraw", "gs.host", "gs.skies", "gs.expose")
    return {
        "B20": float((record["catastrophe"][-1] > 0).mean()),
        "B21": float(np.median(spells([record[f"course.{country}"][1:] for country in COUNTRIES]))),
        "Y08": answered(now["struck_back"] >= 1, made(record, "il.strike_nuclear", "il.strike_defences")),
        "Y09": answered(now["slight"] >= 1 / 2, made(record, "ir.complain")),
        "Y10": answered(talks, made(record, "il.lobby")),
        "Y11": answered(now["gulf_hit"] > 0, made(record, *gulf)),
        "Y12": answered(now["waters"] >= 2, made(record, "cn.warn_tehran", "cn.escort")),
        "Y13": answered(late, made(record, "ir.withhold"), YEAR),
    }
