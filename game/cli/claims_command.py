"""`wedge claims`: the article on trial."""

import json
from pathlib import Path

import attrs

from game.cli.designs import MOST_WORKERS, cores
from game.cli.folders import folder_for, write_files
from game.cli.messages import RunFault, WrongInput, complain
from game.cli.options_evidence import ClaimsOptions
from game.cli.page_narration import tell_page
from game.cli.progress import progress
from game.cli.terms import close, scenario_faults, whole_number
from game.model.scenario import load
from game.model.scenario.claims import claims
from game.model.scenario.faults import Fault
from game.studies.evidence.claims_table import table_csv, told
from game.studies.evidence.experiments import EXPERIMENTS
from game.studies.evidence.finished_pieces import Pieces
from game.studies.evidence.trial import SCHOOL_TESTS, Trial, TrialRecord, tried
from game.studies.report.claims_page import page
from game.studies.report.evidence_page import html
from game.studies.run.run import Failed

MOST_WORLDS = 100_000
FILES = ("claims.html", "claims.csv", "claims.json")


@attrs.frozen
class ClaimsRequest:
    """What a trial was rightly asked for."""

    trial: Trial
    workers: int
    out: Path
    command: str


def claims_command(asked: ClaimsOptions) -> None:
    """Try what is asked and write it down."""
    order = ordered(asked)
    record = tried_here(order)
    known = claims()
    whole = told(order.trial, record, known)
    shown = page(order.trial, record, known, order.command)
    texts = {
        "claims.html": html(shown),
        "claims.csv": table_csv(record, known),
        "claims.json": json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False) + "\n",
    }
    write_files(order.out, texts)
    Pieces(order.out).swept()
    if asked.as_json:
        print(json.dumps(whole, ensure_ascii=False, allow_nan=False))
    else:
        tell_page(shown)
    for name, reason in record.untried.items():
        complain(f"{name} was not tried: {reason}.")
    complain(f"The trial is in {order.out}: claims.html to read, claims.csv and claims.json to work with.")


def tried_here(order: ClaimsRequest) -> TrialRecord:
    """Return what came of a trial; what is finished of it stays, however it ends."""
    pieces = Pieces(order.out)
    try:
        with progress(len(order.trial.jobs()), "pieces of the trial") as further:
            return tried(order.trial, order.workers, further, pieces)
    except Failed as failed:
        raise RunFault(f"{failed} {stay(order, pieces)}") from None
    except OSError as fault:
        raise RunFault(f"{order.out}: could not be written: {fault.strerror or fault}. {stay(order, pieces)}") from None
    except KeyboardInterrupt:
        raise KeyboardInterrupt(f"Stopped. {stay(order, pieces)}") from None


def stay(order: ClaimsRequest, pieces: Pieces) -> str:
    """Return what is there of a trial that was stopped, and how to go on."""
    many = pieces.many()
    if not many:
        return "Nothing was finished yet."
    there = f"{many} of {len(order.trial.jobs())} pieces are finished and stay in {order.out}"
    return f"{there}; the same command with --out {order.out} goes on."


def ordered(asked: ClaimsOptions) -> ClaimsRequest:
    """Return what was asked for; WrongInput with every fault of it."""
    faults: list[Fault] = list(scenario_faults(asked.scenario, {}))
    worlds = whole_number(asked.worlds, "--worlds", (2, MOST_WORLDS), faults) or 2
    seed = whole_number(asked.seed, "--seed", (0, None), faults) or 0
    workers = cores() if asked.workers is None else whole_number(asked.workers, "--workers", (1, MOST_WORKERS), faults)
    names = named(asked.claim, faults)
    title = Path(asked.scenario).stem
    out = folder_for(asked.out, f"claims-{title}-{worlds}", FILES, asked.force, faults)
    if faults:
        raise WrongInput(faults)
    load.scenario(asked.scenario)
    return ClaimsRequest(
        Trial(asked.scenario, names, worlds, seed, asked.theories), workers or 1, out, command_of(asked)
    )


def named(asked: list[str], faults: list[Fault]) -> tuple[str, ...]:
    """Return the experiments on the claims asked for; all, and the tests of the schools, where none is named."""
    if not asked:
        return (*EXPERIMENTS, *SCHOOL_TESTS)
    found: list[str] = []
    known = claims()
    for word in dict.fromkeys(one.strip().upper() for one in asked):
        own = [name for name, one in EXPERIMENTS.items() if one.claim == word]
        if word not in known:
            faults.append(Fault("--claim", "", repr(word), "a claim, C01 to C88", f"nearest: {close(word, known)}"))
        elif not own:
            faults.append(Fault("--claim", "", f"{word}, which states a fact", "a claim that can be tried"))
        found += own
    return tuple(found)


def command_of(asked: ClaimsOptions) -> str:
    """Return the command that gives the same again."""
    words = [f"wedge claims {asked.scenario}", *(f"--claim {one}" for one in asked.claim)]
    words += [f"--worlds {asked.worlds}", f"--seed {asked.seed}"]
    return " ".join([*words, *([] if asked.theories else ["--no-theories"])])
