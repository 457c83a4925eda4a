"""What campaigns refuse, and what is said of a log that does not lead where it says."""

from game.json_lines import LogFault

OTHER_RULES = "Load it with the version of Wedge that wrote it ({version}), or begin a new campaign."


class OrderRefused(ValueError):  # noqa: N818 (it says what happened)
    """An order that cannot be given, with every reason."""


class CampaignOver(ValueError):  # noqa: N818
    """The campaign has ended."""


class ReplayDiffers(Exception):  # noqa: N818 (it says what happened)
    """A log does not lead to the worlds it names: from this turn on, something differs."""

    def __init__(self, when: tuple[int, str], actual: str, expected: str, version: str) -> None:
        """Say in which turn and quarter which digest came in place of which."""
        self.turn, quarter = when
        super().__init__(
            f"turn {self.turn}, {quarter}: found digest {actual}; the log expects {expected}. An order"
            " of this quarter was changed, or the rules were; every quarter before it is as it was. A digest cannot"
            f" tell which measure differs. {OTHER_RULES.format(version=version or 'unknown')}"
        )


def expect_scenario(name: str, actual: str, expected: str, version: str) -> None:
    """Say that a scenario is not the one that a log was played in.

    actual, expected  digests; "" is expected where the log names none
    errors            LogFault
    """
    if expected and actual != expected:
        advice = OTHER_RULES.format(version=version or "unknown")
        raise LogFault(1, f"another {name!r}, digest {actual}", f"the scenario of the log, digest {expected}", advice)
