"""The compiled quarter: which programs a game needs, and whether they are there."""

from collections.abc import Mapping, Sequence
from functools import partial
from hashlib import blake2b
from pathlib import Path

import attrs

import agents
import game
from agents.agent import StateAgent
from game.engine import native
from game.engine.core import Program
from game.engine.workshop import function_name, program, remembered, sources
from game.loose_types import OneOfMany
from game.model.engine import quarter
from game.model.state.figures import Figures
from game.model.state.setting import Setting, Staff

# What a game's programs are made from.
TEXTS = (
    *(Path(game.__file__).parent / room for room in ("engine", "model")),
    Path(agents.__file__).parent,
)


# --- what stands for a program ---------------------------------------------------------------


def laws_name(setting: Setting) -> str:
    """The name under which a setting's laws are kept."""
    injects = remembered(repr, setting.injects)
    return native.digest(f"laws/{terms(setting)}/{injects}/{sources(*TEXTS)}/{native.here()}")


def decision_name(agent: StateAgent, staff: Staff, setting: Setting) -> str:
    """The name under which a country's way of deciding is kept."""
    own = (agent.country, agent.rationality, function_name(agent.doctrine), remembered(strategy_name, agent.strategy))
    expects = remembered(lambda item: blake2b(item.tobytes(), digest_size=16).hexdigest(), staff.anticipated)
    beliefs = (staff.own, remembered(repr, staff.interests), expects, structure(staff.figures))
    return native.digest(f"decision/{terms(setting)}/{own}/{beliefs}/{sources(*TEXTS)}/{native.here()}")


def terms(setting: Setting) -> str:
    """What is written into all of a setting's programs: its orders, interests, and how its worlds are laid out."""
    orders = remembered(lambda item: native.digest(repr(item.orders)), setting.catalogue)
    shape = (setting.opening.orders.shape[0], quarter.row_count(), structure(setting.figures))
    return f"{orders}/{remembered(repr, setting.interests)}/{shape}"


def structure(figures: Figures) -> str:
    """The names of figures, and the values of those that are part of the code."""
    return f"{quarter.figure_paths(figures)}/{fixed(figures)}"


def fixed(figures: Figures) -> tuple[tuple[str, float], ...]:
    """The figures that are part of the code."""
    return tuple(
        (f"{section}.{name}", float(value))
        for section in quarter.STRUCTURAL
        for name, value in figures.sections[section].everything.items()
    )


def strategy_name(strategy: OneOfMany) -> str:
    """A strategy by everything that it does."""
    if strategy is None:
        return ""
    fields = attrs.asdict(strategy, recurse=False, filter=lambda field, _: field.name != "leans")
    return f"{fields}/{function_name(strategy.leans)}"


# --- programs --------------------------------------------------------------------------------


@attrs.frozen(eq=False)
class CompiledQuarter:
    """The programs of a game: the laws, and how each country decides.

    decisions  by country, as places in `COUNTRIES`
    """

    laws: Program
    decisions: Mapping[int, Program]


def compiled(
    setting: Setting, agents_seated: Sequence[StateAgent], staffs: Sequence[Staff], wait: bool
) -> CompiledQuarter | None:
    """The programs of a game; None where they are not all there yet and nobody waits for them.

    errors  Unavailable where there is no compiled engine here
    """
    orders = len(setting.catalogue.orders)
    record = partial(quarter.laws_recorded, setting)
    laws = program(laws_name(setting), record, orders, wait)
    decisions = {
        agent.country: program(
            decision_name(agent, staffs[agent.country], setting),
            partial(quarter.decision_recorded, agent, staffs[agent.country], setting),
            orders,
            wait,
        )
        for agent in agents_seated
    }
    there = {country: result for country, result in decisions.items() if result is not None}
    if laws is None or len(there) < len(decisions):
        return None
    return CompiledQuarter(laws, there)
