"""The board of one seat: all that a window, a desk or a page shows of a quarter, from what the seat may know."""

import attrs

from game.campaign.campaign import Campaign
from game.campaign.telling import title_of, told_lines
from game.forecast.known_world import ALL_SEEN
from game.forecast.seat_moment import SeatMoment
from game.model.scenario.scenario_texts import scenario_said
from game.model.state.axes import COUNTRIES
from game.views import hand_view
from game.views.board_parts import (
    CHANGES,
    changed_most,
    factions,
    flows,
    index_causes,
    index_word,
    machines,
    needle_views,
    relations,
    strands,
    top_figures,
)
from game.views.board_rows import (
    AimView,
    FactionView,
    FlowView,
    Headline,
    InterestView,
    LikelyAct,
    MachineView,
    Needle,
    RelationView,
    ScoreView,
    StrandView,
    WeeksView,
    WindowView,
)
from game.views.hand_rows import ActView, CrisisView, DialView, MoveView, OccasionView, PromiseView
from game.views.outlook_view import OutlookView
from game.views.score_view import score_view
from game.views.shown_figures import Cause, ShownFigure
from game.views.view_words import word
from game.views.windows import windows

NO_SCORE = ScoreView(0.0, 0.0, None, (), None, None, 0.0, ())
NO_WEEKS = WeeksView(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


@attrs.frozen(kw_only=True)
class BoardView:
    """A quarter as one seat sees it; points are 0–100.

    seat          a country, `public`, or "" for who sees all
    quarter       the one to be played, such as 2025Q1, or the last where the campaign is over; `title`, in words
    turn          quarters played, of `quarters`
    closing       whether the two quarters after a break are being played
    scenario      its title; `campaign`, a name for this one
    index         the partnership, with half of its 95 % interval; so its change
    index_causes  they add up, as printed, to the change
    word          the step between the two in words; `rung` 0–7
    history       the partnership after each quarter as the seat saw it, the opening first
    resources     for the top bar
    headlines     of the last quarter
    outlook       None until staff have worked it out
    occasions     to which an answer may be prepared
    staff         `running`, `fresh`, `stale` or `failed`
    why_not_end   what ending the quarter now would leave unsaid; "" for nothing
    """

    seat: str
    quarter: str
    title: str
    turn: int
    quarters: int
    over: bool
    closing: bool
    scenario: str
    campaign: str
    index: float
    index_error: float
    index_change: float
    index_change_error: float
    index_causes: tuple[Cause, ...]
    word: str
    rung: int
    history: tuple[float, ...]
    escalation: float
    resources: tuple[ShownFigure, ...] = ()
    score: ScoreView = NO_SCORE
    weeks: WeeksView = NO_WEEKS
    needles: tuple[Needle, ...]
    windows: tuple[WindowView, ...]
    likely: tuple[LikelyAct, ...] = ()
    strands: tuple[StrandView, ...]
    changed_most: str
    machines: tuple[MachineView, ...]
    relations: tuple[RelationView, ...]
    factions: tuple[FactionView, ...]
    flows: tuple[FlowView, ...]
    headlines: tuple[Headline, ...]
    crises: tuple[CrisisView, ...] = ()
    dials: tuple[DialView, ...] = ()
    moves: tuple[MoveView, ...] = ()
    table: tuple[ActView, ...] = ()
    occasions: tuple[OccasionView, ...] = ()
    promises: tuple[PromiseView, ...]
    outlook: OutlookView | None = None
    staff: str = "running"
    can_undo: bool = False
    can_end: bool = True
    why_not_end: str = ""
    seats: tuple[str, ...] = ()


def board(campaign: Campaign, seat: str) -> BoardView:
    """The board of a seat now.

    seat    a country, `public` for what everybody knows, "" for who sees all
    errors  KeyError where the seat is none of these
    """
    moment = SeatMoment.of(campaign, seat)
    still = moment.once("board", lambda: standing_board(moment))
    questions = hand_view.crises(campaign, seat)
    plays = seat in COUNTRIES and not campaign.over
    own_hand = hand_view.OwnHand.of(campaign, seat) if plays else None
    weeks = weeks_view(campaign, seat)
    return attrs.evolve(
        still,
        score=score_view(moment, seat) if seat in COUNTRIES else NO_SCORE,
        resources=top_figures(moment, weeks.left),
        weeks=weeks,
        crises=questions,
        dials=hand_view.dials(campaign, seat, own_hand) if plays else (),
        moves=hand_view.moves(campaign, seat, own_hand) if plays else (),
        table=hand_view.acts(campaign, seat, own_hand) if plays else (),
        occasions=hand_view.occasions(campaign, seat, own_hand) if plays else (),
        can_undo=bool(campaign.drafts.get(seat)),
        can_end=not campaign.over,
        why_not_end=unanswered(questions) if seat in COUNTRIES else "",
        seats=campaign.terms.seats,
    )


def standing_board(moment: SeatMoment) -> BoardView:
    """What of a board does not hang on anybody's draft."""
    campaign, turn, world = moment.campaign, moment.turn, moment.known.world
    rows, over = strands(moment), campaign.over
    quarter = campaign.setup.quarter(turn if over else turn + 1)
    history = tuple(float(moment.at(when).known.world.index[0]) for when in range(turn + 1))
    change = round(history[-1], 1) - round(history[-2], 1) if turn else 0.0
    return BoardView(
        seat=moment.seat,
        quarter=quarter,
        title=title_of(quarter),
        turn=turn,
        quarters=campaign.terms.quarters,
        over=over,
        closing=not over and bool(world.broken_quarters[0] > 0),
        scenario=scenario_said(campaign.setup).title,
        campaign=f"{campaign.setup.name}-{campaign.terms.seed}-{campaign.terms.world}",
        index=history[-1],
        index_error=moment.index_error,
        index_change=change,
        index_change_error=CHANGES * moment.index_error if turn else 0.0,
        index_causes=index_causes(moment),
        word=index_word(int(world.rung[0])),
        rung=int(world.rung[0]),
        history=history,
        escalation=float(world.escalation[0]),
        needles=needle_views(moment),
        windows=windows(moment),
        strands=rows,
        changed_most=changed_most(rows),
        machines=machines(moment),
        relations=relations(moment),
        factions=factions(moment),
        flows=flows(moment),
        headlines=headlines(campaign, turn, moment.seat) if turn else (),
        promises=hand_view.promises(campaign, moment.seat),
    )


def headlines(campaign: Campaign, turn: int, seat: str) -> tuple[Headline, ...]:
    """What happened in a quarter, counted from 1, as a seat may read it."""
    moment = SeatMoment.of(campaign, seat, turn)
    return moment.once(
        "headlines",
        lambda: tuple(
            Headline(line.kind, line.country, line.lead or line.says, line.why)
            for line in told_lines(campaign, turn, seat)
        ),
    )


def weeks_view(campaign: Campaign, seat: str) -> WeeksView:
    """A seat's weeks this quarter, with its draft."""
    if seat not in COUNTRIES or campaign.over:
        return NO_WEEKS
    allowed, drafted, row = campaign.permission, campaign.drafted(seat), COUNTRIES.index(seat)
    orders, choices = allowed.price(seat, drafted), allowed.price_of_choices(seat, drafted)
    income, carried = float(allowed.draft.income[row][0]), float(campaign.world.capital[row, 0])
    free, taken = allowed.left(seat), allowed.taken(seat)
    return WeeksView(
        income=income,
        has=income + carried,
        policies=income + carried - free - taken,
        orders=orders,
        choices=choices + taken,
        left=free - orders - choices,
        overdraft=float(allowed.draft.levers.catalogue.weeks.overdraft),
        carried_over=carried,
    )


def unanswered(questions: tuple[CrisisView, ...]) -> str:
    """That questions of tonight have no answer yet; "" where all have, or none waits."""
    left = [crisis.title for crisis in questions if crisis.tonight and not any(way.chosen for way in crisis.choices)]
    return word("end", "unanswered", titles=", ".join(left)) if left else ""


__all__ = [
    "ALL_SEEN",
    "ActView",
    "AimView",
    "BoardView",
    "Cause",
    "CrisisView",
    "DialView",
    "FactionView",
    "FlowView",
    "Headline",
    "InterestView",
    "LikelyAct",
    "MachineView",
    "MoveView",
    "Needle",
    "OccasionView",
    "OutlookView",
    "PromiseView",
    "RelationView",
    "ScoreView",
    "ShownFigure",
    "StrandView",
    "WeeksView",
    "WindowView",
    "board",
    "headlines",
    "weeks_view",
]
