"""The page docs/hindcast.md: how the engine did on the shipped record, written from what the command answers."""

from textwrap import fill
from typing import Any

from game.studies.evidence.hindcast import FORECASTERS
from tests.house.reading import ROOT

PAGE = ROOT / "docs" / "hindcast.md"

HEAD = """\
# The record replayed

*Written by `WEDGE_BLESS=1 pytest tests/studies/evidence` from what `wedge hindcast --to 2024Q3 --fit` answers.*

`scenarios/record/timeline.csv` holds {events} coded events of 2015 to early 2025, each scored from −3 to 3 in seven
domains. The engine starts from the spring of 2015 (`scenarios/record/opening_2015.toml`) and plays on without a stop.
Moscow and Tehran decide for themselves. The other four do what the record says they did, and nothing else: an event in
which others took part is told to the engine by whom it names and by its words (`scenarios/record/outside.toml`), never
by its scores, and never as help that either gives the other. Events between the two alone – deliveries, loans, the
treaty – are what the engine is asked, so it is not told of them.

It has to beat two plainer forecasts. *No change* says that nothing moves. The *naive index* of theory.md 3d knows all
earlier scores and expects the gap to a long-run mean to close by 4 % a quarter. A move within a bound counts as no
change; each forecaster's bound is the one that told falls, stands and rises apart best in the quarters before.

## The quarters kept out: {kept_from} to {kept_to}

Nothing was fitted to them. They are not quite unseen: while the replay was being written, its whole output, with these
two quarters in it, was looked at; no figure of any law was changed for it.

{verdict}

{kept_table}

With the figures fitted to the earlier quarters:

{refit_table}

{why}

## The quarters fitted to: {first} to {last}

{table}

There are no quarters before these to learn a bound from, so each forecaster's is half a unit of the coding, 2 points;
most quarters have nothing coded in most domains, and “no change” is then hard to beat.

### What the fit says

{draws:,} draws of all uncertain figures of the laws were replayed without luck and weighed by how well they go with
the record (generalised likelihood uncertainty estimation, Beven and Binley 1992), counting as {counts:.0f} alike. Each
block of two years was then foretold by a fit to the other years; share of right signs, falls, stands and rises
counting alike:

{blocks}

{figures} of the laws' figures move by more than chance would move them. They are in `scenarios/record/fit.toml`, with
intervals; that file can be played (`wedge run scenarios/record/fit.toml`) and replayed (`wedge hindcast --figures`).
Headlines of one decade say little about the figures; the priors say most.

## Older wedges

Eight cases of theory.md 5, written into small scenarios by one rule (`game/studies/evidence/cases.py`) that was not
tuned: the patron sits in Moscow's seat, its weaker partner in Tehran's, the divider makes the coded offers and applies
the coded pressure. `wedge hindcast --cases` plays each for as long as it lasted; `wedge run cases/egypt_1970` plays
one.

{cases}

{cases_told}

## What was decided, and when

- The opening of 2015 and the dictionary of outside events are design priors. The dictionary's words were written with
  the events' texts in view, those of the quarters kept out too; their scores were not used.
- One start value, how far Moscow could replace Iranian drones in 2015, was set to theory.md 4.2 (0.3) after a first
  replay had shown that it meant the opposite of what the engine means by it.
- Whether the engine should be set back to the coded levels before each quarter was decided on the fitted quarters
  alone, by the same blocks of years. It should not: the more it was, the fewer signs were right there.
- After the quarters kept out had been scored once, the fit was widened from three sections of the ruleset to all laws,
  and cut to the figures that move clearly. The share of right signs in the quarters kept out was the same before.
"""


def page(found: dict[str, Any], events: int, played: list[dict[str, Any]]) -> str:
    """Return the whole page."""
    kept, refit = found["kept_out"]["without_fit"], found["kept_out"]["with_fit"]
    return HEAD.format(
        events=events,
        kept_from=kept["from"],
        kept_to=kept["to"],
        verdict=verdict(kept["scores"]),
        kept_table=table(kept),
        refit_table=table(refit),
        why=why(kept),
        first=found["from"],
        last=found["to"],
        table=table(found),
        draws=found["fit"]["draws"],
        counts=found["fit"]["counting_as"],
        blocks=blocks(found["fit"]["blocks_left_out"]),
        figures=len(found["fit"]["figures"]),
        cases=cases_table(played),
        cases_told=cases_told(played),
    )


def verdict(scores: dict[str, Any]) -> str:
    """Return in a sentence by how much the engine did better or did not."""
    ours = scores["engine"]["right"]
    told = []
    for name, title in (("no_change", "“no change”"), ("naive", "the naive index")):
        gap = 100 * (ours - scores[name]["right"])
        told.append(
            f"equals {title}"
            if not gap
            else f"{'beats' if gap > 0 else 'falls short of'} {title} by {abs(gap):.1f} points"
        )
    return f"On the share of right signs the engine {told[0]} and {told[1]}."


