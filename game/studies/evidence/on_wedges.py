"""Experiments on wedges: what the article would have Washington do, order by order and as strategies."""

from game.studies.evidence.paired import Experiment
from game.studies.evidence.treatments import OrdersTreatment, StartTreatment, StrategyTreatment

US = "united_states"
STATUS_QUO = (StrategyTreatment(US, "status_quo"),)
WHOLE, LUMPED = (StrategyTreatment(US, "whole_programme"),), (StrategyTreatment(US, "lump_together"),)


def once(*orders: str) -> tuple[OrdersTreatment, ...]:
    """Return orders given in the first quarter, firmly."""
    return (OrdersTreatment(orders, (1,)),)


def twice(*orders: str) -> tuple[OrdersTreatment, ...]:
    """Return orders given in the first and the third quarter, firmly."""
    return (OrdersTreatment(orders, (1, 3)),)


EXPERIMENTS = (
    # --- single orders
    Experiment(
        "C20a", "Showing their rival visions costs the two trust", twice("us.promote_rival_visions"), "trust", 4, -1
    ),
    Experiment("C21a", "Denying parts lowers the trade in arms", twice("us.deny_dual_use"), "help.arms", 4, -1),
    Experiment("C21b", "What is denied in arms comes back in trade", twice("us.deny_dual_use"), "help.trade", 8, 1),
    Experiment(
        "C27a",
        "The less Washington is believed, the less its offer draws Tehran",
        (StartTreatment("credibility", -0.2),),
        "chance:offer.iran",
        0,
        -1,
        given=(StartTreatment("offer.iran", 0.6),),
    ),
    Experiment(
        "C72a",
        "Speaking of one threat raises the threat both see",
        (OrdersTreatment(("us.treat_as_one_threat",), (1, 2, 3, 4)),),
        "threat",
        4,
        1,
    ),
    Experiment(
        "C72b",
        "Speaking of one threat binds the pair",
        (OrdersTreatment(("us.treat_as_one_threat",), (1, 2, 3, 4)),),
        "index",
        8,
        1,
    ),
    Experiment(
        "C74a",
        "Enforcement aimed at oil loosens the pair more than broad sanctions",
        (OrdersTreatment(("us.enforce_on_russia", "us.enforce_on_iran"), (1, 3, 5)),),
        "index",
        8,
        -1,
        against=(OrdersTreatment(("us.sanction_both_broadly",), (1, 3, 5)),),
    ),
    Experiment(
        "C83a",
        "Showing Moscow's tilt to the Gulf costs Tehran's trust",
        once("us.expose_gulf_tilt"),
        "trust.iran",
        2,
        -1,
    ),
    Experiment(
        "C83b",
        "It costs more just after a slight",
        once("us.expose_gulf_tilt"),
        "trust.iran",
        2,
        -1,
        where=(StartTreatment("slight.iran", 0.5),),
    ),
    Experiment(
        "C84a",
        "Showing Moscow's ties with Israel costs Tehran's trust",
        once("us.expose_israel_ties"),
        "trust.iran",
        2,
        -1,
    ),
    Experiment(
        "C84b",
        "It costs more while Israel strikes Iran",
        (OrdersTreatment(("us.expose_israel_ties",), (2,)),),
        "trust.iran",
        3,
        -1,
        where=once("il.strike_nuclear_sites"),
    ),
    Experiment("C85a", "Declassified evidence costs Tehran's trust", once("us.declassify"), "trust.iran", 2, -1),
    Experiment(
        "C85b",
        "It costs less after many releases",
        once("us.declassify"),
        "trust.iran",
        2,
        1,
        where=(StartTreatment("releases", 8),),
    ),
    Experiment("C85c", "It burns sources", once("us.declassify"), "sources", 2, -1),
    Experiment(
        "C86a", "Denying parts means fewer arms from Tehran", twice("us.deny_dual_use"), "help.arms.iran", 6, -1
    ),
    Experiment(
        "C86b",
        "It bites more while Russia lacks substitutes",
        twice("us.deny_dual_use"),
        "help.arms.iran",
        6,
        -1,
        where=(StartTreatment("substitutes.russia", -0.5),),
    ),
    Experiment(
        "C87a",
        "Stopping convoys means less for Iran's partners in arms",
        twice("us.block_proxy_support"),
        "help.proxies",
        6,
        -1,
    ),
    Experiment("C87b", "Stopping convoys means weaker militias", twice("us.block_proxy_support"), "militia", 6, -1),
    # --- strategies, with all six countries deciding
    Experiment(
        "C17a",
        "Exposing their differences loosens the pair more than routine",
        (StrategyTreatment(US, "expose"),),
        "index",
        12,
        -1,
        against=STATUS_QUO,
        seated=True,
    ),
    Experiment(
        "C18a",
        "The whole programme, which offers nothing, loosens the pair more than routine",
        WHOLE,
        "index",
        12,
        -1,
        against=STATUS_QUO,
        seated=True,
    ),
    Experiment(
        "C18b",
        "The whole programme, without offers, loosens the pair more than courting Moscow does",
        WHOLE,
        "index",
        12,
        -1,
        against=(StrategyTreatment(US, "court_russia"),),
        seated=True,
    ),
    Experiment(
        "C18c",
        "The whole programme, without offers, loosens the pair more than courting Tehran does",
        WHOLE,
        "index",
        12,
        -1,
        against=(StrategyTreatment(US, "court_iran"),),
        seated=True,
    ),
    Experiment(
        "C72c",
        "Lumping the two together binds the pair more than routine",
        LUMPED,
        "index",
        12,
        1,
        against=STATUS_QUO,
        seated=True,
    ),
    Experiment(
        "C73a",
        "The whole programme has done more after three years than after one",
        WHOLE,
        "index",
        12,
        -1,
        against=STATUS_QUO,
        since=4,
        seated=True,
    ),
    Experiment(
        "C88a",
        "The whole programme leaves the pair looser than lumping does",
        WHOLE,
        "index",
        12,
        -1,
        against=LUMPED,
        seated=True,
    ),
    Experiment(
        "C88b",
        "The whole programme brings less escalation than lumping does",
        WHOLE,
        "mean escalation",
        12,
        -1,
        against=LUMPED,
        seated=True,
    ),
)
