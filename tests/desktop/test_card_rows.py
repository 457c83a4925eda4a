import pytest

from game.desktop.drawing.move_face import EffectRow, Facing, named_beside
from game.desktop.toolkit.typography import width
from game.model.state.names import NAMES
from game.views.shown_figures import Change
from game.views.view_words import word, words

# How wide a row of a card is in the smallest window and in a usual one, logical pixels.
NARROW, USUAL = 104.0, 138.0


@pytest.mark.parametrize("wide", [NARROW, USUAL])
def test_no_word_of_a_name_on_a_card_is_broken(wide: float) -> None:
    """What a card moves most keeps its words whole beside the change, whatever it is and however small the window."""
    broken = []
    for known in NAMES:
        if known.name not in words("number"):
            continue
        row = EffectRow(word("number", known.name), Change(-24.0, -25.0, -23.0))
        lines, style, _ = named_beside(row, wide, Facing(low=True))
        whole = row.label.replace("–", " ").replace("-", " ").split()
        seen = " ".join(lines).removesuffix("…").replace("–", " ").replace("-", " ").split()
        if seen != whole[: len(seen)] or any(width(line, style) > wide for line in lines):
            broken.append((row.label, lines))
    assert not broken
