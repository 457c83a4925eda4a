"""`wedge play`: the desktop window, with a campaign in it."""

import os
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from game.campaign.campaign import Campaign
from game.cli.campaign_terms import run_terms
from game.cli.messages import WrongInput
from game.cli.option_values import LONGEST, country, strength, whole_number
from game.cli.options import PlayOptions, RunOptions
from game.loose_types import OneOfMany
from game.model.files.faults import Fault
from game.model.scenario.setup_files import faults_of
from game.model.state.axes import COUNTRIES
from game.search.deciding import end_quarter

THEMES = {
    "dark": "dark",
    "light": "light",
    "paper": "light",
    "contrast": "high contrast",
    "high contrast": "high contrast",
}
SMALLEST, LARGEST = 0.5, 6.0
STAFF = ("figures", "words", "none")
BY_FILE = ("here", "elsewhere")
INSTEAD = "`wedge run` plays and tells a campaign here without one; `wedge show` tells one world of a study."


def has_window() -> bool:
    """Return whether there is a window to open and a display to open it on."""
    has_display = sys.platform in {"win32", "darwin"} or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )
    return has_display and os.environ.get("SDL_VIDEODRIVER") != "dummy" and find_spec("game.desktop") is not None


def open_window() -> None:
    """Open the window with its title."""
    opened(())


def play(options: PlayOptions) -> None:
    """Open the window with what was asked for.

    errors  WrongInput with every fault of what was asked, or where there is no display
    """
    faults: list[Fault] = []
    theme, scale = known_theme(options.theme, faults), known_scale(options.scale, faults)
    commands = wanted(options, faults)
    if faults:
        raise WrongInput(faults)
    if not has_window():
        raise WrongInput([f"There is no display to open a window on. {INSTEAD}"])
    opened(commands, theme, scale)


def opened(commands: tuple[OneOfMany, ...], theme: str | None = None, scale: float | None = None) -> None:
    """Open the window and return when it is closed; WrongInput where it cannot be opened."""
    app = import_module("game.desktop.window_app")
    try:
        app.main(commands, theme, scale)
    except app.NoWindow as none:
        raise WrongInput([str(none)]) from None


def wanted(options: PlayOptions, faults: list[Fault]) -> tuple[OneOfMany, ...]:
    """Return with what the window begins: a save, a world of a study, or a new campaign."""
    commands = import_module("game.desktop.commands")
    if options.load is not None:
        path = Path(options.load)
        if not path.is_file():
            faults.append(Fault("--load", "", f"no file {options.load!r}", "a log that Wedge wrote"))
        return (commands.Load(path.absolute()),)
    if options.world is not None:
        return watching(options, commands, faults)
    seats = tuple(seat for text in options.side or ["us"] if (seat := country(text, "--side", faults)))
    for_worlds = (("--set", options.changes), ("--strategy", options.strategy))
    advice = "without it a person plays by the scenario as it stands"
    faults += [Fault(option, "", "no --world", "--world beside it", advice) for option, given in for_worlds if given]
    faults += faults_of(options.scenario)
    seed = None if options.seed is None else whole_number(options.seed, "--seed", (0, None), faults)
    quarters = options.quarters and whole_number(options.quarters, "--quarters", (1, LONGEST), faults)
    if options.staff not in STAFF:
        faults.append(Fault("--staff", "", repr(options.staff), f"one of {', '.join(STAFF)}"))
    others = strength(options.strength, faults)
    if options.by_file and len(set(seats)) != len(BY_FILE):
        faults.append(Fault("--by-file", "", f"{len(set(seats))} sides", "--side twice: yours, then theirs"))
    begin = commands.Begin(options.scenario, seats, seed, quarters or 0, options.staff, others, by_file=options.by_file)
    return (begin,)


def watching(options: PlayOptions, commands: OneOfMany, faults: list[Fault]) -> tuple[OneOfMany, ...]:
    """Return what looks at one world, played to its end by the computer's countries, as a country saw it.

    errors  WrongInput with every fault of what was asked
    """
    if len(options.side) > 1:
        faults.append(Fault("--side", "", f"{len(options.side)} sides", "one", "one pair of eyes looks at a world"))
    seats = [country(text, "--side", faults) for text in options.side[:1]]
    if faults:
        return ()
    run = RunOptions(
        scenario=options.scenario,
        seed=options.seed or "1",
        world=options.world or "0",
        strategy=options.strategy,
        changes=options.changes,
        quarters=options.quarters,
        strength=options.strength,
    )
    campaign = Campaign.new(run_terms(run).campaign)
    while not campaign.over:
        end_quarter(campaign)
    return (commands.Watch(campaign, (seats or [COUNTRIES[0]])[0]),)


def known_theme(text: str | None, faults: list[Fault]) -> str | None:
    """Return a theme's name, None where none is asked, or gather the fault."""
    if text is None:
        return None
    name = text.strip().lower().replace("_", " ").replace("-", " ")
    if name not in THEMES:
        faults.append(Fault("--theme", "", repr(text), "dark, paper or contrast"))
    return THEMES.get(name)


def known_scale(text: str | None, faults: list[Fault]) -> float | None:
    """Return a scale, None where none is asked, or gather the fault."""
    if text is None:
        return None
    try:
        scale = float(text)
    except ValueError:
        scale = 0.0
    if not SMALLEST <= scale <= LARGEST:
        faults.append(Fault("--scale", "", repr(text), f"a number from {SMALLEST:g} to {LARGEST:g}, such as 1.5"))
        return None
    return scale
