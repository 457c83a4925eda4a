import ast

from tests.house.reading import place, product_files, python_files, report, tree

# What composes a quarter: its table of contents, and the one class that plays it.
INSIDE = {
    "game/model/laws/turn.py",
    "game/model/simulation.py",
    # It writes down what a quarter does, to be compiled, and plays none.
    "game/model/engine/quarter.py",
    "agents/agent.py",
}
TURN = "game.model.laws.turn"
COMPOSING = {"play", "passed"}
# How a country chooses.
CHOOSING = {"agents.choice": {"choose"}}


def composes(source: ast.Module) -> list[int]:
    """Return the lines on which a file takes in what plays a quarter, or what lets all countries choose."""
    lines = []
    for node in ast.walk(source):
        if isinstance(node, ast.ImportFrom):
            names = {alias.name for alias in node.names}
            taken = COMPOSING & names if node.module == TURN else CHOOSING.get(node.module or "", set()) & names
            if taken or (node.module == "game.model.laws" and "turn" in names):
                lines.append(node.lineno)
        elif isinstance(node, ast.Import) and any(alias.name == TURN for alias in node.names):
            lines.append(node.lineno)
    return lines


def test_only_the_simulation_plays_a_quarter() -> None:
    """No other file of the product, and no benchmark, composes a quarter of its own."""
    files = [*product_files(), *python_files("benchmarks")]
    faults = [place(path, line) for path in files if place(path) not in INSIDE for line in composes(tree(path))]
    assert not faults, report(faults, "play it through game.model.simulation.Simulation:")


def bars_read(source: ast.Module) -> list[int]:
    """The lines on which a comparison or a set operation looks into an order's bars, or a card's."""
    judged = [node for node in ast.walk(source) if isinstance(node, ast.Compare | ast.BinOp)]
    return [node.lineno for node in judged if any(are_bars(part) for part in ast.walk(node))]


def are_bars(node: ast.AST) -> bool:
    """Whether a piece of code stands for an order's bars: `order.bars` or `card["bars"]`."""
    if isinstance(node, ast.Subscript):
        return isinstance(node.slice, ast.Constant) and node.slice.value == "bars"
    return isinstance(node, ast.Attribute) and node.attr == "bars"


def test_only_legality_reads_what_bars_what() -> None:
    """Outside the scenario's checks, nobody goes through an order's bars by hand, neither as a class nor as a card."""
    allowed = ("game/model/legality.py", "game/model/scenario/", "game/model/state/")
    faults = [
        place(path, line)
        for path in product_files()
        if not place(path).startswith(allowed)
        for line in bars_read(tree(path))
    ]
    assert not faults, report(faults, "ask game.model.legality:")


def test_a_loop_of_ones_own_is_noticed() -> None:
    """Whichever way the turn is imported, it is seen; its list of phases is no quarter."""
    for line in (
        "from game.model.laws.turn import passed",
        "from game.model.laws import opening, turn",
        f"import {TURN}",
    ):
        assert composes(ast.parse(line)), line
    assert not composes(ast.parse("from game.model.laws.turn import PHASES"))


def test_bars_read_by_hand_are_noticed() -> None:
    """An order's bars and a card's are seen alike, and handing them on is nobody's fault."""
    for line in ("name in order.bars", "set(card['bars']) & draft"):
        assert bars_read(ast.parse(line)), line
    assert not bars_read(ast.parse("WantedOrder(name, price, card['bars'])"))
