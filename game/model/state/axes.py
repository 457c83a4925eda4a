"""The axes of every array: who, where and on what, always in this order.

An array's last axis is always the worlds, so that one variable of all worlds lies together in memory. Who plays is read
from the folder of countries when Wedge starts: six of whom laws speak, then all others by their names.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.paths import country_folders

Array = NDArray[np.float64]
# Columns and blocks whose kind of number is chosen at run time: measures, levels, turns and flags alike.
AnyArray = NDArray[Any]

NAME = re.compile(r"[a-z][a-z0-9_]*")
CODE = re.compile(r'^code *= *"([a-z]{2})"', re.MULTILINE)
# Laws speak of them by their places.
IN_LAWS = ("russia", "iran", "united_states", "china", "gulf_states", "israel")
RUSSIA, IRAN, UNITED_STATES, CHINA, GULF, ISRAEL = range(len(IN_LAWS))


def country_files() -> tuple[dict[str, Path], tuple[Path, ...]]:
    """Each country's file by its name, the shipped one where there are two; and files whose names are none."""
    files: dict[str, Path] = {}
    unfit = []
    for path in (path for folder in country_folders() for path in sorted(folder.glob("*.toml"))):
        if NAME.fullmatch(path.stem):
            files.setdefault(path.stem, path)
        else:
            unfit.append(path)
    return files, tuple(unfit)


def codes_of(names: tuple[str, ...], files: Mapping[str, Path]) -> dict[str, str]:
    """Each country by the two letters its file gives; where those are wrong, letters that nobody has stand in."""
    codes: dict[str, str] = {}
    spare = (f"{first}{second}" for first in "zyx" for second in "zyxwvutsrqponmlkjihgfedcba")
    for name in names:
        text = files[name].read_text(encoding="utf-8", errors="replace") if name in files else ""
        written = CODE.search(text)
        code = (
            written[1]
            if written and written[1] not in codes
            else next(letters for letters in spare if letters not in codes)
        )
        codes[code] = name
    return codes


FILES, UNFIT = country_files()
COUNTRIES = (*IN_LAWS, *sorted(FILES.keys() - set(IN_LAWS)))
CODES = codes_of(COUNTRIES, FILES)
CODE_OF = {country: code for code, country in CODES.items()}

PARTNERS = ("russia", "iran")

DOMAINS = ("arms", "nuclear", "diplomatic", "proxies", "trade", "internal_security", "narrative")
ARMS, NUCLEAR, DIPLOMATIC, PROXIES, TRADE, INTERNAL_SECURITY, NARRATIVE = range(len(DOMAINS))

FACTIONS = {
    "russia": ("security_services", "energy_firms", "business_elite", "technocrats", "public"),
    "iran": ("irgc", "clerical_establishment", "bonyads_and_merchants", "pragmatists", "public"),
}
PUBLIC = 4

TIES = (
    *("ru_gs", "ru_il", "us_ru", "ir_gs", "us_ir", "ir_cn", "ru_cn"),
    *("us_gs", "il_gs", "us_cn", "us_il", "cn_gs", "il_cn"),
)
TIDES = ("front", "us_china", "tehran", "coalition", "gulf_mood", "allies")
FORCES = ("hezbollah", "houthis", "other_militias")
TOPICS = ("gulf", "israel", "debt")
SIGHTS = ("united_states", "israel", "nuclear")
DUE_IN = ("now", "one", "two", "three", "four", "five", "six", "seven", "eight")
VICTIMS = ("ir", "il", "us", "gs")
QUARTERS_AGO = ("this", "one_ago", "two_ago", "three_ago")
OWN_INTERESTS = (
    *("ru_end", "ru_owed", "ru_doors", "ir_regime", "ir_honour", "ir_region", "ir_paid"),
    *("us_allies", "us_home", "us_order", "cn_cheap", "cn_debt", "cn_trade"),
    *("gs_budget", "gs_courted", "gs_safe", "il_washington", "il_region", "il_quiet"),
)

AXES: dict[str, tuple[str, ...]] = {
    "country": COUNTRIES,
    "partner": PARTNERS,
    "domain": DOMAINS,
    "between": TIES,
    "tide": TIDES,
    "force": FORCES,
    "topic": TOPICS,
    "sight": SIGHTS,
    "due": DUE_IN,
    "victim": VICTIMS,
    "ago": QUARTERS_AGO,
    "own_interest": OWN_INTERESTS,
    # The two capitals' factions share places in an array; their names differ by the partner before them.
    "faction": FACTIONS["russia"],
}


def names_along(axis: str, before: tuple[str, ...]) -> tuple[str, ...]:
    """The names along an axis, given the names already chosen along the axes before it."""
    return FACTIONS[before[-1]] if axis == "faction" else AXES[axis]
