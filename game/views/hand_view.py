"""The hand of one seat: its dials, moves, acts at the table and tonight's questions, with prices and every refusal."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

import attrs

from agents.crises import cheapest
from agents.crisis_program import SHORT_HAND, ReadCrisis
from game.campaign.campaign import Campaign
from game.campaign.orders import TABLE, SeatOrders
from game.campaign.permission import Permission, weeks
from game.campaign.phrases import capital, phrase
from game.forecast.seat_moment import SeatMoment
from game.model.levers.catalogue import Crisis, LeverEffect, Move, Policy, seat_of
from game.model.state.axes import COUNTRIES, IRAN, PARTNERS, RUSSIA
from game.model.state.codes import MACHINES, TURN_ROW
from game.printed_numbers import plain
from game.views.hand_rows import (
    ActView,
    AnswerView,
    ChoiceView,
    CrisisView,
    DialView,
    EffectView,
    MoveView,
    OccasionView,
    PromiseView,
    StepView,
    TouchedView,
)
from game.views.view_words import icons, word, words

MOST_TOUCHES = 3
# What a promise is at least worth being spoken of, in points.
LEAST = 0.5
NEXT = 2


@attrs.frozen(eq=False)
class OwnHand:
    """What a seat may do this quarter, beside what it has drafted.

    spare  weeks that are left beside the draft
    """

    campaign: Campaign
    seat: str
    moment: SeatMoment
    allowed: Permission
    draft: SeatOrders
    spare: float

    @classmethod
    def of(cls, campaign: Campaign, seat: str) -> "OwnHand":
        """A seat's hand now."""
        allowed, draft = campaign.permission, campaign.drafted(seat)
        spent_now = allowed.price(seat, draft) + allowed.price_of_choices(seat, draft)
        return cls(campaign, seat, SeatMoment.of(campaign, seat), allowed, draft, allowed.left(seat) - spent_now)

    def in_deck(self, deck: str) -> bool:
        """Whether the hand that is dealt holds a lever of a deck."""
        return self.campaign.deck != SHORT_HAND or deck == SHORT_HAND

    def fit(self, lever: str) -> float:
        """How well a lever works now, as its owner sees it."""
        return float(self.moment.fits[self.allowed.draft.places[lever], 0])

    def too_dear(self, price: float, drafted: float = 0.0) -> str:
        """Why something cannot be paid for beside the draft; "" where it can.

        drafted  what it costs in the draft already
        """
        left = self.spare + drafted
        if price <= max(left, 0.0):
            return ""
        return phrase("refusal", "weeks", price=weeks(price), what="", left=weeks(left))

    def against(self, what: str, reasons: Callable[[], Iterable[str]]) -> str:
        """Why something may not be ordered whatever else is drafted, worked out once a quarter; "" where it may."""
        return self.moment.once(f"against.{self.seat}.{what}", lambda: " ".join(reasons()))

    # --- dials and moves ---------------------------------------------------------------------

    def dial(self, policy: Policy) -> DialView:
        """One standing policy."""
        standing = self.allowed.standing(policy.id)
        drafted = int(self.draft.dials.get(policy.id, standing))
        prices = [self.allowed.price_of_step(policy.id, step) for step in range(len(policy.dials))]
        steps = []
        for step, name in enumerate(policy.dials):
            refused = self.against(
                f"{policy.id}={step}", partial(self.allowed.against_dial, self.seat, policy.id, step)
            )
            if not refused and step > standing:
                refused = self.too_dear(prices[step], prices[drafted])
            steps.append(StepView(step, name, float(policy.upkeep[step]), prices[step], refused))
        return DialView(
            lever=policy.id,
            title=policy.title,
            says=policy.says,
            icon=icons().get(policy.id, "diplomacy"),
            steps=tuple(steps),
            standing=standing,
            drafted=drafted,
            visibility=policy.visibility,
            good=policy.good,
            backfires=policy.backfires,
            fit=self.fit(policy.id),
            in_deck=self.in_deck(policy.deck),
        )

    def move(self, move: Move) -> MoveView:
        """One single move."""
        price, ordered = self.allowed.price_of_move(move.id), move.id in self.draft.moves
        refused = self.against(move.id, lambda: self.allowed.against_move(self.seat, move.id))
        status = "not_ready" if refused else "ordered" if ordered else "ready"
        if status == "ready" and (refused := self.too_dear(price)):
            status = "dear"
        return MoveView(
            lever=move.id,
            title=move.title,
            says=move.says,
            icon=icons().get(move.id, "diplomacy"),
            price=price,
            delay=move.delay,
            visibility=move.visibility,
            status=status,
            refused=refused,
            touches=touches(move.effects),
            minds=word("touch", "third", capital=capital(move.third.country), says=move.third.says),
            good=move.good,
            backfires=move.backfires,
            fit=self.fit(move.id),
            in_deck=self.in_deck(move.deck),
        )

    def act(self, act: str) -> ActView:
        """One act at the table."""
        price, refused = self.allowed.price_of_act(act), " ".join(self.allowed.against_act(self.seat, act))
        status = "not_ready" if refused else "ordered" if act in self.draft.table else "ready"
        if status == "ready" and (refused := self.too_dear(price)):
            status = "dear"
        return ActView(act, word("act_title", act), word("act_says", act), price, status, refused)

    # --- questions ---------------------------------------------------------------------------

    def crisis(self, crisis: ReadCrisis, entry: Crisis) -> CrisisView:
        """One question that waits for the seat."""
        place = [known.id for known in self.campaign.game.script.crises.crises].index(crisis.id)
        left, ruled = int(self.allowed.desk.left[place, 0]), int(self.allowed.ruled[place, 0])
        chosen, country = self.draft.choices.get(crisis.id, -1), COUNTRIES[crisis.country]
        choices = []
        for number, choice in enumerate(entry.choices):
            refused = " ".join(self.allowed.against_choice(self.seat, crisis.id, number)) if self.seat else ""
            choices.append(ChoiceView(number, choice.title, choice.says, float(choice.cost), refused, number == chosen))
        says = entry.says.replace("{name of state}", self.new_ruler())
        clock = "later" if left else "tonight" if entry.clock == "tonight" else "this_quarter"
        return CrisisView(
            id=crisis.id,
            title=entry.title,
            says=says,
            country=country,
            place=word("place", country),
            clock=word("clock", clock),
            tonight=not left,
            choices=tuple(choices),
            default=cheapest(crisis),
            in_deck=crisis.dealt,
            ruled=ruled if ruled >= 0 else None,
        )

    # --- answers -----------------------------------------------------------------------------

    def occasion(self, occasion: str) -> OccasionView:
        """One thing that may be done to the seat, and what it may have ready."""
        answers = tuple(self.answer(occasion, move) for move in self.allowed.answers(self.seat))
        return OccasionView(occasion, word("occasion", occasion), answers)

    def answer(self, occasion: str, move: Move) -> AnswerView:
        """One move that may be had ready."""
        price, spare = self.allowed.price_of_move(move.id), self.spare
        credit = self.allowed.draft.levers.catalogue.weeks.overdraft
        short_of = price > spare + credit
        warns = word("answer", "dear", price=weeks(price), left=weeks(spare), credit=credit) if short_of else ""
        answers = self.allowed.demeanour(self.seat).answers
        measure = next(word("answer", kind) for kind, lever in answers.items() if lever == move.id)
        chosen = self.draft.prepared.get(occasion) == move.id
        in_deck = move.deck == SHORT_HAND
        return AnswerView(move.id, move.title, move.says, measure, price, warns, chosen, in_deck)

    def new_ruler(self) -> str:
        """The country that has had its ruler for the shortest time."""
        quarters = self.moment.known.world.ruler_quarters[:, 0]
        return word("country", PARTNERS[int(quarters[IRAN] < quarters[RUSSIA])]).capitalize()


