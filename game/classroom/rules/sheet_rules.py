"""What a seat may order, read from its own board: every reason against a sheet, and what it costs in weeks."""

from collections.abc import Iterator

import attrs

from game.classroom.protocol.closed_lists import OrderKind
from game.classroom.protocol.positions import OrderSheet
from game.views.board_view import BoardView
from game.views.hand_view import ActView, AnswerView, CrisisView, DialView, MoveView, OccasionView, StepView

# A move that is too dear alone may be paid for once something else is taken off.
NOT_READY = "not_ready"
WEEK = 0.05


@attrs.frozen
class SeatHand:
    """What a seat may order this quarter, step_view by name.

    whole  whether it has the whole own_hand, or the short one alone
    """

    dials: dict[str, DialView]
    moves: dict[str, MoveView]
    table: dict[str, ActView]
    crises: dict[str, CrisisView]
    occasions: dict[str, OccasionView]
    whole: bool

    @classmethod
    def of(cls, board: BoardView, *, whole: bool) -> "SeatHand":
        """The hand that lies on a board."""
        return cls(
            {dial.lever: dial for dial in board.dials},
            {move.lever: move for move in board.moves},
            {act.act: act for act in board.table},
            {crisis.id: crisis for crisis in board.crises},
            {occasion.occasion: occasion for occasion in board.occasions},
            whole,
        )

    def kind_of(self, name: str) -> OrderKind | None:
        """What kind of order has a name; None where none of this seat's has."""
        if name in self.occasions:
            return "answer"
        for kind, own in (("dial", self.dials), ("move", self.moves), ("act", self.table), ("choice", self.crises)):
            if name in own:
                return kind  # type: ignore[return-value]
        return None

    def step(self, lever: str, step: int) -> StepView | None:
        """A step of a dial; None where it has no such step."""
        return next((view for view in self.dials[lever].steps if view.step == step), None)

    def title(self, name: str) -> str:
        """What an order is called."""
        for own in (self.dials, self.moves, self.table, self.crises, self.occasions):
            if name in own:
                return own[name].title
        return name

    def dealt(self, name: str) -> bool:
        """Whether a lever is in the hand as it is dealt now."""
        held = self.dials.get(name) or self.moves.get(name) or self.crises.get(name)
        return self.whole or held is None or held.in_deck

    def answers(self, occasion: str) -> tuple[AnswerView, ...]:
        """The answers that may be prepared to something, as the hand is dealt now."""
        return tuple(answer for answer in self.occasions[occasion].answers if self.whole or answer.in_deck)

    def price_of_ruled(self, sheet: OrderSheet) -> float:
        """What is spent, in weeks, on tonight's questions that the computer settles beside the short hand."""
        beside = [
            crisis for crisis in self.crises.values() if not self.dealt(crisis.id) and crisis.id not in sheet.choices
        ]
        return sum(choice.price for crisis in beside for choice in crisis.choices if choice.place == crisis.ruled)


def laid(sheet: OrderSheet, own_hand: SeatHand, kind: OrderKind, name: str, step: int | None) -> OrderSheet:
    """Return a sheet with something laid on it, or taken off: None; a dial set where it stands is taken off."""
    if kind == "dial":
        dials = {lever: at for lever, at in sheet.dials.items() if lever != name}
        dial = own_hand.dials.get(name)
        stays = step is None or (dial is not None and dial.standing == step)
        return attrs.evolve(sheet, dials=dials if stays or step is None else {**dials, name: step})
    if kind == "answer":
        known = own_hand.occasions[name].answers if name in own_hand.occasions else ()
        others = {occasion: move for occasion, move in sheet.prepared.items() if occasion != name}
        move = known[step].move if step is not None and step < len(known) else ""
        return attrs.evolve(sheet, prepared=others if step is None else {name: move})
    if kind == "choice":
        choices = {crisis: place for crisis, place in sheet.choices.items() if crisis != name}
        return attrs.evolve(sheet, choices=choices if step is None else {**choices, name: step})
    if kind == "act":
        return attrs.evolve(sheet, table=with_or_without(sheet.table, name, step))
    return attrs.evolve(sheet, moves=with_or_without(sheet.moves, name, step))


def with_or_without(names: tuple[str, ...], name: str, step: int | None) -> tuple[str, ...]:
    """Return names with one more, or without it where the step is None or 0."""
    others = tuple(other for other in names if other != name)
    return (*others, name) if step else others


def price_of(sheet: OrderSheet, own_hand: SeatHand) -> float:
    """Return what a sheet costs in weeks, without choices, beyond the policies that stand; it may free some."""
    dials = sum(step_view.price for lever, step in sheet.dials.items() if (step_view := own_hand.step(lever, step)))
    moves = sum(own_hand.moves[move].price for move in sheet.moves if move in own_hand.moves)
    return dials + moves + sum(own_hand.table[act].price for act in sheet.table if act in own_hand.table)


