"""What each command can be asked: a class whose fields are its arguments and options, its docstring the command's help.

A command is added in `game/cli/command_table.py`.
"""

from typing import Annotated

import attrs
import typer

from game.cli.completions import course_names, scenario_names, side_names, strength_names

DEFAULT_SCENARIO = "partners_of_convenience"


Json = Annotated[bool, typer.Option("--json", help="Print one JSON document, and nothing else, to standard output.")]
Luck = Annotated[str, typer.Option(help="Which luck: any whole number of at least 0.", metavar="N")]
Quarters = Annotated[
    str | None, typer.Option(help="How many quarters, 1–100; the scenario's own number if left out.", metavar="N")
]
ScenarioName = Annotated[
    str, typer.Argument(help="A shipped scenario's name, or a scenario file.", autocompletion=scenario_names)
]
Workers = Annotated[str | None, typer.Option(help="How many processes; one a core if left out.", metavar="N")]
StrengthName = Annotated[
    str,
    typer.Option(
        help="How far the computer's countries look ahead: seminar (each follows its course), cabinet or crisis; "
        "COUNTRY=NAME after a comma for one of them, as in seminar,iran=crisis.",
        autocompletion=strength_names,
        metavar="NAME",
    ),
]
Changes = Annotated[
    list[str],
    typer.Option("--set", help="Change a start value or a figure. Repeat for more.", metavar="PATH=VALUE"),
]


@attrs.frozen
class PlayOptions:
    """Open the desktop window with a new campaign, a saved one, or one world of a study to take over."""

    scenario: ScenarioName = DEFAULT_SCENARIO
    side: Annotated[
        list[str],
        typer.Option(
            help="The country you play: us, ru, ir, cn, gs, il or its name. Repeat for several people at one window.",
            autocompletion=side_names,
            metavar="COUNTRY",
        ),
    ] = attrs.field(factory=list)
    staff: Annotated[
        str,
        typer.Option(help="How your staff say what they expect: figures, words or none.", metavar="HOW"),
    ] = "figures"
    strength: StrengthName = "seminar"
    seed: Annotated[
        str | None, typer.Option(help="Which luck: any whole number of at least 0; drawn if left out.", metavar="N")
    ] = None
    quarters: Quarters = None
    load: Annotated[
        str | None,
        typer.Option(
            help="Go on with this log, as the window or `wedge run --save` wrote it, or with another player's file.",
            metavar="FILE",
        ),
    ] = None
    by_file: Annotated[
        bool,
        typer.Option(
            "--by-file", help="Two people at two computers: the first --side sits here, a file goes back and forth."
        ),
    ] = False
    world: Annotated[
        str | None,
        typer.Option(help="Look at this world of the seed, played by the computer, and take over.", metavar="N"),
    ] = None
    strategy: Annotated[
        list[str],
        typer.Option(
            help="With --world: what a country followed: one of its courses, a plan's file, or COUNTRY=hold.",
            autocompletion=course_names,
            metavar="NAME",
        ),
    ] = attrs.field(factory=list)
    changes: Annotated[
        list[str],
        typer.Option("--set", help="With --world: what was changed. Repeat for more.", metavar="NAME=VALUE"),
    ] = attrs.field(factory=list)
    theme: Annotated[str | None, typer.Option(help="dark, paper or contrast, for this time.", metavar="NAME")] = None
    scale: Annotated[
        str | None,
        typer.Option(
            help="Device pixels a logical pixel, such as 1.5; what suits the window if left out.", metavar="N"
        ),
    ] = None


@attrs.frozen
class RunOptions:
    """Play one campaign, with the computer in all six seats, telling each quarter up to the verdict."""

    scenario: ScenarioName = DEFAULT_SCENARIO
    side: Annotated[
        str | None,
        typer.Option(
            help="Tell it as this country sees it: us, ru, ir, cn, gs, il or its name. Without it nothing is hidden.",
            autocompletion=side_names,
            metavar="COUNTRY",
        ),
    ] = None
    strategy: Annotated[
        list[str],
        typer.Option(
            help="What a country follows whatever happens: one of its courses, such as us.article, or a plan's file; "
            "COUNTRY=hold has it do nothing. Repeat for more.",
            autocompletion=course_names,
            metavar="NAME",
        ),
    ] = attrs.field(factory=list)
    changes: Annotated[
        list[str],
        typer.Option(
            "--set",
            help="Change a figure, a start value or where a policy stands. Repeat for more.",
            metavar="NAME=VALUE",
        ),
    ] = attrs.field(factory=list)
    strength: StrengthName = "seminar"
    seed: Luck = "1"
    world: Annotated[str, typer.Option(help="Which of the seed's worlds, from 0.", metavar="N")] = "0"
    quarters: Quarters = None
    deeds: Annotated[
        bool,
        typer.Option("--deeds", help="Also say what did it: it is played again without each deed; slow."),
    ] = False
    save: Annotated[
        str | None, typer.Option(help="Write the log of orders to this file, for `wedge replay`.", metavar="FILE")
    ] = None
    force: Annotated[bool, typer.Option("--force", help="Let --save replace a file that is there.")] = False
    as_json: Json = False