def dials(campaign: Campaign, seat: str, own_hand: OwnHand | None = None) -> tuple[DialView, ...]:
    """A seat's standing policies; none for who plays no country.

    own_hand  the seat's, where it is there already
    """
    if seat not in COUNTRIES:
        return ()
    hand_now = own_hand or OwnHand.of(campaign, seat)
    own = [policy for policy in campaign.game.anchor.levers.catalogue.policies if seat_of(policy.id) == seat]
    return tuple(hand_now.dial(policy) for policy in own)


def moves(campaign: Campaign, seat: str, own_hand: OwnHand | None = None) -> tuple[MoveView, ...]:
    """A seat's single moves, those that may be ordered first, and among them what works best.

    own_hand  the seat's, where it is there already
    """
    if seat not in COUNTRIES:
        return ()
    hand_now = own_hand or OwnHand.of(campaign, seat)
    own = [move for move in campaign.game.anchor.levers.catalogue.moves if seat_of(move.id) == seat]
    views = [hand_now.move(move) for move in own]
    return tuple(sorted(views, key=lambda view: (view.status == "not_ready", -view.fit, view.lever)))


def acts(campaign: Campaign, seat: str, own_hand: OwnHand | None = None) -> tuple[ActView, ...]:
    """What a seat may do at the table; `own_hand` is the seat's, where it is there already."""
    if seat not in TABLE:
        return ()
    hand_now = own_hand or OwnHand.of(campaign, seat)
    return tuple(hand_now.act(act) for act in TABLE[seat])


