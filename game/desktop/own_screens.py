"""What the window's own screens show: scenarios to begin, saves to go on with, preferences, words to look up."""

from functools import cached_property

import attrs

from game.desktop.control import saved_campaigns
from game.desktop.control.finished_campaigns import FinishedCampaign, ResultsView, day_now, results
from game.desktop.control.saved_campaigns import SaveLine
from game.desktop.preferences import Preferences
from game.desktop.screens.credits import CreditsView, LicenceNotice
from game.desktop.screens.dialogs import MenuView
from game.desktop.screens.help import HelpView, Term
from game.desktop.screens.saves import KeepView, LoadView
from game.desktop.screens.settings import SettingsView
from game.desktop.screens.setup_screen import ScenarioRow, TitleView
from game.desktop.toolkit.stage import Place
from game.desktop.window_words import written
from game.languages import languages
from game.loose_types import JsonDict
from game.model.scenario.scenario_texts import scenario_said
from game.model.scenario.setup import ScenarioSetup
from game.model.scenario.setup_files import setup, setup_names
from game.views.challenges import NOT_DRAWN

SHORT = 30  # a first sentence of fewer letters says too little alone


def row(scenario: ScenarioSetup, name: str) -> ScenarioRow:
    """Return what the title tells of a scenario."""
    said = scenario_said(scenario)
    span = scenario.starts, scenario.quarter(scenario.quarters)
    return ScenarioRow(
        name,
        said.title,
        said.summary,
        said.teaching,
        span,
        tuple(sorted({*scenario.lengths, scenario.quarters})),
        scenario.quarters,
        scenario.seats,
    )


@attrs.define(eq=False, slots=False)
class Shell:
    """Answers what the window's own screens show.

    seed     the seed offered first
    saves    the saves there were when the screen was last changed, newest first
    playing  whether a campaign is open
    voice    what can read aloud here, "" where nothing can
    finished campaigns that have ended
    """

    seed: int
    preferences: Preferences
    saves: tuple[SaveLine, ...] = ()
    playing: bool = False
    voice: str = ""
    finished: tuple[FinishedCampaign, ...] = ()

    def arrive(self, playing: bool) -> None:
        """Look again what there is, because something has been asked for."""
        self.saves, self.finished = saved_campaigns.saves(), results()
        self.playing = playing

    @cached_property
    def scenarios(self) -> tuple[ScenarioRow, ...]:
        """Return every shipped scenario, the standing opening first."""
        return tuple(row(setup(name), name) for name in setup_names())

    @cached_property
    def words(self) -> JsonDict:
        """Return the glossary and the credits as they were written."""
        return written()

    def view(self, place: Place) -> object:
        """Return what one of the window's own screens shows."""
        match place.screen:
            case "title":
                return TitleView(self.scenarios, self._latest(), self.seed)
            case "settings":
                return SettingsView(self.preferences, self.voice, languages())
            case "results":
                names = tuple((row.name, row.title) for row in self.scenarios if row.name not in NOT_DRAWN)
                return ResultsView(self.finished, names, day_now())
            case "load":
                return LoadView(self.saves, str(saved_campaigns.saves_folder()))
            case "keep":
                return KeepView(tuple(save.name for save in self.saves))
            case "menu":
                return MenuView(self.playing)
            case "help":
                return HelpView(tuple(Term(**term) for term in self.words["term"]), str(place.about or "") or None)
            case "credits":
                return CreditsView(tuple(LicenceNotice(**notice) for notice in self.words["notice"]))
            case _:
                return place.about

    def _latest(self) -> SaveLine | None:
        """Return the campaign to go on with."""
        return next((save for save in self.saves if not save.fault), None)
