"""The digests of small studies of every scenario, one line each, to be compared between systems and Pythons.

    python -m benchmarks.digests_of_seeds [file]

Half a minute. The same seed has to give the same worlds to the last bit on every system that Wedge is for; the file
written on one is the file written on another, or one of them is wrong.
"""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from game.model.scenario.setup_files import setup_names

WORLDS = 400


def line(scenario: str, folder: Path) -> str:
    """Return a scenario's line: its name and the digest of its study.

    errors  CalledProcessError where the study fails; what it says stands on standard error
    """
    asked = [sys.executable, "-m", "game", "batch", scenario, "--worlds", str(WORLDS), "--json", "--out", str(folder)]
    told = json.loads(subprocess.run(asked, check=True, stdout=subprocess.PIPE).stdout)
    return f"{scenario} {told['strategies']['engine']['digest']}"


def main() -> None:
    """Play every scenario, and print or write the lines."""
    with TemporaryDirectory() as folder:
        lines = [line(scenario, Path(folder) / scenario) for scenario in sorted(setup_names())]
    text = "\n".join(lines) + "\n"
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