def occasions(campaign: Campaign, seat: str, own_hand: OwnHand | None = None) -> tuple[OccasionView, ...]:
    """What a seat may prepare answers to; none where its hand holds no answer. `own_hand` as of the acts."""
    hand_now = own_hand or OwnHand.of(campaign, seat)
    views = [hand_now.occasion(occasion) for occasion in hand_now.allowed.occasions(seat)]
    return tuple(view for view in views if view.answers)


def crises(campaign: Campaign, seat: str) -> tuple[CrisisView, ...]:
    """The questions that wait for a seat; for the facilitator, those that wait for persons."""
    if campaign.over or (seat and seat not in COUNTRIES):
        return ()
    hand_now = OwnHand.of(campaign, seat) if seat else None
    kinds = {entry.id: entry for entry in campaign.game.anchor.levers.catalogue.crises}
    return tuple(
        (hand_now or OwnHand.of(campaign, country)).crisis(crisis, kinds[crisis.kind])
        for country in ((seat,) if seat else campaign.terms.seats)
        for crisis in campaign.permission.waits_for(country)
    )


def touches(effects: Sequence[LeverEffect]) -> tuple[str, ...]:
    """What a lever does to numbers and states, in at most three lines."""
    lines = [line for effect in effects if (line := touch(effect))]
    return tuple(dict.fromkeys(lines))[:MOST_TOUCHES]


def touch(effect: LeverEffect) -> str:
    """One effect of a lever as a line; "" where no name tells of it."""
    if effect.path in TURN_ROW:
        machine, _, state = effect.path.partition(">")
        holes = {"label": word("machine", machine), "state": word("machine_state", f"{machine}.{state}")}
        return word("touch", "turn", chance=plain(100 * effect.size), **holes)
    labels = words("number")
    if effect.path not in labels or effect.path in MACHINES:
        return ""
    digits = 0 if abs(effect.size) >= 1 else 1
    key = "up" if effect.size > 0 else "down"
    return word("touch", key, label=labels[effect.path], amount=plain(abs(effect.size), digits))


def promises(campaign: Campaign, seat: str) -> tuple[PromiseView, ...]:
    """The ledger as a seat knows it: the two by date, all others as one estimated sum."""
    known = SeatMoment.of(campaign, seat).known
    world, rows = known.world, list[PromiseView]()
    exact = seat in ("", *PARTNERS)
    for side, giver in enumerate(PARTNERS):
        owed = 100 * world.promised[side, :, 0]
        error = 0.0 if exact else 1.96 * 100 * float(known.errors["promised"][side].sum())
        if exact:
            dated = [(float(amount), due) for due, amount in enumerate(owed) if amount >= LEAST]
            rows += [promise(giver, amount, due, campaign) for amount, due in dated]
        elif owed.sum() >= LEAST:
            rows.append(attrs.evolve(promise(giver, float(owed.sum()), None, campaign), error=error))
        if (late := 100 * float(world.overdue[side, 0])) >= LEAST:
            says = word("promise_says", "overdue", capital=capital(giver), points=plain(late))
            error = 0.0 if exact else 1.96 * 100 * float(known.errors["overdue"][side])
            rows.append(PromiseView(giver, late, "", "overdue", says, error))
    return tuple(rows)


def promise(giver: str, amount: float, due: int | None, campaign: Campaign) -> PromiseView:
    """One promise that is not past its date.

    due  1 for the quarter to be played; None where its date is not known
    """
    holes = {"capital": capital(giver), "points": plain(amount)}
    if due is None:
        return PromiseView(giver, amount, "", "owed", word("promise_says", "unknown", **holes))
    key = "soon" if due <= 1 else "next" if due == NEXT else "many"
    when = word("promise_says", key, quarters=due - 1)
    says = word("promise_says", "owed", when=when, **holes)
    quarter = campaign.setup.quarter(campaign.world.turn + max(due, 1))
    return PromiseView(giver, amount, quarter, "owed" if due > 1 else "due", says)


__all__ = [
    "ActView",
    "AnswerView",
    "ChoiceView",
    "CrisisView",
    "DialView",
    "EffectView",
    "MoveView",
    "OccasionView",
    "PromiseView",
    "StepView",
    "TouchedView",
    "acts",
    "crises",
    "dials",
    "moves",
    "occasions",
    "promises",
]