def price_of_choices(sheet: OrderSheet, own_hand: SeatHand) -> float:
    """Return what tonight's choices cost in weeks, those among them that the computer makes."""
    return own_hand.price_of_ruled(sheet) + sum(
        choice.price
        for crisis, place in sheet.choices.items()
        if crisis in own_hand.crises
        for choice in own_hand.crises[crisis].choices
        if choice.place == place
    )


def free_weeks(board: BoardView) -> float:
    """Return the weeks a seat may spend beyond what its policies cost as they stand."""
    return board.weeks.has - board.weeks.policies


def left_of(board: BoardView, sheet: OrderSheet, own_hand: SeatHand) -> float:
    """Return the weeks that a sheet leaves; below nought where some are borrowed."""
    return free_weeks(board) - price_of(sheet, own_hand) - price_of_choices(sheet, own_hand)


def faults_of(board: BoardView, sheet: OrderSheet, *, whole: bool) -> list[str]:
    """Return everything wrong with a seat's sheet, from what the seat itself sees."""
    own_hand = SeatHand.of(board, whole=whole)
    return [*faults_of_orders(board, sheet, own_hand)] or [*faults_of_price(board, sheet, own_hand)]


def faults_of_orders(board: BoardView, sheet: OrderSheet, own_hand: SeatHand) -> Iterator[str]:
    """Yield what is wrong with each order by itself; whether all can be paid for together is another question."""
    for lever, at in sheet.dials.items():
        step, standing = own_hand.step(lever, at), own_hand.dials[lever].standing
        too_dear = step is not None and at == standing + 1 and step.price > max(free_weeks(board), 0.0)
        if step is None or (step.refused and not too_dear):
            yield step.refused if step else f"{own_hand.title(lever)} has no step {at}."
    for name in sheet.moves:
        if own_hand.moves[name].status == NOT_READY:
            yield sentence(own_hand.moves[name].refused or f"{own_hand.title(name)} is not ready.")
    for name in sheet.table:
        if own_hand.table[name].status == NOT_READY:
            yield sentence(own_hand.table[name].refused or f"{own_hand.title(name)} is not ready.")
    for name, place in sheet.choices.items():
        choice = next((choice for choice in own_hand.crises[name].choices if choice.place == place), None)
        if choice is None or choice.refused:
            yield choice.refused if choice else f"{own_hand.title(name)} has no choice {place}."
    yield from faults_of_answer(sheet, own_hand)
    for name in (*sheet.dials, *sheet.moves, *sheet.choices):
        if not own_hand.dealt(name):
            yield f"{own_hand.title(name)} is not in the short hand; the facilitator may open the whole."


def faults_of_answer(sheet: OrderSheet, own_hand: SeatHand) -> Iterator[str]:
    """Yield what is wrong with a prepared answer; whether it can be given shows when its occasion comes."""
    if len(sheet.prepared) > 1:
        yield "A seat prepares one answer at most."
    for occasion, move in sheet.prepared.items():
        titles = {answer.move: answer.title for answer in own_hand.answers(occasion)}
        if move not in titles:
            yield f"{own_hand.title(occasion)}: choose one of {', '.join(titles.values()) or 'no answer at all'}."


def sentence(words: str) -> str:
    """Return words with a full stop behind them."""
    return words if words.endswith((".", "!", "?")) else f"{words}."


def faults_of_price(board: BoardView, sheet: OrderSheet, own_hand: SeatHand) -> Iterator[str]:
    """Yield why a sheet cannot be paid for: some weeks may be borrowed for tonight's choices, and for nothing else.

    Source: `game.campaign.permission`, which the engine asks again.
    """
    free, chosen, price = free_weeks(board), price_of_choices(sheet, own_hand), price_of(sheet, own_hand)
    if chosen > max(free + board.weeks.overdraft, 0) + WEEK:
        yield f"Tonight’s choices cost {chosen:.0f} weeks; you may spend {max(free + board.weeks.overdraft, 0):.0f}."
        return
    urgent = sum(own_hand.table[act].price for act in sheet.table if act in own_hand.table and act in URGENT)
    may = free + min(urgent, board.weeks.overdraft) - chosen
    turned_up = any(step > own_hand.dials[lever].standing for lever, step in sheet.dials.items())
    if price > may + WEEK and (turned_up or sheet.moves or sheet.table):
        yield f"These orders cost {price:.0f} weeks; {max(may, 0):.0f} are left."


# What is fresh on the table may be borrowed for.
URGENT = ("ru.bind",)
