"""What deals put on the world: payments, and what it does to words, trust and ties that one was kept or broken.

What a clause itself asks for is an order like any other, and acts through its own lever; here stands only what is due
to the deal, so that nothing counts twice.
"""

from collections.abc import Mapping

import attrs
import numpy as np

from game.model.levers.deal_terms import FUNDS, DealTerms
from game.model.state.axes import CODE_OF, PARTNERS, Array
from game.model.state.deeds import Deeds
from game.model.state.figures import Figures
from game.model.state.names import NAMES, ROW, named
from game.model.state.world_state import WorldState

# Sizes by name, each in the name's own unit.
Pushes = Mapping[str, float]


def number(figure: Array | float) -> float:
    """A figure of one world as a plain number."""
    return float(np.ravel(figure)[0])


def tie_between(first: str, second: str) -> str:
    """The name of the tie between two countries; "" where the laws know none."""
    codes = CODE_OF[first], CODE_OF[second]
    return next((name for name in (f"tie.{a}.{b}" for a, b in (codes, codes[::-1])) if name in ROW), "")


def of_breach(terms: DealTerms, breaker: str, all_know: bool, share: float, figures: Figures) -> Pushes:
    """What a breach does once the injured side knows of it.

    all_know  whether everybody learns of it; else only the two and who stood behind the deal
    share     how much of it counts: 1, less where the breaker said so openly beforehand

    Source: play2.md section 4 (word −15 and −7); model2.md section 2 (grievance of revealed betrayals).
    """
    law, injured = figures.deals, terms.partner_of(breaker)
    sizes = {f"word.{CODE_OF[breaker]}": -number(law.word_all if all_know else law.word_two)}
    if {breaker, injured} == set(PARTNERS):
        sizes[f"trust.{CODE_OF[injured]}"] = -number(law.trust_broken)
        sizes[f"grievance.{CODE_OF[injured]}"] = number(law.grievance_broken)
    elif tie := tie_between(breaker, injured):
        sizes[tie] = -number(law.tie_broken)
    if terms.guarantor:
        sizes[f"resolve.{CODE_OF[terms.guarantor]}"] = -number(law.surety_shamed)
        if tie := tie_between(breaker, terms.guarantor):
            sizes[tie] = -number(law.tie_surety)
    return {name: size * share for name, size in sizes.items()}


def of_keeping(terms: DealTerms, all_know: bool, figures: Figures) -> Pushes:
    """What it does that a deal was kept to its end: both words rise, and the two trust each other more.

    Source: play2.md section 4 (word +8 with the partner).
    """
    law = figures.deals
    share = 1.0 if all_know else number(law.kept_unseen)
    sizes = {f"word.{CODE_OF[party]}": number(law.word_kept) * share for party in terms.parties}
    if set(terms.parties) == set(PARTNERS):
        sizes |= {f"trust.{CODE_OF[party]}": number(law.trust_kept) for party in terms.parties}
    elif tie := tie_between(*terms.parties):
        sizes[tie] = number(law.tie_kept)
    return sizes


def of_leak(terms: DealTerms, figures: Figures) -> Pushes:
    """What it does that a secret deal comes out: one of the pair that dealt behind the other's back affronts it.

    Source: play2.md section 4 (a leak hurts whom the deal hurts); model2.md section 2 (revealed betrayals).
    """
    law, sizes = figures.deals, dict[str, float]()
    for side, partner in enumerate(PARTNERS):
        other = CODE_OF[PARTNERS[1 - side]]
        if partner in terms.parties and PARTNERS[1 - side] not in terms.parties:
            sizes[f"affront.{other}"] = number(law.affront_leaked)
            sizes[f"trust.{other}"] = -number(law.trust_leaked)
    return sizes


def of_payment(payer: str, paid: str, amount: float, figures: Figures) -> Pushes:
    """Money that goes from one country's funds into another's, $bn; between the pair it enters the ledger.

    Source: play2.md section 4 (pay $bn); seams.md (balance: above nought Moscow is in debt).
    """
    sizes = {FUNDS[payer]: -amount, FUNDS[paid]: amount}
    if {payer, paid} == set(PARTNERS):
        sizes["balance"] = number(figures.deals.ledger_bn) * amount * (1.0 if payer == PARTNERS[1] else -1.0)
    return sizes


def funds_of(country: str, world: WorldState) -> float:
    """What a country has in funds that the laws know of, $bn; nought where they know of none."""
    return float(named(FUNDS[country]).read(world)[0]) if country in FUNDS else 0.0


def added(first: Pushes, other: Pushes) -> Pushes:
    """Two sets of pushes, name by name."""
    return {name: first.get(name, 0.0) + other.get(name, 0.0) for name in dict.fromkeys((*first, *other))}


def as_deeds(pushes: Pushes) -> Deeds:
    """Pushes as a quarter's deeds in one world, to be laid beside what was ordered: nothing but jumps."""
    none = Deeds.none(1)
    jumps = none.jumps.copy()
    for name, size in pushes.items():
        jumps[ROW[name]] += size / NAMES[ROW[name]].push_scale
    return attrs.evolve(none, jumps=jumps)
