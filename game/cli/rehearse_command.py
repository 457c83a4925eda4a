"""`wedge rehearse`: a class played at speed by scripted phones against the real server, with a verdict."""

import asyncio
import json
import os
import re
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from game.classroom.rehearsal.lesson import RehearsalOutcome, RehearsalPlan
from game.classroom.rehearsal.phone import Turned
from game.classroom.rehearsal.real_time import Hour, Minute
from game.classroom.rehearsal.rehearse import rehearsed
from game.classroom.rehearsal.script import ScriptPace
from game.classroom.rehearsal.server import Silent
from game.classroom.rehearsal.siege import BELIEVED
from game.classroom.server.alarms import more_files
from game.cli.host_command import scenario_faults
from game.cli.messages import RunFault, WrongInput
from game.cli.option_values import LONGEST, whole_number
from game.cli.options import RehearseOptions
from game.loose_types import FieldValues
from game.model.files.faults import Fault

MOST_PHONES, MOST_OBSERVERS = 72, 2000
ACK, ACK_IN_A_CROWD, RESOLVE, CROWD = 0.2, 0.5, 2.0, 200
# Attackers share the computer with the engine, and while the disk is full a quarter waits until it can be kept.
RESOLVE_BESIEGED = 6.0
# Under siege a small class has to do with as few files as some systems give, and the server with a few lines.
FEW_FILES, SMALL, LINES = "-n 256", 60, 8
# The engine's processes level off; what forty phones say and order stays in memory, about a megabyte a quarter.
LEVEL, A_QUARTER = 1.2, 1.5
STEPS, REASONS = 3, 3
# A person acts every three to twenty seconds, so that all they do in a phase fits into it.
UNHURRIED = ScriptPace(3.0, 20.0, talk=6)


def rehearse(options: RehearseOptions) -> None:
    """Play the class, tell how it went, and end with 1 where it would not do."""
    plan, keep = wished(options)
    console = Console(stderr=True)
    with TemporaryDirectory() as folder:
        room = keep or Path(folder) / "rehearsal.wedge"
        outcome = played(plan, room, console)
    wrong = faults(outcome, plan)
    if options.as_json:
        print(json.dumps({**attrs.asdict(outcome), "faults": wrong}, ensure_ascii=False, indent=1))
    else:
        tell(outcome, plan, Console())
    if wrong:
        raise RunFault(" ".join(wrong))


def wished(options: RehearseOptions) -> tuple[RehearsalPlan, Path | None]:
    """Return what is to be rehearsed and where its room is kept.

    errors  WrongInput with every fault
    """
    faults: list[Fault] = list(scenario_faults(options.scenario, {}))
    seats = whole_number(options.seats, "--seats", (1, 6), faults) or 1
    phones = whole_number(options.phones, "--phones", (seats, MOST_PHONES), faults) or 1
    observers = whole_number(options.observers, "--observers", (0, MOST_OBSERVERS), faults) or 0
    quarters = whole_number(options.quarters, "--quarters", (1, LONGEST), faults) or 1
    seed = whole_number(options.seed, "--seed", (0, None), faults) or 0
    keep = Path(options.keep) if options.keep else None
    if keep is not None and (keep.exists() or not keep.parent.is_dir()):
        faults.append(Fault("--keep", "", repr(str(keep)), "a new file in a folder that is there", "name another"))
    if faults:
        raise WrongInput(faults)
    few = FEW_FILES if options.hostile and phones + observers <= SMALL and os.name == "posix" else ""
    words = (options.scenario, "--proxy", BELIEVED) if options.hostile else (options.scenario,)
    plan = RehearsalPlan(words, quarters, seats, phones, observers, seed, limits=few, hostile=options.hostile)
    return (attrs.evolve(plan, hour=Hour(), pace=UNHURRIED) if options.real_time else plan), keep


def played(plan: RehearsalPlan, room: Path, console: Console) -> RehearsalOutcome:
    """Play the class, showing how far it has come."""
    more_files()
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("The server starts", total=plan.quarters + STEPS)

        def step_done(step: str) -> None:
            bar.update(task, description=step, advance=1)

        def minutely(figures: Minute) -> None:
            if plan.hour is not None:
                bar.console.print(Text(minute(figures)), soft_wrap=True)

        try:
            return asyncio.run(rehearsed(plan, room, step_done, minutely))
        except TimeoutError:
            raise RunFault("The rehearsal broke off: the server did not answer in time.") from None
        except (Silent, Turned, RuntimeError, OSError) as fault:
            raise RunFault(f"The rehearsal broke off: {fault}") from None


