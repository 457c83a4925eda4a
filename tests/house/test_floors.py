import ast
import tomllib
from collections.abc import Iterator

import networkx as nx
import pytest

from tests.house.reading import ROOT, place, python_files, report, tree

WITHOUT_CIRCLES = ("model", "campaign", "forecast", "views", "desktop", "cli", "adapters")
FREE = {"__init__", "paths"}
SEEN_BY_AGENTS = (
    *("game.model.state.", "game.model.laws.", "game.model.levers."),
    *("game.loose_types.", "game.paths.", "game.toml_tables.", "game.__version__."),
)


def named_in_contract(identity: str) -> set[str]:
    """Return every module that a contract of floors names."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {contract["id"]: contract for contract in settings["tool"]["importlinter"]["contracts"]}
    floors = "|".join(contracts[identity]["layers"])
    return {name.strip(" ()") for name in floors.replace(":", "|").split("|")}


def imported(within: ast.AST) -> Iterator[str]:
    """Yield every module of ours that a file imports."""
    for node in ast.walk(within):
        match node:
            case ast.Import(names=aliases):
                yield from (alias.name for alias in aliases)
            case ast.ImportFrom(module="game", names=aliases):
                yield from (f"game.{alias.name}" for alias in aliases)
            case ast.ImportFrom(module=str(module)):
                yield module
            case _:
                pass


@pytest.mark.parametrize(("room", "contract"), [("game", "floors"), ("game/model/laws", "phases")])
def test_every_room_stands_on_a_floor(room: str, contract: str) -> None:
    """Everything in `game`, and every phase in `game/model/laws`, is named in the contract that keeps it in place."""
    named = named_in_contract(contract)
    inside = {path.relative_to(ROOT / room).parts[0].removesuffix(".py") for path in python_files(room)} - FREE
    full = {name: f"{room.replace('/', '.')}.{name}" for name in inside}
    faults = sorted(name for name in inside if not any(f"{one}.".startswith(f"{full[name]}.") for one in named))
    assert not faults, report(faults, f"in {room}, but not in the contract {contract!r} of pyproject.toml:")


def test_agents_see_only_the_world() -> None:
    """Agents import from the game nothing but worlds, laws and levers: what they know comes through their eyes."""
    faults = [
        f"{place(path)} {module}"
        for path in python_files("agents")
        for module in imported(tree(path))
        if module.split(".")[0] == "game" and not f"{module}.".startswith(SEEN_BY_AGENTS)
    ]
    assert not faults, report(faults, "agents may import only the state, the laws and the levers:")


@pytest.mark.parametrize("room", WITHOUT_CIRCLES)
def test_no_module_needs_itself(room: str) -> None:
    """No circle of imports in a room, also none behind TYPE_CHECKING or inside a function."""
    modules = {place(path).removesuffix(".py").replace("/", "."): path for path in python_files(f"game/{room}")}
    graph: nx.DiGraph[str] = nx.DiGraph()
    for module, path in modules.items():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ImportFrom):
                names = {str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)}
                graph.add_edges_from((module, other) for other in names if other in modules)
    faults = [" ↔ ".join(sorted(circle)) for circle in nx.strongly_connected_components(graph) if len(circle) > 1]
    assert not faults, report(faults, "these need each other; move what both need to where neither is:")
