"""The world as one seat takes it to be: open measures as they are, others by its estimates, the rest as at the opening.

Nothing in it leads back to what the seat cannot see, so that whatever is worked out from it gives nothing away.
"""

from collections.abc import Mapping

import attrs
import numpy as np

from game.model.laws.exchange import received, unmet
from game.model.laws.gauge import index
from game.model.laws.interests import satisfaction
from game.model.laws.iran_war import total_force
from game.model.laws.ladder import threshold
from game.model.laws.margin import added_up, margin
from game.model.levers.catalogue import seat_of
from game.model.levers.effects import LeverProgram
from game.model.levers.eyes import CODES
from game.model.play.whole_quarter import WholeQuarter
from game.model.state.axes import COUNTRIES, OWN_INTERESTS, PARTNERS, PUBLIC, RUSSIA, Array
from game.model.state.deeds import STANCES, Deeds
from game.model.state.names import NAMES, Name
from game.model.state.rules import Rules
from game.model.state.world_state import WorldState, declared

ALL_SEEN, PUBLIC_EYE = "", "public"
OPEN = "public"
# Hidden measures that follow from open ones: barrels, from what they bring and at what price.
DEDUCED = frozenset({"volume"})
# Open to nobody but worked out anew from the rest.
WORKED_OUT = frozenset({"index", "first_index", "index_ago", "satisfaction", "score", "margin", "received", "unmet"})
# Promises by date are read as their sum.
DATED = "promised.ru"
# What only the two know though it passes in the open: flows at the opening, and what was delivered.
PAIR_ALONE = frozenset({"first_flow", "delivered"})


@attrs.frozen(eq=False)
class KnownWorld:
    """What one seat takes for true at one moment.

    world   one world, by its best guess
    errors  by measure: the standard deviation of each row, (…,) in the measure's unit; what is missing is exact
    blind   by measure: 1 for each row of which it sees nothing, (…,)
    """

    seat: str
    world: WorldState
    errors: Mapping[str, Array]
    blind: Mapping[str, Array]


def known_world(whole: WholeQuarter, seat: str, prior: WorldState) -> KnownWorld:
    """What a seat takes for true where a quarter begins, in one world.

    seat   a country, `public` for what everybody knows, "" for who sees all
    prior  the world as it was generally taken to be at the opening, (1,)
    """
    true = whole.now.world
    if seat == ALL_SEEN:
        return KnownWorld(seat, true, {}, {})
    code = CODES.get(seat, seat)
    rows, errors, blind = first_rows(true, prior, PARTNERS.count(seat) > 0)
    for known in NAMES:
        if known.measure and known.measure not in WORKED_OUT:
            see(known, code, whole, (rows, errors, blind))
    own(true, seat, rows, blind)
    rows["dials"] = seen_dials(true.dials, seat, whole.levers)
    rows["wear"] = true.wear * visible_levers(seat, whole.levers)[:, None]
    return KnownWorld(seat, read_off(true.but(**rows), whole.rules, whole.levers), errors, blind)


def first_rows(
    true: WorldState, prior: WorldState, of_pair: bool
) -> tuple[dict[str, Array], dict[str, Array], dict[str, Array]]:
    """Open measures as they are and hidden ones as at the opening, no errors, and which rows nobody has looked at."""
    rows, blind = dict[str, Array](), dict[str, Array]()
    for name, measure in declared().items():
        hidden = (measure.known != OPEN and name not in DEDUCED) or (name in PAIR_ALONE and not of_pair)
        rows[name] = (getattr(prior, name) if hidden else getattr(true, name)).copy()
        blind[name] = np.full(measure.shape, float(hidden))
    return rows, {}, blind


def see(
    known: Name,
    code: str,
    whole: WholeQuarter,
    gathered: tuple[dict[str, Array], dict[str, Array], dict[str, Array]],
) -> None:
    """Put what a seat sees of one name into its rows.

    code      of a country, or `public`: the papers guess too, with luck of their own
    gathered  rows, errors and what it is blind to, changed in place
    """
    rows, errors, blind = gathered
    place = known.index if known.name != DATED else (RUSSIA,)
    if known.exact_for(code):
        rows[known.measure][place] = getattr(whole.now.world, known.measure)[place]
        blind[known.measure][place] = 0.0
        return
    if not known.error:
        rows[known.measure][place] = unseen(known, rows[known.measure][place])
        return
    value = whole.eyes.number(code, known, whole.now.world) / known.scale
    width = whole.eyes.width(code, known, whole.now.world) / known.scale
    if known.name == DATED:
        value, width = by_date(value, width, rows[known.measure][place])
    rows[known.measure][place] = value
    blind[known.measure][place] = 0.0
    if known.kind != "flag":
        errors.setdefault(known.measure, np.zeros(declared()[known.measure].shape))
        errors[known.measure][place] = width[..., 0]


