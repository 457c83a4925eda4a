"""Beginning, loading, saving: what is said when it goes well, and what is safe when it does not."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.campaign.log_reading import LogFault, read
from game.campaign.replay import ReplayDiffers
from game.campaign.sentences import says
from game.desktop.commands import Begin, Erase, LoadUpTo, Save, ShowFolder, Watch
from game.desktop.control import saved_campaigns as shelf
from game.desktop.control.campaign_desk import CampaignDesk, begun, loaded, watched
from game.desktop.toolkit.window_commands import Ask, Close, Home, Open, Say, ShowError
from game.model.scenario.faults import ScenarioFaults

if TYPE_CHECKING:
    from game.desktop.control.actions import Acts

Commands = tuple[Any, ...]


def begin(acts: "Acts", terms: Begin) -> Commands:
    """Put a new campaign on the desk."""
    try:
        desk = begun(terms)
    except ScenarioFaults as wrong:
        return (ShowError(says("save", "no_scenario"), "\n".join(map(str, wrong.faults))),)
    acts.put(desk)
    return (*opening(acts, desk), *kept(desk))


def watch(acts: "Acts", command: Watch) -> Commands:
    """Put a campaign on the desk that is looked at and may be taken over; the running one stays kept."""
    acts.put(watched(command.session, command.seat, command.drawn))
    return (Home("turn"),)


def opening(acts: "Acts", desk: CampaignDesk) -> Commands:
    """Return what is shown when a campaign comes onto the desk."""
    if desk.is_hidden:
        return (Home("privacy"),)
    if desk.session.over and desk.whole is None:
        return (Home("review"),)
    return (Home("turn"), Open("tour")) if acts.is_first else (Home("turn"),)


def load(acts: "Acts", path: Path, to: int | None = None) -> Commands:
    """Put a saved campaign on the desk; where it cannot be read, say why, and leave it and the desk as they are."""
    try:
        log = read(path)
        desk = loaded(log, shelf.note_of(path), to)
    except OSError as fault:
        return unread(path, fault.strerror or str(fault))
    except ReplayDiffers as differs:
        return unread(path, str(differs), differs.turn - 1)
    except ScenarioFaults as wrong:
        return unread(path, "; ".join(map(str, wrong.faults)))
    except KeyError as unknown:
        return unread(path, str(unknown.args[0]))
    except LogFault as fault:
        return unread(path, str(fault))
    acts.put(desk)
    is_own = path == shelf.autosave() and to is None
    said = (Say(log.warning),) if log.warning else ()
    return (*opening(acts, desk), *said, *(() if is_own else kept(desk)))


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
        path = shelf.named(command.name)
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
        shelf.erase(path)
    except OSError as fault:
        return (ShowError(says("save", "unwritten"), says("save", "unwritten_why", why=fault.strerror or str(fault))),)
    return (Say(says("save", "erased", name=path.stem)),)


def asked_to_erase(path: Path) -> Ask:
    """Return the question before a save is deleted."""
    return Ask(
        says("save", "erase", name=path.stem), says("save", "erase_text"), says("save", "erase_yes"), Erase(path)
    )


def kept(desk: CampaignDesk) -> Commands:
    """Keep the running campaign; where that fails, say so and go on."""
    try:
        desk.keep()
    except OSError as fault:
        return (ShowError(says("save", "unkept"), says("save", "unkept_why", why=fault.strerror or str(fault))),)
    return ()
