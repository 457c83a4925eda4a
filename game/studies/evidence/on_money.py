"""Experiments on money: oil, sanctions, trade, and what they do to the two regimes."""

from game.studies.evidence.paired import Experiment
from game.studies.evidence.treatments import FigureTreatment, InjectTreatment, OrdersTreatment, StartTreatment

CHEAP_OIL = FigureTreatment("oil.anchor", -18)
BROAD = OrdersTreatment(("us.sanction_both_broadly",), (1, 3, 5, 7))
ON_BOTH = OrdersTreatment(("us.enforce_on_both",), (1, 3, 5))
ON_IRAN = OrdersTreatment(("us.enforce_on_iran",), (1, 3, 5))
SUPPLY = OrdersTreatment(("gs.raise_output", "us.push_supply"), (1, 3, 5))
DISCOUNTS = "discount.russia.china + discount.iran.china"

EXPERIMENTS = (
    # --- the regimes
    Experiment(
        "C09a",
        "When oil money falls, insiders are spared more than the public",
        (CHEAP_OIL,),
        "patronage.iran.irgc - patronage.iran.public",
        8,
        1,
    ),
    Experiment("C25a", "Western pressure feeds resentment of the West in Russia", (BROAD,), "resentment.russia", 8, 1),
    Experiment("C26a", "Western pressure feeds resentment of the West in Iran", (BROAD,), "resentment.iran", 8, 1),
    Experiment(
        "C29a",
        "When oil money falls, insiders get less",
        (CHEAP_OIL,),
        "patronage.iran.irgc + patronage.russia.energy_firms",
        8,
        -1,
    ),
    Experiment("C30a", "When oil money falls, loyalty falls", (CHEAP_OIL,), "loyalty", 8, -1),
    Experiment("C30b", "When oil money falls, a crisis of the regime is likelier", (CHEAP_OIL,), "hazard", 8, 1),
    Experiment("C32a", "Sanctions make the public depend on the state", (BROAD,), "dependence", 8, 1),
    Experiment("C32b", "Sanctions make a crisis in Iran less likely", (BROAD,), "hazard.iran", 8, -1),
    Experiment("C33a", "Enforcement teaches evasion", (ON_IRAN,), "evasion.iran", 8, 1),
    Experiment("C33b", "Enforcement enriches smugglers", (ON_IRAN,), "rents.iran", 8, 1),
    Experiment(
        "C34a", "More trade between the two teaches both evasion", (StartTreatment("help.trade", 0.3),), "evasion", 8, 1
    ),
    Experiment(
        "C75a",
        "The more personal the rule, the more lost revenue endangers it",
        (CHEAP_OIL,),
        "hazard.iran",
        8,
        1,
        where=(FigureTreatment("factions.personalism_iran", 0.2),),
    ),
    Experiment(
        "C76a",
        "The thinner the reserves, the more lost revenue endangers the rule",
        (CHEAP_OIL,),
        "hazard",
        8,
        1,
        where=(StartTreatment("reserves", -20),),
    ),
    Experiment(
        "C32c",
        "Oil enforcement, lost revenue and all, makes a crisis in Iran less likely",
        (ON_IRAN,),
        "mean hazard.iran",
        8,
        -1,
    ),
    Experiment(
        "C33c",
        "Standing enforcement, with no fresh wave of listings, teaches evasion",
        (StartTreatment("enforcement.iran", 0.3),),
        "evasion.iran",
        8,
        1,
    ),
    Experiment(
        "C33d",
        "The second dose of enforcement costs less than the first",
        (StartTreatment("enforcement.iran", 0.25),),
        "revenue.iran",
        4,
        1,
        where=(StartTreatment("enforcement.iran", 0.25),),
    ),
    # --- trade between the two
    Experiment(
        "C49a", "The trade pact raises trade", (), "help.trade", 8, 1, against=(InjectTreatment("trade_pact_in_force"),)
    ),
    Experiment("C51a", "Iran's need of grain raises trade", (StartTreatment("grain", 0.4),), "help.trade", 8, 1),
    Experiment("C52a", "Payment links raise trade", (StartTreatment("payment_links", 0.3),), "help.trade", 8, 1),
    Experiment(
        "C52b",
        "Broken payment links lower trade",
        (OrdersTreatment(("us.break_payment_links",), (1, 3)),),
        "help.trade",
        8,
        -1,
    ),
    Experiment(
        "C53a",
        "An empty Russian fund delays the railway",
        (StartTreatment("reserves.russia", -30),),
        "railway",
        12,
        -1,
        seated=True,
    ),
    # --- the oil market
    Experiment(
        "C12a",
        "More Russian barrels for China widen Iran's discount",
        (FigureTreatment("oil.china_share_russia", 0.1),),
        "discount.iran.china",
        2,
        1,
    ),
    Experiment(
        "C12b",
        "A Russian price cut widens Iran's discount",
        (OrdersTreatment(("ru.discount_crude",), (1,)),),
        "discount.iran.china",
        1,
        1,
    ),
    Experiment("C19a", "Cheap oil lowers trade between the two", (CHEAP_OIL,), "help.trade", 8, -1),
    Experiment("C19b", "Pumping more lowers trade between the two", (SUPPLY,), "help.trade", 8, -1),
    Experiment(
        "C19c", "Cheap oil makes the two undercut each other", (CHEAP_OIL,), "mean undercutting", 8, 1, seated=True
    ),
    Experiment(
        "C67a",
        "The less sanctioned crude China takes, the wider both discounts",
        (StartTreatment("china_tolerance", -0.2),),
        DISCOUNTS,
        2,
        1,
    ),
    Experiment(
        "C68a", "Falling Chinese demand widens both discounts", (StartTreatment("china_demand", -0.8),), DISCOUNTS, 2, 1
    ),
    Experiment(
        "C68b",
        "Falling Chinese demand lowers trade between the two",
        (StartTreatment("china_demand", -0.8),),
        "help.trade",
        8,
        -1,
    ),
    Experiment(
        "C78a",
        "A Washington that minds the pump more enforces less",
        (FigureTreatment("united_states.pump_price", 0.1), FigureTreatment("united_states.dear_oil", -10)),
        "mean enforcement",
        8,
        -1,
        seated=True,
    ),
    Experiment(
        "C79a",
        "With little spare capacity, enforcement raises the price more",
        (OrdersTreatment(("us.enforce_on_both", "us.cut_shadow_fleet"), (1,), 3),),
        "brent",
        2,
        1,
        where=(StartTreatment("spare", -4),),
    ),
    Experiment(
        "C79b",
        "Spare capacity that cannot reach the market holds the price less",
        (StartTreatment("spare", -4),),
        "brent",
        2,
        -1,
        given=(FigureTreatment("oil.trend_glut", -2),),
        where=(StartTreatment("deliverable", -0.5),),
    ),
    Experiment(
        "C80a",
        "Enforcement widens the discount at once",
        (OrdersTreatment(("us.enforce_on_iran",), (1,)),),
        "discount.iran.china",
        1,
        1,
    ),
    Experiment("C80b", "Enforcement against both lowers both revenues", (ON_BOTH,), "revenue", 6, -1),
    Experiment("C80c", "Quiet enforcement against both loosens the pair", (ON_BOTH,), "index", 8, -1),
    Experiment("C80d", "Quiet enforcement against both lowers trade between the two", (ON_BOTH,), "help.trade", 8, -1),
    Experiment(
        "C81a",
        "A lower and stricter price cap leaves Russia less a barrel",
        (OrdersTreatment(("us.police_price_cap",), (1, 4)),),
        "netback.russia",
        4,
        -1,
    ),
    Experiment("C82a", "Pumping more lowers Brent", (SUPPLY,), "brent", 6, -1),
    Experiment("C82b", "Pumping more lowers both revenues", (SUPPLY,), "revenue", 6, -1),
)
