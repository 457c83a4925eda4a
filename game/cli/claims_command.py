"""`wedge claims`: the article on trial."""

import json
from pathlib import Path

import attrs

from game.cli.evidence_options import ClaimsOptions
from game.cli.folders import folder_for, write_files
from game.cli.messages import WrongInput, complain
from game.cli.option_values import close, whole_number
from game.cli.page_narration import tell_page
from game.cli.progress import progress
from game.cli.terminal import print_json
from game.model.files.claims import claims
from game.model.files.faults import Fault
from game.model.scenario.setup_files import faults_of, setup
from game.studies.evidence.claim_trial import ClaimTrial, TrialRecord, tried
from game.studies.evidence.claims_table import table_csv, trial_summary
from game.studies.evidence.rival_theories import theories
from game.studies.evidence.rival_trial import TheoryTrial, tried_by_rivals
from game.studies.evidence.trials import experiments
from game.studies.report.claims_page import ClaimsFound, page
from game.studies.report.evidence_page import html
from game.studies.report.rivals_chapters import rivals_csv, rivals_summary

FEWEST_WORLDS, MOST_WORLDS = 20, 100_000
FILES = ("claims.html", "claims.csv", "rivals.csv", "claims.json")


@attrs.frozen
class ClaimsRequest:
    """What a trial was rightly asked for.

    alone  whether the model is tried without rivals and placebos
    """

    trial: ClaimTrial
    alone: bool
    out: Path
    command: str


def claims_command(options: ClaimsOptions) -> None:
    """Try what is asked and write it down."""
    order = ordered(options)
    record = tried_here(order.trial)
    rivals = () if order.alone else rivals_here(order.trial, record)
    whole = trial_summary(order.trial, record) | ({"theories": rivals_summary(rivals)} if rivals else {})
    on_page = page(ClaimsFound(order.trial, record, rivals), claims(), order.command)
    texts = {
        "claims.html": html(on_page),
        "claims.csv": table_csv(record),
        "rivals.csv": rivals_csv(rivals),
        "claims.json": json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False) + "\n",
    }
    write_files(order.out, texts)
    if options.as_json:
        print_json(whole)
    else:
        tell_page(on_page)
    complain(f"The trial is in {order.out}: claims.html to read, the CSV files and claims.json to work with.")


def tried_here(trial: ClaimTrial) -> TrialRecord:
    """What came of a trial, with how far it is where somebody watches."""
    with progress(len(trial.names), "experiments") as further:
        return tried(trial, experiments(), further)


def rivals_here(trial: ClaimTrial, record: TrialRecord) -> tuple[TheoryTrial, ...]:
    """The claims under other theories, with how far it is where somebody watches."""
    with progress(len(theories()), "theories") as further:
        return tried_by_rivals(trial, record.findings, further)


def ordered(options: ClaimsOptions) -> ClaimsRequest:
    """What was asked for; WrongInput with every fault of it."""
    faults: list[Fault] = list(faults_of(options.scenario))
    worlds = whole_number(options.worlds, "--worlds", (FEWEST_WORLDS, MOST_WORLDS), faults) or FEWEST_WORLDS
    seed = whole_number(options.seed, "--seed", (0, None), faults) or 0
    names = named(options.claim, faults)
    title = Path(options.scenario).stem
    out = folder_for(options.out, f"claims-{title}-{worlds}", FILES, options.force, faults)
    names = names if faults else long_enough(options.scenario, names, faults)
    if faults:
        raise WrongInput(faults)
    trial = ClaimTrial(options.scenario, names, worlds, seed)
    return ClaimsRequest(trial, options.alone, out, command_of(options))


def long_enough(scenario: str, names: tuple[str, ...], faults: list[Fault]) -> tuple[str, ...]:
    """The experiments that a scenario is long enough for; a fault where none is."""
    quarters = setup(scenario).quarters
    fit = tuple(name for name in names if experiments()[name].quarters <= quarters)
    if not fit:
        faults.append(Fault(scenario, "quarters", str(quarters), "as many as an experiment takes", "name a longer one"))
    return fit


def named(wanted: list[str], faults: list[Fault]) -> tuple[str, ...]:
    """The experiments on the claims asked for; all where none is named."""
    if not wanted:
        return tuple(experiments())
    names: list[str] = []
    known = claims()
    for word in dict.fromkeys(word.strip().upper() for word in wanted):
        own = [name for name, experiment in experiments().items() if experiment.claim == word]
        if word not in known:
            faults.append(Fault("--claim", "", repr(word), "a claim, C01 to C88", f"nearest: {close(word, known)}"))
        elif not own:
            tried_ones = dict.fromkeys(experiment.claim for experiment in experiments().values())
            advice = f"nearest: {close(word, tried_ones)}"
            faults.append(Fault("--claim", "", f"{word}, which no experiment tries", "a claim that one tries", advice))
        names += own
    return tuple(names)


def command_of(options: ClaimsOptions) -> str:
    """The command that gives the same again."""
    words = [f"wedge claims {options.scenario}", *(f"--claim {claim}" for claim in options.claim)]
    words += ["--alone"] if options.alone else []
    return " ".join([*words, f"--worlds {options.worlds}", f"--seed {options.seed}"])
