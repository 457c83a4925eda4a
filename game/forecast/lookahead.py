"""Look-ahead: a country that makes several drafts of its orders, tries each in its own futures, and gives the best.

It knows what any player in its seat would know: its view and what is common knowledge. The futures are the same for
every draft, so that a small difference shows.

Source: Tesauro and Galperin (1996), policy improvement by rollouts; features.md rows 13 and 14.
"""

import attrs
import numpy as np
from numpy.typing import NDArray

from agents.agent import Reason, StateAgent
from game.forecast.broken_promises import remembering
from game.forecast.common_knowledge import CommonKnowledge
from game.forecast.common_luck import Redrawn
from game.forecast.difficulty import Difficulty
from game.forecast.rollouts import futures, ordered_now
from game.loose_types import FieldValues
from game.model.simulation import Player
from game.model.state.arithmetic import mean, total
from game.model.state.axes import Array
from game.model.state.catalogue import Sheet
from game.model.state.measures import measures_of
from game.model.state.observation import Observation
from game.model.state.setting import Staff
from game.model.state.world import World

# More worlds at once than this take longer than one after another.
BLOCK = 4096


@attrs.frozen(eq=False)
class LookAhead:
    """A country at the table that looks ahead.

    character  by what it drafts its orders
    known      what it knows beside its view
    """

    character: StateAgent
    known: CommonKnowledge
    difficulty: Difficulty

    @property
    def country(self) -> int:
        """Its place in `COUNTRIES`."""
        return self.character.country

    @property
    def name(self) -> str:
        """The country's name."""
        return self.character.name

    def reasons(self, view: Observation, staff: Staff, order: str) -> tuple[Reason, ...]:
        """What counts most for or against an order, by its character."""
        return self.character.reasons(view, staff, order)

    def decide(self, view: Observation, legal: NDArray[np.bool_], staff: Staff) -> Sheet:
        """The levels of its own orders, 0–3, (own orders, W): the draft that does best in its futures.

        Each round costs the same: the fewer drafts are left, the more futures each is tried in.

        Source: Karnin, Koren and Somekh (2013), sequential halving.
        """
        sheets, how = np.stack(self.drafts(view, legal, staff), axis=1), self.difficulty
        for survivors in (how.finalists, 1) if how.finalists > 1 else (1,):
            worth = self.worth(view, sheets, how.futures * how.drafts // sheets.shape[1])
            # Of equals the draft made first.
            best = np.argsort(-worth, axis=0, kind="stable")[:survivors]
            sheets = np.take_along_axis(sheets, best[None], axis=1)
        return sheets[:, 0]

    def drafts(self, view: Observation, legal: NDArray[np.bool_], staff: Staff) -> list[Sheet]:
        """Its drafts, (own orders, W) each: what it would order anyway, then others, made more freely."""
        free = attrs.evolve(self.character, rationality=self.difficulty.freedom)
        others = (
            free.decide(view, legal, attrs.evolve(staff, chance=Redrawn(staff.chance, number)))
            for number in range(1, self.difficulty.drafts)
        )
        return [self.character.decide(view, legal, staff), *others]

    def worth(self, view: Observation, sheets: Sheet, many: int) -> Array:
        """What the country may expect of each draft, (drafts, W): its mean satisfaction to the horizon.

        sheets  (own orders, drafts, W)
        many    in how many futures each is tried
        """
        step = max(BLOCK // (sheets.shape[1] * many), 1)
        blocks = [slice(start, start + step) for start in range(0, view.seen.worlds, step)]
        return np.concatenate([self.tried(some(view, block), sheets[..., block], many) for block in blocks], axis=1)

    def tried(self, view: Observation, sheets: Sheet, many: int) -> Array:
        """What the country may expect of each draft, (drafts, W), all of them played at once.

        Beyond the quarters played, all is taken to stay as it is in the last of them.
        """
        drafts, ahead = sheets.shape[1], self.known.setting.quarters - view.seen.turn
        first = np.repeat(sheets.reshape(len(sheets), -1), many, axis=1)
        quarters = min(self.difficulty.quarters, ahead)
        game, content = futures(view, self.known, range(many), drafts), list[Array]()
        standing = ordered_now(game, self.country, first)

        def seen(world: World) -> None:
            """Keep how content the country is after a quarter."""
            content.append(world.satisfaction[self.country])

        game.run(quarters, standing=standing, each=seen, sees=("satisfaction",), ends=())
        whole = total(content) + (ahead - quarters) * content[-1]
        return mean(list(np.moveaxis(whole.reshape(drafts, -1, many), -1, 0))) / ahead


def some(view: Observation, block: slice) -> Observation:
    """A view of some of its worlds."""
    if view.seen.worlds <= block.stop - block.start:
        return view
    rows: FieldValues = {name: getattr(view.seen, name)[..., block] for name in measures_of(World)}
    seen = World(turn=view.seen.turn, orders=view.seen.orders[..., block], **rows)
    return Observation(view.country, seen, {name: error[..., block] for name, error in view.error.items()})


def at_difficulty(agent: StateAgent, how: Difficulty, known: CommonKnowledge) -> Player:
    """An agent as it plays at a difficulty; one that was given a plan follows it as it is.

    known  what its country knows beside its view
    """
    if agent.strategy:
        return agent
    sharp = how.rationality if agent.rationality is None else agent.rationality
    agent = remembering(attrs.evolve(agent, rationality=sharp), how.memory, how.grudge)
    return agent if how.drafts == 1 else LookAhead(agent, known, how)
