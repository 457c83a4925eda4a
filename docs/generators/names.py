"""The page of names: what levers, tests, fits and aims can speak of, with unit, start, bounds and who knows it.

python -m docs.generators.names            # all of it
python -m docs.generators.names reserves   # the lines in which a word stands
"""

import sys
from collections.abc import Iterator

from docs.generators.markdown import code, number, span, table
from game.model.state.codes import BROUGHT, MACHINES
from game.model.state.names import EVERYBODY, NAMES, PARAMETERS, READ_ONLY, Name
from game.model.state.ruleset import ruleset
from game.model.state.world_state import declared

KINDS = {
    "stock": "drifts back to where it rests; a policy moves that point, a move makes it jump",
    "account": "money, barrels and the ledger: what is added stays",
    "term": "holds as long as it is pushed; a single push halves each quarter",
    "readout": "worked out by a law, which takes a push as its docstring says",
    "event": "a size for one quarter",
    "counter": "counts",
    "clock": "counts quarters; nothing pushes it",
    "flag": "0 or 1",
}
RESOLVED = {
    "word.own": "the word of the country whose lever it is",
    "resolve.own": "its resolve",
    "view_error.own": "how much wider its views err",
    "threat.target": "what the new ruler's capital feels from the West",
    "proposal.target": "a proposal to that capital",
    "chosen": "Beijing's choice of the two, behind a dot",
    "outside.chosen": "the other options of whoever Beijing chooses",
    "affront.other": "the affront of the one it does not choose",
    "clock": "the time left to answer a crisis",
    "quarters_left": "quarters until the campaign ends",
}


def page() -> str:
    """The whole page."""
    return "\n".join(lines()) + "\n"


def lines() -> Iterator[str]:
    """Its lines."""
    yield "# Names"
    yield ""
    yield "What levers, tests, fits and aims can speak of. A size counts in the unit of its name; *points* are of 100."
    yield "Others see a name that is not known to all with a standard error, a figure of the section `eyes`."
    yield ""
    yield from table(("kind", "how a push enters"), ((name, says) for name, says in KINDS.items()))
    yield "## Names of the world"
    yield ""
    heads = ("name", "what it is", "unit", "kind", "start", "bounds", "who knows it", "pushed")
    yield from table(heads, (row(name) for name in NAMES))
    yield "## Names that are worked out for whoever asks"
    yield ""
    yield from table(("name", "what it is"), ((code(name), RESOLVED[name]) for name in PARAMETERS))
    yield "## Machines"
    yield ""
    yield "A test asks `waters=closed`; an effect on `waters>closed` brings a machine there."
    yield "States in bold can be brought about."
    yield ""
    rows = ((code(name), ", ".join(states(name)), code(machine.start)) for name, machine in MACHINES.items())
    yield from table(("machine", "states", "at the end of 2024"), rows)


def row(name: Name) -> tuple[str, ...]:
    """What a table says of one name."""
    measure = declared().get(name.measure)
    says = measure.says if measure else "pushed only; a law takes it up"
    pushed = "no" if name.name in READ_ONLY or name.kind == "clock" else "yes"
    return (
        code(name.name), says, unit(name), name.kind, number(name.start), span(*name.bounds), known(name), pushed,
    )  # fmt: skip


def unit(name: Name) -> str:
    """The unit in which a name is read and pushed."""
    measure = declared().get(name.measure)
    own = measure.unit if measure and name.scale == 1 else "points"
    return f"{own}; pushed in single strikes" if name.pushed else own


def known(name: Name) -> str:
    """Who knows a name, and how far others err."""
    if name.known == EVERYBODY:
        return "all"
    own = name.known or "nobody exactly"
    if not name.error:
        return f"{own}; others not at all"
    figure = ruleset()[f"eyes.{name.error}"]
    return f"{own}; others ± {number(figure.value)}" if name.kind != "flag" else f"{own}; others by a chance"


def states(machine: str) -> Iterator[str]:
    """The states of a machine, marked where deeds can bring them about."""
    for state in MACHINES[machine].states:
        yield f"**{state}**" if f"{machine}>{state}" in BROUGHT else state


def main(words: list[str]) -> None:
    """Print the page, or the lines of it in which every word stands."""
    print("\n".join(line for line in lines() if all(word in line for word in words)))


if __name__ == "__main__":
    main(sys.argv[1:])
