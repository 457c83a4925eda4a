"""The staff's answers laid into the turn and the opened card, as they come."""

from collections.abc import Mapping

import attrs

from game.campaign.sentences import says
from game.forecast.intervals import Estimate, changed
from game.model.laws.endings import FRACTURED
from game.views.card_view import CardOpened, SideEffect
from game.views.estimates import FULL, GIVEN, OTHERWISE, Compared, Option, StaffAnswer
from game.views.turn_view import FAILED, FRESH, RUNNING, STALE, CardShown, FanShown, OddsShown, TurnShown

SURE, LIKELY = 0.02, 0.06
WORDS = ((0.05, "very_unlikely"), (0.2, "unlikely"), (0.3, "quarter"), (0.4, "third"), (0.6, "even"), (0.8, "likely"))
VERY_LIKELY = 0.95


@attrs.frozen
class StaffFigures:
    """All that staff have found so far about one draft in one quarter.

    cards     by order and level
    status    fresh, running, stale or failed
    """

    fan: FanShown | None = None
    focus: Option = ("", "")
    focused: FanShown | None = None
    without: FanShown | None = None
    cards: Mapping[Option, Compared] = attrs.field(factory=dict)
    effects: tuple[SideEffect, ...] = ()
    status: str = RUNNING

    def and_found(self, answer: StaffAnswer) -> "StaffFigures":
        """Return the figures with an answer laid in."""
        return attrs.evolve(
            self,
            fan=answer.draft or self.fan,
            focused=answer.focused or self.focused,
            without=answer.without or self.without,
            cards={**self.cards, **{(one.order, one.level): one for one in answer.compared}},
            effects=answer.effects or self.effects,
            status=FRESH if answer.done else self.status,
        )

    def looking_at(self, focus: Option) -> "StaffFigures":
        """Return the figures with another card in focus, of which nothing is known yet."""
        if focus == self.focus:
            return self
        return attrs.evolve(self, focus=focus, focused=None, without=None, effects=(), status=RUNNING)

    def failed(self, before: "StaffFigures") -> "StaffFigures":
        """Return the last figures there are, marked as what they are, because nothing new could be worked out."""
        kept = self if self.fan else before
        return attrs.evolve(kept, focus=self.focus, focused=self.focused, status=FAILED)


def on_turn(turn: TurnShown, figures: StaffFigures, aims: int) -> TurnShown:
    """Return the turn with the staff's figures in it.

    aims  1 where the seat wants the partnership strong, −1 where weak, 0 where it does not care
    """
    order, _level = figures.focus
    return attrs.evolve(
        turn,
        fan=figures.fan,
        with_card=figures.focused,
        odds_state=figures.status,
        heading="" if turn.words_only else heading(figures.fan, turn.ends),
        hand=tuple(with_odds(card, figures, aims) for card in turn.hand),
        focused=order,
    )


def with_odds(card: CardShown, figures: StaffFigures, aims: int) -> CardShown:
    """Return a card with its odds, where they are known."""
    found = figures.cards.get((card.order, card.level))
    return attrs.evolve(card, odds=odds(found, figures, aims)) if found else card


def on_card(page: CardOpened, figures: StaffFigures, aims: int) -> CardOpened:
    """Return the opened card with the staff's figures in it."""
    order, level = figures.focus
    if order != page.card.order:
        return page
    levels = tuple(
        attrs.evolve(one, odds=odds(found, figures, aims)) if (found := figures.cards.get((order, one.level))) else one
        for one in page.levels
    )
    own = figures.cards.get((order, level))
    card = attrs.evolve(page.card, odds=odds(own, figures, aims) if own else None)
    return attrs.evolve(
        page,
        card=card,
        levels=levels,
        fan_without=figures.without or figures.fan,
        fan_with=figures.focused,
        side_effects=figures.effects,
    )


def odds(found: Compared, figures: StaffFigures, aims: int) -> OddsShown:
    """Return the odds of one order as they are shown: beside the surest odds of the draft, the same for every card."""
    status, fan = figures.status, figures.fan
    goes_on = status == RUNNING and found.futures < FULL
    is_surer = fan is not None and fan.futures > found.futures
    share, base = found.share, found.base
    if fan is not None and is_surer and found.stands != OTHERWISE:
        # What is drafted already is in the surest odds; of it they tell what would hold without it.
        now = fracture(fan)
        share, base = changed(now, found.change), now
        if found.stands == GIVEN:
            share, base = now, changed(now, reversed_of(found.change))
    return OddsShown(
        share=share,
        change=found.change,
        base=base,
        futures=found.futures,
        of=FULL,
        status=status if status in (FAILED, STALE) else RUNNING if goes_on else FRESH,
        helps=(found.change.value > 0) == (aims < 0) if aims and found.change.is_clear else None,
        says=direction(found.change),
    )


def reversed_of(change: Estimate) -> Estimate:
    """Return a change the other way."""
    return Estimate(-change.value, -change.high, -change.low)


def direction(change: Estimate) -> str:
    """Return a change of the odds of fracture in words, with how sure it is."""
    if not change.is_clear:
        return says("odds", "no_clear_change")
    half = (change.high - change.low) / 2
    confidence = "high" if half < SURE else "moderate" if half < LIKELY else "low"
    return says("odds", "likelier" if change.value > 0 else "less_likely", confidence=says("confidence", confidence))


def in_words(share: float) -> str:
    """Return a chance in words."""
    return says("chance", next((word for bound, word in WORDS if share < bound), likely(share)))


def likely(share: float) -> str:
    """Return the word for a chance over four fifths."""
    return "very_likely" if share <= VERY_LIKELY else "almost_certain"


def heading(fan: FanShown | None, ends: str) -> str:
    """Return where the index is heading: its median in the last quarter, with its error; "" while nobody knows."""
    if fan is None:
        return ""
    last = fan.spreads[-1]
    error = max(round((last.high - last.low) / 2), 1)
    return says("odds", "heading", index=round(last.median), error=error, ends=ends)


def fracture(fan: FanShown) -> Estimate:
    """Return the share of futures that end in fracture."""
    return fan.outcomes[FRACTURED][1]
