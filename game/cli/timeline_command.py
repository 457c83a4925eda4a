"""`wedge timeline check` and `wedge timeline import`: tables of others made into records that can be replayed."""

from pathlib import Path

import attrs

from game.atomic_files import write_whole
from game.cli.messages import WrongInput, complain, unwritten
from game.cli.option_values import close, save_path
from game.cli.terminal import print_json
from game.cli.timeline_options import TimelineCheckOptions, TimelineImportOptions
from game.model.files.faults import Fault
from game.paths import shipped
from game.studies.evidence.event_import import imported, mapping_of
from game.studies.evidence.table_styles import DAY_FIRST, MONTH_FIRST
from game.studies.evidence.timeline_check import checked, clean_csv

DATES = {"": "", "day-first": DAY_FIRST, "month-first": MONTH_FIRST}


def timeline_check(options: TimelineCheckOptions) -> None:
    """Check a table and write it clean."""
    faults: list[Fault] = []
    if options.dates not in DATES:
        expected = "day-first or month-first"
        faults.append(Fault("--dates", "", repr(options.dates), expected, f"nearest: {close(options.dates, DATES)}"))
    out = out_path(options.out, options.file, ("clean", options.force), faults)
    if faults:
        raise WrongInput(faults)
    result = checked(Path(options.file), DATES[options.dates])
    if result.faults:
        complain(*result.assumed)
        raise WrongInput(result.faults)
    write_out(out, clean_csv(result.rows))
    if options.as_json:
        print_json({"file": options.file, "events": len(result.rows), "assumed": list(result.assumed), "out": str(out)})
    else:
        print("\n".join((*result.assumed, f"{len(result.rows)} events, nothing wrong; written to {out}.")))


def timeline_import(options: TimelineImportOptions) -> None:
    """Bring a data set in."""
    faults: list[Fault] = []
    out = out_path(options.out, options.file, ("imported", options.force), faults)
    by_name = {path.stem: path for path in sorted((shipped("scenarios") / "record" / "mappings").glob("*.toml"))}
    mapping = by_name.get(options.mapping, Path(options.mapping))
    if options.mapping not in by_name and not options.mapping.endswith(".toml"):
        expected = f"a .toml file, or one of {', '.join(by_name)}"
        faults.append(
            Fault("--map", "", repr(options.mapping), expected, f"nearest: {close(options.mapping, by_name)}")
        )
    if faults:
        raise WrongInput(faults)
    result = imported(Path(options.file), mapping_of(mapping))
    write_out(out, result.text)
    if options.as_json:
        print_json(
            {"lines": result.lines, "left_out": dict(result.left_out), "assumed": list(result.assumed), "out": str(out)}
        )
        return
    left_out = [f"{many} left out: {reason}." for reason, many in sorted(result.left_out.items())]
    print("\n".join((*result.assumed, *left_out, f"{result.lines} lines written to {out}.")))


def out_path(text: str | None, file: str, how: tuple[str, bool], faults: list[Fault]) -> Path:
    """Where to write; what stands in the way is gathered.

    how  the word that is added to the file's name, and whether a file that is there may be replaced
    """
    word, force = how
    path = Path(text) if text is not None else Path(f"{Path(file).stem}.{word}.csv")
    own = list[Fault]()
    checked_path = save_path(str(path), force, own)
    faults += [attrs.evolve(fault, file="--out") for fault in own]
    return checked_path or path


def write_out(path: Path, text: str) -> None:
    """Write a file whole."""
    try:
        write_whole(path, text)
    except OSError as fault:
        raise unwritten(path, fault) from None
