"""Exploration: all parts of the question what an answer hangs on, played one after another."""

from collections.abc import Callable, Mapping, Sequence

import attrs

from game.loose_types import OneOfMany
from game.studies.evidence.discovery import POINTS, ScenarioBox, discovered
from game.studies.evidence.parameter_space import Field, Lever, lever, levers
from game.studies.evidence.portfolios import (
    Portfolio,
    Response,
    frontier,
    frontier_campaigns,
    response,
    response_campaigns,
)
from game.studies.evidence.sensitivity import (
    SOBOL_POINTS,
    STRONGEST,
    TORNADO,
    TRAJECTORIES,
    MorrisEffect,
    TornadoBar,
    morris,
    sobol,
    tornado,
)
from game.studies.evidence.tipping import STEPS, Map, tipping
from game.studies.run.process_pool import Advance

PARTS = ("morris", "sobol", "discovery", "tornado", "tipping", "frontier", "response")
# A screening looks at hundreds of figures, each in fewer campaigns.
SCREENED = 2
USUAL = ("us.offer_russia", "us.enforce_on_iran")


@attrs.frozen(eq=False)
class ExplorationRequest:
    """What is explored.

    levers  the two axes of the tipping map
    """

    field: Field
    outcome: str
    parts: tuple[str, ...]
    levers: tuple[Lever, Lever]

    @property
    def screening(self) -> Field:
        """Return the field in which hundreds of figures are looked at."""
        return attrs.evolve(self.field, worlds=max(2, self.field.worlds // SCREENED))

    @property
    def needs_screening(self) -> bool:
        """Return whether the strongest figures have to be known."""
        return bool({"morris", "sobol", "tornado"} & set(self.parts))


@attrs.frozen(eq=False)
class Explored:
    """What was found; what was not asked is empty or None."""

    morris: Sequence[MorrisEffect] = ()
    sobol: Sequence[MorrisEffect] = ()
    box: ScenarioBox | None = None
    tornado: Sequence[TornadoBar] = ()
    map: Map | None = None
    frontier: Sequence[Portfolio] = ()
    response: Response | None = None


def usual_levers(field: Field) -> tuple[Lever, ...]:
    """Return the axes of the tipping map where none are named."""
    return tuple(axis for name in USUAL if (axis := lever(field.scenario, name)) is not None)


def campaigns(request: ExplorationRequest) -> int:
    """Return how many campaigns are played in all."""
    axes, screening, worlds = levers(request.field.scenario), request.screening.worlds, request.field.worlds
    strongest = min(STRONGEST, len(axes))
    each: Mapping[str, int] = {
        "sobol": SOBOL_POINTS * (strongest + 2) * screening,
        "discovery": POINTS,
        "tornado": 2 * min(TORNADO, len(axes)) * worlds,
        "tipping": STEPS * STEPS * worlds,
        "frontier": frontier_campaigns(request.field),
        "response": response_campaigns(request.screening),
    }
    first = TRAJECTORIES * (len(axes) + 1) * screening if request.needs_screening else 0
    return first + sum(each.get(part, 0) for part in request.parts)


def explored(request: ExplorationRequest, advance: Advance) -> Explored:
    """Return what was found.

    told    called with how many more campaigns are done
    errors  Missing where a library of the extra is not installed
    """
    axes = levers(request.field.scenario)
    screened = morris(request.screening, axes, request.outcome, advance) if request.needs_screening else []
    strongest = [effect.lever for effect in screened]
    does: Mapping[str, tuple[str, Callable[[], OneOfMany]]] = {
        "morris": ("morris", lambda: screened),
        "sobol": ("sobol", lambda: sobol(request.screening, strongest[:STRONGEST], request.outcome, advance)),
        "discovery": ("box", lambda: discovered(request.field, axes, request.outcome, advance)),
        "tornado": ("tornado", lambda: tornado(request.field, strongest[:TORNADO], request.outcome, advance)),
        "tipping": ("map", lambda: tipping(request.field, request.levers, request.outcome, advance)),
        "frontier": ("frontier", lambda: frontier(request.field, advance)),
        "response": ("response", lambda: response(request.screening, axes, advance)),
    }
    answers = {name: play() for part, (name, play) in does.items() if part in request.parts}
    return Explored(**answers)
