"""Orders of one seat tried in the same futures, side by side: the first quarter as ordered, then by its course.

Everybody else does in them what the course that the seat believes it to follow has it do, and the seat itself answers,
chooses and deals by rule, as the computer's countries do.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import attrs
import numpy as np

from agents.anchor import Following
from agents.crises import Desk
from agents.draft import Orders
from game.campaign.orders import SeatOrders
from game.forecast.drawn_worlds import DrawnWorlds
from game.forecast.prospect import Prospect
from game.forecast.rollouts import Drafts, FirstQuarter, drawn_figures, measures_of, quarter_of, run_on
from game.model.levers.readings import OrderHistory
from game.model.play.legacy import LEGACY_PARTS, interests_met
from game.model.play.seated import Seated
from game.model.play.whole_quarter import Night, Situation
from game.model.state.axes import COUNTRIES, Array
from game.model.state.chance import Dice
from game.model.state.rules import Rules
from game.model.state.world_state import WorldState, declared

WHOLE = 100.0
# What follows the quarters that are looked at is taken to be as so many of their last were.
LAST_QUARTERS = 3
Rows = TypeVar("Rows", Following, Desk)


@attrs.frozen(eq=False)
class Trialled:
    """What became of some orders.

    points  (orders, n) the seat's legacy, as far as it can be foreseen
    parts   by part of it: (orders, n) points, before any cap
    war     (orders, n) 1 where a war ran away
    others  (countries, orders, n) how far everybody's interests were met, points
    """

    points: Array
    parts: Mapping[str, Array]
    war: Array
    others: Array


def some_of(first: FirstQuarter, futures: slice) -> FirstQuarter:
    """Some of the futures of a first quarter."""
    drawn, terms = first.drawn, first.drawn.terms
    rules, now, luck = terms.rules, drawn.now, terms.rules.chance
    assert isinstance(luck, Dice)

    def cut(rows: Array) -> Array:
        """These futures of some rows."""
        return rows[..., futures]

    changed = {path: cut(values) for path, values in drawn_figures(rules, now.world.worlds).items()}
    fewer = Rules(rules.figures.but(changed), Dice(luck.seed, luck.worlds[futures]), rules.quarters)
    measures = {name: cut(getattr(now.world, name)) for name in (*declared(), "dials", "wear")}
    situation = Situation(
        world=now.world.but(**measures),
        history=OrderHistory(cut(now.history.dials), cut(now.history.moves)),
        following=_cut(now.following, cut),
        desk=_cut(now.desk, cut),
        leaked=cut(now.leaked),
        tally=cut(now.tally),
    )
    return FirstQuarter(
        drawn=DrawnWorlds(drawn.script, attrs.evolve(terms, rules=fewer), situation),
        night=Night(_cut(first.night.desk, cut), cut(first.night.choices)),
        orders=Orders(cut(first.orders.dials), cut(first.orders.moves)),
        following=_cut(first.following, cut),
        worth=first.worth,
    )


def _cut(rows: Rows, cut: Callable[[Array], Array]) -> Rows:
    """Some futures of what countries follow, or of a desk."""
    return type(rows)(*(cut(getattr(rows, field.name)) for field in attrs.fields(type(rows))))


class Trials(Drafts):
    """Some orders side by side: world n of order d stands at d · futures + n."""

    def __init__(self, prospect: Prospect, first: FirstQuarter, tried: Sequence[SeatOrders]) -> None:
        super().__init__(prospect, first, tried)
        self.row = COUNTRIES.index(prospect.seat)

    def trialled(self, ahead: int) -> Trialled:
        """What becomes of them all.

        ahead  how many quarters are looked ahead, this one included
        """
        nobody = np.zeros((len(COUNTRIES), 1))
        terms = attrs.evolve(self.first.drawn.terms, rules=self.rules, persons=nobody, seated=Seated.free())
        later, _ = quarter_of(terms, self.situation(), self.first.worth).played(self.night(), self.orders())
        left = min(self.rules.quarters - later.world.turn, ahead - 1)
        last, seen = run_on(terms, later, left, self.first.worth)
        return self.judged(last, [measures_of(later.world), *seen])

    def judged(self, last: Situation, seen: Sequence[Mapping[str, Array]]) -> Trialled:
        """What the orders came to.

        seen  index and satisfaction after each quarter
        """
        shape, world, law = (self.count, self.futures), last.world, self.rules.figures.legacy
        ends = world.turn >= self.rules.quarters
        met = self.interests(seen, ends)
        aims = self.first.drawn.script.aims
        own = {
            "ambition": (aims.ambitions[self.row][self.prospect.ambition], law.ambition),
            "agenda": (aims.agendas[self.row][self.prospect.agenda], law.agenda),
        }
        parts = {"interests": law.interests * met[self.row] / WHOLE, "word": law.word * world.word[self.row]}
        for name, (entry, pays) in own.items():
            parts[name] = pays * (law.bold if entry.bold else 1.0) * self.aim_met(entry, last)
        points = np.zeros(world.worlds)
        for name in LEGACY_PARTS:
            points = points + parts[name]
        capped = np.clip(np.where(world.catastrophe > 0, np.minimum(points, self.cap(world)), points), 0, WHOLE)
        return Trialled(
            points=capped.reshape(shape),
            parts={name: part.reshape(shape) for name, part in parts.items()},
            war=world.catastrophe.reshape(shape),
            others=met.reshape(len(COUNTRIES), *shape),
        )

    def interests(self, seen: Sequence[Mapping[str, Array]], ends: bool) -> Array:
        """How far interests are met over what counts of the campaign, (countries, W) points; the last counts double.

        ends  whether it was played to its end; where it was not, what is left is taken to be as the last quarters were
        """
        blank = np.zeros(self.count * self.futures)
        ahead = [quarter["satisfaction"] for quarter in seen]
        whole = [*(satisfied + blank for satisfied in self.prospect.satisfied), *ahead]
        left = 0 if ends else self.rules.quarters - len(whole)
        if left > 0:
            last = ahead[-LAST_QUARTERS:]
            total: Array = last[0]
            for quarter in last[1:]:
                total = total + quarter
            whole += [total / len(last)] * left
        return interests_met(whole)

    def cap(self, world: WorldState) -> Array:
        """What the seat may have at most after a war that ran away, (W,) points."""
        caps = self.rules.figures.interests
        most: Array = np.where(np.equal(world.author, self.row + 1), caps.cap_author, caps.cap_others)
        return most
