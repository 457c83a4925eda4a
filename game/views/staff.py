"""What staff work out for a seat, in a process of its own: rough first, then finer, until somebody calls it off."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

import attrs
import numpy as np

from game.campaign.campaign import Campaign
from game.campaign.orders import SeatOrders
from game.campaign.pencil import Pencil
from game.campaign.phrases import phrase
from game.forecast.par import pars_known, pars_meanwhile
from game.forecast.prospect import Prospect
from game.forecast.rollouts import CalledOff, FirstQuarter, RolloutOutcomes, in_code, played_out
from game.model.levers.catalogue import SEATS, seat_of
from game.model.state.axes import COUNTRIES, Array
from game.model.state.codes import ENDINGS, OUTCOMES
from game.model.state.names import NAMES
from game.statistics import Bounded, fan, mean, paired_shares, share
from game.views.board_rows import LikelyAct
from game.views.board_view import BoardView
from game.views.hand_rows import EffectView, TouchedView
from game.views.outlook_view import OutlookView, Spread
from game.views.shown_figures import Change, Estimated
from game.views.view_words import word, words

# How many futures are drawn, stage by stage; the option in focus goes on to the last.
STAGES, FOCUS = (32, 128, 512), 2048
# So many while machine code is being made.
ROUGH = 8
WHOLE = 100.0
MOST_TOUCHED = 3
# A change below this share of a name's range is not worth a line.
NEWS = 0.004
# An act in fewer futures than this share is none to name; one in fewer than the next is not, where waiting is likelier.
SELDOM, OFTEN = 0.1, 0.3


@attrs.frozen
class StaffQuestion:
    """What a seat wants to know.

    draft    what it has drafted
    focus    the key of the option that it looks at; "" for none
    options  by key: the draft with that option beside, or without it where it is in the draft
    pencil   what it means to order in later quarters, whatever it orders now
    """

    draft: SeatOrders
    focus: str
    options: tuple[tuple[str, SeatOrders], ...]
    pencil: Pencil = ()


@attrs.frozen
class StaffAnswer:
    """What staff have worked out so far; `done` with the last of them.

    with_focus  the outlook with the option in focus beside; `outlook` is the draft's, with what is pencilled
    unpencilled the draft's without what is pencilled; None where nothing is
    pars        of every seat, with its error, in the order of `COUNTRIES`; empty until they are known
    """

    outlook: OutlookView | None
    effects: tuple[tuple[str, EffectView], ...]
    likely: tuple[LikelyAct, ...]
    done: bool
    with_focus: OutlookView | None = None
    unpencilled: OutlookView | None = None
    pars: tuple[tuple[float, float], ...] = ()


def estimates(
    prospect: Prospect, question: StaffQuestion, cancelled: Callable[[], bool] = lambda: False
) -> Iterator[StaffAnswer]:
    """What a draft and its options come to: the one in focus first, rough and then finer; ends where it is called off.

    cancelled  asked every few hundred milliseconds
    """
    try:
        yield from StaffAtWork(prospect, question, cancelled).answers()
    except CalledOff:
        return


class StaffAtWork:
    """One question being worked on."""

    def __init__(self, prospect: Prospect, question: StaffQuestion, cancelled: Callable[[], bool]) -> None:
        """Take the question; the option in focus goes to the front."""
        self.prospect, self.question, self.cancelled = prospect, question, cancelled
        self.options = sorted(question.options, key=lambda option: option[0] != question.focus)
        self.pars = pars_known(prospect.digest, prospect.quarters)

    def answers(self) -> Iterator[StaffAnswer]:
        """One answer after another."""
        rough = FirstQuarter.of(self.prospect, ROUGH, 1)
        if not in_code(rough):
            yield self.stage(rough, done=False)
        if not in_code(FirstQuarter.of(self.prospect, ROUGH)):
            # There is no machine code on this machine: numpy draws as many futures as somebody will wait for.
            yield self.stage(FirstQuarter.of(self.prospect, STAGES[0]), done=True)
            yield from self.par_at_leisure(done=True)
            return
        for futures in STAGES:
            first = FirstQuarter.of(self.prospect, futures)
            if self.question.focus:
                yield self.stage(first, done=False, only_focus=True)
            yield self.stage(first, done=not self.question.focus and futures == STAGES[-1])
            if futures == STAGES[1]:
                # The hand is clear enough by now to wait a little.
                yield from self.par_at_leisure(done=False)
        if self.question.focus:
            yield self.stage(FirstQuarter.of(self.prospect, FOCUS), done=True, only_focus=True)

    def par_at_leisure(self, done: bool) -> Iterator[StaffAnswer]:
        """Par where it was not known: once the hand is clear, because it takes a second or two."""
        seen = self.prospect
        if seen.plays and not self.pars:
            self.pars = pars_meanwhile(seen.setup, seen.digest, seen.quarters, self.cancelled)
            if self.pars:
                yield StaffAnswer(None, (), (), done=done, pars=self.pars)

    def stage(self, first: FirstQuarter, done: bool, only_focus: bool = False) -> StaffAnswer:
        """What so many futures say."""
        options = self.options[:1] if only_focus else self.options
        drafts = [self.question.draft, *(draft for _, draft in options)]
        pencil = self.question.pencil
        plans = [pencil] * len(drafts)
        if pencil:
            drafts, plans = [*drafts, self.question.draft], [*plans, ()]
        result = played_out(self.prospect, first, drafts, self.cancelled, plans)
        of = FOCUS if only_focus else STAGES[-1]
        effects = tuple(
            (key, effect_view(result, place, of, self.turned(key), self.friends))
            for place, (key, _) in enumerate(options, start=1)
        )
        focused = bool(options) and options[0][0] == self.question.focus
        return StaffAnswer(
            outlook=outlook_view(self.prospect, result, 0, of, self.par),
            effects=effects,
            likely=likely_acts(self.prospect, first),
            done=done,
            with_focus=outlook_view(self.prospect, result, 1, of, self.par) if focused else None,
            unpencilled=outlook_view(self.prospect, result, len(drafts) - 1, of, self.par) if pencil else None,
            pars=self.pars,
        )

    @cached_property
    def friends(self) -> tuple[int, ...]:
        """The rows of the names of the ties that the seat has with whom it stands well with."""
        code = next((short for short, country in SEATS.items() if country == self.prospect.seat), "")
        own = [
            row for row, known in enumerate(NAMES) if known.name.startswith("tie.") and code in known.name.split(".")
        ]
        world = self.prospect.world
        return tuple(row for row in own if world[NAMES[row].measure][NAMES[row].index][0] > 0)

    @property
    def par(self) -> float | None:
        """Par of the seat where it is known; nobody's eyes have none."""
        seat = self.prospect.seat
        return self.pars[COUNTRIES.index(seat)][0] if self.pars and seat in COUNTRIES else None

    def turned(self, key: str) -> bool:
        """Whether an option takes something out of the draft, so that its effect is what it does while it is in."""
        draft, (lever, _, place) = self.question.draft, key.partition("=")
        in_choices = place.isdigit() and draft.choices.get(lever) == int(place)
        return key in draft.moves or key in draft.table or key in draft.dials or in_choices


