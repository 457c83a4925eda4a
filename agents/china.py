"""China: a buyer with few rivals, who takes risks for a price and wants calm in the Gulf.

Beijing buys sanctioned crude when the discount pays for the risk, and asks for more when the sellers have nowhere else
to go. It fills its tanks when oil is cheap. It complies when its banks are in danger, and closes ranks with both when
Washington presses both at once. A closed Gulf would cost it more than anybody, so it mediates and counsels restraint.

Source: Snegovaya and Alterman (2024), claims C12, C67, C68, C72, C80; Early (2015), sanctions busters want profit;
theory.md 4.3 (China anchors both) and 4.5; calibration O11, O17, P5–P8.
"""

import numpy as np

from agents.utility import Lean
from game.model.state.figures import FigureSection
from game.model.state.observation import Observation
from game.model.state.setting import Staff


def doctrine(view: Observation, staff: Staff) -> tuple[Lean, ...]:
    """Return what Beijing's character adds to the worth of its orders."""
    return tuple(rule(view, staff.figures.china) for rule in RULES)


def bargain_with_moscow(view: Observation, china: FigureSection) -> Lean:
    """Return how a discount beyond the risk draws purchases from Russia (C80)."""
    amount = china.bargain * (
        view["discount.russia.china"] - china.usual_russia - china.risk_asks * view["pressure.russia"]
    )
    return Lean(("cn.buy_more_from_russia",), amount, "Russian crude is cheap for the risk")


def bargain_with_tehran(view: Observation, china: FigureSection) -> Lean:
    """Return how a discount beyond the risk draws purchases from Iran (C80)."""
    amount = china.bargain * (view["discount.iran.china"] - china.usual_iran - china.risk_asks * view["pressure.iran"])
    return Lean(("cn.buy_more_from_iran",), amount, "Iranian crude is cheap for the risk")


def buyers_market(view: Observation, china: FigureSection) -> Lean:
    """Return how sellers without another buyer are asked for more (C12, C67)."""
    amount = china.haggling * (view["pressure.russia"] + view["pressure.iran"] - china.sellers_free)
    return Lean(("cn.demand_deeper_discounts",), amount, "The sellers have few other ports to go to")


def full_tanks(view: Observation, china: FigureSection) -> Lean:
    """Return how cheap oil is put into store and dear oil is not."""
    return Lean(
        ("cn.stockpile",), china.thrift * (china.cheap_oil - view["brent"]), "Tanks are filled while oil is cheap"
    )


def banks_before_barrels(view: Observation, china: FigureSection) -> Lean:
    """Return how little tolerance of risk makes Beijing comply (C80)."""
    amount = china.prudence * (china.bold_enough - view["china_tolerance"])
    return Lean(("cn.comply_with_sanctions",), amount, "The banks' access to the dollar is at risk")


def ranks_closed(view: Observation, china: FigureSection) -> Lean:
    """Return how pressure on both at once, or treating both as one, makes Beijing shield both (C72)."""
    both = np.minimum(view["enforcement.russia"], view["enforcement.iran"]) + view["lumping"]
    return Lean(("cn.shield_both",), china.solidarity * both, "Washington presses both at once")


def calm_in_the_gulf(view: Observation, china: FigureSection) -> Lean:
    """Return how trouble in the Gulf makes Beijing mediate."""
    trouble = np.maximum(view["escalation"] - china.bearable_rung, 0) + 1 - view["hormuz"]
    return Lean(
        ("cn.mediate_iran_gulf", "cn.urge_restraint"), china.calm * trouble, "Half of China's oil comes by the Gulf"
    )


def no_arms_for_one_side(view: Observation, china: FigureSection) -> Lean:
    """Return how warmth with the Gulf keeps Beijing from arming Iran."""
    amount = -china.even_hand * view["tie.china.gulf_states"]
    return Lean(("cn.arm_iran",), amount, "Arms for Tehran would cost Beijing the Gulf")


RULES = (
    bargain_with_moscow,
    bargain_with_tehran,
    buyers_market,
    full_tanks,
    banks_before_barrels,
    ranks_closed,
    calm_in_the_gulf,
    no_arms_for_one_side,
)
