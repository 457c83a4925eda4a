"""Looking back: how the staff's forecasts did, quarter by quarter, and, after the end, the review and its report."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import attrs

from game.atomic_files import write_whole
from game.campaign.brief import brief
from game.campaign.campaign import Campaign, levels
from game.campaign.review import account
from game.campaign.sentences import says
from game.desktop.commands import Commands, Say, ShowError
from game.desktop.control.background import JobResult, Worker
from game.desktop.control.campaign_desk import CampaignDesk
from game.desktop.control.jobs import forecast_of, looking_back
from game.forecast.common_knowledge import common_knowledge
from game.forecast.prospect import Prospect
from game.model.simulation import observed
from game.model.state.axes import COUNTRIES
from game.views.brief_view import StaffRecord
from game.views.campaign_report import report
from game.views.review_view import ReviewFindings

Range = tuple[float, float, float]


@attrs.define(eq=False)
class LookingBack:
    """What has been worked out of the quarters played.

    ranges   by country and turn, the staff's forecast of the index at the end of that quarter
    findings by country, what has been worked out for the review
    compared the turning point left out for comparison
    pending  what is being worked out, by ticket
    """

    ranges: dict[tuple[str, int], Range] = attrs.field(factory=dict)
    findings: dict[str, ReviewFindings] = attrs.field(factory=dict)
    compared: int = 0
    pending: dict[int, tuple[str, int]] = attrs.field(factory=dict)

    def begin(self, table: Worker, desk: CampaignDesk) -> None:
        """Ask for what is not known yet of the quarters played; after the end, for the review too."""
        session = desk.session
        known = {*self.ranges, *self.pending.values()}
        for seat in desk.sides:
            for turn in range(1, session.world.turn + 1):
                if (seat, turn) not in known:
                    needs = {"looking": looking_from(desk, seat, turn), "draft": given(session, seat, turn)}
                    self._ask(table, (seat, turn), forecast_of, needs)
        if session.over:
            for seat in desk.sides or (desk.seat,):
                if seat not in self.findings:
                    self.findings[seat] = ReviewFindings()
                    self._ask(table, (seat, 0), looking_back, {"session": plain(session), "side": seat})

    def _ask(
        self,
        table: Worker,
        what: tuple[str, int],
        function: Callable[..., Iterator[object]],
        needs: Mapping[str, object],
    ) -> None:
        """Ask the table for one thing."""
        self.pending[table.ask(function, needs, gives_way=False)] = what

    def take(self, result: JobResult) -> bool:
        """Take in an answer, and return whether it changes what is shown."""
        what = self.pending.get(result.ticket)
        if what is None:
            return False
        if isinstance(result.answer, ReviewFindings):
            is_first = self.findings[what[0]].points is None
            self.findings[what[0]] = result.answer
            if is_first and not self.compared and result.answer.points:
                self.compared = result.answer.points[0].turn
        elif isinstance(result.answer, tuple):
            low, median, high = result.answer
            self.ranges[what] = low, median, high
        else:
            return False
        return True

    def record(self, session: Campaign, seat: str, turn: int) -> StaffRecord | None:
        """Return how the staff's forecast of a quarter did, and how often they have been right up to it."""
        if (seat, turn) not in self.ranges:
            return None
        low, median, high = self.ranges[seat, turn]
        came = [float(session.worlds[quarter].index[0]) for quarter in range(1, turn + 1)]
        ranges = [self.ranges.get((seat, quarter)) for quarter in range(1, turn + 1)]
        forecasts = [(known, index) for known, index in zip(ranges, came, strict=True) if known]
        hits = sum(known[0] <= index <= known[2] for known, index in forecasts)
        return StaffRecord(low, median, high, came[-1], hits, len(forecasts))


def looking_from(desk: CampaignDesk, seat: str, turn: int) -> Prospect:
    """Return from what a seat looked ahead before a quarter."""
    session, country = desk.session, COUNTRIES.index(seat)
    view = observed(session.worlds[turn - 1], country, session.setting)
    return Prospect(view, common_knowledge(country, (desk.central or session).setting, session.staffs))


def given(session: Campaign, seat: str, turn: int) -> dict[str, str]:
    """Return what a country ordered in a quarter."""
    return levels(session.setting, session.sheets[turn - 1], seat)


def plain(session: Campaign) -> Campaign:
    """Return a campaign without what cannot be sent to a worker."""
    return session.fork(session.world.turn)


def export(desk: CampaignDesk, folder: Path) -> Commands:
    """Write the report of a campaign, and its log, into a folder, under names that are free."""
    session, seat = desk.session, desk.seat
    briefs = [brief(session, turn, None) for turn in range(1, session.world.turn + 1)]
    story = account(session, briefs, seat)
    stem = f"{session.scenario.name}-seed-{session.terms.seed}-{seat}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = free(folder, stem)
        write_whole(path, report(story))
        session.save(path.with_suffix(".jsonl"))
    except OSError as fault:
        why = fault.strerror or str(fault)
        return (ShowError(says("save", "unwritten"), says("save", "unwritten_why", why=why)),)
    return (Say(says("review", "exported", path=path)),)


def free(folder: Path, stem: str) -> Path:
    """Return a name in a folder that nothing has yet."""
    names = (f"{stem}{f'-{number}' if number else ''}.md" for number in range(1000))
    return next(folder / name for name in names if not (folder / name).exists())
