"""The staff's room: what staff were last asked for a seat, what they have found, and how it is laid into a board."""

import attrs

from game.campaign.orders import SeatOrders
from game.desktop.control.background import JobResult, Worker
from game.desktop.control.campaign_desk import CampaignDesk, joined, without
from game.desktop.control.jobs import estimated
from game.desktop.window_pages import FIGURES, IN_WORDS, NO_STAFF
from game.forecast.prospect import Prospect
from game.views.board_rows import LikelyAct
from game.views.board_view import BoardView
from game.views.hand_rows import CrisisView, EffectView
from game.views.outlook_view import OutlookView
from game.views.staff import STAGES, StaffAnswer, StaffQuestion, choice_key, with_staff

RUNNING, FRESH, STALE, FAILED = "running", "fresh", "stale", "failed"


def staff_of(desk: CampaignDesk) -> str:
    """Return how staff say what they expect in a campaign: `figures`, `words` or `none`."""
    said = desk.campaign.terms.staff
    return said if said in {IN_WORDS, NO_STAFF} else FIGURES


@attrs.define(eq=False)
class StaffRoom:
    """What staff were asked, and what they have found; `count` goes up whenever that changes.

    version   of what quarter and seat the staff know
    effects   by option, the finest estimate of each
    outdated  options whose estimate is of another draft, or of the quarter before
    bare      the outlook of the draft without what is pencilled; None where nothing is
    focused   the outlook with the option in focus beside the draft, and which option that is
    ranks     cards by their use to the seat, as the first estimate of the quarter has it, so that each keeps its place;
              as they lay where somebody has gone through them or ordered before that estimate came
    pars      of every seat; empty until they are known
    is_told   whether the staff have shown that they know from where to look ahead
    """

    worker: Worker
    question: StaffQuestion | None = None
    version: str = ""
    ticket: int = 0
    count: int = 0
    state: str = RUNNING
    effects: dict[str, EffectView] = attrs.field(factory=dict)
    outdated: set[str] = attrs.field(factory=set)
    outlook: OutlookView | None = None
    bare: OutlookView | None = None
    likely: tuple[LikelyAct, ...] = ()
    focused: tuple[str, OutlookView | None] = ("", None)
    ranks: tuple[str, ...] = ()
    pars: tuple[tuple[float, float], ...] = ()
    is_told: bool = False

    def forget(self) -> None:
        """Forget what staff said of another quarter or another seat."""
        if self.version:
            self.question, self.version, self.state, self.is_told = None, "", RUNNING, False
            self.outlook, self.bare, self.likely, self.focused, self.pars = None, None, (), ("", None), ()
            self.effects.clear()
            self.outdated.clear()
            self.count += 1

    def look(self, desk: CampaignDesk, board: BoardView, focus: str, retries: int) -> None:
        """Ask the staff about the draft and what may be added to it, unless they are asked that already.

        focus  the lever or the choice that is looked at; "" for none
        """
        if board.over or staff_of(desk) == NO_STAFF or desk.whole is not None:
            self.forget()
            return
        question = question_about(desk, board, focus)
        version = repr((desk.campaign.terms, desk.digest, desk.seat, retries))
        if self.question == question and self.version == version:
            return
        is_new = version != self.version
        known = None if self.question is None else (self.question.draft, self.question.pencil)
        self.ranks = () if is_new else self.ranks or self.as_they_lie(board, question)
        if is_new or known != (question.draft, question.pencil):
            self.outdated = set(self.effects)
            self.outlook, self.bare, self.likely = None, None, () if is_new else self.likely
        self.question, self.version, self.state, self.focused = question, version, RUNNING, ("", None)
        self.count += 1
        # Until they have answered, nobody knows whether they have been told from where to look ahead.
        self.is_told = self.is_told and not is_new and self.worker.is_alive
        prospect = None if self.is_told else Prospect.of(desk.campaign, desk.seat)
        # What is known as well as it can be is not worked out again because somebody looks elsewhere.
        open_yet = tuple(pair for pair in question.options if pair[0] == focus or not self.is_full(pair[0]))
        given = attrs.evolve(question, options=open_yet)
        self.ticket = self.worker.ask(estimated, {"prospect": prospect, "question": given})

    def as_they_lie(self, board: BoardView, question: StaffQuestion) -> tuple[str, ...]:
        """Return the cards as they lie where somebody has begun to use them: no number changes under a finger."""
        before = self.question
        if before is None or (before.draft == question.draft and before.focus in {"", question.focus}):
            return ()
        return tuple(move.lever for move in board.moves)

    def is_full(self, key: str) -> bool:
        """Return whether an option's estimate is of this draft, and as fine as the staff make it for a whole hand."""
        effect = self.effects.get(key)
        return effect is not None and key not in self.outdated and effect.futures >= STAGES[-1]

    def take(self, result: JobResult) -> None:
        """Take in what the staff have found; what they were asked before is no longer of interest."""
        self.count += 1
        if result.fault and result.ticket in (self.ticket, 0):
            self.state = FAILED
        elif result.ticket == self.ticket and isinstance(result.answer, StaffAnswer):
            self.is_told = True
            self.learn(result.answer)

    def learn(self, answer: StaffAnswer) -> None:
        """Keep what is finer than what was known."""
        for key, effect in answer.effects:
            known = self.effects.get(key)
            if known is None or key in self.outdated or effect.futures >= known.futures:
                self.effects[key] = effect
                self.outdated.discard(key)
        if answer.outlook is not None and (self.outlook is None or answer.outlook.futures >= self.outlook.futures):
            self.outlook, self.likely = answer.outlook, answer.likely or self.likely
            self.bare = answer.unpencilled
        if answer.with_focus is not None and self.question is not None:
            self.focused = (self.question.focus, answer.with_focus)
        self.pars = answer.pars or self.pars
        if not self.ranks and len(answer.effects) > 1:
            self.ranks = by_use(answer.effects)
        self.state = FRESH if answer.done else RUNNING

    def lay(self, board: BoardView, staff: str) -> BoardView:
        """Return a board with what the staff have found laid into it; what is of the quarter before is marked."""
        if staff == NO_STAFF:
            return attrs.evolve(board, staff=FRESH)
        whole = StaffAnswer(
            self.outlook if staff == FIGURES else None,
            tuple(self.effects.items()),
            self.likely,
            done=False,
            pars=self.pars,
        )
        places = {lever: place for place, lever in enumerate(self.ranks)}
        moves = sorted(board.moves, key=lambda move: (move.status == "not_ready", places.get(move.lever, len(places))))
        board = attrs.evolve(board, moves=tuple(moves))
        state = STALE if self.outlook is None and self.effects and self.state == RUNNING else self.state
        return attrs.evolve(with_staff(board, (whole,)), staff=state)

    def beside(self, key: str) -> OutlookView | None:
        """Return the outlook with an option beside the draft, or without one that is in; None where nobody knows."""
        return self.focused[1] if self.focused[0] == key else None


