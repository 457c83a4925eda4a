"""Experiments on the pair: what draws Moscow and Tehran together, and what they give each other."""

from game.evidence.paired import Experiment
from game.evidence.treatments import GivesOnly, Opening, Orders, Plays, Start, Without

US_HOLDS = GivesOnly("united_states", ())
STATUS_QUO = Plays("united_states", "status_quo")
SLIGHTS = Orders(("ru.endorse_gulf_claims", "ru.back_baku_corridor"), (1, 4))
STRIKE = Orders(("il.strike_nuclear_sites",), (1,))
ISLANDS = Orders(("ru.endorse_gulf_claims",), (1,))

EXPERIMENTS = (
    Experiment(
        "C01a", "A fiercer war in Ukraine deepens the trade in arms", (Start("ukraine", 0.15),), "help.arms", 8, 1
    ),
    Experiment("C01b", "An ebbing war lets the trade in arms fall off", (Start("ukraine", -0.6),), "help.arms", 8, -1),
    Experiment(
        "C02a",
        "What Moscow gives wins Tehran's trust",
        (Orders(("ru.veto", "ru.send_air_defence", "ru.share_intelligence"), (1,)),),
        "trust.iran",
        4,
        1,
    ),
    Experiment(
        "C03a",
        "When Tehran sends fewer arms, Moscow gives fewer in return",
        (Start("help.arms.iran", -0.3),),
        "help.arms.russia",
        4,
        -1,
    ),
    Experiment(
        "C04a",
        "A greater threat from the West makes both tell one story",
        (Start("threat", 0.15),),
        "help.narrative",
        4,
        1,
    ),
    Experiment("C05a", "A greater threat from the West binds the two", (Start("threat", 0.15),), "index", 4, 1),
    Experiment(
        "C05b",
        "Broad sanctions on both bind the two",
        (Orders(("us.sanction_both_broadly",), (1, 3, 5)),),
        "index",
        8,
        1,
    ),
    Experiment(
        "C07a", "Arms for Kyiv make Moscow short of arms", (Orders(("us.arm_ukraine",), (1, 3)),), "arms_gap", 4, 1
    ),
    Experiment(
        "C07b",
        "Arms for Kyiv raise the threat that Moscow sees",
        (Orders(("us.arm_ukraine",), (1, 3)),),
        "threat.russia",
        4,
        1,
    ),
    Experiment(
        "C08a",
        "An understanding of one with Washington loosens the pair",
        (Start("accommodation.iran", 0.4),),
        "index",
        4,
        -1,
    ),
    Experiment(
        "C08b", "Chinese arms loosen the trade in arms", (Orders(("cn.arm_iran",), (1, 5)),), "help.arms", 8, -1
    ),
    Experiment(
        "C08c",
        "A deal for Tehran with relief loosens the pair",
        (Plays("united_states", "court_iran"),),
        "index",
        12,
        -1,
        against=(STATUS_QUO,),
        seated=True,
    ),
    Experiment(
        "C10a",
        "Joint stress makes a rupture within eight quarters likelier",
        (SLIGHTS, STRIKE, Orders(("us.enforce_on_both", "us.expose_gulf_tilt"), (2, 5))),
        "ever chance:rupture",
        8,
        1,
    ),
    Experiment(
        "C11a",
        "The longer the memory, the more a slight costs",
        (ISLANDS,),
        "trust.iran",
        4,
        -1,
        where=(Start("memory.iran", 0.3),),
    ),
    Experiment(
        "C22a",
        "With nobody parting them, the pair grows closer in three years",
        (US_HOLDS,),
        "index",
        12,
        1,
        against=(US_HOLDS, Opening()),
        seated=True,
    ),
    Experiment(
        "C22b",
        "With nobody acting at all, the pair grows closer in three years",
        (),
        "index",
        12,
        1,
        against=(Opening(),),
    ),
    Experiment("C23a", "A closer pair brings more escalation", (Start("help", 0.2),), "escalation", 8, 1),
    Experiment("C23b", "A closer pair brings stronger militias", (Start("help", 0.2),), "militia", 8, 1),
    Experiment(
        "C35a",
        "The loss of Syria costs cooperation in the field",
        (),
        "help.proxies + help.arms",
        4,
        -1,
        against=(Without("damascus_falls"),),
    ),
    Experiment(
        "C37a",
        "Institutions soften a decline",
        (Start("denial", 0.3),),
        "index",
        6,
        1,
        where=(Start("institutions", 0.3),),
    ),
    Experiment(
        "C37b",
        "Institutions keep more of what was gained",
        (Start("help", 0.2),),
        "index",
        6,
        1,
        where=(Start("institutions", 0.3),),
    ),
    Experiment(
        "C39a",
        "Drones made at home mean fewer from Tehran",
        (Start("substitutes.russia", 0.2),),
        "help.arms.iran",
        8,
        -1,
    ),
    Experiment(
        "C40a",
        "Drones made at home mean that Tehran gets less for its arms",
        (Orders(("ru.localise_drones",), (1, 4)),),
        "help.arms.russia",
        8,
        -1,
    ),
    Experiment(
        "C41a", "Promises not kept feed Tehran's grievance", (Start("promised.russia", 0.2),), "grievance.iran", 4, 1
    ),
    Experiment(
        "C43a",
        "The nearer the bomb, the less Moscow helps the programme",
        (Start("enrichment", 0.08),),
        "help.nuclear.russia",
        8,
        -1,
    ),
    Experiment(
        "C46a",
        "Unrest in Iran deepens the trade in repression",
        (Start("loyalty.iran.public", -0.2),),
        "help.internal_security",
        8,
        1,
    ),
    Experiment(
        "C47a",
        "Russian tools make repression in Iran stronger",
        (Start("help.internal_security.russia", 0.3),),
        "repression.iran",
        8,
        1,
    ),
    Experiment(
        "C54a",
        "Deliveries and votes bring the pair closer",
        (Orders(("ru.send_jets", "ru.veto"), (1, 4)),),
        "index",
        8,
        1,
    ),
    Experiment("C54b", "Slights push the pair apart", (SLIGHTS,), "index", 8, -1),
)
