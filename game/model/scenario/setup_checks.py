"""What must hold in a scenario's file beyond its types: names, states, bounds, dates, lengths."""

from collections.abc import Sequence
from typing import TypeGuard

import attrs

from game.model.files.common_checks import LONGEST_CAMPAIGN, QUARTER, WORD, between, twice
from game.model.files.faults import Fault, Spot, as_written, fault
from game.model.files.toml_files import Table
from game.model.files.values import Value
from game.model.levers.effects import HISTORY
from game.model.levers.expressions import BadExpression
from game.model.levers.timing import BadTiming, timing
from game.model.scenario.schedule import AS_MOVE, EVENT_MOVES
from game.model.scenario.setup import (
    DECKS,
    LENGTHS,
    TERM,
    DatedInject,
    InjectEffect,
    StandingPromise,
    StartingState,
    gone_of_term,
)
from game.model.scenario.start_rows import StartRow, other_names, start_rows
from game.model.state.axes import COUNTRIES, PARTNERS
from game.model.state.codes import BROUGHT, MACHINES
from game.model.state.figures import Figure
from game.model.state.measures import nearest
from game.model.state.names import NO_REST, PUSHED, ROW, named
from game.model.state.ruleset import DRAWN, ruleset
from game.model.state.world_state import declared

# Read off other measures: said with what leads to them.
READ_OFF = {
    "nuclear": "nuclear_progress under [start] (25 latent, 70 threshold)",
    "caucasus": "push.corridor.ru or push.corridor.us at 60 or above under [start]",
}
ADMINISTRATION = "us.administration"
RULERS = {"regime.ru": "ruler.russia", "regime.ir": "ruler.iran"}
NEW_RULER = "new_ruler"
LATEST_DUE = 8
NO_NAME = "a name that nothing has"
LONGEST_CLOCK = 40
PUSHABLE = {known.name: known for known in PUSHED}
# Figures of the opening: the measure that each is put into, by how its name begins.
FLOW_LEAST = "exchange.flow_least"
OPENED = {"loyal": "loyalty", "margin": "margin_drift"}


def top(table: Table, spot: Spot) -> None:
    """Gather what is wrong with the top of a file."""
    starts, quarters, lengths = table.get("starts"), table.get("quarters"), table.get("lengths")
    if isinstance(starts, str) and starts.strip() and not QUARTER.fullmatch(starts):
        spot.at("starts").wrong(as_written(starts), "a year and a quarter, such as 2025Q1")
    usual = quarters if is_whole(quarters) else None
    if usual is not None:
        spot.gather(between(table, "quarters", 1, LONGEST_CAMPAIGN))
    if isinstance(lengths, list) and all(is_whole(length) for length in lengths):
        wrong = [length for length in lengths if not 1 <= length <= LONGEST_CAMPAIGN]
        for length in wrong:
            spot.at("lengths").wrong(as_written(length), f"quarters, from 1 to {LONGEST_CAMPAIGN}")
        if usual is not None and 1 <= usual <= LONGEST_CAMPAIGN and usual not in lengths:
            listed = ", ".join(str(length) for length in lengths) or "none"
            spot.at("lengths").wrong(listed, f"lengths with the usual one, {usual}, among them")
        spot.gather(twice([str(length) for length in lengths], "lengths"))
    seats = table.get("seats")
    if isinstance(seats, list):
        for seat in seats:
            if isinstance(seat, str) and seat not in COUNTRIES:
                spot.at("seats").wrong(as_written(seat), "a country", f"nearest: {nearest(seat, COUNTRIES)}")
        if not seats:
            spot.at("seats").wrong("none", "one country at least")
        spot.gather(twice([seat for seat in seats if isinstance(seat, str)], "seats"))
    deck = table.get("deck")
    if isinstance(deck, str) and deck not in DECKS:
        spot.at("deck").wrong(as_written(deck), " or ".join(DECKS), f"nearest: {nearest(deck, DECKS)}")


def is_whole(value: object) -> TypeGuard[int]:
    """Whether a file gave a whole number."""
    return isinstance(value, int) and not isinstance(value, bool)


def start_name(name: str) -> Fault | None:
    """What is wrong with a name under [start]; None where it may stand there."""
    if name in start_rows():
        return None
    if name in other_names():
        return fault("", "the path of a measure", "its name in the table of names", f"write {other_names()[name]}")
    if name in ("promised.ru", "due.ru") or name.startswith("promised."):
        return fault("", "promises under [start]", "a date for each", "write [[promise]] and its lines below")
    if name in MACHINES:
        return fault("", "a machine", "it under [machines]", "move it there")
    if name in ROW or name.partition(".")[0] in declared():
        advice = f"take it out, or name what it hangs on; nearest: {nearest(name, start_rows())}"
        return fault("", "a start value", "none: the rules work this out", advice)
    return fault("", NO_NAME, "a name of what lasts", f"nearest: {nearest(name, start_rows())}")


