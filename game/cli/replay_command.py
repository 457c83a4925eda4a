"""`wedge replay`: a saved log played again, checked and told."""

from pathlib import Path

from game.campaign.campaign import Campaign
from game.campaign.order_log import OrderLog
from game.campaign.order_log_reading import OfTheFirstModel, read
from game.campaign.replaying import replayed
from game.campaign_faults import OrderRefused, ReplayDiffers
from game.cli.campaign_account import told_as_seen
from game.cli.messages import RunFault, WrongInput, complain
from game.cli.option_values import close
from game.cli.options import ReplayOptions
from game.cli.run_command import answer, told_here
from game.cli.words import worded
from game.json_lines import LogFault
from game.model.files.faults import ScenarioFaults


def replay(options: ReplayOptions) -> None:
    """Play a saved log again, check it, and tell it."""
    log = log_in(options.file)
    to = len(log.quarters) if options.to is None else quarters_up_to(options.to, log)
    try:
        campaign = replayed(log, to)
    except (LogFault, OrderRefused) as fault:
        raise WrongInput([f"{options.file}: {fault}"]) from None
    except ScenarioFaults as wrong:
        raise WrongInput([f"{options.file}, line 1: {fault}" for fault in wrong.faults]) from None
    except ReplayDiffers as differs:
        raise RunFault(f"{options.file}: {differs}") from None
    if log.warning:
        complain(f"{options.file}: {log.warning}")
    reader = reader_of(log, campaign)
    turns = range(1, campaign.world.turn + 1)
    quarters = told_here(campaign, (told_as_seen(campaign, turn, reader) for turn in turns), reader, options.as_json)
    answer(campaign, quarters, options.as_json)


def reader_of(log: OrderLog, campaign: Campaign) -> str:
    """To whose knowledge a replay is cut: nobody's, unless somebody is still playing it."""
    people = campaign.terms.seats
    if not people or campaign.over or replayed(log).over:
        return ""
    if len(people) > 1:
        raise WrongInput([f"found a game that {len(people)} people still play; expected one that has ended."])
    return people[0]


def log_in(file: str) -> OrderLog:
    """The log in a file."""
    try:
        return read(Path(file))
    except OSError as fault:
        expected = "a log that `wedge run --save` wrote"
        raise WrongInput([f"{file}: found {(fault.strerror or str(fault)).lower()}; expected {expected}."]) from None
    except OfTheFirstModel:
        raise WrongInput([worded("campaign", "first_model", file=file)]) from None
    except LogFault as fault:
        raise WrongInput([f"{file}: {fault}"]) from None


def quarters_up_to(text: str, log: OrderLog) -> int:
    """How many quarters of a log to play: up to a quarter's name, or its number."""
    names = [quarter.quarter for quarter in log.quarters]
    if text.upper() in names:
        return names.index(text.upper()) + 1
    if text.isascii() and text.isdigit() and 1 <= int(text) <= len(names):
        return int(text)
    held = f"{names[0]} to {names[-1]}, or 1 to {len(names)}" if names else "nothing: the log holds no whole quarter"
    near = f" Nearest: {close(text.upper(), names)}." if names else ""
    raise WrongInput([f"--to: found {text!r}; expected {held}.{near}"])
