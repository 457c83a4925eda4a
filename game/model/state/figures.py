"""The figures of the laws: every number once, by section and name, from `scenarios/ruleset.toml`.

`figures.oil.supply_elasticity` is one number, or one a world, (W,), when a batch draws it.
"""

from collections.abc import Mapping

import attrs
import numpy as np

from game.model.state.axes import Array
from game.model.state.measures import nearest


@attrs.frozen
class Figure:
    """One uncertain number with where it comes from."""

    value: float
    low: float
    high: float
    unit: str
    source: str
    says: str = ""


@attrs.frozen(eq=False, slots=False)
class FigureSection:
    """The figures of one room of the rules; each is an attribute, because laws look them up ten thousand times."""

    _name: str
    _values: Mapping[str, Array]

    def __attrs_post_init__(self) -> None:
        """Make every figure an attribute."""
        self.__dict__.update(self._values)

    def __getattr__(self, name: str) -> Array:
        """Say what is wrong with the name of a figure that is not there."""
        if name.startswith("__") or "_values" not in self.__dict__:
            raise AttributeError(name)
        known = nearest(name, self._values)
        raise AttributeError(f"the ruleset's section {self._name!r} has no figure {name!r}; nearest: {known}")

    @property
    def everything(self) -> Mapping[str, Array]:
        """All figures of the room by name."""
        return self._values

    def __getitem__(self, name: str) -> Array:
        """One figure by a name made at run time."""
        return getattr(self, name)  # type: ignore[no-any-return]


def plain(value: float | Array) -> Array:
    """A figure as the laws read it: one number stays a plain float, which numpy multiplies fastest."""
    return value if isinstance(value, np.ndarray) and value.ndim else float(value)  # type: ignore[return-value]


@attrs.frozen(eq=False, slots=False)
class Figures:
    """Every figure of the ruleset, by section; each section is an attribute."""

    sections: Mapping[str, FigureSection]

    def __attrs_post_init__(self) -> None:
        """Make every section an attribute."""
        self.__dict__.update(self.sections)

    def __getattr__(self, name: str) -> FigureSection:
        """Say what is wrong with the name of a section that is not there."""
        if name.startswith("__") or "sections" not in self.__dict__:
            raise AttributeError(name)
        raise AttributeError(f"the ruleset has no section {name!r}; it has {', '.join(self.sections)}")

    def but(self, changed: Mapping[str, float | Array]) -> "Figures":
        """These figures with some replaced, by "section.name"; a section in which none is stays the same object."""
        values = dict[str, dict[str, float | Array]]()
        for path, value in changed.items():
            section, name = path.split(".")
            values.setdefault(section, dict(self.sections[section].everything))[name] = value
        return Figures({**self.sections, **Figures.of(values).sections})

    @classmethod
    def of(cls, values: Mapping[str, Mapping[str, float | Array]]) -> "Figures":
        """Figures from plain numbers, or from one number a world, by section and name."""
        sections = {
            section: FigureSection(section, {name: plain(value) for name, value in figures.items()})
            for section, figures in values.items()
        }
        return cls(sections)
