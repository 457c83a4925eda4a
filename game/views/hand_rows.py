"""What a seat holds in its hand: dials, moves, acts at the table, questions of the night and promises."""

import attrs

from game.views.shown_figures import Change


@attrs.frozen
class TouchedView:
    """A number that an option touches next quarter."""

    key: str
    label: str
    change: Change
    unit: str
    digits: int


@attrs.frozen
class EffectView:
    """What an option changes where it is kept to the end, in paired futures.

    score   points of the seat's legacy; None for the facilitator
    breaks  points of the chance that the two break without a runaway war; `war`, of a runaway war
    says    a sentence on how sure this is; "" for none
    friends points of the seat's ties with whom it stands well with, next quarter, all together
    """

    score: Change | None
    breaks: Change
    war: Change
    touched: tuple[TouchedView, ...]
    futures: int
    of: int
    says: str = ""
    friends: Change | None = None


@attrs.frozen
class StepView:
    """One step of a dial.

    upkeep  weeks a quarter; `price`, weeks this quarter beyond what stands
    refused  why it may not be chosen; "" where it may
    """

    step: int
    name: str
    upkeep: float
    price: float
    refused: str


@attrs.frozen
class DialView:
    """A standing policy.

    standing, drafted  steps 0–3
    fit      how well it works now as its owner sees it, −0.5 to 1.5
    effect   None until staff have worked it out
    in_deck  whether the hand of this scenario holds it
    """

    lever: str
    title: str
    says: str
    icon: str
    steps: tuple[StepView, ...]
    standing: int
    drafted: int
    visibility: str
    good: str
    backfires: str
    fit: float
    effect: EffectView | None = None
    in_deck: bool = True


@attrs.frozen
class MoveView:
    """A single move.

    delay    quarters until it is felt
    status   `ready`, `ordered`, `dear` or `not_ready`
    touches  at most three plain lines
    minds    who minds it, and how
    """

    lever: str
    title: str
    says: str
    icon: str
    price: float
    delay: int
    visibility: str
    status: str
    refused: str
    touches: tuple[str, ...]
    minds: str
    good: str
    backfires: str
    fit: float
    effect: EffectView | None = None
    in_deck: bool = True


@attrs.frozen
class ActView:
    """An act at the table; `status` as of a move."""

    act: str
    title: str
    says: str
    price: float
    status: str
    refused: str
    effect: EffectView | None = None


@attrs.frozen
class ChoiceView:
    """One way to settle a question; `place` counts from 0."""

    place: int
    title: str
    says: str
    price: float
    refused: str
    chosen: bool
    effect: EffectView | None = None


@attrs.frozen
class CrisisView:
    """A question that waits for the seat.

    place    where on the map
    tonight  whether it must be settled this quarter, else the choice `default` is taken
    in_deck  whether the short hand holds it; where it is dealt and does not, the computer settles it with `ruled`
    """

    id: str
    title: str
    says: str
    country: str
    place: str
    clock: str
    tonight: bool
    choices: tuple[ChoiceView, ...]
    default: int
    in_deck: bool = True
    ruled: int | None = None


@attrs.frozen
class AnswerView:
    """A move that may be laid down as an answer.

    measure  how much of the injury it makes good, in words
    warns    what speaks against its being given as the draft stands; "" for nothing
    in_deck  whether the short hand holds it
    """

    move: str
    title: str
    says: str
    measure: str
    price: float
    warns: str
    chosen: bool
    in_deck: bool = True


@attrs.frozen
class OccasionView:
    """What may be done to a seat in the quarter, and the answers that may be prepared to it."""

    occasion: str
    title: str
    answers: tuple[AnswerView, ...]


@attrs.frozen
class PromiseView:
    """A promise as the seat knows of it.

    amount  points of 100
    due     the quarter in which it falls due; "" where it is past
    state   `owed`, `due` or `overdue`
    error   half of a 95 % interval, 0 where it is exact
    """

    giver: str
    amount: float
    due: str
    state: str
    says: str
    error: float = 0.0