def by_use(effects: tuple[tuple[str, EffectView], ...]) -> tuple[str, ...]:
    """Return options with those first that clearly lift the seat's score, and those last that clearly lower it."""
    lifts = {key: effect.score.value for key, effect in effects if effect.score is not None and effect.score.clear}
    return tuple(sorted((key for key, _ in effects), key=lambda key: -lifts.get(key, 0.0)))


def question_about(desk: CampaignDesk, board: BoardView, focus: str) -> StaffQuestion:
    """Return what to ask the staff: each option beside the draft, or the draft without it where it is in already."""
    draft = desk.campaign.drafted(desk.seat)
    options: list[tuple[str, SeatOrders]] = []
    cards = [(move.lever, move.status, False) for move in board.moves]
    cards += [(act.act, act.status, True) for act in board.table]
    for key, status, is_act in cards:
        if status == "ordered":
            options.append((key, without(draft, key)))
        elif status in {"ready", "dear"}:
            more = SeatOrders(table=(key,)) if is_act else SeatOrders(moves=(key,))
            options.append((key, joined(draft, more)))
    for dial in board.dials:
        if dial.lever == focus and dial.drafted != dial.standing:
            options.append((dial.lever, without(draft, dial.lever)))
        elif dial.lever == focus and dial.standing < len(dial.steps) - 1:
            options.append((dial.lever, joined(draft, SeatOrders(dials={dial.lever: dial.standing + 1}))))
        elif dial.lever == focus:
            options.append((dial.lever, joined(draft, SeatOrders(dials={dial.lever: dial.standing - 1}))))
    for crisis in board.crises:
        options += choices_of(crisis, draft)
    known = {key for key, _ in options}
    return StaffQuestion(draft, focus if focus in known else "", tuple(options), desk.pencil)


def choices_of(crisis: CrisisView, draft: SeatOrders) -> list[tuple[str, SeatOrders]]:
    """Return the choices of a question as options beside the draft; of the one that is made, the draft without it."""
    return [
        (
            choice_key(crisis.id, choice.place),
            without(draft, crisis.id)
            if choice.chosen
            else joined(draft, SeatOrders(choices={crisis.id: choice.place})),
        )
        for choice in crisis.choices
        if not choice.refused
    ]
