"""Beginning, loading, saving: what is said when it goes well, and what is safe when it does not."""

from pathlib import Path

from game.campaign.order_log_reading import read
from game.campaign.turn_file import TurnRefused, is_turn
from game.campaign_faults import OrderRefused, ReplayDiffers
from game.desktop.commands import Ask, Begin, Close, Commands, Load, LoadUpTo, Open, Save, Say, ShowError, ShowFolder
from game.desktop.control import by_file, saved_campaigns
from game.desktop.control.campaign_desk import CampaignDesk, begun, loaded
from game.desktop.window_words import words
from game.json_lines import LogFault
from game.model.files.faults import ScenarioFaults
from game.views.challenges import has_one_save

Opened = tuple[CampaignDesk | None, Commands]


def begin(terms: Begin) -> Opened:
    """Return a new campaign, kept, and what else the window is to do; none where the scenario is wrong."""
    try:
        desk = begun(terms)
        if terms.by_file:
            by_file.begin(desk, (terms.seats[0], terms.seats[1]))
    except OSError as fault:
        return None, (
            ShowError(words("save", "unwritten"), words("save", "unwritten_why", why=fault.strerror or str(fault))),
        )
    except ScenarioFaults as wrong:
        return None, (ShowError(words("save", "no_scenario"), "\n".join(map(str, wrong.faults))),)
    except OrderRefused as wrong:
        return None, (ShowError(words("save", "no_scenario"), str(wrong)),)
    return desk, keep_running(desk)


def load(path: Path, to: int | None = None) -> Opened:
    """Return a saved campaign and what else the window is to do; where it cannot be read, only why not.

    to  how many of its quarters are loaded; None for all
    """
    if is_turn(path):
        return taken(path)
    try:
        log = read(path)
        desk = loaded(log, saved_campaigns.note_of(path), path, to)
        desk.is_hidden = desk.is_hidden or by_file.waits(desk)
    except ReplayDiffers as differs:
        return None, unread(path, str(differs), differs.turn - 1)
    except ScenarioFaults as wrong:
        return None, unread(path, "; ".join(map(str, wrong.faults)))
    except (OSError, LogFault) as fault:
        return None, unread(path, saved_campaigns.fault_of(fault))
    except (OrderRefused, KeyError) as unknown:
        return None, unread(path, str(unknown.args[0]))
    warning = (Say(log.warning),) if log.warning else ()
    return desk, (*warning, *(() if desk.path is not None else keep_running(desk)))


def taken(path: Path) -> Opened:
    """Return a campaign as another person's file takes it further; where it cannot, only why not."""
    try:
        return by_file.received(path), ()
    except TurnRefused as refused:
        why = by_file.refused_told(refused)
    except OSError as fault:
        why = fault.strerror or str(fault)
    text = words("save", "why", why=why, name=path.name)
    return None, (ShowError(words("by_file", "refused"), text, ((words("by_file", "close"), Close()),)),)


def look_for_turn(desk: CampaignDesk) -> Commands:
    """Load the other person's file where somebody has laid it into the folder; else say that none is there."""
    path = by_file.come(desk) if by_file.waits(desk) else None
    return (Say(words("by_file", "none_yet", folder=by_file.folder())),) if path is None else (Load(path),)


def opened_seal(desk: CampaignDesk) -> Commands:
    """Remember what opens the seal of the quarter played here by file; after the last, say which file is to be sent."""
    try:
        path = by_file.quarter_played(desk)
    except (OSError, TurnRefused) as fault:
        return (Say(words("save", "unwritten_why", why=str(fault))),)
    return (Say(words("by_file", "last", path=path)),) if path else ()


def unread(path: Path, why: str, whole: int = 0) -> Commands:
    """Say what cannot be read and why, that nothing was changed, and the ways out.

    whole  how many of its quarters can be loaded all the same
    """
    rescue = ((words("save", "load_part", quarters=whole), LoadUpTo(path, whole)),) if whole > 0 else ()
    other = (words("save", "choose_another"), Open("load"))
    folder = (words("save", "show_folder"), ShowFolder(path))
    text = words("save", "why", why=why, name=path.name)
    return (ShowError(words("save", "unread"), text, (*rescue, other, folder)),)


def save(desk: CampaignDesk, command: Save) -> Commands:
    """Keep a copy of the campaign under a name; ask first where a save of that name is there."""
    if has_one_save(desk.campaign.terms):
        return (Say(words("results", "one_save")),)
    try:
        path = saved_campaigns.named(command.name)
        if path.exists() and (not command.over or path == desk.path):
            text = words("save", "there_text", name=path.stem)
            return (Ask(words("save", "there"), text, words("save", "replace"), Save(command.name, over=True)),)
        desk.keep_as(path)
    except ValueError as fault:
        return (Say(str(fault)),)
    except OSError as fault:
        return (
            ShowError(words("save", "unwritten"), words("save", "unwritten_why", why=fault.strerror or str(fault))),
        )
    return (Close(), Say(words("save", "saved", name=path.stem)))


def erase(path: Path) -> Commands:
    """Delete a save."""
    try:
        saved_campaigns.erase(path)
    except OSError as fault:
        return (
            ShowError(words("save", "unwritten"), words("save", "unwritten_why", why=fault.strerror or str(fault))),
        )
    return (Say(words("save", "erased", name=path.stem)),)


def keep_running(desk: CampaignDesk) -> Commands:
    """Keep the running campaign; where that fails, say so and go on."""
    try:
        desk.keep()
    except OSError as fault:
        why = fault.strerror or str(fault)
        return (ShowError(words("save", "unkept"), words("save", "unkept_why", why=why)),)
    return ()
