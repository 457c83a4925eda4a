"""`wedge report`: the report of a study made again."""

import json
from pathlib import Path

from game.batch.report import REPORT, written
from game.batch.study import Refused
from game.front.asked import Report
from game.front.faults import WrongInput, complain, unwritten


def report(asked: Report) -> None:
    """Write a study's report into its folder again."""
    folder = Path(asked.folder)
    try:
        path = written(folder)
    except Refused as refused:
        raise WrongInput(refused.faults) from None
    except OSError as fault:
        raise unwritten(folder / REPORT, fault) from None
    if asked.as_json:
        print(json.dumps({"report": path.as_posix()}))
    else:
        complain(f"The report is in {path}; any browser opens it, offline too.")