def outlook_view(prospect: Prospect, result: RolloutOutcomes, place: int, of: int, par: float | None) -> OutlookView:
    """How the futures of one draft go on."""
    n, now = result.index.shape[2], float(prospect.world["index"][0])
    spreads = [Spread(now, now, now, now, now), *(Spread(*fan(quarter)) for quarter in result.index[place])]
    outcomes = tuple(
        (name, estimated(share(int(np.sum(result.outcome[place] == code)), n))) for code, name in enumerate(OUTCOMES)
    )
    counts = {name: int(np.sum(result.ending[place] == code)) for code, name in enumerate(ENDINGS)}
    endings = tuple(
        (name, estimated(share(count, n))) for name, count in sorted(counts.items(), key=lambda row: -row[1]) if count
    )
    score = estimated(mean(result.score[place])) if prospect.plays else None
    return OutlookView(tuple(spreads), outcomes, endings, score, par, n, max(of, n))


def effect_view(result: RolloutOutcomes, place: int, of: int, turned: bool, friends: Sequence[int] = ()) -> EffectView:
    """What one option changes beside the draft.

    friends  the rows of the names of ties whose changes are summed
    """
    with_it, without = (0, place) if turned else (place, 0)
    n, has_score = result.index.shape[2], result.score.shape[1] > 0
    score = mean(result.score[with_it] - result.score[without]) if has_score else None
    breaks, war = (
        paired_shares(*pairs(rows[with_it], rows[without]), n).times(WHOLE) for rows in (result.broke, result.war)
    )
    clear = score is not None and not score.low <= 0 <= score.high
    says = "" if clear or not has_score else word("effect", "unclear")
    return EffectView(
        score=None if score is None else changed(score),
        breaks=changed(breaks),
        war=changed(war),
        touched=touched(result, with_it, without),
        futures=n,
        of=max(of, n),
        says=says,
        friends=friends_moved(result, (with_it, without), friends),
    )


