"""What the commands on study files can be asked."""

from typing import Annotated

import attrs
import typer

from game.cli.options import Json, Workers

StudyFolder = Annotated[str, typer.Argument(help="The folder that `wedge study run` wrote.", metavar="FOLDER")]


@attrs.frozen
class StudyRunOptions:
    """Play a study file: scenarios by strategies of several seats by values of figures, on the same luck."""

    file: Annotated[str, typer.Argument(help="A study's file, in TOML.", metavar="FILE")]
    out: Annotated[
        str | None, typer.Option(help="The folder to write to; a new one in ./studies if left out.", metavar="DIR")
    ] = None
    resume: Annotated[bool, typer.Option("--resume", help="Go on with a study that was stopped.")] = False
    workers: Workers = None
    as_json: Json = False


@attrs.frozen
class StudyVerifyOptions:
    """Check a study file's folder as a referee would; the exit code is 1 where anything is wrong.

    Digests and versions are compared, every part's checksum is tried, and a sample is played again bit for bit.
    """

    folder: StudyFolder
    sample: Annotated[
        str, typer.Option(help="How many parts are played again, 32 of their worlds each.", metavar="N")
    ] = "24"
    seed: Annotated[str, typer.Option(help="Which parts and worlds: any whole number of at least 0.", metavar="N")] = (
        "1"
    )
    as_json: Json = False


@attrs.frozen
class StudyShowOptions:
    """Say what a study file's folder holds: what was asked, how the cells end, and each ground as a game."""

    folder: StudyFolder
    as_json: Json = False
