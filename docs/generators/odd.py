"""The page docs/odd.md: the model by the ODD protocol, everything but its prose taken from the code.

The prose is `odd_prose.md` beside this file. WEDGE_BLESS=1 pytest tests/docs/test_odd.py writes the page anew.
"""

import ast
import re
from collections.abc import Iterator, Mapping

from docs.generators.equations import equations
from docs.generators.markdown import code, span, table
from docs.generators.odd_laws import (
    BESIDE,
    DECISIONS,
    LAWS,
    PHASES,
    ROOT,
    figure_row,
    figures_of,
    law_page,
    source,
    told,
)
from game.model.levers.catalogue import seat_of
from game.model.levers.reading import catalogue
from game.model.scenario.setup_files import FIRST, setup, setup_names
from game.model.state.axes import AXES, COUNTRIES, DOMAINS, FACTIONS, FORCES
from game.model.state.codes import ACTS, ENDINGS, MACHINES, OUTCOMES, REASONS
from game.model.state.names import EVERYBODY, NAMES
from game.model.state.ruleset import ruleset
from game.model.state.world_state import declared

PAGE = ROOT / "docs" / "odd.md"
PROSE = ROOT / "docs" / "generators" / "odd_prose.md"
TURN = f"{LAWS}.turn"
RUNGS = ("broken", "quarrel", "partly suspended", "strained", "working", "close", "treaty", "alliance")
MODULES = (*(f"{LAWS}.{name}" for name in (*PHASES, *BESIDE)), *DECISIONS)
FIGURE_HEADS = ("figure", "value", "range", "unit", "what it is", "source")


def page() -> str:
    """The whole page: the prose with its numbers and tables put in."""
    text = PROSE.read_text(encoding="utf-8")
    for key, value in numbers().items():
        text = text.replace(f"{{{key}}}", value)
    for key, lines in blocks().items():
        text = text.replace(f"<!-- {key} -->", "\n".join(lines).strip())
    return text


def numbers() -> Mapping[str, str]:
    """What stands in the prose between braces."""
    begins, measures, levers, figures = setup(FIRST), declared(), catalogue(), ruleset()
    known_to_all = sum(name.known == EVERYBODY for name in NAMES)
    counts = {
        "countries": len(COUNTRIES), "domains": len(DOMAINS), "factions": sum(map(len, FACTIONS.values())),
        "forces": len(FORCES), "machines": len(MACHINES), "quarters": begins.quarters, "measures": len(measures),
        "rows": sum(measure.rows for measure in measures.values()), "policies": len(levers.policies),
        "moves": len(levers.moves), "crises": len(levers.crises), "courses": len(levers.courses), "names": len(NAMES),
        "open": known_to_all, "closed": len(NAMES) - known_to_all, "endings": len(ENDINGS),
        "scenarios": len(setup_names()), "injects": len(begins.injects), "figures": len(figures),
        "sections": len({path.split(".")[0] for path in figures}),
        "ranged": sum(figure.low < figure.high for figure in figures.values()),
    }  # fmt: skip
    words = {
        "country_names": ", ".join(map(spoken, COUNTRIES)),
        "domain_names": ", ".join(map(spoken, DOMAINS)),
        "starts": begins.starts,
        "lengths": ", ".join(map(str, begins.lengths)),
        "outcomes": ", ".join(OUTCOMES),
        "base": FIRST,
    }
    return {**{key: str(count) for key, count in counts.items()}, **words}


def blocks() -> Mapping[str, Iterator[str]]:
    """What stands in the prose in the place of a comment."""
    used = {axis for measure in declared().values() for axis in measure.axes}
    modules = ((code(name), without_phase(law_page(f"{LAWS}.{name}").says)) for name in PHASES)
    return {
        "measures": table(("measure", "what it is", "by", "unit", "bounds", "known"), map(measure_row, declared())),
        "axes": table(("axis", "places, from 0"), ((code(axis), places(axis)) for axis in AXES if axis in used)),
        "machines": table(("machine", "measure", "states", "at the opening"), map(machine_row, MACHINES)),
        "codes": codes(),
        "quarter": quarter(),
        "modules": table(("module", "what it does"), modules),
        "counted": table(("country", "policies", "moves", "crises", "courses"), counted()),
        "laws": told([f"{LAWS}.{name}" for name in PHASES]),
        "beside": told([f"{LAWS}.{name}" for name in BESIDE]),
        "decisions": told(DECISIONS),
        "figures": other_figures(),
    }


def spoken(name: str) -> str:
    """A name as it is spoken."""
    return name.replace("_", " ")


def places(axis: str) -> str:
    """The places along an axis."""
    if axis == "faction":
        return "; ".join(f"{spoken(side)}: {', '.join(map(spoken, names))}" for side, names in FACTIONS.items())
    return ", ".join(map(spoken, AXES[axis]))


def measure_row(name: str) -> tuple[str, ...]:
    """What a table says of one measure."""
    measure = declared()[name]
    by = ", ".join(measure.axes) or "world"
    return code(name), measure.says, by, measure.unit, span(measure.low, measure.high), measure.known


def machine_row(name: str) -> tuple[str, ...]:
    """What a table says of one machine."""
    machine = MACHINES[name]
    where = f"{machine.measure}{list(machine.index) if machine.index else ''}"
    return code(name), code(where), ", ".join(machine.states), machine.start


def codes() -> Iterator[str]:
    """What the whole numbers of the ladder stand for."""
    for says, words, first in (("rungs of the ladder", RUNGS, 0), ("acts on it", ACTS, 0), ("reasons", REASONS, 1)):
        listed = ", ".join(f"{place} {spoken(word)}" for place, word in enumerate(words, start=first))
        yield f"**Codes, {says}**: {listed}."
        yield ""


def quarter() -> Iterator[str]:
    """The parts of a quarter, as `turn.py` has them."""
    for node in source(TURN).body:
        if isinstance(node, ast.FunctionDef) and node.name != "play":
            says = (ast.get_docstring(node) or "").split("\n\n")[0]
            yield f"**{node.name}.** {' '.join(says.split())}"
            yield ""
            yield from ("```text", *equations(node).lines, "```", "")


def without_phase(text: str) -> str:
    """What a module does, without the number of its phase."""
    says = re.sub(r"^Phases? \d+[^,:]*[,:] ", "", text)
    return f"{says[:1].upper()}{says[1:]}"


def counted() -> Iterator[tuple[str, ...]]:
    """How many levers and courses each country has."""
    levers = catalogue()
    for country in COUNTRIES:
        kinds = (levers.policies, levers.moves, levers.crises, levers.courses)
        yield spoken(country), *(str(sum(seat_of(entry.id) == country for entry in kind)) for kind in kinds)


def other_figures() -> Iterator[str]:
    """Every figure that no law reads by its own name."""
    read = {path for module in MODULES for path in figures_of(law_page(module))}
    return table(FIGURE_HEADS, (figure_row(path, one) for path, one in ruleset().items() if path not in read))
