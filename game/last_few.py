"""What was worked out from things that do not change, kept for the last few of them."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

Worked = TypeVar("Worked")


class LastFew(Generic[Worked]):
    """Answers by the things that they were worked out from, which are told apart by what they are, not by their values.

    most  how many stay
    """

    def __init__(self, most: int) -> None:
        """Keep nothing yet."""
        self.most, self._lock = most, Lock()
        self._answers: OrderedDict[tuple[object, ...], tuple[tuple[object, ...], Worked]] = OrderedDict()

    def of(self, things: tuple[object, ...], name: str, work: Callable[[], Worked]) -> Worked:
        """What was worked out from some things under a name, worked out now where it is not kept."""
        key = (name, *map(id, things))
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key][1]
        answer = work()
        with self._lock:
            # The things are kept with their answer, so that no others can have their numbers meanwhile.
            self._answers[key] = things, answer
            while len(self._answers) > self.most:
                self._answers.popitem(last=False)
        return answer
