"""The parts of a board, each worked out from what one seat takes for true."""

from collections.abc import Mapping

import numpy as np

from game.campaign.index_causes import moved, printed
from game.campaign.phrases import capital, phrase
from game.forecast.known_world import ALL_SEEN, KnownWorld, needles, weight_of
from game.forecast.seat_moment import SeatMoment
from game.model.laws.exchange import per_domain
from game.model.levers.catalogue import SEATS
from game.model.state.axes import DOMAINS, FACTIONS, PARTNERS, TIES, Array
from game.model.state.codes import MACHINES, REASONS
from game.model.state.names import named
from game.printed_numbers import shares_shown
from game.views.board_rows import (
    FactionView,
    FlowView,
    MachineView,
    Needle,
    RelationView,
    StrandView,
)
from game.views.shown_figures import Cause, ShownFigure
from game.views.view_words import word, words

# An interval of 95 % is so many standard deviations either way.
WIDE = 1.96
WHOLE = 100.0
# The change of an estimate errs by so much of the estimate's error, as reports of four quarters overlap by three.
CHANGES = 0.7
# Where on the scale of a needle a step down is as likely as not, and how many spans of noise lead there from nought.
EVEN, SPANS = 0.8, 6.0


def number(moment: SeatMoment, name: str) -> float:
    """A name of the table as the seat takes it to be, in the name's unit."""
    return float(named(name).read(moment.known.world)[0])


def error_of(known: KnownWorld, name: str) -> float:
    """Half of the 95 % interval of a name, in its unit; 0 where it is exact."""
    entry = named(name)
    errors = known.errors.get(entry.measure)
    return 0.0 if errors is None else WIDE * float(np.sum(errors[entry.index])) * entry.scale


def figure(moment: SeatMoment, name: str) -> ShownFigure:
    """A name of the table as a figure."""
    before = moment.at(max(moment.turn - 1, 0))
    value, digits = number(moment, name), 1 if named(name).bounds[1] <= DECIMAL else 0
    change = value - number(before, name)
    unit = words("unit").get(name, "")
    return ShownFigure(name, word("number", name), value, change, error_of(moment.known, name), unit, digits)


# Names that reach no higher than this are shown with a digit behind the point.
DECIMAL = 12.0


def top_figures(moment: SeatMoment, weeks_left: float) -> tuple[ShownFigure, ...]:
    """The top bar: weeks, the seat's own word, and three numbers of its own."""
    seat, rows = moment.seat, list[ShownFigure]()
    codes = {country: code for code, country in SEATS.items()}
    if seat in codes:
        rows.append(ShownFigure("weeks", word("top", "weeks"), weeks_left, 0.0))
        own_word = figure(moment, f"word.{codes[seat]}")
        rows.append(ShownFigure("word", word("top", "word"), own_word.value, own_word.change))
    names = words("top").get(seat, words("top")["public"]).split()
    return (*rows, *(figure(moment, name) for name in names))


def index_causes(moment: SeatMoment) -> tuple[Cause, ...]:
    """Why the partnership moved last quarter; parts add up, as printed, to its change.

    Who sees all reads the causes in the laws; a seat reads which strands moved, as far as it can see them.
    """
    return moment.once("index_causes", lambda: _index_causes(moment)) if moment.turn else ()


def _index_causes(moment: SeatMoment) -> tuple[Cause, ...]:
    """Why the partnership moved, worked out."""
    if moment.seat == ALL_SEEN:
        parts = moved(moment.campaign, moment.turn).parts
        return tuple(Cause(phrase("cause", key), amount) for key, amount in parts.items())
    before, now = moment.at(moment.turn - 1).known.world, moment.known.world
    ends = float(before.index[0]), float(now.index[0])
    amounts = {"ladder": ends[1] - ends[0]}
    for row, domain in enumerate(DOMAINS):
        changes = [
            weight_of((side, row), now, moment.rules) * float(now.flow[side, row, 0] - before.flow[side, row, 0])
            for side in range(len(PARTNERS))
        ]
        amounts[domain] = sum(changes)
        amounts["ladder"] -= amounts[domain]
    parts = printed(*ends, amounts).parts
    return tuple(Cause(word("strand", key), amount) for key, amount in parts.items())


def strands(moment: SeatMoment) -> tuple[StrandView, ...]:
    """The seven domains, each as both together give it."""
    before, known = moment.at(max(moment.turn - 1, 0)).known.world, moment.known
    shares = np.broadcast_to(per_domain(moment.rules.figures, "share_russia"), (len(DOMAINS), 1))[:, 0]
    errors = known.errors.get("flow", np.zeros((len(PARTNERS), len(DOMAINS))))
    rows = []
    for row, domain in enumerate(DOMAINS):
        weights = WHOLE * np.array([shares[row], 1 - shares[row]])
        value = float(weights @ known.world.flow[:, row, 0])
        parts = {
            giver: float(weights[side] * (known.world.flow[side, row, 0] - before.flow[side, row, 0]))
            for side, giver in enumerate(PARTNERS)
        }
        causes = tuple(
            Cause(word("strand", "gives", capital=capital(giver)), amount, giver)
            for giver, amount in shares_shown(parts).items()
            if amount
        )
        error = WIDE * float(np.sqrt(np.sum((weights * errors[:, row]) ** 2)))
        suspended = bool(known.world.suspended[:, row, 0].max() > 0)
        change = sum(cause.amount for cause in causes)
        rows.append(
            StrandView(domain, word("strand", domain), value, change, error, causes, suspended, CHANGES * error)
        )
    return tuple(rows)


