import ast

from tests.house.reading import place, product_files, python_files, report, tree

# What composes a quarter: its table of contents, and the one class that plays it.
INSIDE = {
    "game/model/laws/turn.py",
    # It asks why a quarter went as it did.
    "game/model/laws/causes.py",
    "game/model/play/simulation.py",
    "game/model/play/whole_quarter.py",
    # It asks whether a quarter is the laws' own, to be played by machine code.
    "game/model/play/compiled_quarter.py",
    # They watch what is done in a quarter: for the telling, and for what an experiment puts in.
    "benchmarks/arm_events.py",
    "game/campaign/campaign.py",
    "game/campaign/day_watch.py",
}
TURN = "game.model.laws.turn"
COMPOSING = {"play", "close"}


def composes(source: ast.Module) -> list[int]:
    """Return the lines on which a file takes in what plays a quarter."""
    lines = []
    for node in ast.walk(source):
        if isinstance(node, ast.ImportFrom):
            names = {alias.name for alias in node.names}
            taken = COMPOSING & names if node.module == TURN else set()
            if taken or (node.module == "game.model.laws" and "turn" in names):
                lines.append(node.lineno)
        elif isinstance(node, ast.Import) and any(alias.name == TURN for alias in node.names):
            lines.append(node.lineno)
    return lines


def test_only_the_simulation_plays_a_quarter() -> None:
    """No other file of the product, and no benchmark, composes a quarter of its own."""
    files = [*product_files(), *python_files("benchmarks")]
    faults = [place(path, line) for path in files if place(path) not in INSIDE for line in composes(tree(path))]
    assert not faults, report(faults, "play it through game.model.play.simulation.Simulation:")


def test_a_loop_of_ones_own_is_noticed() -> None:
    """Whichever way the turn is imported, it is seen; the type of its laws is no quarter."""
    for line in (
        "from game.model.laws.turn import play",
        "from game.model.laws import opening, turn",
        f"import {TURN}",
    ):
        assert composes(ast.parse(line)), line
    assert not composes(ast.parse("from game.model.laws.turn import Laws"))