@attrs.frozen
class ReplayOptions:
    """Play a saved log again, check it quarter by quarter, and tell it."""

    file: Annotated[str, typer.Argument(help="A log that `wedge run --save` wrote.", metavar="FILE")]
    to: Annotated[
        str | None, typer.Option(help="Stop after this quarter: 2026Q2, or 7 for the seventh.", metavar="QUARTER")
    ] = None
    as_json: Json = False


@attrs.frozen
class CheckOptions:
    """Check a scenario file, and name every fault in it at once."""

    file: Annotated[str, typer.Argument(help="A scenario file, or a shipped scenario's name.", metavar="FILE")]
    as_json: Json = False


@attrs.frozen
class ListOptions:
    """List what there is: scenarios, countries, what each may do and want, and what may be set with --set."""

    kind: Annotated[
        str,
        typer.Argument(
            help="scenarios, countries, policies, moves, table, crises, courses, ambitions, agendas, measures, "
            "figures, cases.",
            metavar="KIND",
        ),
    ]
    as_json: Json = False


@attrs.frozen
class BatchOptions:
    """Play thousands of campaigns, compare strategies on the same luck, and write a study."""

    scenario: ScenarioName = DEFAULT_SCENARIO
    worlds: Annotated[str, typer.Option(help="How many campaigns under each strategy.", metavar="N")] = "10000"
    strategy: Annotated[
        list[str],
        typer.Option(
            help="A strategy; repeat to compare several with the first. engine (the country chooses its course), hold "
            "(it turns nothing), a course such as us.article, or the file of a plan; several with commas between for "
            "several countries, us.tehran,iran=hold. engine and hold alone are the side's.",
            autocompletion=course_names,
            metavar="NAME",
        ),
    ] = attrs.field(factory=list)
    side: Annotated[
        str, typer.Option(help="The country whose strategies they are.", autocompletion=side_names, metavar="COUNTRY")
    ] = "us"
    strength: StrengthName = "seminar"
    changes: Changes = attrs.field(factory=list)
    draw: Annotated[
        bool, typer.Option("--draw", help="Draw every uncertain figure within its range, anew in each world.")
    ] = False
    seed: Luck = "1"
    quarters: Quarters = None
    workers: Workers = None
    cluster: Annotated[
        str | None,
        typer.Option(
            help="Play on a Dask cluster instead: its scheduler's address, such as tcp://10.0.0.5:8786, or its "
            "scheduler file. Needs the extra cluster; docs/cluster.md says how.",
            metavar="ADDRESS",
        ),
    ] = None
    out: Annotated[
        str | None, typer.Option(help="The study's folder; a new one in ./studies if left out.", metavar="DIR")
    ] = None
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with a study that was stopped: play only what is missing.")
    ] = False
    as_json: Json = False


@attrs.frozen
class ShowOptions:
    """Tell one world of a study, by playing it alone with the same countries and the same luck."""

    scenario: ScenarioName = DEFAULT_SCENARIO
    seed: Annotated[str, typer.Option(help="The study's seed.", metavar="N")] = "1"
    world: Annotated[str, typer.Option(help="The number of the world, from 0.", metavar="N")] = "0"
    strategy: Annotated[
        str,
        typer.Option(
            help="The strategy under which the world was played.", autocompletion=course_names, metavar="NAME"
        ),
    ] = "engine"
    side: Annotated[
        str, typer.Option(help="The country whose strategy it is.", autocompletion=side_names, metavar="COUNTRY")
    ] = "us"
    strength: StrengthName = "seminar"
    changes: Annotated[
        list[str], typer.Option("--set", help="What the study changed. Repeat for more.", metavar="PATH=VALUE")
    ] = attrs.field(factory=list)
    draw: Annotated[bool, typer.Option("--draw", help="The study drew its figures.")] = False
    quarters: Annotated[
        str | None, typer.Option(help="How many quarters the study played, if it said so.", metavar="N")
    ] = None
    as_json: Json = False


