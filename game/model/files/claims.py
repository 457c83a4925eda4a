"""Claims: what the article says, in our own words, with the sign a test can find."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import attrs

from game.model.files.faults import Fault, ScenarioFaults, Spot, as_written
from game.model.files.structuring import piece
from game.model.files.toml_files import CLAIMS, read, shipped_folder
from game.model.state.axes import COUNTRIES
from game.model.state.measures import nearest

CLAIM = re.compile(r"C(0[1-9]|[1-7][0-9]|8[0-8])")
THEMES = (
    *("frame", "origins", "regimes", "military", "nuclear", "diplomacy", "intelligence", "economy", "history"),
    *("caucasus", "middle_east", "oil", "culture", "policy"),
)
TYPES = ("fact", "mechanism", "prescription", "prediction")
ACTORS = (*COUNTRIES, "syria", "azerbaijan", "armenia", "india")


@attrs.frozen
class Claim:
    """One claim of the article.

    id       C01 to C88
    theme    what it is about, from `THEMES`; several allowed
    type     what it is, from `TYPES`; several allowed
    actors   of whom it speaks
    claim    what it says, in our own words
    expects  the sign that a test can find, in our own words; "" where it states a fact and no more
    """

    id: str
    theme: tuple[str, ...]
    type: tuple[str, ...]
    actors: tuple[str, ...]
    claim: str
    expects: str = ""


def claims() -> Mapping[str, Claim]:
    """Every claim by its number, C01 to C88; ScenarioFaults where their file is wrong."""
    readable, faults = claims_of(shipped_folder() / CLAIMS)
    if faults:
        raise ScenarioFaults(faults)
    return readable


@cache
def claims_of(path: Path) -> tuple[Mapping[str, Claim], tuple[Fault, ...]]:
    """Every claim in a file that could be read, and all the file's faults."""
    spot = Spot(CLAIMS, [])
    readable: dict[str, Claim] = {}
    for number, entry in (read(path, spot) or {}).items():
        here = spot.at(number)
        if not CLAIM.fullmatch(number):
            here.wrong(as_written(number), "the number of a claim, C01 to C88")
        elif not isinstance(entry, dict):
            here.wrong(as_written(entry), "a table", f"write [{number}] and its lines below")
        elif claim := piece(Claim, {"id": number, **entry}, here):
            listed(claim, here)
            readable[number] = claim
    return readable, tuple(spot.faults)


def listed(claim: Claim, spot: Spot) -> None:
    """Gather a fault for each word that is not on its list, and for a mechanism that names no sign."""
    lists: dict[str, tuple[str, ...]] = {"theme": THEMES, "type": TYPES, "actors": ACTORS}
    for key, valid in lists.items():
        words = getattr(claim, key)
        for word in (word for word in words if word not in valid):
            spot.at(key).wrong(as_written(word), f"one of {', '.join(valid)}", f"nearest: {nearest(word, valid)}")
        if not words:
            spot.at(key).wrong("an empty list", "one at least")
    if set(claim.type) - {"fact"} and not claim.expects:
        spot.wrong("a claim that is more than a fact and cannot be tested", "expects")
