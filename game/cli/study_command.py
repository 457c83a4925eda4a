"""`wedge study run`, `verify` and `show`: a study file played, checked and told."""

import json
from itertools import count
from pathlib import Path

from game.atomic_files import write_whole
from game.cli.designs import MOST_WORKERS, cores
from game.cli.folders import STUDIES
from game.cli.messages import RunFault, WrongInput, complain, unwritten
from game.cli.option_values import whole_number
from game.cli.page_narration import tell_page
from game.cli.progress import progress
from game.cli.study_options import StudyRunOptions, StudyShowOptions, StudyVerifyOptions
from game.cli.terminal import print_json
from game.engine.workshop import being_made
from game.model.files.faults import Fault
from game.studies.cells.cell_folder import CellFolder, opened_cells, reopened
from game.studies.cells.cell_play import compiled_tables, run_cells
from game.studies.cells.cell_results import RESULTS, CellResults, cell_results, results_summary, write_results
from game.studies.cells.verifying import Verified, verified
from game.studies.report.cells_page import cells_html, told_page
from game.studies.run.process_pool import Failed
from game.studies.run.study import StudyRefused

REPORT = "report.html"
MOST_SAMPLE = 100_000


def study_run(options: StudyRunOptions) -> None:
    """Play what a study file asks and is not there yet, and write down what it comes to."""
    faults: list[Fault] = []
    workers = (
        cores() if options.workers is None else whole_number(options.workers, "--workers", (1, MOST_WORKERS), faults)
    )
    if faults:
        raise WrongInput(faults)
    file = Path(options.file)
    try:
        study = opened_cells(file, folder_of(options, file), options.resume)
    except StudyRefused as refused:
        raise WrongInput(refused.faults) from None
    play_cells(study, workers or 1)
    results = added_up(study)
    if options.as_json:
        print_json(results_summary(results))
    else:
        tell_page(told_page(results))
    complain(f"The study is in {study.folder}: {REPORT} to read, cells.csv and {study.runs.name}/ to work with.")


def folder_of(options: StudyRunOptions, file: Path) -> Path:
    """The folder that was named, or the first free one in ./studies; with --resume the first one."""
    if options.out is not None:
        return Path(options.out)
    names = (file.stem if place == 1 else f"{file.stem}-{place}" for place in count(1))
    return next(folder for folder in (STUDIES / name for name in names) if options.resume or not folder.exists())


def play_cells(study: CellFolder, workers: int) -> None:
    """Play what is missing, showing how far it has come; what is finished stays, however it ends."""
    missing = study.missing()
    if not missing:
        return
    if not compiled_tables(study.plan) and being_made():
        complain("Machine code for these laws is being made; it is kept for the next time.")
    again = f"`wedge study run` with --out {study.folder} --resume plays the rest."
    try:
        with progress(sum(part.worlds for _, part in missing), "campaigns") as advance:
            run_cells(study, workers, advance)
    except Failed as failed:
        raise RunFault(f"{failed} {again}") from None
    except KeyboardInterrupt:
        raise KeyboardInterrupt(f"Stopped. What is finished stays in {study.folder}; {again}") from None


def added_up(study: CellFolder) -> CellResults:
    """A folder added up, its tables and its page written."""
    try:
        results = cell_results(study)
        write_results(results)
        write_whole(study.folder / REPORT, cells_html(results))
    except StudyRefused as refused:
        raise RunFault(str(refused)) from None
    except OSError as fault:
        raise unwritten(study.folder, fault) from None
    return results


def study_verify(options: StudyVerifyOptions) -> None:
    """Check a folder and say what was looked at."""
    faults: list[Fault] = []
    sample = whole_number(options.sample, "--sample", (1, MOST_SAMPLE), faults)
    seed = whole_number(options.seed, "--seed", (0, None), faults)
    if faults or sample is None or seed is None:
        raise WrongInput(faults)
    study = folder_at(options.folder)
    with progress(sample, "parts") as advance:
        result = verified(study, sample, seed, advance)
    if options.as_json:
        print_json({"holds": result.holds, "checks": [{"what": what, "wrong": wrong} for what, wrong in result.checks]})
    else:
        tell_verified(result)
    if not result.holds:
        raise RunFault(f"{options.folder}: the study does not hold as it stands.")


def tell_verified(result: Verified) -> None:
    """Say what was looked at, a line each."""
    for what, wrong in result.checks:
        print(f"{'wrong' if wrong else 'right'}  {what}{f': {wrong}' if wrong else ''}")


def study_show(options: StudyShowOptions) -> None:
    """Tell what a folder holds."""
    study = folder_at(options.folder)
    if missing := study.missing():
        advice = "`wedge study run` with --resume plays them"
        raise WrongInput([f"{options.folder}: found {len(missing)} parts missing; expected all. {advice}."])
    if options.as_json:
        path = study.folder / RESULTS
        if path.is_file():
            print_json(json.loads(path.read_text(encoding="utf-8")))
            return
    try:
        results = cell_results(study)
    except StudyRefused as refused:
        raise WrongInput(refused.faults) from None
    if options.as_json:
        print_json(results_summary(results))
    else:
        tell_page(told_page(results))


def folder_at(name: str) -> CellFolder:
    """The folder that was named.

    errors  WrongInput where it holds no study file's study
    """
    try:
        return reopened(Path(name))
    except StudyRefused as refused:
        raise WrongInput(refused.faults) from None
