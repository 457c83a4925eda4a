"""What the commands on timelines can be asked."""

from typing import Annotated

import attrs
import typer

from game.cli.options import Json

OutFile = Annotated[
    str | None, typer.Option(help="The file to write; beside FILE under a name of its own if left out.", metavar="FILE")
]
Replace = Annotated[bool, typer.Option("--force", help="Let --out replace a file that is there.")]


@attrs.frozen
class TimelineCheckOptions:
    """Check a table of events and write it as a timeline for `wedge hindcast`; CSV, TSV or Excel.

    What was found out about separator, encoding, dates and numbers is said; what is wrong is named with the nearest
    valid value, and then nothing is written.
    """

    file: Annotated[str, typer.Argument(help="A .csv, .tsv or .xlsx file.", metavar="FILE")]
    dates: Annotated[
        str, typer.Option(help="day-first or month-first, where dates can be read in two ways.", metavar="STYLE")
    ] = ""
    out: OutFile = None
    force: Replace = False
    as_json: Json = False


@attrs.frozen
class TimelineImportOptions:
    """Bring events of UCDP GED, POLECAT or ICEWS, or a price series, into the record's form by a mapping file."""

    file: Annotated[str, typer.Argument(help="The data set's .csv, .tsv or .xlsx file.", metavar="FILE")]
    mapping: Annotated[
        str,
        typer.Option("--map", help="A mapping file, or a shipped one: ucdp_ged, polecat, price.", metavar="MAPPING"),
    ]
    out: OutFile = None
    force: Replace = False
    as_json: Json = False