def needle_views(moment: SeatMoment) -> tuple[Needle, ...]:
    """How near Moscow and Tehran are to a step down, as the seat sees it.

    The error comes from the errors of what is estimated, each moved by one standard deviation.
    """
    rules, levers = moment.rules, moment.campaign.game.anchor.levers
    world = moment.known.world
    terms, leans = needles(world, rules, levers)
    noise = float(np.ravel(rules.figures.ladder.noise)[0])
    spread = np.zeros(len(PARTNERS))
    for measure, errors in moment.known.errors.items():
        if measure in LEANS_ON:
            more = world.but(**{measure: getattr(world, measure) + errors[..., None]})
            spread += (needles(more, rules, levers)[1][:, 0] - leans[:, 0]) ** 2
    rows = []
    for side, country in enumerate(PARTNERS):
        value = place_of(float(leans[side, 0]), noise)
        wide = place_of(float(leans[side, 0] + np.sqrt(spread[side])), noise) - value
        reason = REASONS[int(np.argmin(terms[:, side, 0]))]
        says = word("needle", reason, other=capital(PARTNERS[1 - side]))
        rows.append(Needle(country, value, says, WIDE * abs(wide)))
    return tuple(rows)


# Measures that bear on a needle and may be estimates.
LEANS_ON = frozenset({"trust", "grievance", "affront", "shared_threat", "flow", "need", "hangs_on", "arms_gap"})


def place_of(lean: float, noise: float) -> float:
    """Where a needle stands, 0–1: .8 where a step down is as likely as not, 0 six spans of noise short of it."""
    return float(np.clip(EVEN + EVEN * lean / (SPANS * noise), 0.0, 1.0))


def machines(moment: SeatMoment) -> tuple[MachineView, ...]:
    """Every state of affairs that all can see, with how long it has lasted."""
    world, rows = moment.known.world, list[MachineView]()
    for name, machine in MACHINES.items():
        state = machine.states[int(getattr(world, machine.measure)[machine.index][0])]
        since = int(getattr(world, machine.clock)[machine.index][0]) if machine.clock else 0
        label = word("machine_state", f"{name}.{state}")
        key = "none" if not since else "one" if since == 1 else "many"
        says = word("for_quarters", key, state=label, quarters=since)
        rows.append(MachineView(name, word("machine", name), label, says, since))
    return tuple(rows)


def relations(moment: SeatMoment) -> tuple[RelationView, ...]:
    """How close countries are to each other."""
    before, world = moment.at(max(moment.turn - 1, 0)).known.world, moment.known.world
    rows = []
    for row, pair in enumerate(TIES):
        a, b = (SEATS[code] for code in pair.split("_"))
        value = WHOLE * float(world.tie[row, 0])
        rows.append(RelationView(a, b, value, value - WHOLE * float(before.tie[row, 0])))
    return tuple(rows)


def factions(moment: SeatMoment) -> tuple[FactionView, ...]:
    """The factions of both capitals of which the seat sees anything."""
    before, known = moment.at(max(moment.turn - 1, 0)).known.world, moment.known
    blind: Mapping[str, Array] = known.blind
    rows = []
    for side, country in enumerate(PARTNERS):
        for place, name in enumerate(FACTIONS[country]):
            if blind and blind["loyalty"][side, place]:
                continue
            errors = known.errors.get("loyalty")
            error = 0.0 if errors is None else WIDE * WHOLE * float(errors[side, place])
            value = WHOLE * float(known.world.loyalty[side, place, 0])
            change = value - WHOLE * float(before.loyalty[side, place, 0])
            label = word("faction", f"{country}.{name}")
            rows.append(FactionView(country, name, label, value, error, change))
    return tuple(rows)


def flows(moment: SeatMoment) -> tuple[FlowView, ...]:
    """What the map draws: the strands by giver, and oil to China."""
    world = moment.known.world
    rows = [
        FlowView(giver, PARTNERS[1 - side], domain, word("strand", domain), WHOLE * float(world.flow[side, row, 0]))
        for side, giver in enumerate(PARTNERS)
        for row, domain in enumerate(DOMAINS)
    ]
    names = {"russia": "barrels.cn.ru", "iran": "barrels.cn.ir"}
    oil = [FlowView(giver, "china", "oil", word("number", name), number(moment, name)) for giver, name in names.items()]
    return (*rows, *oil)


def changed_most(rows: tuple[StrandView, ...]) -> str:
    """The strand that changed most last quarter, beyond its error; "" where none did."""
    best = max(rows, key=lambda row: abs(row.change) - row.change_error)
    return best.key if abs(best.change) > best.change_error else ""


def index_word(rung: int) -> str:
    """The step between the two as players read it."""
    return phrase("rung", str(rung))
