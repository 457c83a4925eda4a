"""What the commands for a class can be asked: `wedge host` and `wedge rehearse`."""

from typing import Annotated

import attrs
import typer

from game.cli.options import DEFAULT_SCENARIO, Json, difficulty_names, scenario_names


@attrs.frozen
class HostOptions:
    """Hold a class: six teams join with phones and laptops by a code or a QR, on this computer or its network."""

    scenario: Annotated[
        str,
        typer.Argument(help="A shipped scenario's name, or a scenario file.", autocompletion=scenario_names),
    ] = DEFAULT_SCENARIO
    port: Annotated[str, typer.Option(help="The port to listen on; 0 for any that is free.", metavar="N")] = "8000"
    bind: Annotated[
        str | None,
        typer.Option(help="Listen on this address of the computer; only on itself if left out.", metavar="ADDRESS"),
    ] = None
    lan: Annotated[bool, typer.Option("--lan", help="Let everybody on this computer's networks in.")] = False
    room: Annotated[
        str | None,
        typer.Option(
            help="The room's file; it is gone on with where it is there. ./rooms if left out.", metavar="FILE"
        ),
    ] = None
    title: Annotated[str | None, typer.Option(help="What the class is called.", metavar="TEXT")] = None
    seed: Annotated[str, typer.Option(help="Which luck: any whole number of at least 0.", metavar="N")] = "1"
    quarters: Annotated[str, typer.Option(help="How many quarters, 1–100; four fit into 75 minutes.", metavar="N")] = (
        "4"
    )
    tables: Annotated[
        str, typer.Option(help="How many tables play the same scenario on the same luck, 1–12.", metavar="N")
    ] = "1"
    places: Annotated[str, typer.Option(help="How many people a seat takes, 1–12.", metavar="N")] = "4"
    difficulty: Annotated[
        str | None,
        typer.Option(
            help="How hard the engine plays seats without people: seminar, cabinet or crisis.",
            autocompletion=difficulty_names,
            metavar="NAME",
        ),
    ] = None
    changes: Annotated[
        list[str],
        typer.Option("--set", help="Change a start value or a figure. Repeat for more.", metavar="PATH=VALUE"),
    ] = attrs.field(factory=list)


@attrs.frozen
class RehearseOptions:
    """Rehearse a class: scripted teams and phones play it at speed against the real server, and it is timed."""

    scenario: Annotated[
        str,
        typer.Argument(help="A shipped scenario's name, or a scenario file.", autocompletion=scenario_names),
    ] = DEFAULT_SCENARIO
    seats: Annotated[str, typer.Option(help="How many seats people play, 1–6; the engine plays the rest.")] = "6"
    phones: Annotated[str, typer.Option(help="How many phones in all those seats, 1–72.")] = "40"
    observers: Annotated[str, typer.Option(help="How many observers look on, 0–2000.")] = "0"
    quarters: Annotated[str, typer.Option(help="How many quarters, 1–100.", metavar="N")] = "4"
    seed: Annotated[str, typer.Option(help="Which luck, the phones' own too.", metavar="N")] = "1"
    real_time: Annotated[
        bool, typer.Option("--real-time", help="Take the 75 minutes a class takes, and tell of each; else at speed.")
    ] = False
    keep: Annotated[
        str | None, typer.Option(help="Keep the room's file here, to look at its debrief.", metavar="FILE")
    ] = None
    as_json: Json = False
