"""`wedge report`: the report of a study made again."""

import json
from pathlib import Path

from game.cli.messages import WrongInput, complain, unwritten
from game.cli.options import ReportOptions
from game.studies.report.study_report import REPORT, written
from game.studies.run.study import StudyRefused


def report(options: ReportOptions) -> None:
    """Write a study's report into its folder again."""
    folder = Path(options.folder)
    try:
        path = written(folder)
    except StudyRefused as refused:
        raise WrongInput(refused.faults) from None
    except OSError as fault:
        raise unwritten(folder / REPORT, fault) from None
    if options.as_json:
        print(json.dumps({"report": path.as_posix()}))
    else:
        complain(f"The report is in {path}; any browser opens it, offline too.")
