"""Beginning, loading, saving: what is said when it goes well, and what is safe when it does not."""

from pathlib import Path

from game.campaign.log_reading import read
from game.campaign.sentences import says
from game.campaign_faults import ReplayDiffers
from game.desktop.commands import Ask, Begin, Close, Commands, Erase, LoadUpTo, Open, Save, Say, ShowError, ShowFolder
from game.desktop.control import saved_campaigns
from game.desktop.control.campaign_desk import CampaignDesk, begun, loaded
from game.json_lines import LogFault
from game.model.scenario.faults import ScenarioFaults

Opened = tuple[CampaignDesk | None, Commands]


def begin(terms: Begin) -> Opened:
    """Return a new campaign, kept, and what else the window is to do; none where the scenario is wrong."""
    try:
        desk = begun(terms)
    except ScenarioFaults as wrong:
        return None, (ShowError(says("save", "no_scenario"), "\n".join(map(str, wrong.faults))),)
    return desk, keep_running(desk)


def load(path: Path, to: int | None = None) -> Opened:
    """Return a saved campaign and what else the window is to do; where it cannot be read, only why not.

    to  how many of its quarters are loaded; None for all
    """
    try:
        log = read(path)
        desk = loaded(log, saved_campaigns.note_of(path), to)
    except OSError as fault:
        return None, unread(path, fault.strerror or str(fault))
    except ReplayDiffers as differs:
        return None, unread(path, str(differs), differs.turn - 1)
    except ScenarioFaults as wrong:
        return None, unread(path, "; ".join(map(str, wrong.faults)))
    except KeyError as unknown:
        return None, unread(path, str(unknown.args[0]))
    except LogFault as fault:
        return None, unread(path, str(fault))
    is_own = path == saved_campaigns.autosave() and to is None
    warning = (Say(log.warning),) if log.warning else ()
    return desk, (*warning, *(() if is_own else keep_running(desk)))


def unread(path: Path, why: str, whole: int = 0) -> Commands:
    """Say what cannot be read and why, that nothing was changed, and the ways out.

    whole  how many of its quarters can be loaded all the same
    """
    rescue = ((says("save", "load_part", quarters=whole), LoadUpTo(path, whole)),) if whole > 0 else ()
    other = (says("save", "choose_another"), Open("load"))
    folder = (says("save", "show_folder"), ShowFolder(path))
    return (ShowError(says("save", "unread"), says("save", "why", why=why, name=path.name), (*rescue, other, folder)),)


def save(desk: CampaignDesk, command: Save) -> Commands:
    """Keep the campaign under a name; ask first where a save of that name is there."""
    try:
        path = saved_campaigns.named(command.name)
        if path.exists() and not command.over:
            text = says("save", "there_text", name=path.stem)
            return (Ask(says("save", "there"), text, says("save", "replace"), Save(command.name, over=True)),)
        desk.keep_as(path)
    except ValueError as fault:
        return (Say(str(fault)),)
    except OSError as fault:
        return (ShowError(says("save", "unwritten"), says("save", "unwritten_why", why=fault.strerror or str(fault))),)
    return (Close(), Say(says("save", "saved", name=path.stem)))


def erase(path: Path) -> Commands:
    """Delete a save."""
    try:
        saved_campaigns.erase(path)
    except OSError as fault:
        return (ShowError(says("save", "unwritten"), says("save", "unwritten_why", why=fault.strerror or str(fault))),)
    return (Say(says("save", "erased", name=path.stem)),)


def asked_to_erase(path: Path) -> Ask:
    """Return the question before a save is deleted."""
    return Ask(
        says("save", "erase", name=path.stem), says("save", "erase_text"), says("save", "erase_yes"), Erase(path)
    )


def keep_running(desk: CampaignDesk) -> Commands:
    """Keep the running campaign; where that fails, say so and go on."""
    try:
        desk.keep()
    except OSError as fault:
        return (ShowError(says("save", "unkept"), says("save", "unkept_why", why=fault.strerror or str(fault))),)
    return ()
