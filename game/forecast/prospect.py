"""The prospect: from what one seat looks ahead, and the futures it has looked into so far.

It is what `forecast` and `odds` are asked with. Whatever is asked of one prospect is answered in the same futures, so
two answers can be laid side by side future by future; and no future is played twice: what a draft was found to lead to
is kept until the prospect is thrown away, at the end of the quarter. It can be sent to another process.
"""

from collections.abc import Iterator, Mapping, Sequence

import attrs
import numpy as np

from game.forecast.common_knowledge import CommonKnowledge
from game.forecast.rollout_outcomes import BLOCK, Cancelled, RolloutOutcomes, joined, never, played
from game.model.legality import faults
from game.model.state.catalogue import LEVELS, Sheet
from game.model.state.observation import Observation

# Level by order; None stands for what the country would decide by itself.
Draft = Mapping[str, str] | None
Key = frozenset[tuple[str, str]] | None


@attrs.frozen(eq=False)
class Prospect:
    """What a seat looks ahead from.

    view   what it sees, of one world
    known  what it knows beside
    outcomes  what was found to become of the futures under each draft, the first n of them
    """

    view: Observation
    known: CommonKnowledge
    outcomes: dict[Key, RolloutOutcomes] = attrs.field(factory=dict)

    def courses(self, drafts: Sequence[Draft], many: int, cancelled: Cancelled = never) -> list[RolloutOutcomes] | None:
        """What becomes of the first futures under each draft; None where it was cancelled.

        many       of how many futures; what of them is not known yet is played
        cancelled  is asked after each quarter of futures played
        """
        keys = list(dict.fromkeys(key(draft) for draft in drafts))
        for start, some in self._missing(keys, many):
            if not self._play(some, range(start, many), cancelled):
                return None
        return [self.outcomes[key(draft)].some(slice(0, many)) for draft in drafts]

    def allows(self, draft: Mapping[str, str]) -> bool:
        """Whether a draft may be given whole, as far as the seat can tell."""
        sheet = self.known.setting.catalogue.no_orders(1)
        sheet[self.known.staffs[self.view.country].own] = self.sheet(draft)
        return not faults(self.view.seen, sheet, self.known.setting)

    def sheet(self, draft: Mapping[str, str]) -> Sheet:
        """The country's own rows of a sheet, (own orders, 1)."""
        catalogue = self.known.setting.catalogue
        sheet = catalogue.no_orders(1)
        for name, level in draft.items():
            sheet[catalogue.number[name], 0] = LEVELS.index(level) + 1
        return sheet[self.known.staffs[self.view.country].own]

    def check(self, draft: Mapping[str, str]) -> None:
        """Say what is wrong with a draft.

        errors  KeyError where there is no such order; ValueError where an order is another's, or a level is none
        """
        for name, level in draft.items():
            if (owner := self.known.setting.catalogue[name].country) != self.view.name:
                raise ValueError(f"{name} belongs to {owner}, not to {self.view.name}")
            if level not in LEVELS:
                raise ValueError(f"{name}: found level {level!r}; expected {', '.join(LEVELS)}")

    def _missing(self, keys: Sequence[Key], many: int) -> Iterator[tuple[int, list[Key]]]:
        """Yield drafts of which not enough futures are known: how many are, and as many drafts as go together."""
        known = {wanted: self.outcomes[wanted].futures if wanted in self.outcomes else 0 for wanted in keys}
        for start in sorted(set(known.values())):
            short = [wanted for wanted in keys if known[wanted] == start < many]
            at_once = max(BLOCK // max(many - start, 1), 1)
            # What the country would decide by itself is no sheet, and so is played apart.
            if None in short:
                yield start, [None]
            sheets = [wanted for wanted in short if wanted is not None]
            for first in range(0, len(sheets), at_once):
                yield start, [*sheets[first : first + at_once]]

    def _play(self, keys: Sequence[Key], numbers: range, cancelled: Cancelled) -> bool:
        """Play futures under some drafts, keep what becomes of them, and return whether it was not cancelled."""
        drafts = [dict(wanted) for wanted in keys if wanted is not None]
        sheets = np.concatenate([self.sheet(draft) for draft in drafts], axis=1) if drafts else None
        parts = list[RolloutOutcomes]()
        for start in range(numbers.start, numbers.stop, BLOCK):
            part = range(start, min(start + BLOCK, numbers.stop))
            course = played(self.view, self.known, part, sheets, cancelled)
            if course is None:
                return False
            parts.append(course)
        for place, wanted in enumerate(keys):
            more = [part.some(slice(place * (n := part.futures // len(keys)), (place + 1) * n)) for part in parts]
            self.outcomes[wanted] = joined([self.outcomes[wanted], *more] if wanted in self.outcomes else more)
        return True


def key(draft: Draft) -> Key:
    """A draft in a form by which it can be found again, whatever the order it was written in."""
    return None if draft is None else frozenset(draft.items())
