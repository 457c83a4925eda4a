"""Every command: what it is called, what it can be asked, what carries it out, and examples.

To add one, declare what it can be asked as a class in `game/cli/options.py`, write what carries it out in a file of its
own, and add a line here. Its room is imported only when the command is given, so that `wedge --help` starts at once.
"""

import gc
from collections.abc import Mapping
from importlib import import_module

import attrs

from game.cli.evidence_options import ClaimsOptions, ExploreOptions, HindcastOptions, LintOptions
from game.cli.lesson_options import LessonOptions
from game.cli.options import (
    BatchOptions,
    CheckOptions,
    HostOptions,
    ListOptions,
    PlayOptions,
    RehearseOptions,
    ReplayOptions,
    ReportOptions,
    RunOptions,
    ShowOptions,
)
from game.cli.study_options import StudyRunOptions, StudyShowOptions, StudyVerifyOptions
from game.cli.timeline_options import TimelineCheckOptions, TimelineImportOptions
from game.loose_types import OneOfMany


@attrs.frozen
class CommandEntry:
    """One command.

    options   the attrs class of what it can be asked
    module    where what carries it out stands
    function  its name there: it takes the options, and may raise `WrongInput` or `RunFault`
    examples  shown below the help, a line each
    """

    options: type[attrs.AttrsInstance]
    module: str
    function: str
    examples: tuple[str, ...] = ()

    def carry_out(self, options: object) -> None:
        """Do what is asked."""
        getattr(room(self.module), self.function)(options)

    @property
    def epilog(self) -> str:
        """The examples as the help shows them, "" where there are none."""
        return "\n\n".join(("[bold]Examples[/bold]", *self.examples)) + "\n" if self.examples else ""


def room(module: str) -> OneOfMany:
    """Import what carries a command out; the search for rubbish, which `main` has put off, begins when it is there.

    What is imported stays. To search it again and again while it grows takes a tenth of a start.
    """
    carries_out = import_module(module)
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
    return carries_out


# By the words of the command.
COMMANDS: Mapping[str, CommandEntry] = {
    "play": CommandEntry(
        PlayOptions,
        "game.cli.play_command",
        "play",
        (
            "wedge play",
            "wedge play strait_crisis --side ir --staff words --seed 7",
            "wedge play --side ru --side ir                       two people at one window",
            "wedge play --seed 1 --world 4711 --strategy us.article   a world played by the computer, to take over",
        ),
    ),
    "run": CommandEntry(
        RunOptions,
        "game.cli.run_command",
        "run",
        (
            "wedge run",
            "wedge run strait_crisis --side iran --seed 7",
            "wedge run --strategy us.article --strategy il=hold --strategy my_plan.toml",
            "wedge run --seed 1 --world 4711 --quarters 12 --deeds --json",
            "wedge run --set trust.ir=30 --set oil.fleet_pace=0.1 --set us.oil_iran=0 --save game.jsonl",
        ),
    ),
    "replay": CommandEntry(
        ReplayOptions,
        "game.cli.replay_command",
        "replay",
        (
            "wedge replay game.jsonl",
            "wedge replay game.jsonl --to 2026Q2 --json",
        ),
    ),
    "batch": CommandEntry(
        BatchOptions,
        "game.cli.batch_command",
        "batch",
        (
            "wedge batch --worlds 2000",
            "wedge batch --worlds 100000 --strategy us.article --strategy hold --out studies/article",
            "wedge batch strait_crisis --strategy ir.shield --strategy ir.deal --draw --seed 7 --json",
        ),
    ),
    "show": CommandEntry(
        ShowOptions,
        "game.cli.show_command",
        "show",
        (
            "wedge show --seed 1 --world 4711",
            "wedge show strait_crisis --seed 7 --world 12 --strategy ir.shield --draw",
        ),
    ),
    "report": CommandEntry(
        ReportOptions,
        "game.cli.report_command",
        "report",
    ),
    "claims": CommandEntry(
        ClaimsOptions,
        "game.cli.claims_command",
        "claims_command",
        (
            "wedge claims",
            "wedge claims --claim C80 --claim C19 --worlds 2000 --out studies/oil",
            "wedge claims strait_crisis --json",
        ),
    ),
    "hindcast": CommandEntry(
        HindcastOptions,
        "game.cli.hindcast_command",
        "hindcast_command",
        (
            "wedge hindcast",
            "wedge hindcast --learn-to 2022Q4 --worlds 2000 --out studies/record",
            "wedge hindcast --cases",
        ),
    ),
    "host": CommandEntry(
        HostOptions,
        "game.cli.host_command",
        "host",
        (
            "wedge host --lan",
            'wedge host strait_crisis --lan --title "IR 302, Tuesday group" --room tuesday.wedge',
            "wedge host --lan --tables 3 --quarters 6 --seed 7",
        ),
    ),
    "lesson": CommandEntry(
        LessonOptions,
        "game.cli.lesson_command",
        "lesson",
        (
            "wedge lesson",
            'wedge lesson strait_crisis --minutes 50 --people 18 --title "IR 302, Tuesday group"',
            "wedge lesson --minutes 180 --seed 7 --out tuesday",
        ),
    ),
    "lint": CommandEntry(
        LintOptions,
        "game.cli.lint_command",
        "lint_command",
        (
            "wedge lint my_scenario.toml",
            "wedge lint my_scenario.toml --worlds 4000 --par par.json --json",
        ),
    ),
    "explore": CommandEntry(
        ExploreOptions,
        "game.cli.explore_command",
        "explore_command",
        (
            "wedge explore",
            "wedge explore --outcome legacy.russia --only drivers --only tornado",
            "wedge explore strait_crisis --outcome war --only box --worlds 10000",
        ),
    ),
    "rehearse": CommandEntry(
        RehearseOptions,
        "game.cli.rehearse_command",
        "rehearse",
        (
            "wedge rehearse",
            "wedge rehearse --seats 6 --phones 60 --observers 1000 --json",
        ),
    ),
    "list": CommandEntry(
        ListOptions,
        "game.cli.list_command",
        "list_kind",
        (
            "wedge list moves",
            "wedge list measures",
            "wedge list courses --json",
        ),
    ),
    "study run": CommandEntry(
        StudyRunOptions,
        "game.cli.study_command",
        "study_run",
        (
            "wedge study run two_capitals.toml",
            "wedge study run two_capitals.toml --out studies/two_capitals --resume",
        ),
    ),
    "study verify": CommandEntry(
        StudyVerifyOptions,
        "game.cli.study_command",
        "study_verify",
        ("wedge study verify studies/two_capitals --sample 100",),
    ),
    "study show": CommandEntry(
        StudyShowOptions,
        "game.cli.study_command",
        "study_show",
    ),
    "timeline check": CommandEntry(
        TimelineCheckOptions,
        "game.cli.timeline_command",
        "timeline_check",
        (
            "wedge timeline check my_events.xlsx --out my_events.csv",
            "wedge timeline check events.csv --dates day-first",
        ),
    ),
    "timeline import": CommandEntry(
        TimelineImportOptions,
        "game.cli.timeline_command",
        "timeline_import",
        ("wedge timeline import GEDEvent.csv --map ucdp_ged --out ged.csv",),
    ),
    "scenario check": CommandEntry(
        CheckOptions,
        "game.cli.check_command",
        "check",
    ),
}
