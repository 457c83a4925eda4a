from game.model.state.ruleset import ruleset


def test_every_figure_lies_within_its_own_range() -> None:
    """A value beyond its range, or a range that ends before it begins, is a slip of whoever set it."""
    beyond = [path for path, figure in ruleset().items() if not figure.low <= figure.value <= figure.high]
    assert not beyond


def test_every_figure_says_what_it_is_and_where_it_is_from() -> None:
    """Each has a unit, a source and a sentence of its own."""
    silent = [path for path, figure in ruleset().items() if not (figure.unit and figure.source and figure.says)]
    assert not silent
