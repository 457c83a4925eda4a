"""What staff work out for one seat, rough first and then finer, and how it is laid into the turn and the opened card.

It is asked of a `Prospect` alone, which is the seat's view and what everybody knows, so it can run anywhere, and
nothing hidden can come back. A newer question cancels the one that is being worked out; earlier answers are kept.
"""

from collections.abc import Iterator, Mapping

import attrs
import numpy as np

from game.campaign.sentences import says
from game.forecast.forecast import counted, forecast_from
from game.forecast.intervals import Estimate, changed, difference, mean
from game.forecast.prospect import Prospect
from game.forecast.rollout_outcomes import Cancelled, RolloutOutcomes, never
from game.forecast.rollouts import futures, ordered_now
from game.model.laws.endings import FRACTURED, VERDICTS
from game.model.state.measures import row
from game.views.card_view import CardView, FanView, OddsView, OpenCardView, SideEffect
from game.views.names import title, unit_of
from game.views.turn_view import FAILED, FRESH, RUNNING, STALE, TurnView

# A figure is full on 256 futures; the draft and the card in focus go on to 1,024 while the seat thinks.
FIRST, FULL, GOAL = 32, 256, 1024
FOCUS, NEAR, OTHERS = "focus", "near", "far"
BESIDE, GIVEN, OTHERWISE = "beside", "given", "otherwise"
# What is looked at in how many futures, in turn: the card in focus, those beside it, then the others.
STAGES = (
    (FOCUS, FIRST),
    (NEAR, 16),
    (OTHERS, 16),
    (FOCUS, FULL),
    (NEAR, 64),
    (NEAR, FULL),
    (OTHERS, 64),
    (OTHERS, FULL),
    (FOCUS, GOAL),
)
SEEN, AT_ONCE = 10, 18
FUTURES_OF_EFFECTS = 256

Option = tuple[str, str]


@attrs.frozen
class StaffQuestion:
    """What staff are asked.

    draft    level by order of what is drafted
    focus    the order looked at and its level; ("", "") for none
    cards    the other orders, each at the level its card shows
    opened   other levels of the order looked at, where its card is open
    touches  rows of which it is told what the order does to them next quarter
    """

    draft: Mapping[str, str]
    focus: Option = ("", "")
    cards: tuple[Option, ...] = ()
    opened: tuple[str, ...] = ()
    touches: tuple[str, ...] = ()


@attrs.frozen
class Compared:
    """The odds of fracture with one order beside the draft, and with the draft alone.

    stands  whether the draft holds it not at all, at this level, or at another; where it holds it, the base does not
    """

    order: str
    level: str
    share: Estimate
    base: Estimate
    change: Estimate
    futures: int
    stands: str = BESIDE


@attrs.frozen
class StaffAnswer:
    """What staff have found so far to what they were asked; None and () where this stage says nothing new of it.

    without  the draft without the order looked at, where it is drafted
    """

    draft: FanView | None = None
    focused: FanView | None = None
    without: FanView | None = None
    compared: tuple[Compared, ...] = ()
    effects: tuple[SideEffect, ...] = ()
    done: bool = False


def estimates(looking: Prospect, question: StaffQuestion, cancelled: Cancelled = never) -> Iterator[StaffAnswer]:
    """Yield answers, each finer than what came before, until all is worked out or somebody cancels.

    errors  KeyError where there is no such order; ValueError where an order is another's, or a level is none
    """
    looking.check(question.draft)
    focus = [question.focus] if question.focus[0] else []
    levels = [(question.focus[0], level) for level in question.opened]
    others = nearest(question)
    for which, many in STAGES:
        is_focus = which == FOCUS
        # The other levels wait, so that the first figure comes as soon as it can.
        looked_at = focus if many == FIRST else focus + levels
        options = looked_at if is_focus else others[:SEEN] if which == NEAR else others[SEEN:]
        for start in range(0, max(len(options), is_focus), AT_ONCE):
            answered = answer(looking, question, options[start : start + AT_ONCE], many, cancelled)
            if answered is None:
                return
            yield answered
        if is_focus and many == FIRST and focus:
            yield StaffAnswer(effects=effects(looking, question))
    yield StaffAnswer(done=True)


