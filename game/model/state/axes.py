"""The axes of every array: who, where and on what, always in this order.

An array's last axis is always the worlds, so that one variable of all worlds lies together in memory.
"""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

COUNTRIES = ("russia", "iran", "united_states", "china", "gulf_states", "israel")
RUSSIA, IRAN, UNITED_STATES, CHINA, GULF, ISRAEL = range(len(COUNTRIES))
CODES = {"ru": "russia", "ir": "iran", "us": "united_states", "cn": "china", "gs": "gulf_states", "il": "israel"}

PARTNERS = ("russia", "iran")

DOMAINS = ("arms", "nuclear", "diplomatic", "proxies", "trade", "internal_security", "narrative")
ARMS, NUCLEAR, DIPLOMATIC, PROXIES, TRADE, INTERNAL_SECURITY, NARRATIVE = range(len(DOMAINS))

ISSUES = ("oil_market", "caucasus", "gulf", "israel", "levant", "nuclear_threshold", "caspian", "ukraine")
OIL_MARKET, CAUCASUS, GULF_ISSUE, ISRAEL_ISSUE, LEVANT, THRESHOLD, CASPIAN, UKRAINE = range(len(ISSUES))

FACTIONS = {
    "russia": ("security_services", "energy_firms", "business_elite", "technocrats", "public"),
    "iran": ("irgc", "clerical_establishment", "bonyads_and_merchants", "pragmatists", "public"),
}
PUBLIC = 4

BUYERS = ("china", "india", "others")
MILITIAS = ("hezbollah", "hamas", "houthis")

# Axes of the second model.
TIES = (
    *("ru_gs", "ru_il", "us_ru", "ir_gs", "us_ir", "ir_cn", "ru_cn"),
    *("us_gs", "il_gs", "us_cn", "us_il", "cn_gs", "il_cn"),
)
TIDES = ("front", "us_china", "tehran", "coalition", "gulf_mood", "allies")
FORCES = ("hezbollah", "houthis", "other_militias")
TOPICS = ("gulf", "israel", "debt")
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
    "other": COUNTRIES,
    "partner": PARTNERS,
    "domain": DOMAINS,
    "issue": ISSUES,
    "buyer": BUYERS,
    "militia": MILITIAS,
    "between": TIES,
    "tide": TIDES,
    "force": FORCES,
    "topic": TOPICS,
    "due": DUE_IN,
    "victim": VICTIMS,
    "ago": QUARTERS_AGO,
    "own_interest": OWN_INTERESTS,
    # The two capitals' factions share places in an array; their names differ by the partner before them.
    "faction": FACTIONS["russia"],
}


def names_along(axis: str, before: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names along an axis, given the names already chosen along the axes before it."""
    return FACTIONS[before[-1]] if axis == "faction" else AXES[axis]