@attrs.frozen
class ReportOptions:
    """Make the report of a study again: one page, report.html in its folder, that opens without a network."""

    folder: Annotated[str, typer.Argument(help="A study's folder, as `wedge batch` made it.", metavar="DIR")]
    as_json: Json = False


@attrs.frozen
class HostOptions:
    """Hold a class: six teams join with phones and laptops by a code or a QR, on this computer or its network."""

    scenario: ScenarioName = DEFAULT_SCENARIO
    port: Annotated[str, typer.Option(help="The port to listen on; 0 for any that is free.", metavar="N")] = "8000"
    bind: Annotated[
        str | None,
        typer.Option(help="Listen on this address of the computer; only on itself if left out.", metavar="ADDRESS"),
    ] = None
    lan: Annotated[bool, typer.Option("--lan", help="Let everybody on this computer's networks in.")] = False
    public_url: Annotated[
        str | None,
        typer.Option(
            help="The address that people type where a proxy or a router leads it here, such as https://class.school.org.",
            metavar="URL",
        ),
    ] = None
    proxy: Annotated[
        list[str],
        typer.Option(
            help="Believe this address when it says for whom it asks (X-Forwarded-For); repeat for more.",
            metavar="ADDRESS",
        ),
    ] = attrs.field(factory=list)
    tls: Annotated[
        tuple[str, str] | None,
        typer.Option(help="Speak HTTPS with this certificate and its key, two PEM files.", metavar="CERT KEY"),
    ] = None
    room: Annotated[
        str | None,
        typer.Option(
            help="The room's file; it is gone on with where it is there. ./rooms if left out.", metavar="FILE"
        ),
    ] = None
    title: Annotated[str | None, typer.Option(help="What the class is called.", metavar="TEXT")] = None
    seed: Annotated[
        str | None, typer.Option(help="Which luck; drawn anew for each class if left out.", metavar="N")
    ] = None
    quarters: Annotated[str, typer.Option(help="How many quarters, 1–100; four fit into 75 minutes.", metavar="N")] = (
        "4"
    )
    tables: Annotated[
        str, typer.Option(help="How many tables play the same scenario on the same luck, 1–12.", metavar="N")
    ] = "1"
    places: Annotated[str, typer.Option(help="How many people a seat takes, 1–12.", metavar="N")] = "4"
    deck: Annotated[
        str,
        typer.Option(help="What teams hold: class, the short hand, or whole. It can be opened later.", metavar="NAME"),
    ] = "class"
    roster: Annotated[
        str | None,
        typer.Option(help="Take this class list into a new room: CSV or XLSX, as from Canvas.", metavar="FILE"),
    ] = None
    strength: StrengthName = "seminar"
    changes: Changes = attrs.field(factory=list)


@attrs.frozen
class RehearseOptions:
    """Rehearse a class: scripted teams and phones play it at speed against the real server, and it is timed."""

    scenario: ScenarioName = DEFAULT_SCENARIO
    seats: Annotated[str, typer.Option(help="How many seats people play, 1–6; the computer plays the rest.")] = "6"
    phones: Annotated[str, typer.Option(help="How many phones in all those seats, 1–72.")] = "40"
    observers: Annotated[str, typer.Option(help="How many observers look on, 0–2000.")] = "0"
    quarters: Annotated[str, typer.Option(help="How many quarters, 1–100.", metavar="N")] = "4"
    seed: Annotated[str, typer.Option(help="Which luck, the phones' own too.", metavar="N")] = "1"
    real_time: Annotated[
        bool, typer.Option("--real-time", help="Take the 75 minutes a class takes, and tell of each; else at speed.")
    ] = False
    hostile: Annotated[
        bool,
        typer.Option(
            "--hostile",
            help="Let others try all the while to stop it: silent and slow lines, floods, forged links, a full disk.",
        ),
    ] = False
    keep: Annotated[
        str | None, typer.Option(help="Keep the room's file here, to look at its debrief.", metavar="FILE")
    ] = None
    as_json: Json = False
