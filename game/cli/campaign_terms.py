"""From the words of a command line to the terms of a campaign, with everything wrong in them told at once."""

from collections.abc import Iterable
from pathlib import Path

import attrs

from game.campaign.terms import CampaignTerms
from game.cli.messages import WrongInput
from game.cli.option_values import LONGEST, by_path, close, country, save_path, strength, whole_number
from game.cli.options import RunOptions
from game.model.files.faults import Fault, ScenarioFaults, Spot
from game.model.levers.catalogue import seat_of
from game.model.levers.plan_files import is_plan, plan, read_page
from game.model.play.seated import COURSE, ENGINE, HOLD
from game.model.scenario.setup_files import faults_of, shipped_levers

MOST_WORLD = 2**64 - 1


@attrs.frozen
class RunTerms:
    """What a run was rightly asked for.

    reader  the country to whose knowledge the telling is cut; "" for none
    save    where the log goes, or None
    """

    campaign: CampaignTerms
    reader: str
    save: Path | None


def run_terms(options: RunOptions) -> RunTerms:
    """The terms a run was asked for.

    errors  WrongInput with every fault of scenario, changes, strategies, strength, side, seed, world, quarters and file
    """
    faults: list[Fault] = []
    reader = country(options.side, "--side", faults) if options.side is not None else None
    changes = by_path(options.changes, faults)
    strategies = by_country(options.strategy, faults)
    campaign = CampaignTerms(
        scenario=options.scenario,
        seed=whole_number(options.seed, "--seed", (0, None), faults) or 0,
        world=whole_number(options.world, "--world", (0, MOST_WORLD), faults) or 0,
        quarters=(options.quarters is not None and whole_number(options.quarters, "--quarters", (1, LONGEST), faults))
        or 0,
        changes=changes,
        strategies=strategies,
        strength=strength(options.strength, faults),
    )
    faults += faults_of(options.scenario, changes)
    save = save_path(options.save, options.force, faults)
    if faults:
        raise WrongInput(faults)
    return RunTerms(campaign, reader or "", save)


def by_country(texts: Iterable[str], faults: list[Fault]) -> dict[str, str]:
    """Strategies by country, from names of courses, files of plans, and COUNTRY=NAME for what any may follow."""
    given: dict[str, str] = {}
    for text in texts:
        before, equals, after = (part.strip() for part in text.partition("="))
        name = after if equals else before
        seat = country(before, "--strategy", faults) if equals else country_of(name, faults)
        if seat is None:
            continue
        if seat in given:
            faults.append(Fault("--strategy", "", f"two strategies for {seat}", "one", "leave one out"))
        elif is_known(seat, name, faults):
            given[seat] = name
    return given


def country_of(name: str, faults: list[Fault]) -> str | None:
    """The country whose strategy a bare name is; where none is, the fault is gathered."""
    if is_plan(name):
        page = read_page(Path(name), Spot(name, faults))
        return page.country if page else None
    if seat := seat_of(f"{COURSE}{name}"):
        return seat
    names = [course.id.removeprefix(COURSE) for course in shipped_levers().courses]
    expected = "a course, such as us.article, the file of a plan, or COUNTRY=hold"
    faults.append(Fault("--strategy", "", repr(name), expected, f"nearest: {close(name, names)}"))
    return None


def is_known(seat: str, name: str, faults: list[Fault]) -> bool:
    """Whether a country has such a strategy; where not, every fault is gathered."""
    if is_plan(name):
        try:
            plan(name, seat, shipped_levers())
        except ScenarioFaults as wrong:
            faults += wrong.faults
            return False
        return True
    own = [course.id.removeprefix(COURSE) for course in shipped_levers().courses if seat_of(course.id) == seat]
    known = [ENGINE, HOLD, *own]
    if name not in known:
        expected = f"a strategy of {seat}: {', '.join(known)}"
        faults.append(Fault("--strategy", "", repr(name), expected, f"nearest: {close(name, known)}"))
    return name in known
