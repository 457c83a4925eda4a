"""Schools: where three schools of thought expect different signs of the same experiment. Source: theory.md 4.7."""

from collections.abc import Mapping

import attrs

from game.studies.evidence.paired import Experiment, PairedOutcome, Treatments
from game.studies.evidence.treatments import FigureTreatment, OrdersTreatment, StartTreatment

SCHOOLS = {"threat": "Balance of threat", "wedge": "Crawford and Huang", "article": "The article"}
# An effect on the index that is smaller than this, in points, is none.
NOTHING = 0.5
QUARTERS = 8


@attrs.frozen
class Test:
    """One experiment on which the schools differ.

    expects  by school: the signs it would be content with; silent where it is missing
    """

    __test__ = False

    name: str
    asks: str
    vary: Treatments
    expects: Mapping[str, tuple[int, ...]]
    given: Treatments = ()

    @property
    def experiment(self) -> Experiment:
        """Return the test as a paired experiment: the index, with all six countries deciding."""
        return Experiment(self.name, self.asks, self.vary, "index", QUARTERS, 1, given=self.given, seated=True)


UP, NONE, DOWN = (1,), (0,), (-1,)

TESTS = (
    Test(
        "T1",
        "Broad sanctions on both",
        (OrdersTreatment(("us.sanction_both_broadly",), (1, 3, 5)),),
        {"threat": UP, "wedge": (0, 1), "article": DOWN},
    ),
    Test(
        "T2",
        "Brent falls by 30 %, without sanctions",
        (FigureTreatment("oil.anchor", -22), StartTreatment("brent", -22)),
        {"threat": NONE, "wedge": NONE, "article": DOWN},
    ),
    Test(
        "T3",
        "Washington courts Moscow and squeezes Tehran",
        (OrdersTreatment(("us.offer_russia", "us.enforce_on_iran"), (1, 3, 5)),),
        {"threat": DOWN, "wedge": DOWN},
    ),
    Test(
        "T4",
        "Washington and Tehran strike a deal with relief; Moscow makes its own drones",
        (OrdersTreatment(("us.offer_iran",), (1, 3, 5)), StartTreatment("enforcement.iran", -0.2)),
        {"threat": DOWN, "wedge": NONE},
    ),
    Test(
        "T5",
        "The same deal while Moscow still needs Iranian drones",
        (OrdersTreatment(("us.offer_iran",), (1, 3, 5)), StartTreatment("enforcement.iran", -0.2)),
        {"threat": DOWN, "wedge": DOWN},
        given=(StartTreatment("substitutes.russia", -0.45), StartTreatment("arms_gap", 0.3)),
    ),
    Test(
        "T6",
        "A massive strike on Iran",
        (OrdersTreatment(("il.strike_nuclear_sites", "us.support_strike"), (1,), 3),),
        {"threat": UP, "wedge": UP},
    ),
    Test("T7", "A corridor run by Moscow", (StartTreatment("corridor_moscow", 0.4),), {"wedge": DOWN, "article": DOWN}),
    Test("T8", "A corridor run by Washington", (StartTreatment("corridor_west", 0.5),), {"wedge": UP, "article": DOWN}),
    Test(
        "T9",
        "Moscow's tilt to the Gulf and to Israel exposed",
        (OrdersTreatment(("us.expose_gulf_tilt", "us.expose_israel_ties"), (1, 3)),),
        {"threat": NONE, "wedge": (0, -1), "article": DOWN},
    ),
)


def found_sign(outcome: PairedOutcome) -> int:
    """Return the sign of an effect on the index: 0 where its interval holds nought or it is too small to be seen."""
    if abs(outcome.effect) < NOTHING or outcome.low <= 0 <= outcome.high:
        return 0
    return 1 if outcome.effect > 0 else -1


def agreement(outcomes: Mapping[str, PairedOutcome]) -> dict[str, tuple[int, int]]:
    """Return in how many of the tests on which it speaks each school is right, and how many those are."""
    agreed = {}
    for school in SCHOOLS:
        spoken = [test for test in TESTS if school in test.expects and test.name in outcomes]
        right = sum(found_sign(outcomes[test.name]) in test.expects[school] for test in spoken)
        agreed[school] = (right, len(spoken))
    return agreed