def friends_moved(result: RolloutOutcomes, drafts: tuple[int, int], friends: Sequence[int]) -> Change | None:
    """What an option changes in some ties next quarter, all together, points; None where there are none.

    drafts  with it, and without
    """
    if not friends:
        return None
    rows = list(friends)
    return changed(mean((result.numbers[drafts[0]] - result.numbers[drafts[1]])[rows].sum(axis=0)))


def pairs(with_it: Array, without: Array) -> tuple[int, int]:
    """In how many futures something happens with an option alone, and without it alone."""
    return int(np.sum(with_it > without)), int(np.sum(without > with_it))


def touched(result: RolloutOutcomes, with_it: int, without: int) -> tuple[TouchedView, ...]:
    """The numbers that an option moves most next quarter, by their ranges; only clear changes count."""
    rows = dict[tuple[str, tuple[int, ...]], tuple[float, TouchedView]]()
    moved = result.numbers[with_it] - result.numbers[without]
    for row, known in enumerate(NAMES):
        change = mean(moved[row])
        weight = abs(change.value) / (known.bounds[1] - known.bounds[0])
        if known.kind in ("clock", "counter") or weight < NEWS or change.low <= 0 <= change.high:
            continue
        digits = 0 if known.bounds[1] > DECIMAL else 1
        unit = words("unit").get(known.name, "")
        view = TouchedView(known.name, word("number", known.name), changed(change), unit, digits)
        # Two names of one number are told once.
        rows.setdefault((known.measure, known.index), (weight, view))
    return tuple(view for _, view in sorted(rows.values(), key=lambda entry: -entry[0])[:MOST_TOUCHED])


# Names that reach no higher than this are shown with a digit behind the point.
DECIMAL = 12.0


def likely_acts(prospect: Prospect, first: FirstQuarter) -> tuple[LikelyAct, ...]:
    """What each other capital is likeliest to do next, by the share of futures in which it does."""
    levers, n = first.drawn.script.anchor.levers, first.futures
    standing = first.drawn.now.history.dials[0]
    acts = {country: list[tuple[int, str]]() for country in COUNTRIES}
    idle = {country: np.ones(n) for country in COUNTRIES}
    # What nobody would see is no news.
    for policy in (policy for policy in levers.policies if policy.id not in levers.secret):
        country = seat_of(policy.id)
        for key, turns in (
            ("up", first.orders.dials[policy.row] > standing[policy.row]),
            ("down", first.orders.dials[policy.row] < standing[policy.row]),
        ):
            says = word("likely", key, policy=phrase("policy", policy.id))
            acts[country].append((int(np.sum(turns)), says))
            idle[country] = idle[country] * (1 - turns)
    for move in (move for move in levers.moves if move.id not in levers.secret):
        orders_it = first.orders.moves[move.row] > 0
        acts[seat_of(move.id)].append((int(np.sum(orders_it)), word("likely_move", move.id)))
        idle[seat_of(move.id)] = idle[seat_of(move.id)] * (1 - orders_it)
    rows = []
    for country in COUNTRIES:
        if country == prospect.seat:
            continue
        count, says = max(acts[country])
        still = int(idle[country].sum())
        if count < SELDOM * n or count < min(OFTEN * n, still):
            count, says = still, word("likely", "waits")
        rows.append(LikelyAct(country, says, estimated(share(count, n))))
    return tuple(rows)