def nearest(question: StaffQuestion) -> list[Option]:
    """Return the other cards, those beside the one in focus first, because they are what is seen with it."""
    place = next((number for number, (order, _) in enumerate(question.cards) if order == question.focus[0]), 0)
    ordered = sorted(enumerate(question.cards), key=lambda card: abs(card[0] - place))
    return [option for _, option in ordered if option != question.focus]


def answer(
    looking: Prospect, question: StaffQuestion, options: list[Option], many: int, cancelled: Cancelled
) -> StaffAnswer | None:
    """Return what some orders change in the first futures; None where it was cancelled."""
    drafts = [question.draft, *({**question.draft, order: level} for order, level in options)]
    bases = [without(question.draft, order) for order, _ in options]
    courses = looking.courses([*drafts, *bases], many, cancelled)
    if courses is None:
        return None
    draft, trios = courses[0], list(zip(options, courses[1:], courses[len(drafts) :], strict=False))
    fans = {
        option: (fan(looking, course), fan(looking, base)) for option, course, base in trios if option == question.focus
    }
    own = fans.get(question.focus, (None, None))
    is_drafted = question.focus[0] in question.draft
    return StaffAnswer(
        draft=fan(looking, draft) if not options or fans else None,
        focused=own[0],
        without=own[1] if is_drafted else None,
        compared=tuple(compared(option, with_it, base, standing(question, option)) for option, with_it, base in trios),
    )


def standing(question: StaffQuestion, option: Option) -> str:
    """Return whether the draft holds an order at this level, at another, or not at all."""
    order, level = option
    return BESIDE if order not in question.draft else GIVEN if question.draft[order] == level else OTHERWISE


def without(draft: Mapping[str, str], order: str) -> dict[str, str]:
    """Return a draft without an order; the draft itself where it does not hold it."""
    return {name: level for name, level in draft.items() if name != order}


def fan(looking: Prospect, course: RolloutOutcomes) -> FanView:
    """Return how the partnership may go on, from what became of futures."""
    outcome = forecast_from(looking, course)
    return FanView(outcome.index, tuple((name, outcome.outcomes[name]) for name in VERDICTS), outcome.futures, GOAL)


def compared(option: Option, course: RolloutOutcomes, draft: RolloutOutcomes, stands: str = BESIDE) -> Compared:
    """Return what one order at one level does to the odds of fracture, future by future."""
    broken, anyway = course.verdict == FRACTURED, draft.verdict == FRACTURED
    gained, lost = int(np.count_nonzero(broken & ~anyway)), int(np.count_nonzero(anyway & ~broken))
    n = course.futures
    return Compared(*option, counted(broken), counted(anyway), difference(gained, lost, n), n, stands)


def effects(looking: Prospect, question: StaffQuestion) -> tuple[SideEffect, ...]:
    """Return what the order looked at does to some rows by the end of the quarter, on the same luck."""
    many = FUTURES_OF_EFFECTS
    game = futures(looking.view, looking.known, range(many), 2)
    order, level = question.focus
    sheets = [looking.sheet(without(question.draft, order)), looking.sheet({**question.draft, order: level})]
    first = np.repeat(np.concatenate(sheets, axis=1), many, axis=1)
    after = game.run(1, standing=ordered_now(game, looking.view.country, first))
    rows = []
    for path in question.touches:
        unit, digits, scale = unit_of(path)
        before, with_it = np.split(row(after, path) * scale, 2)
        change = mean(with_it - before)
        half = (change.high - change.low) / 2
        rows.append(
            SideEffect(title(path), float(before.mean()), float(before.mean()) + change.value, half, unit, digits)
        )
    return tuple(rows)