def start_value(value: Value, row: StartRow) -> list[Fault]:
    """What is wrong with a start value."""
    low, high = row.bounds
    says = f"from {low:g} to {high:g} ({row.measure.says}; {row.unit})"
    ends = {"value": value.value, "low": value.low, "high": value.high}
    outside = {end: number for end, number in ends.items() if not low <= number <= high}
    # Ends that follow from a wrong value are no faults of their own.
    wrong_ends = {"value": value.value} if "value" in outside else outside
    faults = [fault(end, f"{number:g}", says) for end, number in wrong_ends.items()]
    if row.whole and value.value != round(value.value):
        faults.append(fault("value", f"{value.value:g}", f"a whole number ({row.measure.says})"))
    return faults


def machine_name(name: str, starts: object) -> Fault | None:
    """What is wrong with a name under [machines]; None where it may stand there."""
    if name not in MACHINES:
        return fault("", "a machine that there is not", "a machine", f"nearest: {nearest(name, MACHINES)}")
    if name in READ_OFF:
        return fault("", "a machine that is read off others", "none", f"give {READ_OFF[name]}")
    begins = isinstance(starts, str) and QUARTER.fullmatch(starts) and not gone_of_term(starts, ruleset()[TERM].value)
    if name == ADMINISTRATION and begins:
        advice = "start a quarter later, or take it out"
        return fault("", f"an administration where {starts} brings in a new one", "none: it is drawn", advice)
    return None


def state_of(name: str, given: StartingState, start: Table) -> list[Fault]:
    """What is wrong with the state in which a machine starts."""
    states, faults = MACHINES[name].states, []
    if given.state not in states:
        advice = f"nearest: {nearest(given.state, states)}"
        faults.append(fault("state", as_written(given.state), f"one of {', '.join(states)}", advice))
    if not 0 <= given.for_quarters <= LONGEST_CLOCK:
        faults.append(fault("for_quarters", str(given.for_quarters), f"quarters, from 0 to {LONGEST_CLOCK}"))
    if given.for_quarters and not MACHINES[name].clock:
        faults.append(fault("for_quarters", str(given.for_quarters), "none: this machine has no clock"))
    if given.state == NEW_RULER and RULERS.get(name) not in start:
        advice = f"write {RULERS[name]} under [start]: 1 a hardliner, 2 a pragmatist, 3 a soldier"
        faults.append(fault("state", "a new ruler of no type", "his type as well", advice))
    return faults


def promise(given: StandingPromise) -> list[Fault]:
    """What is wrong with one outstanding promise."""
    faults, most = [], named("promised.ru").bounds[1]
    if given.by not in PARTNERS:
        advice = f"nearest: {nearest(given.by, PARTNERS)}"
        faults.append(fault("by", as_written(given.by), f"one of {', '.join(PARTNERS)}", advice))
    if not 0 < given.size <= most:
        faults.append(fault("size", f"{given.size:g}", f"points, above 0 and at most {most:g}"))
    if not 1 <= given.due <= LATEST_DUE:
        faults.append(fault("due", str(given.due), f"quarters until it falls due, from 1 to {LATEST_DUE}"))
    return faults


def promised_in_all(given: Sequence[StandingPromise]) -> list[Fault]:
    """What is wrong with all outstanding promises together."""
    most, faults = named("promised.ru").bounds[1], []
    for side in PARTNERS:
        whole = sum(promise.size for promise in given if promise.by == side)
        if whole > most:
            faults.append(fault("", f"{whole:g} points promised by {side}", f"at most {most:g} in all"))
    return faults


def longest(table: Table) -> int:
    """The most quarters that a file's campaign may have."""
    lengths = table.get("lengths", list(LENGTHS))
    listed = lengths if isinstance(lengths, list) else []
    fine = [length for length in (*listed, table.get("quarters")) if is_whole(length) and length > 0]
    return min(max(fine, default=LONGEST_CAMPAIGN), LONGEST_CAMPAIGN)


