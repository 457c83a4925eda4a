"""`wedge replay`: a saved log played again, checked and told."""

from pathlib import Path

from game.campaign.brief import brief
from game.campaign.campaign import Campaign
from game.campaign.log import Log
from game.campaign.log_reading import read
from game.campaign.replay import replayed
from game.campaign.review import account
from game.campaign_faults import ReplayDiffers
from game.cli.campaign_answer import ended, told_again
from game.cli.messages import RunFault, WrongInput, complain
from game.cli.options import ReplayOptions
from game.cli.terms import close
from game.json_lines import LogFault
from game.model.scenario.faults import ScenarioFaults


def replay(options: ReplayOptions) -> None:
    """Play a saved log again, check it, and tell it."""
    log = log_in(options.file)
    to = len(log.quarters) if options.to is None else quarters_up_to(options.to, log)
    try:
        campaign = replayed(log, to)
    except LogFault as fault:
        raise WrongInput([f"{options.file}: {fault}"]) from None
    except ScenarioFaults as wrong:
        raise WrongInput([f"{options.file}, line 1: {fault}" for fault in wrong.faults]) from None
    except KeyError as unknown:
        raise WrongInput([f"{options.file}, line 1: {unknown.args[0]}"]) from None
    except ReplayDiffers as differs:
        raise RunFault(f"{options.file}: {differs}") from None
    if log.warning:
        complain(f"{options.file}: {log.warning}")
    tell_replay(campaign, reader_of(log, campaign), options.as_json)


def tell_replay(campaign: Campaign, reader: str | None, as_json: bool) -> None:
    """Tell a campaign that was replayed, as far as its reader may know."""
    briefs = [brief(campaign, turn, reader) for turn in range(1, campaign.world.turn + 1)]
    told_again(campaign, briefs, as_json)
    side = campaign.terms.sides[0] if campaign.terms.sides else "united_states"
    ended(campaign, account(campaign, briefs, side), as_json)


def reader_of(log: Log, campaign: Campaign) -> str | None:
    """Return to whose knowledge a replay is cut: nobody's, unless somebody is still playing it."""
    people = campaign.terms.sides
    if not people or len(log.quarters) >= campaign.setting.quarters:
        return None
    if len(people) > 1:
        raise WrongInput([f"found a game that {len(people)} people still play; expected one that has ended."])
    return people[0]


def log_in(file: str) -> Log:
    """Return the log in a file."""
    try:
        return read(Path(file))
    except OSError as fault:
        expected = "a log that `wedge run --save` wrote"
        raise WrongInput([f"{file}: found {(fault.strerror or str(fault)).lower()}; expected {expected}."]) from None
    except LogFault as fault:
        raise WrongInput([f"{file}: {fault}"]) from None


def quarters_up_to(text: str, log: Log) -> int:
    """Return how many quarters of a log to play: up to a quarter's name, or its number."""
    names = [quarter.quarter for quarter in log.quarters]
    if text.upper() in names:
        return names.index(text.upper()) + 1
    if text.isascii() and text.isdigit() and 1 <= int(text) <= len(names):
        return int(text)
    held = f"{names[0]} to {names[-1]}, or 1 to {len(names)}" if names else "nothing: the log holds no whole quarter"
    near = f" Nearest: {close(text.upper(), names)}." if names else ""
    raise WrongInput([f"--to: found {text!r}; expected {held}.{near}"])
