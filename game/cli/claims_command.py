"""`wedge claims`: the article on trial."""

import json
from pathlib import Path

import attrs

from game.cli.designs import MOST_WORKERS, cores
from game.cli.evidence_options import ClaimsOptions
from game.cli.folders import folder_for, write_files
from game.cli.messages import RunFault, WrongInput, complain
from game.cli.page_narration import tell_page
from game.cli.progress import progress
from game.cli.terms import close, scenario_faults, whole_number
from game.model.scenario import load
from game.model.scenario.claims import claims
from game.model.scenario.faults import Fault
from game.studies.evidence.claims_table import table_csv, trial_summary
from game.studies.evidence.saved_answers import SavedAnswers
from game.studies.evidence.trial import EXPERIMENTS, SCHOOL_TESTS, Trial, TrialRecord, tried
from game.studies.report.claims_page import page
from game.studies.report.evidence_page import html
from game.studies.run.process_pool import Failed

MOST_WORLDS = 100_000
FILES = ("claims.html", "claims.csv", "claims.json")


@attrs.frozen
class ClaimsRequest:
    """What a trial was rightly asked for."""

    trial: Trial
    workers: int
    out: Path
    command: str


def claims_command(options: ClaimsOptions) -> None:
    """Try what is asked and write it down."""
    order = ordered(options)
    record = tried_here(order)
    known = claims()
    whole = trial_summary(order.trial, record, known)
    claims_page = page(order.trial, record, known, order.command)
    texts = {
        "claims.html": html(claims_page),
        "claims.csv": table_csv(record, known),
        "claims.json": json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False) + "\n",
    }
    write_files(order.out, texts)
    SavedAnswers(order.out).swept()
    if options.as_json:
        print(json.dumps(whole, ensure_ascii=False, allow_nan=False))
    else:
        tell_page(claims_page)
    for name, reason in record.untried.items():
        complain(f"{name} was not tried: {reason}.")
    complain(f"The trial is in {order.out}: claims.html to read, claims.csv and claims.json to work with.")


def tried_here(order: ClaimsRequest) -> TrialRecord:
    """Return what came of a trial; what is finished of it stays, however it ends."""
    answers = SavedAnswers(order.out)
    try:
        with progress(len(order.trial.jobs()), "pieces of the trial") as further:
            return tried(order.trial, order.workers, further, answers)
    except Failed as failed:
        raise RunFault(f"{failed} {stay(order, answers)}") from None
    except OSError as fault:
        raise RunFault(
            f"{order.out}: could not be written: {fault.strerror or fault}. {stay(order, answers)}"
        ) from None
    except KeyboardInterrupt:
        raise KeyboardInterrupt(f"Stopped. {stay(order, answers)}") from None


def stay(order: ClaimsRequest, answers: SavedAnswers) -> str:
    """Return what is there of a trial that was stopped, and how to go on."""
    many = answers.many()
    if not many:
        return "Nothing was finished yet."
    there = f"{many} of {len(order.trial.jobs())} pieces are finished and stay in {order.out}"
    return f"{there}; the same command with --out {order.out} goes on."


def ordered(options: ClaimsOptions) -> ClaimsRequest:
    """Return what was asked for; WrongInput with every fault of it."""
    faults: list[Fault] = list(scenario_faults(options.scenario, {}))
    worlds = whole_number(options.worlds, "--worlds", (2, MOST_WORLDS), faults) or 2
    seed = whole_number(options.seed, "--seed", (0, None), faults) or 0
    workers = (
        cores() if options.workers is None else whole_number(options.workers, "--workers", (1, MOST_WORKERS), faults)
    )
    names = named(options.claim, faults)
    title = Path(options.scenario).stem
    out = folder_for(options.out, f"claims-{title}-{worlds}", FILES, options.force, faults)
    if faults:
        raise WrongInput(faults)
    load.scenario(options.scenario)
    return ClaimsRequest(
        Trial(options.scenario, names, worlds, seed, options.theories), workers or 1, out, command_of(options)
    )


def named(wanted: list[str], faults: list[Fault]) -> tuple[str, ...]:
    """Return the experiments on the claims asked for; all, and the tests of the schools, where none is named."""
    if not wanted:
        return (*EXPERIMENTS, *SCHOOL_TESTS)
    names: list[str] = []
    known = claims()
    for word in dict.fromkeys(word.strip().upper() for word in wanted):
        own = [name for name, experiment in EXPERIMENTS.items() if experiment.claim == word]
        if word not in known:
            faults.append(Fault("--claim", "", repr(word), "a claim, C01 to C88", f"nearest: {close(word, known)}"))
        elif not own:
            faults.append(Fault("--claim", "", f"{word}, which states a fact", "a claim that can be tried"))
        names += own
    return tuple(names)


def command_of(options: ClaimsOptions) -> str:
    """Return the command that gives the same again."""
    words = [f"wedge claims {options.scenario}", *(f"--claim {claim}" for claim in options.claim)]
    words += [f"--worlds {options.worlds}", f"--seed {options.seed}"]
    return " ".join([*words, *([] if options.theories else ["--no-theories"])])