def inject(given: DatedInject, last: int) -> list[Fault]:
    """What is wrong with an inject.

    last  the last quarter of the longest campaign
    """
    faults = between(attrs.asdict(given, recurse=False), "chance", 0, 1)
    if not WORD.fullmatch(given.name):
        faults.append(fault("name", as_written(given.name), "a name of small letters, digits and underscores"))
    if not 1 <= given.quarter <= last:
        faults.append(fault("quarter", str(given.quarter), f"a quarter of the campaign, from 1 to {last}"))
    if not given.effects:
        faults.append(fault("effects", "none", "one at least"))
    for place, effect in enumerate(given.effects, start=1):
        faults += [wrong.under(f"effects[{place}]") for wrong in inject_effect(effect)]
    return faults


def inject_effect(effect: InjectEffect) -> list[Fault]:
    """What is wrong with one effect of an inject."""
    if effect.path.startswith(AS_MOVE):
        return move_faults(effect)
    if effect.path not in PUSHABLE and effect.path not in BROUGHT:
        return [pushed_name(effect.path), *timed(effect)]
    if effect.path in BROUGHT:
        return [*between(attrs.asdict(effect), "size", 0, 1), *timed(effect)]
    known = PUSHABLE[effect.path]
    span = (known.bounds[1] - known.bounds[0]) * known.push_scale / known.scale
    if abs(effect.size) <= span:
        return timed(effect)
    return [fault("size", f"{effect.size:g}", f"at most {span:g} either way"), *timed(effect)]


def move_faults(effect: InjectEffect) -> list[Fault]:
    """What is wrong with an effect that makes a move."""
    move, faults = effect.path.removeprefix(AS_MOVE), timed(effect)
    if move not in EVENT_MOVES:
        advice = f"nearest: {nearest(move, EVENT_MOVES)}"
        faults.append(fault("path", as_written(effect.path), f"{AS_MOVE} and one of {', '.join(EVENT_MOVES)}", advice))
    if effect.size != 1:
        faults.append(fault("size", f"{effect.size:g}", "1: a move is made or not"))
    return faults


def pushed_name(path: str) -> Fault:
    """What is wrong with a path that nothing can be put on."""
    if path in ROW:
        return fault("path", as_written(path), "a name that can be pushed: the rules work this one out")
    if path.partition(">")[0] in MACHINES and ">" in path:
        own = [turn for turn in BROUGHT if turn.startswith(f"{path.partition('>')[0]}>")]
        expected = f"one of {', '.join(own)}" if own else "another machine: nothing from outside moves this one"
        return fault("path", as_written(path), expected)
    if path in other_names():
        return fault("path", as_written(path), "its name in the table of names", f"write {other_names()[path]}")
    advice = f"nearest: {nearest(path, [*PUSHABLE, *BROUGHT])}"
    return fault("path", as_written(path), "a name of the table or machine>state", advice)


def timed(effect: InjectEffect) -> list[Fault]:
    """What is wrong with the timing of an inject's effect."""
    expected = "now or +1 … +9, then perhaps 'for 4'"
    try:
        when = timing(effect.when)
    except (BadTiming, BadExpression):
        return [fault("when", as_written(effect.when), expected)]
    if when.each or when.test is not None:
        return [fault("when", as_written(effect.when), f"{expected}: an inject waits for no test and has no dial")]
    if when.held > HISTORY:
        return [fault("when", as_written(effect.when), f"at most 'for {HISTORY}'")]
    known = PUSHABLE.get(effect.path)
    if when.held and known is not None and known.kind == "stock" and known.name.startswith(NO_REST):
        return [fault("when", as_written(effect.when), "now or +1 … +9: nothing holds this name")]
    return []


def own_figure(path: str, own: Figure, known: Figure) -> list[Fault]:
    """What is wrong with a scenario's own figure and its range."""
    low, high = figure_bounds(path, known)
    if low <= own.low and own.high <= high:
        return []
    return [fault("", f"{own.low:g} to {own.high:g}", f"within {low:g} to {high:g} ({known.unit}; {known.says})")]


def figure_bounds(path: str, known: Figure) -> tuple[float, float]:
    """Between what bounds a scenario may set a figure: the opening's its measure's, a law's half to twice its range.

    What is one number in the ruleset is a definition, and is nobody's to change.
    """
    section, name = path.split(".")
    word = name.partition("_")[0]
    measure = declared().get(name) or declared().get(OPENED.get(word, word))
    if section in DRAWN and measure is not None:
        least = ruleset()[FLOW_LEAST].value if measure.name == "flow" else measure.low
        return min(least, known.low), max(measure.high, known.high)
    if known.low == known.high:
        return known.low, known.high
    span = known.high - known.low
    low = known.low / 2 if known.low > 0 else known.low - span
    high = known.high * 2 if known.low > 0 else known.high + span
    if known.unit.split()[0] in ("share", "chance"):
        return max(low, min(0.0, known.low)), min(high, max(1.0, known.high))
    return low, high
