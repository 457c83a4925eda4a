"""Iran: regional, resentful, divided at home, and never sure of Moscow.

Tehran remembers what it is owed and says so when promises pile up. The guards and the pragmatists pull in opposite
directions, and whichever is restive gets its way. Threats make it enrich. Closing Hormuz is the last card, kept for
when it is cornered. It sells Moscow drones while they earn something that Moscow cannot make for itself; being lumped
with Moscow makes it echo Moscow. A corridor along its northern border is a red line, and the street is watched.

Source: Snegovaya and Alterman (2024), claims C04, C06, C26, C29, C39–C41, C46, C55, C59, C70; Grajewski (2023);
theory.md 4.2 (Izumikawa 2013: the weak ally asks for more than the strong one gives) and 6b; calibration F10, X8–X10.
"""

import numpy as np

from agents.utility import Lean
from game.model.state.figures import FigureSection
from game.model.state.observation import Observation
from game.model.state.setting import Staff


def doctrine(view: Observation, staff: Staff) -> tuple[Lean, ...]:
    """Return what Tehran's character adds to the worth of its orders."""
    return tuple(rule(view, staff.figures.iran) for rule in RULES)


def resentment(view: Observation, iran: FigureSection) -> Lean:
    """Return how slights that cannot be swallowed come out in public (C70)."""
    amount = iran.resentment * (view["grievance.iran"] + view["slight.iran"] - iran.swallowed)
    return Lean(("ir.complain_in_public",), amount, "Tehran will not swallow another slight from Moscow")


def claim_on_promises(view: Observation, iran: FigureSection) -> Lean:
    """Return how undelivered arms make Tehran ask for them (C41, W5)."""
    amount = iran.claim * (view["promised.russia"] - iran.patience)
    return Lean(("ir.demand_delivery",), amount, "Moscow has promised arms and has not delivered them")


def factional_veto(view: Observation, iran: FigureSection) -> Lean:
    """Return how restive guards block talks, and restive pragmatists press for them (C29)."""
    guards = np.maximum(iran.content - view["loyalty.iran.irgc"], 0)
    pragmatists = np.maximum(iran.content - view["loyalty.iran.pragmatists"], 0)
    conciliatory = ("ir.pause_and_talk", "ir.open_to_gulf", "ir.restrain_proxies")
    return Lean(
        conciliatory, iran.hardliners * (-guards) + iran.moderates * pragmatists, "Guards and pragmatists pull apart"
    )


def deterrence_by_enrichment(view: Observation, iran: FigureSection) -> Lean:
    """Return how a threat, and a strike most of all, drives enrichment (C06)."""
    amount = iran.deterrence * (view["threat.iran"] + view["strike_sites"] - iran.bearable_threat)
    return Lean(("ir.enrich",), amount, "A threatened Tehran moves nearer to a bomb")


def last_card(view: Observation, iran: FigureSection) -> Lean:
    """Return how Hormuz is left alone until Tehran is cornered: thin revenue and a war on its way."""
    cornered = (view["revenue.iran"] < iran.thin_revenue) & (view["escalation"] >= iran.war_near)
    amount = np.where(cornered, iran.last_card, -iran.restraint)
    return Lean(("ir.threaten_hormuz",), amount, "Hormuz is the last card: Tehran's own oil passes there")


def drones_that_pay(view: Observation, iran: FigureSection) -> Lean:
    """Return how drones go to Moscow while it cannot make its own, or pays in arms (C39, C40; X8–X10)."""
    paid = 1 - view["substitutes.russia"] + view["help.arms.russia"]
    return Lean(
        ("ir.send_drones",), iran.trade_in_drones * (paid - iran.drone_price), "Drones go where they are paid for"
    )


def echo_when_lumped(view: Observation, iran: FigureSection) -> Lean:
    """Return how being treated as one with Moscow makes Tehran speak like Moscow (C04, C72)."""
    amount = iran.echo * view["lumping"]
    return Lean(("ir.amplify_kremlin_story",), amount, "Washington treats the two as one")


def northern_red_line(view: Observation, iran: FigureSection) -> Lean:
    """Return how a corridor, whoever runs it, rouses Tehran for its border with Armenia (C59)."""
    amount = iran.red_line * (view["corridor_moscow"] + view["corridor_west"] - iran.corridor_borne)
    return Lean(("ir.oppose_corridor",), amount, "A corridor would cut Tehran off from Armenia")


def fear_of_the_street(view: Observation, iran: FigureSection) -> Lean:
    """Return how a disloyal public is met with force (C46)."""
    amount = iran.fear * np.maximum(iran.quiet_street - view["loyalty.iran.public"], 0)
    return Lean(("ir.crack_down",), amount, "The street is restless")


RULES = (
    resentment,
    claim_on_promises,
    factional_veto,
    deterrence_by_enrichment,
    last_card,
    drones_that_pay,
    echo_when_lumped,
    northern_red_line,
    fear_of_the_street,
)