def minute(figures: Minute) -> str:
    """Return how a minute went, in a line."""
    quarters = "".join(f", a quarter in {took:.2f} s" for took in figures.resolve)
    memory = f"{figures.memory:.0f} MB" if figures.memory else "memory unknown"
    times = f"95 of 100 within {figures.ack * 1000:.0f} ms, all within {figures.worst * 1000:.0f} ms"
    return f"Minute {figures.minute:3}: {figures.acts:4} acts, {times}{quarters}; {memory}"


def faults(outcome: RehearsalOutcome, plan: RehearsalPlan) -> list[str]:
    """Return what would not do in a class."""
    most = ACK if plan.phones + plan.observers <= CROWD and not plan.hostile else ACK_IN_A_CROWD
    wrong = []
    if outcome.ack > most:
        wrong.append(f"Acknowledgements take {outcome.ack * 1000:.0f} ms (95 of 100 less); at most {most * 1000:.0f}.")
    longest = RESOLVE_BESIEGED if plan.hostile else RESOLVE
    if outcome.resolve > longest:
        wrong.append(f"A quarter takes {outcome.resolve:.1f} s (95 of 100 less); at most {longest:.0f}.")
    if outcome.lost:
        wrong.append(f"{outcome.lost} of {outcome.said} deliveries of messages were lost.")
    wrong += [f"{what}: {many} times, and it must not be." for what, many in outcome.unasked.items()]
    if len(outcome.printed) > LINES or any("Traceback" in line for line in outcome.printed):
        wrong.append(f"The server printed {len(outcome.printed)} lines, the first: {outcome.printed[0][:200]}")
    early, late = outcome.memory
    if early and late and late > early * LEVEL + A_QUARTER * plan.quarters:
        wrong.append(f"Memory grew from {early:.0f} to {late:.0f} MB.")
    return wrong


def commonest(refused: dict[str, int]) -> str:
    """Return the reasons for which acts were refused most, each once, whatever figures stand in them."""
    kinds = Counter[str]()
    for reason, many in refused.items():
        kinds[re.sub(r"\d+", "…", reason.split(". ")[0]).rstrip(".")] += many
    reasons = [f"{reason} ({many})" for reason, many in kinds.most_common(REASONS)]
    return "; ".join([*reasons, *(["others"] if len(kinds) > REASONS else [])]) or "none"


def tell(outcome: RehearsalOutcome, plan: RehearsalPlan, console: Console) -> None:
    """Tell how it went."""
    watching = f", {plan.observers} observers" if plan.observers else ""
    head = f"{plan.seats} teams, {plan.phones} phones{watching}, {plan.quarters} quarters in {outcome.seconds:.0f} s"
    console.print(Text(head, "bold"))
    rows: FieldValues = {
        "Acknowledged": f"{outcome.acts} acts, 95 of 100 within {outcome.ack * 1000:.0f} ms, all within "
        f"{outcome.ack_worst * 1000:.0f} ms",
        "Resolved": f"95 of 100 quarters within {outcome.resolve:.1f} s",
        "Messages": f"{outcome.said} deliveries, {outcome.lost} lost",
        "Refused": f"{sum(outcome.refused.values())} acts, as they should be: {commonest(outcome.refused)}",
    }
    if outcome.attacks:
        rows["Put off"] = f"{outcome.put_off} acts, which were sent again"
        rows["Attacks"] = ", ".join(f"{many} {what}" for what, many in outcome.attacks.items())
        rows["Alarms"] = " ".join(outcome.printed) or "none"
    rows["Debrief"] = f"there {outcome.debrief:.1f} s after it was opened"
    early, late = outcome.memory
    if early and late:
        rows["Memory"] = f"{early:.0f} MB after the first quarter, {late:.0f} MB at the end"
    for name, value in rows.items():
        console.print(Text(f"  {name:<13}{value}"), soft_wrap=True)
    if not faults(outcome, plan):
        console.print(Text("Ready for such a class.", "bold"))