def table(found: dict[str, Any]) -> str:
    """Return the forecasters' scores and the discounts."""
    lines = [
        "| forecast | all signs right | falls, stands, rises alike | where something moved | Brier score |",
        "|---|---|---|---|---|",
    ]
    for name, one in found["scores"].items():
        shares = " | ".join(f"{100 * one[key]:.1f} %" for key in ("right", "balanced", "moved"))
        lines.append(f"| {FORECASTERS[name]} | {shares} | {one['brier']:.3f} |")
    low, high = (100 * one for one in found["right_in_nine_worlds_of_ten"])
    lines.append(
        f"\nNine of the engine's worlds in ten, each by itself, get {low:.1f} to {high:.1f} % of all signs right."
    )
    for one in found["discounts"]:
        stale = "" if one["unchanged"] is None else f"; “as last seen” by {one['unchanged']:.1f}"
        span = f"nine worlds in ten: {one['low']:.1f} to {one['high']:.1f}"
        lines.append(
            f"The discount on {one['exporter'].title()}'s crude is off by {one['error']:.1f} $/b ({span}{stale})."
        )
    chance = 100 * found["chance_of_a_break"]
    lines.append(f"The engine gives the partnership {chance:.1f} % to break in these quarters; it did not.")
    return "\n".join(lines)


def why(kept: dict[str, Any]) -> str:
    """Return why the engine does no better: what it says against what was coded."""
    cells = [one for quarters in kept["domains"].values() for one in quarters.values()]
    moved = [one for one in cells if one["coded"]]
    right_way = sum(one["move"] * one["coded"] > 0 for one in moved)
    inside = sum(one["low"] <= 4 * one["coded"] <= one["high"] for one in moved)
    mean = sum(abs(one["move"]) for one in moved) / len(moved)
    coded = sum(4 * abs(one["coded"]) for one in moved) / len(moved)
    text = (
        f"Why: {len(moved)} of these {len(cells)} signs are moves, most of them acts of the two themselves – the "
        "treaty, the card systems, the quarrel over Syria – which outside events do not give away. The engine's mean "
        f"leans the right way in {right_way} of the {len(moved)}, but by {mean:.1f} points where {coded:.1f} were "
        f"coded, within the bound that it learnt; {inside} of them lie within what nine of its worlds in ten span. "
        "Its chances are better than either rival's certainty, which the Brier score shows; its signs are not."
    )
    return fill(text, 118)


def blocks(found: list[dict[str, Any]]) -> str:
    """Return the cross-validation."""
    lines = ["| left out | moves in it | fitted | not fitted | naive index |", "|---|---|---|---|---|"]
    for one in found:
        shares = " | ".join(f"{100 * one[key]:.1f} %" for key in ("fitted", "unfitted", "naive"))
        lines.append(f"| {one['first']} to {one['last']} | {one['moved']} | {shares} |")
    return "\n".join(lines)


def cases_table(played: list[dict[str, Any]]) -> str:
    """Return what came of the cases."""
    head = "| case | happened | the engine says | broken | loosened | held | breaks after |"
    lines = [head, "|---|---|---|---|---|---|---|"]
    for row in played:
        shares = " | ".join(f"{100 * row[name]:.0f} %" for name in ("broken", "loosened", "held"))
        median = "–" if row["median_quarters"] is None else f"{row['median_quarters']:g} quarters"
        after = f", after {row['after_low']}–{row['after_high']} quarters" if row["happened"] == "broken" else ""
        lines.append(f"| {row['case']} | {row['happened']}{after} | {row['engine_says']} | {shares} | {median} |")
    return "\n".join(lines)


def cases_told(played: list[dict[str, Any]]) -> str:
    """Return in words how well the engine did, and what the numbers show of why not better."""
    right = sum(row["happened"] == row["engine_says"] for row in played)
    mean = {
        happened: sum(row["broken"] for row in played if row["happened"] == happened)
        / sum(row["happened"] == happened for row in played)
        for happened in ("broken", "held")
    }
    text = (
        f"What comes most often is what happened in {right} of {len(played)}. Cases that broke are given "
        f"{100 * mean['broken']:.0f} % to break on average, those that held {100 * mean['held']:.0f} %: by this rule "
        "the engine hardly tells them apart. A long case has more quarters to break in than a short one, and wars that "
        "force a choice within a year are not in the engine. The codings were made knowing the outcomes, and the rule "
        "has no row for the asymmetry of power."
    )
    return fill(text, 118)
