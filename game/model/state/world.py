"""A world: everything that is true at one moment, for one campaign or thousands.

Every field is declared once with what it is, its axes, unit, bounds and who can see it. The last axis of each array
is the worlds. Arrays are read-only: a rule answers with a new world.
"""

import attrs
import numpy as np
from numpy.typing import NDArray

from game.loose_types import FieldValues, OneOfMany, Operand
from game.model.state.arithmetic import clip, on_grain
from game.model.state.axes import Array
from game.model.state.measures import measure, measures_of, places_of


@attrs.frozen(eq=False, slots=False)
class World:
    """What is true at the beginning of a quarter.

    turn     quarters played so far
    orders   (quarters back, orders, W) how hard each order was given: 0 not, 1 light, 2 firm, 3 hard; row 0 is the
             latest quarter
    """

    turn: int
    orders: NDArray[np.int8]

    # Partnership
    help: Array = measure("help each gives the other", "domain", "partner", known="estimate")
    inclination: Array = measure(
        "standing inclination to cooperate", "domain", "partner", unit="logit", bounds=(-8, 8), known="secret"
    )
    index: Array = measure("strength of the partnership", unit="points", bounds=(0, 100))
    promised: Array = measure("arms promised and not delivered", "partner", known="estimate")
    institutions: Array = measure("treaties, commissions and payment links")
    clause: Array = measure("how far a defence clause is agreed")
    ruptured: Array = measure("the partnership has broken", unit="0 or 1")
    allied: Array = measure("the partnership has become an alliance", unit="0 or 1")

    # Minds of the two
    trust: Array = measure("trust in the partner", "partner", known="estimate")
    grievance: Array = measure("grievance against the partner", "partner", known="estimate")
    threat: Array = measure("threat seen from the West", "partner", known="estimate")
    awareness: Array = measure("awareness of where the partner's aims differ", "partner", "issue", known="secret")
    substitutes: Array = measure("how far the partner's goods can be replaced", "partner", known="estimate")
    resentment: Array = measure("public resentment of the West", "partner")
    memory: Array = measure("historical distrust of the partner", "partner")
    slight: Array = measure("sting of recent slights by the partner", "partner")
    quiet_help: Array = measure("help decided in secret and still to come", "partner", known="secret")

    # Positions
    position: Array = measure("where each stands on an issue", "country", "issue", unit="−1 to 1", bounds=(-1, 1))
    salience: Array = measure("how much each cares about an issue", "country", "issue")
    tie: Array = measure("warmth between two countries", "country", "other", unit="−1 to 1", bounds=(-1, 1))

    # Oil
    brent: Array = measure("price of Brent", unit="$/b", bounds=(15, 250))
    glut: Array = measure("world supply beyond demand", unit="mb/d", bounds=(-25, 25))
    demand_shock: Array = measure("world demand beyond trend", unit="mb/d", bounds=(-8, 8))
    china_demand: Array = measure("Chinese crude imports beyond trend", unit="mb/d", bounds=(-3, 3))
    gulf_output: Array = measure("Gulf output beyond plan", unit="mb/d", bounds=(-5, 5))
    us_output: Array = measure("US output beyond plan", unit="mb/d", bounds=(-2, 2))
    spare: Array = measure("Gulf spare capacity", unit="mb/d", bounds=(0, 8))
    deliverable: Array = measure("share of spare capacity that can reach the market")
    price_cap: Array = measure("price cap on Russian crude", unit="$/b", bounds=(20, 100))
    cap_policing: Array = measure("how strictly the price cap is policed")
    enforcement: Array = measure("oil sanctions enforced against each", "partner")
    evasion: Array = measure("skill at evading sanctions", "partner", known="estimate")
    fleet: Array = measure("shadow fleet of each", "partner", unit="mb/d", bounds=(0, 8), known="estimate")
    pressure: Array = measure("enforcement that gets past evasion", "partner", known="estimate")
    undercutting: Array = measure("discount offered beyond the market's", "partner", unit="$/b", bounds=(0, 20))
    sales: Array = measure("crude sold", "partner", "buyer", unit="mb/d", bounds=(0, 8))
    bought: Array = measure("crude bought from both", "buyer", unit="mb/d", bounds=(0, 16))
    appetite: Array = measure("Chinese purchases beyond the market's", "partner", unit="mb/d", bounds=(-2, 2))
    discount: Array = measure("taken off Brent", "partner", "buyer", unit="$/b", bounds=(-10, 60))
    netback: Array = measure("left per barrel after discount and freight", "partner", unit="$/b", bounds=(0, 250))
    revenue: Array = measure("oil revenue", "partner", unit="$bn/quarter", bounds=(0, 200))

    # Regimes
    income: Array = measure("state income", "partner", unit="$bn/quarter", bounds=(0, 400), known="estimate")
    spent: Array = measure("state spending", "partner", unit="$bn/quarter", bounds=(0, 400), known="estimate")
    reserves: Array = measure("liquid reserves", "partner", unit="$bn", bounds=(0, 5000), known="estimate")
    patronage: Array = measure(
        "share of its due each faction is paid", "partner", "faction", known="secret", bounds=(0, 1.5)
    )
    loyalty: Array = measure("loyalty of each faction", "partner", "faction", known="estimate")
    dependence: Array = measure("public dependence on the state", "partner", known="estimate")
    repression: Array = measure("capacity for repression", "partner", known="estimate")
    rents: Array = measure("smuggling rents of insiders", "partner", known="estimate")
    hazard: Array = measure("chance a quarter of a regime crisis", "partner", known="estimate")
    crisis: Array = measure("regime in crisis", "partner")

    # Wars and weapons
    ukraine: Array = measure("intensity of the war in Ukraine")
    arms_gap: Array = measure("Russia's shortage of arms", known="estimate", owner="russia")
    air_defence_gap: Array = measure("Iran's shortage of air defence", known="estimate", owner="iran")
    enrichment: Array = measure("Iran's progress to weapons-grade uranium", known="estimate", owner="iran")
    breakout: Array = measure(
        "time to one weapon's worth", unit="days", bounds=(1, 400), known="estimate", owner="iran"
    )
    militia: Array = measure("strength of Iran's partners in arms", "militia", known="estimate", owner="iran")
    gaza: Array = measure("intensity of the wars around Israel")
    syria: Array = measure("foothold of the two in Syria")
    hormuz: Array = measure("how far Hormuz is open")
    escalation: Array = measure("rung of escalation", unit="rungs", bounds=(0, 5))
    catastrophe: Array = measure("escalation has run away", unit="0 or 1")

    # Third ties and projects
    corridor_moscow: Array = measure("Caucasus corridor run by Moscow")
    corridor_west: Array = measure("Caucasus corridor run by the West")
    railway: Array = measure("north–south railway through Iran")
    grain: Array = measure("Iran's dependence on Russian grain")
    gulf_money: Array = measure(
        "Russian money in Gulf banks", unit="$bn", bounds=(0, 200), known="estimate", owner="gulf_states"
    )
    gulf_leverage: Array = measure("Gulf capital made to hang on Russia's stance")
    payment_links: Array = measure("payment links that avoid the dollar")
    denial: Array = measure("cost put on cooperation from outside", "domain")
    offer: Array = measure("standing US offer", "partner")
    accommodation: Array = measure("US offer taken up", "partner")

    # Fuel of the levers
    capital: Array = measure("political capital", "country", unit="points", bounds=(0, 20), known="estimate")
    cohesion: Array = measure("cohesion of US allies")
    credibility: Array = measure("credibility of US promises")
    sources: Array = measure("US intelligence sources", known="estimate", owner="united_states")
    releases: Array = measure("releases of intelligence so far", unit="releases", bounds=(0, 60))
    china_tolerance: Array = measure("Chinese tolerance of sanctions risk", known="estimate", owner="china")
    satisfaction: Array = measure(
        "how far each country's interests are met", "country", unit="points", bounds=(0, 100), known="secret"
    )
    score: Array = measure("mean satisfaction so far", "country", unit="points", bounds=(0, 100), known="secret")

    # What this quarter's orders put in
    freshly_listed: Array = measure("ships lost to listing", "partner", unit="mb/d", bounds=(0, 8), fleeting=True)
    exposure: Array = measure("campaign on a difference", "issue", bounds=(0, 4), fleeting=True)
    exposed_promises: Array = measure("campaign on unmet promises", bounds=(0, 4), fleeting=True)
    declassified: Array = measure("weight of declassified evidence", bounds=(0, 4), fleeting=True)
    rival_visions: Array = measure("campaign on the two rival visions", bounds=(0, 4), fleeting=True)
    lumping: Array = measure("treating both as one threat", bounds=(0, 4), fleeting=True)
    pressed: Array = measure("pressing the partner to deliver", "partner", bounds=(0, 4), fleeting=True)
    haggling: Array = measure("discount Chinese buyers press for", unit="$/b", bounds=(0, 20), fleeting=True)
    complaint: Array = measure("complaint against the partner in public", "partner", bounds=(0, 4), fleeting=True)
    binding: Array = measure("offers made to bind the partner", "partner", bounds=(0, 4), fleeting=True)
    shield: Array = measure("votes cast for the partner", "partner", bounds=(-4, 4), fleeting=True)
    forced_vote: Array = measure("vote forced in the Security Council", bounds=(0, 4), fleeting=True)
    strike_sites: Array = measure("strike on nuclear sites", bounds=(0, 4), fleeting=True)
    strike_militias: Array = measure("strike on Iran's partners in arms", bounds=(0, 4), fleeting=True)
    sabotage: Array = measure("sabotage of the nuclear programme", bounds=(0, 4), fleeting=True)
    strike_israel: Array = measure("Iranian strike on Israel", bounds=(0, 4), fleeting=True)
    enriching: Array = measure("push to enrich", bounds=(-4, 4), fleeting=True, known="estimate", owner="iran")
    crackdown: Array = measure("crackdown at home", "partner", bounds=(0, 4), fleeting=True)
    drawdown: Array = measure("reserves released", "partner", bounds=(0, 4), fleeting=True)

    @property
    def worlds(self) -> int:
        """How many worlds there are."""
        return int(self.brent.shape[-1])

    @classmethod
    def in_part(cls, seen: FieldValues) -> "World":
        """Worlds of which only some measures are there, and no others may be looked at."""
        new = object.__new__(cls)
        object.__setattr__(new, "__dict__", seen)
        return new

    def but(self, **changed: OneOfMany) -> "World":
        """This world with some measures, its turn or its orders replaced.

        Ten times as fast as `attrs.evolve` on a hundred fields, which took a quarter of a turn's time.
        """
        if not changed.keys() <= self.__dict__.keys():
            raise TypeError(f"a world has no {', '.join(sorted(changed.keys() - self.__dict__.keys()))}")
        new = object.__new__(World)
        # A table copied whole and then changed, which takes half as long as one filled name by name.
        object.__setattr__(new, "__dict__", self.__dict__ | changed)
        return new

    def only(self, k: int) -> "World":
        """World k alone, as a world of one."""
        rows: FieldValues = {name: getattr(self, name)[..., k : k + 1] for name in measures_of(World)}
        return attrs.evolve(self, orders=self.orders[..., k : k + 1], **rows)

    def repeated(self, worlds: int) -> "World":
        """The first world, so many times over; there is one of it in memory."""

        def again(rows: Operand) -> Operand:
            """The first world's rows, so many times over, (..., W)."""
            return np.broadcast_to(rows[..., :1], (*rows.shape[:-1], worlds))

        rows = {name: again(getattr(self, name)) for name in measures_of(World)}
        return self.but(orders=again(self.orders), **rows)


def settled(world: World, before: World) -> World:
    """The world as the next quarter finds it: every changed measure within bounds, on the grain, read-only."""
    changed: FieldValues = {}
    for name, declared in measures_of(World).items():
        array = getattr(world, name)
        if array is not getattr(before, name):
            array = on_grain(clip(array, declared.low, declared.high))
            array.setflags(write=False)
            changed[name] = array
    return world.but(**changed)


def without_orders(world: World) -> World:
    """The world with everything that last quarter's orders put in taken out again."""
    fleeting = {
        name: np.zeros_like(getattr(world, name)) for name, declared in measures_of(World).items() if declared.fleeting
    }
    return world.but(**fleeting)


def paths() -> tuple[str, ...]:
    """The path of every single row of worlds."""
    return tuple(places_of(World))
