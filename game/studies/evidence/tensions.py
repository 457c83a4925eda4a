"""The five tensions in the article, the experiments on both sides of each, and what to say as they come out.

Source: theory.md, five internal tensions.
"""

from collections.abc import Mapping

import attrs

from game.studies.evidence.paired import CONTRADICTED, SUPPORTED, UNDECIDED


@attrs.frozen
class Tension:
    """Two things the article says that pull against each other.

    sides        the two, in words
    experiments  names of those that bear on it
    decides      the experiment that puts both together
    says         what it shows, by its verdict
    """

    title: str
    sides: str
    experiments: tuple[str, ...]
    decides: str
    says: Mapping[str, str]


TENSIONS = (
    Tension(
        "Lost revenue weakens personal rulers; sanctions tighten their grip",
        "C30 and C75 expect a crisis where money runs short; C32 and C33 expect sanctions to steady the rulers.",
        ("C30a", "C30b", "C75a", "C32a", "C32b", "C33b", "C32c"),
        "C32c",
        {
            SUPPORTED: "Put together, oil enforcement steadies Tehran: grip outweighs loss.",
            UNDECIDED: "Put together, oil enforcement moves the chance of a crisis in Tehran neither way clearly.",
            CONTRADICTED: "Put together, oil enforcement makes a crisis in Tehran likelier: loss outweighs grip.",
        },
    ),
    Tension(
        "Price pressure makes rivals; shared pressure makes friends",
        "C19 and C80 expect squeezed exporters to fall out; C05 and C08 expect pressure on both to bind them.",
        ("C19a", "C19b", "C19c", "C80d", "C05b", "C80c"),
        "C80c",
        {
            SUPPORTED: "Enforcement against both, without words, loosens the pair: rivalry outweighs solidarity.",
            UNDECIDED: "Enforcement against both, without words, moves the pair neither way clearly.",
            CONTRADICTED: "Enforcement against both, even without words, binds the pair: solidarity outweighs rivalry.",
        },
    ),
    Tension(
        "No accommodation is needed; accommodation is what works",
        "C18 holds that wedges work without offers; the literature on wedges finds that offers to one are what works.",
        ("C17a", "C18a", "C69b", "C08c", "C18c", "C18b"),
        "C18b",
        {
            SUPPORTED: "The programme without offers loosens the pair more than courting Moscow does.",
            UNDECIDED: "The programme without offers and courting Moscow cannot be told apart.",
            CONTRADICTED: "Courting Moscow loosens the pair more than the programme without offers does.",
        },
    ),
    Tension(
        "Spare capacity lets Washington be tough; only while it can reach the market",
        "C79 counts on Gulf barrels to hold the price; they hold nothing where ships cannot pass.",
        ("C79a", "C79b"),
        "C79b",
        {
            SUPPORTED: "Spare capacity holds the price less when less of it can reach the market.",
            UNDECIDED: "Whether it can reach the market makes no clear difference.",
            CONTRADICTED: "Spare capacity holds the price even when less of it can reach the market.",
        },
    ),
    Tension(
        "A corridor divides under Moscow and unites under Washington",
        "C59 is one road with two signs, by who runs it.",
        ("C59a", "C59b", "C59c"),
        "C59c",
        {
            SUPPORTED: "Run by Washington the corridor binds the pair.",
            UNDECIDED: "Run by Washington the corridor moves the pair neither way clearly.",
            CONTRADICTED: "Run by Washington, too, the corridor loosens the pair.",
        },
    ),
)
