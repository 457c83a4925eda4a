"""What the whole numbers of machines, acts and reasons stand for."""

import attrs

# Ukraine, regimes, Iran's war, waters …: each machine's states in the order of their numbers.
WAR, TRUCE, SETTLEMENT, ESCALATED = 0, 1, 2, 3
STEADY, UNREST, CRISIS, NEW_RULER = 0, 1, 2, 3
DAMAGED, LATENT, THRESHOLD, WEAPON = 0, 1, 2, 3
QUIET, SHADOW, EXCHANGE, OPEN_WAR = 0, 1, 2, 3
OPEN, HARASSED, CLOSED = 0, 1, 2
PRESSURE, BARGAIN, RESTRAINT = 0, 1, 2
NONE, TABLED, IN_FORCE = 0, 1, 2
WITH_PAIR, LOST, CONTESTED = 0, 1, 2
HEDGING, UNDERWRITING, ABANDONING = 0, 1, 2
NO_CORRIDOR, MOSCOW_RUNS_IT, WASHINGTON_RUNS_IT, SHUT = 0, 1, 2, 3
QUOTA, PRICE_WAR = 0, 1
FIGHTING, CEASEFIRE = 0, 1

# Types of a new ruler; 0 is the ruler of the opening.
HARDLINER, PRAGMATIST, SOLDIER = 1, 2, 3

# Tides, by their place on the axis.
FRONT, US_CHINA, TEHRAN, COALITION, GULF_MOOD, ALLIES = 0, 1, 2, 3, 4, 5

# Ties, by their place on the axis.
TIE_RU_GS, TIE_RU_IL, TIE_US_RU, TIE_IR_GS, TIE_US_IR, TIE_IR_CN, TIE_RU_CN = range(7)
TIE_US_GS, TIE_IL_GS, TIE_US_CN, TIE_US_IL, TIE_CN_GS, TIE_IL_CN = range(7, 13)

# Steps of the ladder.
BROKEN, QUARREL, PARTLY_SUSPENDED, STRAINED, WORKING, CLOSE, TREATY, ALLIANCE = 0, 1, 2, 3, 4, 5, 6, 7

# Who moved the ladder.
NOBODY, MOSCOW, TEHRAN_MOVED, BOTH = 0, 1, 2, 3

ACTS = (
    *("none", "sell_out", "stand_aside", "suspend_unpaid", "suspend", "denounce", "expel", "cool"),
    *("pay", "apologise", "deliver", "mediated", "sign", "ally", "ordered_down", "ordered_up"),
)
NO_ACT, SELL_OUT, STAND_ASIDE, SUSPEND_UNPAID, SUSPEND, DENOUNCE, EXPEL, COOL = range(8)
PAY, APOLOGISE, DELIVER, MEDIATED, SIGN, ALLY, ORDERED_DOWN, ORDERED_UP = range(8, len(ACTS))

# The terms of the margin Z that can be the largest reason of an act, in the order of `ladder.terms`.
REASONS = (
    *("exchange", "shared_front", "trust", "dependence", "grievance", "affront", "third_parties", "offer"),
    *("entrapment", "institutions", "ruler", "character"),
)

OUTCOMES = ("fractured", "frayed", "holds", "durable", "catastrophe")
FRACTURED, FRAYED, HOLDS, DURABLE, CATASTROPHE = 0, 1, 2, 3, 4

ENDINGS = (
    *("runaway_war", "sold", "unpaid", "left_alone", "denounced", "new_man_in_tehran", "new_man_in_moscow"),
    *("the_bomb", "the_strait", "the_bloc", "treaty_kept", "peace_of_the_broker", "outbid_and_bound"),
    *("two_clients_of_beijing", "drifted_apart", "as_before"),
)


@attrs.frozen
class Machine:
    """One state machine as levers and tests see it.

    measure  the measure whose number is its state
    index    where it stands in the measure
    states   in the order of their numbers
    start    the state at the end of 2024
    clock    the measure that counts the quarters in this state; "" where none does
    """

    measure: str
    index: tuple[int, ...]
    states: tuple[str, ...]
    start: str
    clock: str = ""


MACHINES: dict[str, Machine] = {
    "ukraine": Machine("ukraine", (), ("war", "truce", "settlement", "escalated"), "war", "ukraine_quarters"),
    "regime.ru": Machine("regime", (0,), ("steady", "unrest", "crisis", "new_ruler"), "steady", "regime_quarters"),
    "regime.ir": Machine("regime", (1,), ("steady", "unrest", "crisis", "new_ruler"), "steady", "regime_quarters"),
    "nuclear": Machine("nuclear", (), ("damaged", "latent", "threshold", "weapon"), "latent"),
    "war.ir": Machine("war_iran", (), ("quiet", "shadow", "exchange", "open"), "shadow", "war_quarters"),
    "waters": Machine("waters", (), ("open", "harassed", "closed"), "open", "waters_quarters"),
    "us.administration": Machine("administration", (), ("pressure", "bargain", "restraint"), "pressure"),
    "snapback": Machine("snapback", (), ("none", "tabled", "in_force"), "none", "snapback_quarters"),
    "syria": Machine("syria", (), ("with_pair", "lost", "contested"), "with_pair"),
    "china": Machine("china", (), ("hedging", "underwriting", "abandoning"), "hedging"),
    "caucasus": Machine("caucasus", (), ("none", "moscow", "washington", "shut"), "none"),
    "oil_pact": Machine("oil_pact", (), ("quota", "price_war"), "quota", "oil_pact_quarters"),
    "israel_wars": Machine("israel_wars", (), ("war", "truce"), "war"),
    "front": Machine("tide", (0,), ("moving", "stalled"), "moving"),
    "us_china": Machine("tide", (1,), ("tariffs", "thaw"), "tariffs"),
    "tehran": Machine("tide", (2,), ("closed", "opening"), "closed"),
    "coalition": Machine("tide", (3,), ("firm", "shaken"), "firm"),
    "gulf_mood": Machine("tide", (4,), ("fearful", "at_ease"), "fearful"),
    "allies": Machine("tide", (5,), ("apart", "in_step"), "in_step"),
}
# Every `machine>state` that a lever or a crisis can bring about, in the order of `Deeds.turns`.
TURNS: tuple[str, ...] = tuple(f"{name}>{state}" for name, machine in MACHINES.items() for state in machine.states)
TURN_ROW: dict[str, int] = {turn: row for row, turn in enumerate(TURNS)}
# Those that deeds and events from outside do bring about; the laws lead to the others by themselves.
BROUGHT: tuple[str, ...] = (
    *("ukraine>truce", "ukraine>escalated", "regime.ru>unrest", "regime.ru>crisis", "regime.ru>new_ruler"),
    *("regime.ir>unrest", "regime.ir>crisis", "regime.ir>new_ruler", "waters>harassed", "waters>closed"),
    *("waters>open", "snapback>tabled", "snapback>in_force", "syria>lost", "china>underwriting"),
    "china>abandoning",
    *("oil_pact>price_war", "israel_wars>war", "israel_wars>truce", "front>moving", "front>stalled"),
    *("us_china>tariffs", "us_china>thaw", "tehran>closed", "tehran>opening", "coalition>firm", "coalition>shaken"),
    *("gulf_mood>fearful", "gulf_mood>at_ease", "allies>apart", "allies>in_step"),
)
