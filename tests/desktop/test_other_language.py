"""The window speaks whatever language is asked for, and holds its words."""

import json
import os
import subprocess
import sys

import pytest

from tests.desktop.hands import ROOT

# All screens are tried where time is no matter; a few else, none of which needs a campaign.
SCREENS = () if os.environ.get("WEDGE_EVERY_SIZE") else ("title", "settings", "help", "menu", "keep")


@pytest.mark.parametrize("spoken", ["en-XA", "de"])
def test_in_another_language_nothing_is_cut_or_overlaps_or_stays_english(spoken: str) -> None:
    """A third longer and accented, or in German, no text is cut, lies on another or, accented, stays as it was."""
    asked = [sys.executable, "-m", "tests.desktop.other_language", *SCREENS]
    home = {**os.environ, "WEDGE_LANG": spoken, "OPENBLAS_NUM_THREADS": "1"}
    run = subprocess.run(asked, cwd=ROOT, env=home, capture_output=True, text=True, check=True)
    told = json.loads(run.stdout.splitlines()[-1])
    assert told["screens"] >= 5
    assert told["faults"] == []
