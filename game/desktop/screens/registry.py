"""Which screens there are, where each is built, and who says what it shows. A screen is imported when first shown."""

from collections.abc import Callable
from importlib import import_module

import attrs

from game.desktop.toolkit.scene import Looks, Scene, Size
from game.loose_types import OneOfMany

Builds = Callable[[OneOfMany, Looks], Scene]  # each screen knows the class of what it shows; a test builds every one
SMALL = Size(640, 400)
BOARD = Size(840, 520)


@attrs.frozen
class Screen:
    """One screen.

    place   module and function that build its scene
    shell   whether the window itself says what it shows, and not the campaign
    dialog  whether it lies over the screen beneath and keeps focus within
    least   the smallest page it can be laid out on; in a smaller window the page scrolls
    """

    place: str
    shell: bool = False
    dialog: bool = False
    least: Size = SMALL

    @property
    def build(self) -> Builds:
        """Return the function that builds the scene."""
        module, name = self.place.split(":")
        built: Builds = getattr(import_module(f"game.desktop.screens.{module}"), name)
        return built


SCREENS = {
    "title": Screen("title:title", shell=True),
    "load": Screen("saves:load", shell=True),
    "keep": Screen("saves:keep", shell=True, dialog=True),
    "results": Screen("results_screen:results_page", shell=True),
    "settings": Screen("settings:settings", shell=True),
    "help": Screen("help:help", shell=True),
    "credits": Screen("credits:credits", shell=True),
    "menu": Screen("dialogs:menu", shell=True, dialog=True),
    "ask": Screen("dialogs:ask", shell=True, dialog=True),
    "wrong": Screen("dialogs:wrong", shell=True, dialog=True),
    "closing": Screen("closing_screen:closing", shell=True, dialog=True),
    "board": Screen("board_screen:board", least=BOARD),
    "lever": Screen("lever_screen:lever", dialog=True, least=BOARD),
    "partnership": Screen("partnership:partnership", dialog=True, least=BOARD),
    "advisors": Screen("advisors:advisors", dialog=True, least=BOARD),
    "cards": Screen("cards:cards", dialog=True, least=BOARD),
    "pencil": Screen("pencil_screen:pencil", dialog=True, least=BOARD),
    "answer": Screen("answer_screen:answer", dialog=True, least=BOARD),
    "deals": Screen("deals_screen:deals", least=BOARD),
    "table": Screen("table_screen:table", dialog=True, least=BOARD),
    "crisis": Screen("crisis:crisis", least=BOARD),
    "evening": Screen("evening:evening", least=BOARD),
    "brief": Screen("brief_page:brief"),
    "dossier": Screen("dossier:dossier"),
    "history": Screen("history:history"),
    "ending": Screen("ending:ending", least=BOARD),
    "commission": Screen("commission:commission", least=BOARD),
    "privacy": Screen("privacy:privacy"),
}
