"""Deals between two countries as their words hold them: who undertakes what, until when, and who stands behind it."""

from collections.abc import Mapping

import attrs

from game.model.state.axes import CODE_OF, COUNTRIES
from game.model.state.names import ROW

MAKE, REFRAIN, AT_LEAST, AT_MOST, PAY = DOES = ("make", "refrain", "at_least", "at_most", "pay")
ON_DIALS = (AT_LEAST, AT_MOST)
# Who has funds that the laws know of, and can be paid into and out of.
FUNDS: Mapping[str, str] = {
    country: f"reserves.{CODE_OF[country]}" for country in COUNTRIES if f"reserves.{CODE_OF[country]}" in ROW
}


@attrs.frozen
class DealClause:
    """One thing that one party undertakes.

    does  `make` a move by a quarter, `refrain` from one, keep a policy `at_least` or `at_most` at a step from a quarter
          on, or `pay`
    what  the move or the policy, by id; of a payment the country that is paid
    step  the step of the policy, 0–3; of a payment billions of dollars
    by    a quarter of the campaign, counted from 1; of what is refrained from 0, because it holds at once
    """

    country: str
    does: str
    what: str
    step: int = 0
    by: int = 0


@attrs.frozen
class DealTerms:
    """What two countries offer each other.

    until      the last quarter in which it holds, counted from 1
    public     whether everybody is to know of it
    guarantor  a third country that stands behind it; "" for none
    only_while a test of the world; once it fails the deal lapses, and nobody is to blame; "" for none
    """

    proposer: str
    other: str
    clauses: tuple[DealClause, ...]
    until: int
    public: bool = False
    guarantor: str = ""
    only_while: str = ""

    @property
    def parties(self) -> tuple[str, str]:
        """The two whose deal it is."""
        return self.proposer, self.other

    @property
    def insiders(self) -> tuple[str, ...]:
        """Who knows of it from the first: the two, and who stands behind it."""
        return (*self.parties, self.guarantor) if self.guarantor else self.parties

    def of(self, country: str) -> tuple[int, ...]:
        """The places of the clauses that a country undertakes."""
        return tuple(place for place, clause in enumerate(self.clauses) if clause.country == country)

    def partner_of(self, country: str) -> str:
        """The other of the two."""
        return self.other if country == self.proposer else self.proposer


OPEN, DONE, BROKEN = "open", "done", "broken"


def stands(clause: DealClause, quarter: int, until: int, ordered: Mapping[str, float]) -> str:
    """How a clause stands by what was ordered in a quarter: `open`, `done` or `broken`.

    quarter  counted from 1
    until    the deal's last quarter
    ordered  by lever: where a policy stands, or 1 where a move was made; a payment stands under `pay`, 1 where made

    A move is done once it is made, and broken where its last quarter ends without it; to refrain, or to hold a policy,
    is broken once it is not done, and done once the deal has run its time.
    """
    value = ordered.get(PAY if clause.does == PAY else clause.what, 0.0)
    if clause.does in (MAKE, PAY):
        return DONE if value > 0 else BROKEN if quarter >= clause.by else OPEN
    due = clause.does == REFRAIN or quarter >= clause.by
    wrong = {REFRAIN: value > 0, AT_LEAST: value < clause.step, AT_MOST: value > clause.step}[clause.does]
    if due and wrong:
        return BROKEN
    return DONE if quarter >= until else OPEN
