"""What every test run shares: patience with properties, and the measured figures printed at the end.

Properties are tried on the same examples each time, so that a change is judged by what it changed; `make fuzz` tries
them on fresh ones.
"""

import os

import hypothesis
import pytest

hypothesis.settings.register_profile("house", deadline=None, derandomize=True)
hypothesis.settings.register_profile("fuzz", deadline=None)
hypothesis.settings.load_profile("fuzz" if os.environ.get("WEDGE_FUZZ") else "house")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests recorded under `yardstick`, so that the figures are seen and not only kept in bounds."""
    for report in terminalreporter.stats.get("passed", []):
        for name, figure in report.user_properties:
            if name == "yardstick":
                terminalreporter.write_line(f"yardstick: {figure}")
