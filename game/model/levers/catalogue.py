"""Policies, moves, crises, courses and aims as their files hold them; one class a kind, and the catalogue of all."""

import attrs

SEATS = {
    "us": "united_states",
    "ru": "russia",
    "ir": "iran",
    "cn": "china",
    "gs": "gulf_states",
    "il": "israel",
}
DIALS = 4


@attrs.frozen
class LeverEffect:
    """What a lever puts on the world.

    path  a name of the table, `machine>state`, or one of `as:MOVE`, `dial:POLICY`, `deal:SEAT`, `proposal.SEAT`
    size  in the name's unit; for `machine>state` the chance
    when  `now`, `+N`, `each`, each with `for N` and `if TEST` behind it
    by    `law` where a law does it already: printed on the card, not added again
    """

    path: str
    size: float
    when: str
    by: str = ""


@attrs.frozen
class ThirdParty:
    """What a lever does to a country that was not asked."""

    country: str
    path: str
    size: float
    when: str
    says: str
    by: str = ""


@attrs.frozen
class LeverRisk:
    """What may go wrong: a policy's chance is that of a quarter at dial 2, a move's that of one use."""

    chance: float
    path: str
    size: float
    when: str
    says: str
    by: str = ""


@attrs.frozen
class Need:
    """What must hold before a move can be ordered, and what is said where it does not."""

    test: str
    says: str


@attrs.frozen
class Policy:
    """A standing policy on a dial from 0 to 3, kept until it is changed.

    dials    what each step is called
    upkeep   weeks of attention a quarter at each step
    opening  where the dial stands at the end of 2024
    delay    quarters until a turn of the dial is felt
    pair8    change of the index after eight quarters at 3, in the worst and the best fitting state
    fit      how well it works in this state, −0.5 to 1.5; `usual_fit` is its mean over states, so that a lever counts
             as the laws have it in a usual state, and more or less than that in others
    serves   own interest of its seat that it moves, and how much
    deck     `class` where the short hand holds it
    """

    id: str
    title: str
    says: str
    dials: tuple[str, ...]
    upkeep: tuple[int, ...]
    opening: int
    delay: int
    visibility: str
    claims: tuple[str, ...]
    pair8: tuple[float, ...]
    effects: tuple[LeverEffect, ...]
    third: ThirdParty
    risk: LeverRisk
    good: str
    backfires: str
    fit: str
    usual_fit: float
    serves: str
    deck: str = ""


@attrs.frozen
class Move:
    """A single move, paid when it is ordered.

    cost  weeks of attention
    """

    id: str
    title: str
    says: str
    cost: int
    delay: int
    visibility: str
    claims: tuple[str, ...]
    pair8: tuple[float, ...]
    effects: tuple[LeverEffect, ...]
    third: ThirdParty
    risk: LeverRisk
    good: str
    backfires: str
    fit: str
    usual_fit: float
    serves: str
    needs: tuple[Need, ...] = ()
    deck: str = ""


@attrs.frozen
class Choice:
    """One way to settle a crisis."""

    title: str
    cost: int
    effects: tuple[LeverEffect, ...]
    says: str
    face: int = 0
    needs: tuple[Need, ...] = ()


@attrs.frozen
class Crisis:
    """A question that the world puts to one country, with a clock; unanswered, the cheapest choice is taken."""

    id: str
    title: str
    says: str
    clock: str
    when: str
    visibility: str
    claims: tuple[str, ...]
    choices: tuple[Choice, ...]
    deck: str = ""


@attrs.frozen
class Course:
    """A plan over several quarters that one of the computer's countries can follow."""

    id: str
    title: str
    says: str
    character: str
    starts_when: str
    drops_when: str
    visibility: str
    claims: tuple[str, ...]
    dials_set: dict[str, int]
    steps: tuple[str, ...]
    red_lines: tuple[str, ...]


@attrs.frozen
class Aim:
    """An ambition that its seat chooses, or a hidden agenda that is drawn for it: a test over the whole campaign."""

    id: str
    title: str
    says: str
    test: str
    visibility: str
    claims: tuple[str, ...]


@attrs.frozen
class LeverPage:
    """One country's file; `all` is the file of whatever any country may meet."""

    policy: tuple[Policy, ...] = ()
    move: tuple[Move, ...] = ()
    crisis: tuple[Crisis, ...] = ()
    course: tuple[Course, ...] = ()
    ambition: tuple[Aim, ...] = ()
    agenda: tuple[Aim, ...] = ()


@attrs.frozen
class Weeks:
    """The money of the game: weeks of a government's attention.

    income           a quarter, by country
    carried_over     at most
    overdraft        in a crisis only
    steps            what raising a dial by 1, 2, 3 steps in one quarter costs
    repeat           more for the same move again within a year
    announced_face   resolve lost for each step by which an announced dial is lowered, points
    attacked …       what more or less a quarter brings, as the file tells

    Source: play2.md section 1 (the capital economy), seams.md B1.
    """

    income: dict[str, int]
    carried_over: int
    overdraft: int
    steps: tuple[int, ...]
    repeat: int
    announced_face: int
    attacked: int
    new_ruler: int
    united: int
    united_from: float
    windfall: int
    windfall_from: float
    election: int
    election_within: int
    unrest: int
    crisis: int
    shaken: int


@attrs.frozen(eq=False)
class LeverCatalogue:
    """All countries' levers; policies and moves stand by country, then as in their files."""

    weeks: Weeks
    policies: tuple[Policy, ...]
    moves: tuple[Move, ...]
    crises: tuple[Crisis, ...]
    courses: tuple[Course, ...]
    ambitions: tuple[Aim, ...]
    agendas: tuple[Aim, ...]

    @property
    def levers(self) -> tuple[str, ...]:
        """Every policy's and move's id; a sheet of orders has one row for each, in this order."""
        return (*(policy.id for policy in self.policies), *(move.id for move in self.moves))


def seat_of(identity: str) -> str:
    """The country that a lever, course or aim belongs to, by its id; "" where any country may meet it."""
    parts = identity.split(".")
    return SEATS.get(parts[1] if parts[0] in {"crisis", "course", "ambition", "agenda"} else parts[0], "")
