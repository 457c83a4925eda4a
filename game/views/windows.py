"""Windows that stand open for a while: offers, an election, needs that pass, promises that fall due."""

from collections.abc import Iterator

import numpy as np

from game.forecast.seat_moment import SeatMoment
from game.model.state.axes import PARTNERS, RUSSIA
from game.model.state.codes import BARGAIN, IN_FORCE, MACHINES, TABLED
from game.printed_numbers import plain
from game.views.board_rows import WindowView
from game.views.view_words import word

# A window further off than this is no news.
SOON = 4.0
TERM = 16.0
DISTANT = 8.0
# Shares of a full promise, and of defence, from which there is something to speak of.
COUNTS, DEFENDED = 0.04, 0.6


def windows(moment: SeatMoment) -> tuple[WindowView, ...]:
    """What stands open now, the first to close first."""
    return tuple(sorted(_open(moment), key=lambda window: window.left))


def _open(moment: SeatMoment) -> Iterator[WindowView]:
    """Everything that stands open."""
    world, figures, quarters = moment.known.world, moment.rules.figures, moment.campaign.terms.quarters
    open_for = float(np.ravel(figures.offers.open_for)[0])
    for side, name in enumerate(PARTNERS):
        if world.offer[side, 0] > 0:
            yield window(f"offer_{name}", open_for - float(world.offer_quarters[side, 0]), open_for)
    if world.binding[0] > 0:
        yield window("bind", float(world.binding[0]), float(np.ravel(figures.offers.bid_quarters)[0]))
    if (left := float(world.until_election[0])) <= SOON:
        yield window("election", left, TERM)
    built = float(np.ravel(figures.table.built_at_home)[0])
    if world.at_war[0] > 0 and (gap := built - float(world.localised[0])) > 0:
        yield window("drones", min(gap / pace(moment, "localised"), 3 * SOON), 3 * SOON)
    if (gap := DEFENDED - float(world.defence_ir[0])) > 0:
        yield window("air_defence", min(gap / pace(moment, "defence_ir"), DISTANT), DISTANT)
    if int(world.snapback[0]) == TABLED:
        clock = MACHINES["snapback"].clock
        yield window("snapback", max(SOON - float(getattr(world, clock)[0]), 0.0), SOON)
    if int(world.snapback[0]) == IN_FORCE:
        lasts = float(np.ravel(figures.standing.snapback_lasts)[0])
        if (left := lasts - float(world.snapback_quarters[0])) <= SOON:
            yield window("sanctions", left, lasts)
    if int(world.administration[0]) == BARGAIN:
        yield window("bargainer", float(world.until_election[0]), TERM)
    for side, name in enumerate(PARTNERS):
        if world.ruler[side, 0] > 0 and (left := SOON - float(world.ruler_quarters[side, 0])) > 0:
            yield window(f"ruler_{name}", left, SOON)
    if moment.seat in ("", *PARTNERS):
        due = [row for row, amount in enumerate(world.promised[RUSSIA, :, 0]) if amount >= COUNTS]
        if due:
            yield window("promises", float(max(due[0] - 1, 0)), DISTANT)
    if (left := float(quarters - moment.turn)) <= SOON:
        yield window("end", left, float(quarters))


def pace(moment: SeatMoment, measure: str) -> float:
    """How fast a measure has risen over the last year, a quarter, as the seat saw it; never less than a crawl."""
    back = min(moment.turn, int(SOON))
    if not back:
        return CRAWL
    before = float(getattr(moment.at(moment.turn - back).known.world, measure)[0])
    return max((float(getattr(moment.known.world, measure)[0]) - before) / back, CRAWL)


# Two points a quarter, as the drone line at home grows by itself.
CRAWL = 0.02


def window(key: str, left: float, of: float) -> WindowView:
    """A window with its clock in words."""
    whole = max(round(left), 0)
    says = word("window", "less" if whole < 1 else "one" if whole == 1 else "many", quarters=plain(float(whole)))
    return WindowView(key, word("window", key), says, max(left, 0.0), max(of, left))
