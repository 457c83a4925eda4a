"""What may be asked at the table: the commands by which a deal is drafted, proposed, answered and left."""

import attrs


@attrs.frozen
class DealWith:
    """Sit down at the table with another country."""

    country: str


@attrs.frozen
class PutClause:
    """Put a clause into the draft of a deal, by its key; one that is in it goes out."""

    key: str


@attrs.frozen
class ShiftClause:
    """Change a clause of the draft: its date by so many quarters, or its step; nought of both takes it out."""

    place: int
    quarters: int = 0
    steps: int = 0


@attrs.frozen
class SetDeal:
    """Change a deal's draft: who knows of it (`public`), who stands behind it (`guarantor`), its last quarter."""

    what: str
    value: str


@attrs.frozen
class AskTerms:
    """Ask the other what it would say to the draft, and what it would take."""


@attrs.frozen
class UseTerms:
    """Lay what the other would take on the scale."""


@attrs.frozen
class LayProposal:
    """Propose the draft."""


@attrs.frozen
class SayToDeal:
    """Say yes or no to a deal that waits for the seat's answer."""

    deal: str
    accept: bool


@attrs.frozen
class LeaveDeal:
    """Take back a proposal of one's own, or say openly that one keeps a deal no more."""

    deal: str


TableCommand = DealWith | PutClause | ShiftClause | SetDeal | AskTerms | UseTerms | LayProposal | SayToDeal | LeaveDeal