def next_index(
    looking: Prospect, draft: Mapping[str, str], many: int = FUTURES_OF_EFFECTS
) -> tuple[float, float, float]:
    """Return the forecast of the index a quarter on under a draft: lower bound of four fifths, median, upper bound."""
    game = futures(looking.view, looking.known, range(many), 1)
    first = np.repeat(looking.sheet(draft), many, axis=1)
    after = game.run(1, standing=ordered_now(game, looking.view.country, first))
    ordered = np.sort(after.index)
    return float(ordered[many // 10]), float(ordered[many // 2]), float(ordered[-(many // 10) - 1])


SURE, LIKELY = 0.02, 0.06
WORDS = ((0.05, "very_unlikely"), (0.2, "unlikely"), (0.3, "quarter"), (0.4, "third"), (0.6, "even"), (0.8, "likely"))
VERY_LIKELY = 0.95


@attrs.frozen
class StaffFigures:
    """All that staff have found so far about one draft in one quarter.

    cards     by order and level
    status    fresh, running, stale or failed
    """

    fan: FanView | None = None
    focus: Option = ("", "")
    focused: FanView | None = None
    without: FanView | None = None
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
            cards={**self.cards, **{(compared.order, compared.level): compared for compared in answer.compared}},
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
        figures = self if self.fan else before
        return attrs.evolve(figures, focus=self.focus, focused=self.focused, status=FAILED)


def on_turn(turn: TurnView, figures: StaffFigures, aims: int) -> TurnView:
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
        hand_cards=tuple(with_odds(card, figures, aims) for card in turn.hand_cards),
        focused=order,
    )


def with_odds(card: CardView, figures: StaffFigures, aims: int) -> CardView:
    """Return a card with its odds, where they are known."""
    forecast = figures.cards.get((card.order, card.level))
    return attrs.evolve(card, odds=odds(forecast, figures, aims)) if forecast else card


def on_card(page: OpenCardView, figures: StaffFigures, aims: int) -> OpenCardView:
    """Return the opened card with the staff's figures in it."""
    order, level = figures.focus
    if order != page.card.order:
        return page
    levels = tuple(
        attrs.evolve(choice, odds=odds(forecast, figures, aims))
        if (forecast := figures.cards.get((order, choice.level)))
        else choice
        for choice in page.levels
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


def odds(compared: Compared, figures: StaffFigures, aims: int) -> OddsView:
    """Return the odds of one order as they are shown: beside the surest odds of the draft, the same for every card."""
    status, fan = figures.status, figures.fan
    goes_on = status == RUNNING and compared.futures < FULL
    is_surer = fan is not None and fan.futures > compared.futures
    share, base = compared.share, compared.base
    if fan is not None and is_surer and compared.stands != OTHERWISE:
        # What is drafted already is in the surest odds; of it they tell what would hold without it.
        now = fracture(fan)
        share, base = changed(now, compared.change), now
        if compared.stands == GIVEN:
            share, base = now, changed(now, reversed_of(compared.change))
    return OddsView(
        share=share,
        change=compared.change,
        base=base,
        futures=compared.futures,
        of=FULL,
        status=status if status in (FAILED, STALE) else RUNNING if goes_on else FRESH,
        helps=(compared.change.value > 0) == (aims < 0) if aims and compared.change.is_clear else None,
        says=direction(compared.change),
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


def heading(fan: FanView | None, ends: str) -> str:
    """Return where the index is heading: its median in the last quarter, with its error; "" while nobody knows."""
    if fan is None:
        return ""
    last = fan.spreads[-1]
    error = max(round((last.high - last.low) / 2), 1)
    return says("odds", "heading", index=round(last.median), error=error, ends=ends)


def fracture(fan: FanView) -> Estimate:
    """Return the share of futures that end in fracture."""
    return fan.outcomes[FRACTURED][1]