def unseen(known: Name, rows: Array) -> Array:
    """What is taken for granted of a name of which a seat sees nothing, in the measure's unit."""
    if known.name == DATED:
        return rows
    return np.zeros_like(rows) + known.start / known.scale


def by_date(value: Array, width: Array, prior: Array) -> tuple[Array, Array]:
    """All that is promised, spread over its dates as at the opening, and the error of each part.

    value, width  (1,) the sum and its standard deviation
    prior         (dates, 1)
    """
    shares = prior / np.maximum(prior.sum(0), 1e-9)
    return shares * value, shares * width


def own(true: WorldState, seat: str, rows: dict[str, Array], blind: dict[str, Array]) -> None:
    """Put what a seat knows of itself alone into its rows: its interests and its weeks."""
    if seat not in CODES:
        return
    place = COUNTRIES.index(seat)
    if seat in PARTNERS:
        # The ledger is kept by both, and a capital counts its own factions.
        rows["overdue"], blind["overdue"] = true.overdue.copy(), np.zeros(len(PARTNERS))
        rows["loyalty"][place], blind["loyalty"][place] = true.loyalty[place], 0.0
    rows["capital"][place], blind["capital"][place] = true.capital[place], 0.0
    for row, interest in enumerate(OWN_INTERESTS):
        if interest.startswith(f"{CODES[seat]}_"):
            rows["own_interest"][row], blind["own_interest"][row] = true.own_interest[row], 0.0


def visible_levers(seat: str, levers: LeverProgram) -> Array:
    """1 for each lever that a seat sees in use, (levers,): its own and open ones."""
    return np.array(
        [float(lever not in levers.secret or seat_of(lever) == seat or seat == ALL_SEEN) for lever in levers.places]
    )


def seen_dials(dials: Array, seat: str, levers: LeverProgram) -> Array:
    """Dials as a seat takes them to stand, (policies, 1): secret ones of others at their opening."""
    visible = visible_levers(seat, levers)[: len(levers.policies), None]
    opening = np.array([float(policy.opening) for policy in levers.policies])[:, None]
    return np.where(visible > 0, dials, opening)


def read_off(state: WorldState, rules: Rules, levers: LeverProgram) -> WorldState:
    """A world with what follows from its rows: air defence, partners in arms, what is received, the index, needles."""
    figures, loyalty = rules.figures, state.loyalty.copy()
    for side in range(len(PARTNERS)):
        loyalty[side, PUBLIC] = 1 - state.street[side]
    state = state.but(air_defence_gap=1 - state.defence_ir, loyalty=loyalty)
    others = state.force.copy()
    others[-1] += np.clip(state.militia - total_force(state.force, figures), -others[-1], 1 - others[-1])
    state = state.but(force=others)
    state = state.but(received=received(state, figures), unmet=unmet(state, figures), index=index(state, figures))
    met = np.stack([satisfaction(state, country, figures) for country in COUNTRIES])
    return state.but(satisfaction=met, margin=needles(state, rules, levers)[1])


def needles(state: WorldState, rules: Rules, levers: LeverProgram) -> tuple[Array, Array]:
    """How far each capital leans to a step down, term by term, (terms, 2, W), and beyond its threshold, (2, W).

    Policies count as their dials stand.
    """
    stances = np.stack([state.dials[levers.places[policy]] for policy in STANCES])
    deeds = attrs.evolve(Deeds.none(state.worlds), stances=stances)
    terms = margin(state, deeds, rules.figures)
    return terms, -added_up(terms) - threshold(state.rung, rules.figures)


def index_error(known: KnownWorld, rules: Rules) -> float:
    """The standard deviation of what a seat takes the partnership to be, in points."""
    errors = known.errors.get("flow")
    if errors is None:
        return 0.0
    total = 0.0
    for place in np.ndindex(errors.shape):
        if errors[place]:
            total += (weight_of(place, known.world, rules) * float(errors[place])) ** 2
    return float(np.sqrt(total))


def weight_of(place: tuple[int, ...], world: WorldState, rules: Rules) -> float:
    """What one strand of one giver counts in the index, points a unit of flow."""
    flow = np.zeros_like(world.flow)
    flow[place] = 1.0
    bare = world.but(flow=np.zeros_like(flow))
    return float((index(bare.but(flow=flow), rules.figures) - index(bare, rules.figures))[0])