def estimated(interval: Bounded) -> Estimated:
    """An interval as it is shown."""
    return Estimated(interval.value, interval.low, interval.high)


def changed(interval: Bounded) -> Change:
    """A difference as it is shown."""
    return Change(interval.value, interval.low, interval.high)


# --- options and boards ----------------------------------------------------------------------


def options_of(campaign: Campaign, board: BoardView) -> tuple[tuple[str, SeatOrders], ...]:
    """Every option of a hand, by key: what may be ordered beside the draft, and what may be taken out of it.

    A dial counts one step up, or one down where it may not go up; a choice has the key `crisis=place`.
    """
    draft, rows = campaign.drafted(board.seat), list[tuple[str, SeatOrders]]()
    for dial in board.dials:
        if dial.lever in draft.dials:
            rest = {policy: step for policy, step in draft.dials.items() if policy != dial.lever}
            rows.append((dial.lever, attrs.evolve(draft, dials=rest)))
            continue
        near = [step.step for step in dial.steps if abs(step.step - dial.standing) == 1 and not step.refused]
        if near:
            rows.append((dial.lever, attrs.evolve(draft, dials={**draft.dials, dial.lever: max(near)})))
    for move in board.moves:
        if move.status == "ordered":
            rest_moves = tuple(other for other in draft.moves if other != move.lever)
            rows.append((move.lever, attrs.evolve(draft, moves=rest_moves)))
        elif move.status in ("ready", "dear"):
            rows.append((move.lever, attrs.evolve(draft, moves=(*draft.moves, move.lever))))
    for act in board.table:
        if act.status == "ordered":
            rest_acts = tuple(other for other in draft.table if other != act.act)
            rows.append((act.act, attrs.evolve(draft, table=rest_acts)))
        elif act.status in ("ready", "dear"):
            rows.append((act.act, attrs.evolve(draft, table=(*draft.table, act.act))))
    for crisis in board.crises:
        for choice in crisis.choices:
            without = {asked_of: place for asked_of, place in draft.choices.items() if asked_of != crisis.id}
            chosen = without if choice.chosen else {**draft.choices, crisis.id: choice.place}
            if not choice.refused:
                rows.append((choice_key(crisis.id, choice.place), attrs.evolve(draft, choices=chosen)))
    return tuple(rows)


def with_staff(board: BoardView, answers: Sequence[StaffAnswer]) -> BoardView:
    """A board with what staff have worked out laid into it; later answers count."""
    effects, outlook, likely = dict[str, EffectView](), board.outlook, board.likely
    par, done = board.score.par, False
    for answer in answers:
        effects.update(answer.effects)
        outlook, likely, done = answer.outlook or outlook, answer.likely or likely, answer.done
        if answer.pars and board.seat in COUNTRIES:
            par = answer.pars[COUNTRIES.index(board.seat)][0]
    crises = tuple(
        attrs.evolve(
            crisis,
            choices=tuple(
                attrs.evolve(choice, effect=effects.get(choice_key(crisis.id, choice.place), choice.effect))
                for choice in crisis.choices
            ),
        )
        for crisis in board.crises
    )
    return attrs.evolve(
        board,
        outlook=outlook,
        likely=likely,
        score=attrs.evolve(board.score, par=par),
        crises=crises,
        dials=tuple(attrs.evolve(dial, effect=effects.get(dial.lever, dial.effect)) for dial in board.dials),
        moves=tuple(attrs.evolve(move, effect=effects.get(move.lever, move.effect)) for move in board.moves),
        table=tuple(attrs.evolve(act, effect=effects.get(act.act, act.effect)) for act in board.table),
        staff="fresh" if done else board.staff,
    )


def choice_key(crisis: str, place: int) -> str:
    """The key of a choice among options."""
    return f"{crisis}={place}"
