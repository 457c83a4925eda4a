"""Arms of the targets' comparisons: many played side by side on the same luck, and what is recorded of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import attrs
import numpy as np

from benchmarks.arm_events import put
from benchmarks.course_seats import CourseSeats
from benchmarks.seats import FREE, Control, Seats, dice
from game.model.laws.opening import opening
from game.model.state.axes import Array
from game.model.state.deeds import STANCE_ROW
from game.model.state.figures import Figures
from game.model.state.rules import Rules
from game.model.state.ruleset import with_drawn_opening
from game.model.state.world_state import WorldState

AT_ONCE = 32

RECORDED: dict[str, Callable[[WorldState], Array]] = {
    "index": lambda s: s.index,
    "arms_ru": lambda s: s.flow[0, 0],
    "arms_ir": lambda s: s.flow[1, 0],
    "cover": lambda s: s.flow[0, 2],
    "proxies_ru": lambda s: s.flow[0, 3],
    "proxies": lambda s: (s.flow[0, 3] + s.flow[1, 3]) / 2,
    "security": lambda s: s.flow[0, 5],
    "narrative": lambda s: s.flow[0, 6],
    "trust_ir": lambda s: s.trust[1],
    "grievance_ir": lambda s: s.grievance[1],
    "brent": lambda s: s.brent,
    "revenue_ru": lambda s: s.revenue[0],
    "revenue_ir": lambda s: s.revenue[1],
    "volume_ir": lambda s: s.volume[1],
    "discount_ru": lambda s: s.discount[0],
    "discount_ir": lambda s: s.discount[1],
    "shared": lambda s: s.shared_threat,
    "rung": lambda s: s.rung,
    "broke": lambda s: s.broke,
    "repaired": lambda s: s.repaired,
    "catastrophe": lambda s: s.catastrophe,
    "regime_ru": lambda s: s.regime[0],
    "regime_ir": lambda s: s.regime[1],
    "new_ru": lambda s: (s.ruler[0] > 0) + 0.0,
    "new_ir": lambda s: (s.ruler[1] > 0) + 0.0,
    "ukraine": lambda s: s.ukraine,
    "war_iran": lambda s: s.war_iran,
    "weapon": lambda s: s.weapon,
    "waters": lambda s: s.waters,
    "needle": lambda s: np.maximum(s.margin[0], s.margin[1]),
    "hit": lambda s: s.hit,
    "struck": lambda s: s.struck,
    "struck_back": lambda s: s.struck_back,
    "demanded": lambda s: s.demanded,
    "offer_ir": lambda s: s.offer[1],
    "slight": lambda s: s.slight,
    "gulf_hit": lambda s: s.gulf_hit,
    "localised": lambda s: s.localised,
    "bound": lambda s: s.bound,
    "talked": lambda s: s.talked,
    "sold_ru": lambda s: s.sold[0],
    "sold_ir": lambda s: s.sold[1],
    "vote": lambda s: s.vote_due,
    "vetoed": lambda s: s.vetoed,
    "fight": lambda s: s.russians_fight,
    "mover": lambda s: s.mover,
    "act": lambda s: s.act,
    "reason": lambda s: s.reason,
    "delivered": lambda s: s.delivered[0],
    "overdue": lambda s: s.overdue[0],
    "promised": lambda s: np.add.reduce(s.promised[0]),
    "high": lambda s: s.high_quarters,
    "broken_off": lambda s: s.broken_quarters,
    "first_index": lambda s: s.first_index,
    "escalation": lambda s: s.escalation,
}
Record = Mapping[str, Array]
Event = tuple[Iterable[int], str, float]


@attrs.frozen
class Arm:
    """One arm of a comparison.

    quarters  how long it is played
    fixed     policies that are held, by id
    odds      chances of moves that are set, by the seats' names
    events    in which quarters (counted from 1), what, how large
    start     measures that are set at the opening, with an index where they have axes
    """

    name: str
    quarters: int
    fixed: Mapping[str, float] = {}
    odds: Mapping[str, float] = {}
    events: tuple[Event, ...] = ()
    start: Mapping[tuple[str, tuple[int, ...]], float] = {}


def played(arms: Sequence[Arm], figures: Figures, worlds: int, seed: int, courses: bool) -> dict[str, Record]:
    """Every arm played: what is recorded of it, (quarters + 1, worlds) each, by its name; row 0 is the opening.

    courses  whether the countries follow their courses; else simple seats play
    """
    records: dict[str, Record] = {}
    for quarters in sorted({arm.quarters for arm in arms}):
        same = [arm for arm in arms if arm.quarters == quarters]
        for start in range(0, len(same), AT_ONCE):
            records |= together(same[start : start + AT_ONCE], figures, (worlds, seed), courses)
    return records


def together(arms: Sequence[Arm], figures: Figures, luck_of: tuple[int, int], courses: bool) -> dict[str, Record]:
    """Some arms of one length, played as one block of worlds.

    luck_of  how many worlds an arm has, and the seed
    """
    worlds, seed = luck_of
    quarters, whole = arms[0].quarters, worlds * len(arms)
    numbers = np.tile(np.arange(worlds, dtype=np.uint64), len(arms))
    control = Control.free(whole)
    names = {name for arm in arms for name in arm.odds}
    control = attrs.evolve(control, odds={name: np.full(whole, FREE) for name in names})
    slices = [slice(i * worlds, (i + 1) * worlds) for i in range(len(arms))]
    for arm, part in zip(arms, slices, strict=True):
        for policy, value in arm.fixed.items():
            control.stances[STANCE_ROW[policy], part] = value
        for name, value in arm.odds.items():
            control.odds[name][part] = value
    luck = dice(seed, numbers)
    rules = Rules(with_drawn_opening(figures, luck), luck, quarters)
    seats: Seats | CourseSeats = Seats(rules, control, opening(rules, whole))
    if courses:
        seats = CourseSeats.start(control, (seed, [int(number) for number in numbers]), quarters, figures)
    for arm, part in zip(arms, slices, strict=True):
        for (measure, index), value in arm.start.items():
            seats.world = put(seats.world, measure, index, part, value)
    rows: dict[str, list[Array]] = {name: [read(seats.world) + 0.0] for name, read in RECORDED.items()}
    for turn in range(1, quarters + 1):
        now = [
            (part, kind, size)
            for arm, part in zip(arms, slices, strict=True)
            for when, kind, size in arm.events
            if turn in when
        ]
        state = seats.play(now)
        for name, read in RECORDED.items():
            rows[name].append(read(state) + 0.0)
        for name, row in seats.counted().items():
            rows.setdefault(name, [row * 0]).append(row)
    stacked = {name: np.stack(row) for name, row in rows.items()}
    return {
        arm.name: {name: row[:, part] for name, row in stacked.items()} for arm, part in zip(arms, slices, strict=True)
    }
