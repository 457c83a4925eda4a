"""What every test run shares: patience with properties, and the measured figures printed at the end."""

import hypothesis
import pytest

hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests recorded under `yardstick`, so that the figures are seen and not only kept in bounds."""
    for report in terminalreporter.stats.get("passed", []):
        for name, figure in report.user_properties:
            if name == "yardstick":
                terminalreporter.write_line(f"yardstick: {figure}")
