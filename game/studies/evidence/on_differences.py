"""Experiments on what divides Moscow and Tehran: rival aims, memories, slights."""

from game.studies.evidence.paired import Experiment
from game.studies.evidence.treatments import OrdersTreatment, StartTreatment

ISLANDS = OrdersTreatment(("ru.endorse_gulf_claims",), (1,))

EXPERIMENTS = (
    Experiment(
        "C13a",
        "The more both care about the Caucasus, the less they speak for each other",
        (StartTreatment("salience.iran.caucasus", 0.3), StartTreatment("salience.russia.caucasus", 0.3)),
        "help.diplomatic",
        4,
        -1,
    ),
    Experiment(
        "C14a",
        "The more both care about the Middle East, the looser the pair",
        tuple(
            StartTreatment(f"salience.{who}.{issue}", 0.15)
            for who in ("russia", "iran")
            for issue in ("gulf", "israel", "levant")
        ),
        "index",
        4,
        -1,
    ),
    Experiment(
        "C14b",
        "A wider war around Israel loosens the pair",
        (OrdersTreatment(("il.widen_war",), (1, 4)),),
        "index",
        8,
        -1,
    ),
    Experiment(
        "C15a", "A lesser threat from the West loosens the pair", (StartTreatment("threat", -0.3),), "index", 4, -1
    ),
    Experiment(
        "C15b",
        "It loosens a like-minded pair less",
        (StartTreatment("threat", -0.3),),
        "index",
        4,
        1,
        where=(StartTreatment("salience.russia", -1), StartTreatment("salience.iran", -1)),
    ),
    Experiment(
        "C16a",
        "Moscow's understanding with Washington costs Tehran's trust",
        (StartTreatment("accommodation.russia", 0.4),),
        "trust.iran",
        4,
        -1,
    ),
    Experiment(
        "C55a",
        "Reminders cost more trust in Tehran than in Moscow",
        (OrdersTreatment(("us.promote_rival_visions",), (1,)),),
        "trust.iran - trust.russia",
        2,
        -1,
    ),
    Experiment(
        "C57a",
        "Where interests agree, the pair is closer whatever its memories",
        (StartTreatment("salience.russia", -0.5), StartTreatment("salience.iran", -0.5)),
        "index",
        4,
        1,
        given=(StartTreatment("memory", 0.3),),
    ),
    Experiment(
        "C59a",
        "A corridor run by Moscow loosens the pair",
        (OrdersTreatment(("ru.back_baku_corridor",), (1, 4)),),
        "index",
        8,
        -1,
    ),
    Experiment(
        "C59b",
        "A corridor run by Washington raises the threat both see",
        (OrdersTreatment(("us.back_caucasus_corridor",), (1, 4)),),
        "threat",
        8,
        1,
    ),
    Experiment(
        "C59c",
        "A corridor run by Washington binds the pair",
        (OrdersTreatment(("us.back_caucasus_corridor",), (1, 4)),),
        "index",
        8,
        1,
    ),
    Experiment("C70a", "A slight feeds Tehran's grievance", (ISLANDS,), "grievance.iran", 4, 1),
)
