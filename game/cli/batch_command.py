"""`wedge batch`: a study designed, played over processes, added up and reported.

What speaks to a cluster and what draws tables are imported only where they are asked for: each takes a twentieth of a
second, as long as a hundred campaigns.
"""

import json
from itertools import count
from pathlib import Path

from game.atomic_files import write_whole
from game.cli.designs import DesignRequest, ordered
from game.cli.messages import RunFault, WrongInput, complain, unwritten
from game.cli.options import BatchOptions
from game.cli.progress import progress
from game.engine.workshop import being_made
from game.loose_types import JsonDict
from game.studies.report.study_report import html
from game.studies.run.design import StudyPlan, planned
from game.studies.run.process_pool import Failed
from game.studies.run.run import StudyPace, run
from game.studies.run.study import Study, StudyRefused, is_same, opened
from game.studies.run.summary import summary

STUDIES = Path("studies")
SUMMARY, REPORT = "summary.json", "report.html"
# So many campaigns are written as one CSV file as well; more would take longer to open than to play.
FEW_FOR_CSV = 20_000


def batch(options: BatchOptions) -> None:
    """Play what a study asks and is not there yet, and write it down."""
    wanted = ordered(options)
    if wanted.cluster:
        tell_cluster(wanted.cluster)
    plan = planned(wanted.design)
    folder = Path(options.out) if options.out is not None else folder_for(plan, options.resume)
    try:
        study = opened(folder, plan, options.resume)
    except StudyRefused as refused:
        raise WrongInput(refused.faults) from None
    played(study, wanted)
    results = written(study)
    if options.as_json:
        print(json_text(results), end="")
    else:
        from rich.console import Console

        from game.cli.study_narration import tell_shares

        tell_shares(results, Console())
    complain(f"The study is in {folder}: {REPORT} to read, {SUMMARY} and {study.runs.name}/ to work with.")


def tell_cluster(address: str) -> None:
    """Say what a cluster has; WrongInput, before anything is written, where it cannot be used."""
    from game.studies.run.cluster import ALONE
    from game.studies.run.scheduler import Unreached, reached

    try:
        cluster = reached(address)
    except Unreached as fault:
        raise WrongInput([f"--cluster {address}: {fault}."]) from None
    if cluster.workers:
        complain(f"Cluster {address}: {cluster.workers} workers, {cluster.threads} parts at once.")
    else:
        complain(f"Cluster {address}: no workers yet; waiting up to {ALONE} seconds for the first.")


def folder_for(plan: StudyPlan, resume: bool) -> Path:
    """Return the first folder in ./studies that is free or, where wanted, holds the same study."""
    design = plan.design
    name = f"{plan.first.setup.name}-{design.seed}-{design.worlds}"
    names = (name if place == 1 else f"{name}-{place}" for place in count(1))
    folders = (STUDIES / place for place in names)
    return next(folder for folder in folders if not folder.exists() or (resume and is_same(folder, plan)))


def played(study: Study, wanted: DesignRequest) -> None:
    """Play what is missing, showing how far it has come; what is finished stays, however it ends."""
    missing = study.missing()
    if not missing:
        return
    pace = StudyPace(min(wanted.workers, len(missing)), cluster=wanted.cluster)
    if not all(table.compiled(0) for table in study.plan.tables.values()) and being_made():
        complain("Machine code for these laws is being made; it is kept for the next time.")
    try:
        with progress(sum(part.worlds for part in missing), "campaigns") as advance:
            run(study, pace, advance)
    except Failed as failed:
        raise RunFault(f"{failed} {how_to_resume(study)}") from None
    except OSError as fault:
        raise RunFault(f"{study.folder}: could not go on: {fault.strerror or fault}. {how_to_resume(study)}") from None
    except KeyboardInterrupt:
        raise KeyboardInterrupt(f"Stopped. {how_to_resume(study)}") from None


def how_to_resume(study: Study) -> str:
    """Return what is there of a study that was stopped, and how to go on."""
    parts, missing = sum(1 for _ in study.plan.design.parts()), len(study.missing())
    done = f"{parts - missing} of {parts} parts are finished and stay in {study.folder}"
    return f"{done}; the same command with --out {study.folder} --resume plays the rest."


def written(study: Study) -> JsonDict:
    """Add a study up, write the summary and the report, and return the summary."""
    try:
        results = summary(study)
        write(study.folder / SUMMARY, json_text(results))
        write(study.folder / REPORT, html(study.folder))
        if study.plan.design.worlds * len(study.plan.design.strategies) <= FEW_FOR_CSV:
            csv_of(study.folder)
    except StudyRefused as refused:
        raise RunFault(str(refused)) from None
    return results


def csv_of(folder: Path) -> None:
    """Write all campaigns of a study as one CSV file."""
    from game.adapters.data_frames import CAMPAIGNS, write_csv

    try:
        write_csv(folder)
    except OSError as fault:
        raise unwritten(folder / CAMPAIGNS, fault) from None


def json_text(results: JsonDict) -> str:
    """Return a summary as its file holds it."""
    return json.dumps(results, ensure_ascii=False, indent=1) + "\n"


def write(path: Path, text: str) -> None:
    """Write a file of the study whole."""
    try:
        write_whole(path, text)
    except OSError as fault:
        raise unwritten(path, fault) from None
