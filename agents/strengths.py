"""How far a computer's country looks ahead before it orders: three strengths, the first of which does not at all.

Seminar orders what its course has it do. Cabinet tries other orders around the course, lever by lever, in futures drawn
from its own view. Crisis tries more of them in more futures, weighs its rivals' courses by what they have done, and
lets them answer what it may do.

Source: play2.md section 5 (course → anchor → search → answer; three strengths by depth, breadth and opponents).
"""

from collections.abc import Mapping

import attrs

from game.model.state.axes import CODES, COUNTRIES

SEMINAR, CABINET, CRISIS = "seminar", "cabinet", "crisis"


@attrs.frozen
class Strength:
    """How far one looks ahead.

    futures  how many are drawn for each round; each round keeps fewer orders and takes futures of its own
    ahead    quarters, the first included
    distrust by how many standard errors single changes are marked down before the best of them are bundled, one
             bundle for each
    alone    how many single changes go on by themselves
    varied   how many of the best bundles are tried again with one change less or more
    finals   how many orders reach the last round, those of the course not counted
    doubts   how many standard errors of a gain are taken off before it counts
    loyalty  points of score by which a change to what the course names has to be worth more, by how far it is from it
    answers  whether rivals are thought to answer, and judged by their past
    """

    name: str
    futures: tuple[int, ...] = ()
    ahead: int = 0
    distrust: tuple[float, ...] = ()
    alone: int = 0
    varied: int = 0
    finals: int = 0
    doubts: float = 0.0
    loyalty: float = 0.0
    answers: bool = False

    @property
    def looks_ahead(self) -> bool:
        """Whether it tries anything beside its course."""
        return bool(self.futures)


STRENGTHS: Mapping[str, Strength] = {
    strength.name: strength
    for strength in (
        Strength(SEMINAR),
        Strength(CABINET, (10, 16, 40), 6, (0.0, 0.5, 1.0), alone=2, finals=3, doubts=0.5, loyalty=0.05),
        Strength(
            CRISIS,
            (40, 64, 64, 160),
            8,
            (0.0, 0.5, 1.0, 2.0),
            alone=4,
            varied=2,
            finals=4,
            doubts=0.5,
            loyalty=0.02,
            answers=True,
        ),
    )
}


def strengths_of(text: str) -> Mapping[str, Strength]:
    """The strength of each country, by name: `crisis`, or `seminar,iran=crisis` where some differ from the rest.

    errors  KeyError where a word is no strength, or a country none
    """
    words = [word.strip() for word in text.split(",") if word.strip()]
    general = [word for word in words if "=" not in word] or [SEMINAR]
    known = dict.fromkeys(COUNTRIES, _strength(general[-1].lower()))
    for word in words:
        named, equals, name = (part.strip().lower() for part in word.partition("="))
        if equals:
            country = CODES.get(named, named)
            if country not in known:
                raise KeyError(f"found country {named!r}; expected one of {', '.join(COUNTRIES)}")
            known[country] = _strength(name)
    return known


def _strength(name: str) -> Strength:
    """A strength by its name; KeyError where it is none."""
    if name not in STRENGTHS:
        raise KeyError(f"found strength {name!r}; expected one of {', '.join(STRENGTHS)}, or COUNTRY=STRENGTH")
    return STRENGTHS[name]
