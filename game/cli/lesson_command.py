"""`wedge lesson`: a lesson prepared as pages that print."""

from itertools import count
from pathlib import Path

from game.classroom.preparing.class_size import MOST_AT_A_TABLE
from game.classroom.preparing.lesson_pack import FILES, TEACHERS, LessonWanted, lesson_pack
from game.classroom.preparing.lesson_plan import LONGEST, SHORTEST, most_quarters, usual_quarters
from game.cli.folders import folder_for, write_files
from game.cli.host_command import MOST_TABLES, drawn_luck
from game.cli.lesson_options import LessonOptions
from game.cli.messages import WrongInput, complain
from game.cli.option_values import whole_number
from game.model.files.faults import Fault
from game.model.scenario.setup_files import faults_of, setup

LESSONS = Path("lessons")


def lesson(options: LessonOptions) -> None:
    """Write a lesson's pages into a folder, and say which are the teacher's alone."""
    wanted, out = wished_lesson(options)
    write_files(out, lesson_pack(wanted))
    print(f"The lesson is in {out}: plan.html first.")
    complain(
        f"For you alone: {', '.join(TEACHERS[:2])}, roles.html whole. A team gets its own file in {out / 'teams'}.",
        f"The sheets hold with --seed {wanted.seed} alone; the plan has the whole command.",
    )


def wished_lesson(options: LessonOptions) -> tuple[LessonWanted, Path]:
    """Return what a lesson is to be, and where it goes.

    errors  WrongInput with every fault
    """
    faults: list[Fault] = list(faults_of(options.scenario))
    minutes = whole_number(options.minutes, "--minutes", (SHORTEST, LONGEST), faults) or SHORTEST
    longest = most_quarters(minutes)
    if not faults:
        longest = min(longest, setup(options.scenario).quarters)
    usual = min(usual_quarters(minutes), longest)
    quarters = usual
    if options.quarters is not None:
        quarters = whole_number(options.quarters, "--quarters", (1, longest), faults) or usual
    people = whole_number(options.people, "--people", (2, MOST_AT_A_TABLE * MOST_TABLES), faults) or 2
    seed = drawn_luck() if options.seed is None else whole_number(options.seed, "--seed", (0, None), faults) or 0
    out = lesson_folder(options, faults)
    if faults:
        raise WrongInput(faults)
    return LessonWanted(options.scenario, options.title or "", minutes, quarters, people, seed), out


def lesson_folder(options: LessonOptions, faults: list[Fault]) -> Path:
    """Return the folder to fill: the one asked for, or the first free one in ./lessons."""
    if options.out is not None:
        return folder_for(options.out, "", FILES, options.force, faults)
    stem = Path(options.scenario).stem
    names = (stem if place == 1 else f"{stem}-{place}" for place in count(1))
    return next(folder for folder in (LESSONS / name for name in names) if not folder.exists())
