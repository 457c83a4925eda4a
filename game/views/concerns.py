"""What each lever concerns: capitals, strands of the partnership, oil and issues, from what its effects reach."""

from collections.abc import Mapping, Sequence
from functools import cache

from game.model.levers.catalogue import SEATS, LeverEffect, LeverRisk, Move, Policy, ThirdParty
from game.model.scenario.setup_files import shipped_levers
from game.model.state.axes import DOMAINS
from game.model.state.codes import MACHINES
from game.model.state.names import ROW, named

COUNTRY, STRAND, OIL, ISSUE = "country", "strand", "oil", "issue"
# What stands along a way of oil: the price, who sells how much to whom, and what is done against it.
OIL_HEADS = (
    *("brent", "spare", "output", "demand", "barrels", "discount", "fleet", "evasion", "enforcement", "fresh", "cap"),
    *("revenue", "gulf_money", "reserve"),
)
# Measures whose second axis is the seven strands.
OF_STRANDS = ("flow", "capacity", "need", "cost")
# What else is part of a strand, by the first part of its name.
OF_STRAND = {"militia": "proxies", "promised": "arms", "overdue": "arms", "payment_link": "trade", "railway": "trade"}
# What a window of the board stands for.
WINDOWS = {
    "offer_russia": "country:russia",
    "offer_iran": "country:iran",
    "drones": "strand:arms",
    "air_defence": "strand:arms",
    "snapback": "country:iran",
    "sanctions": "country:iran",
    "promises": "strand:arms",
    "bargainer": "country:united_states",
    "ruler_russia": "country:russia",
    "ruler_iran": "country:iran",
    "bind": "country:iran",
}


@cache
def concerns() -> Mapping[str, frozenset[str]]:
    """By lever, the subjects that it concerns, such as `country:iran`, `strand:arms`, `oil:iran` or `issue:waters`."""
    catalogue = shipped_levers()
    rows, levers = dict[str, frozenset[str]](), list[Policy | Move]((*catalogue.policies, *catalogue.moves))
    for lever in levers:
        reached: Sequence[LeverEffect | ThirdParty | LeverRisk] = (*lever.effects, lever.third)
        subjects = {subject for effect in reached for subject in subjects_of(effect.path)}
        rows[lever.id] = frozenset({*subjects, f"{COUNTRY}:{lever.third.country}"})
    return rows


def subjects_of(path: str) -> frozenset[str]:
    """What a path of an effect reaches."""
    name, turns, _ = path.partition(">")
    parts = name.split(".")
    countries = [SEATS[part] for part in parts if part in SEATS]
    subjects = {f"{COUNTRY}:{country}" for country in countries}
    if turns or name in MACHINES:
        subjects.add(f"{ISSUE}:{name}")
    if parts[0] in OIL_HEADS:
        subjects.add(OIL)
        subjects |= {f"{OIL}:{country}" for country in countries}
    if name in ROW and named(name).measure in OF_STRANDS and len(named(name).index) > 1:
        subjects.add(f"{STRAND}:{DOMAINS[named(name).index[1]]}")
    if parts[0] in OF_STRAND:
        subjects.add(f"{STRAND}:{OF_STRAND[parts[0]]}")
    return frozenset(subjects)


def concern(lever: str, subject: str) -> bool:
    """Whether a lever concerns a subject; "" is concerned by all, and a way of oil by what moves all oil too."""
    mine = concerns().get(lever, frozenset())
    if not subject:
        return True
    if subject.startswith(f"{OIL}:"):
        return subject in mine or (OIL in mine and not any(item.startswith(f"{OIL}:") for item in mine))
    return subject in mine
