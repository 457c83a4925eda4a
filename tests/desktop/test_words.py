import attrs
import pytest

from game.desktop.preferences import DEFAULT
from game.desktop.screens.privacy import privacy
from game.desktop.screens.title import northern_sign, title
from game.desktop.toolkit.scene import Looks, Size
from game.desktop.toolkit.theme import theme
from game.desktop.window_pages import PassedPage
from tests.desktop.sketch import shown

LOOKS = Looks(Size(1280, 800), theme("dark"), DEFAULT)


@pytest.mark.parametrize(("focus", "key"), [("continue", ""), ("quit", ""), ("begin", "enter"), ("seed", "enter")])
def test_enter_is_promised_by_one_button(focus: str, key: str) -> None:
    """The button that begins bears Enter as its key, but where another button is in focus and takes it."""
    begin = title(shown("title", None), attrs.evolve(LOOKS, focus=focus)).find("begin")
    assert begin is not None
    assert begin.key == key


@pytest.mark.parametrize("size", [(667, 413), (853, 533), (1000, 620), (1280, 800), (1422, 800)])
def test_the_question_never_lies_on_moscow(size: tuple[int, int]) -> None:
    """On every size of page the title's question stands clear of the capital in the picture, or gives way to it."""
    scene = title(shown("title", None), attrs.evolve(LOOKS, size=Size(*size)))
    art, asked = scene.find("art"), scene.find("question")
    assert art is not None
    assert asked is None or not asked.rect.meets(northern_sign(art.rect.w, art.rect.h))
    assert asked is not None or size[0] < 1000


def test_going_on_after_the_end_leads_back_to_the_ending() -> None:
    """A campaign that runs is continued at its quarter; of one that is over the ending is left."""
    page = shown("title", None)
    for quarter, name in (("2026 Q1", "Continue 2026 Q1"), ("the ending", "Back to the ending")):
        found = title(attrs.evolve(page, latest=attrs.evolve(page.latest, quarter=quarter)), LOOKS).find("continue")
        assert found is not None
        assert found.name == name


def test_a_country_is_spoken_of_in_english() -> None:
    """The screen between two seats says the United States, not United States."""
    scene = privacy(PassedPage("united_states", "2025 Q1", ("gulf_states",), ()), LOOKS)
    said = " ".join(widget.name for widget in scene.widgets)
    assert "Over to the United States" in said
    assert "Orders given: the Gulf states." in said
