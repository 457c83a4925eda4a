"""A lesson pack: pages that print, from a scenario and so many minutes; the teacher's apart from the teams'."""

import base64
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import attrs
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

import game
from game.classroom.engine.room_campaign import opening
from game.classroom.engine.scenario_terms import scenario_terms
from game.classroom.engine.seat_standing import quarter_shown
from game.classroom.preparing.class_size import ClassTeams, teams_for
from game.classroom.preparing.debrief_questions import debrief_questions
from game.classroom.preparing.lesson_plan import lesson_plan
from game.classroom.preparing.lesson_words import lesson_lines, lesson_word
from game.classroom.preparing.role_sheets import capital_title, role_sheets
from game.classroom.protocol.exercise import QuizQuestion
from game.classroom.rules.room_parts import PARTS
from game.classroom.server.country_marks import country_marks
from game.loose_types import JsonDict
from game.model.files.countries import countries
from game.paths import shipped
from game.views.public_view import public

TEACHERS, TEAMS = ("plan.html", "debrief.html", "slides.html"), ("roles.html", "orders.html", "quiz.html")
FILES = (*TEACHERS, *TEAMS, "background.html", *(f"teams/{country}.html" for country in countries()))
FACES = (
    ("Source Serif 4", 400, "serif"), ("Source Serif 4", 600, "serif600"),
    ("IBM Plex Sans", 400, "sans"), ("IBM Plex Sans", 600, "sans600"),
)  # fmt: skip


@attrs.frozen
class LessonWanted:
    """What a lesson is to be.

    seed  which luck, and so which hidden agendas the sheets print
    """

    scenario: str
    title: str
    minutes: int
    quarters: int
    people: int
    seed: int


@attrs.frozen
class RubricLine:
    """One part of a grade: its points, where they come from, and what is worth all, half and none of them."""

    title: str
    points: int
    how: str
    full: str
    half: str
    none: str


@attrs.frozen
class QuizPaper:
    """One version of the entry quiz on paper, with its key: letters, by the question's number."""

    letter: str
    questions: tuple[tuple[str, tuple[str, ...]], ...]
    key: str


def lesson_pack(wanted: LessonWanted) -> Mapping[str, str]:
    """Return the pages of a lesson by file name.

    errors  ScenarioFaults, KeyError where there is no such scenario
    """
    campaign = opening({"scenario": wanted.scenario, "seed": wanted.seed, "quarters": wanted.quarters})
    sheets, terms = role_sheets(campaign), scenario_terms(campaign)
    teams, papers = teams_for(wanted.people), quiz_papers(terms.quiz)
    plan = lesson_plan(wanted.minutes, [quarter_shown(campaign.setup.quarter(t + 1)) for t in range(wanted.quarters)])
    shared: dict[str, object] = {
        "wanted": wanted, "title": wanted.title or terms.title, "scenario": terms, "sheets": sheets,
        "command": host_command(wanted, teams), "size": size_said(teams), "teams": teams, "plan": plan,
        "debrief": debrief_questions(campaign, sheets), "rubric": rubric(), "papers": papers,
        "slides": slides(sheets[0].pays), "open": public(campaign), "words": lesson_word,
    }  # fmt: skip
    pages = {name: filled(name, **shared) for name in (*TEACHERS, *TEAMS, "background.html")}
    return pages | {
        f"teams/{sheet.country}.html": filled("team.html", **{**shared, "sheets": (sheet,)}) for sheet in sheets
    }


def host_command(wanted: LessonWanted, teams: ClassTeams) -> str:
    """Return the command that holds this lesson; the luck is the one whose agendas the sheets print."""
    words = ["wedge", "host", wanted.scenario, "--lan", f"--quarters {wanted.quarters}", f"--seed {wanted.seed}"]
    words += [f"--places {teams.places}"] + ([f"--tables {teams.tables}"] if teams.tables > 1 else [])
    return " ".join(words)


def size_said(teams: ClassTeams) -> str:
    """Return how the class sits, in sentences."""
    holes = {"people": teams.people, "tables": teams.tables, "teams": len(teams.seats), "places": teams.places}
    seats = " and ".join(capital_title(country) for country in teams.computer)
    rest = lesson_word("size", "computer", seats=seats) if seats else lesson_word("size", "nobody")
    return " ".join((lesson_word("size", "one" if teams.tables == 1 else "many", **holes), rest))


def rubric() -> tuple[RubricLine, ...]:
    """Return the parts of a grade as the room counts them."""
    return tuple(
        RubricLine(points=points, **{key: lesson_word("rubric", f"{part}_{key}") for key in LEVELS})
        for part, points in PARTS.items()
    )


LEVELS = ("title", "how", "full", "half", "none")


def slides(pays: tuple[int, int, int]) -> Mapping[str, tuple[str, ...]]:
    """Return the lines of the slides that hang on no country."""
    word_points = 100 - sum(pays)
    scored = lesson_word("slides", "scored", interests=pays[0], ambition=pays[1], agenda=pays[2], word=word_points)
    return {"how": lesson_lines("slides", "how"), "conduct": lesson_lines("slides", "conduct"), "scored": (scored,)}


def quiz_papers(questions: tuple[QuizQuestion, ...]) -> tuple[QuizPaper, ...]:
    """Return two versions of the quiz, questions and options in another order, so that neighbours cannot copy."""
    return (quiz_paper("A", questions, 0), quiz_paper("B", questions[::-1], 1))


def quiz_paper(letter: str, questions: tuple[QuizQuestion, ...], turned: int) -> QuizPaper:
    """Return a version of the quiz; options are turned round by so many places."""
    rows = [(q.says, (*q.options[turned:], *q.options[:turned]), q.options[q.right]) for q in questions]
    key = " ".join(
        f"{place}{'abcdef'[options.index(right)]}" for place, (_, options, right) in enumerate(rows, start=1)
    )
    return QuizPaper(letter, tuple((says, options) for says, options, _ in rows), key)


@cache
def templates() -> Environment:
    """Return the templates, read once."""
    environment = Environment(
        loader=FileSystemLoader(shipped("assets") / "lesson"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.globals |= {"styles": styles(), "signs": signs(), "version": game.__version__}
    return environment


def filled(template: str, **values: object) -> str:
    """Return a page, one file that asks nobody for anything."""
    return templates().get_template(template).render(**values)


@cache
def styles() -> Markup:
    """Return the style sheet with the light theme's colours and the typefaces in it."""
    tokens: JsonDict = json.loads((shipped("assets") / "tokens.json").read_text(encoding="utf-8"))
    light = tokens["themes"]["light"]
    inks = "".join(f"--{key}:{value};" for key, value in light.items() if isinstance(value, str))
    folder = shipped("assets") / "fonts"
    faces = "".join(
        f'@font-face{{font-family:"{family}";font-weight:{weight};'
        f'src:url(data:font/ttf;base64,{coded(folder / tokens["type"]["files"][key])}) format("truetype")}}'
        for family, weight, key in FACES
    )
    sheet = (shipped("assets") / "lesson" / "lesson.css").read_text(encoding="utf-8")
    return Markup(f":root{{{inks}}}\n{sheet}\n{faces}")


def coded(path: Path) -> str:
    """Return a file as base64."""
    return base64.b64encode(path.read_bytes()).decode()


@cache
def signs() -> Mapping[str, Markup]:
    """Return every country's sign as a drawing with its two letters, its colour with it, by country."""
    drawn = dict[str, Markup]()
    for name, mark in country_marks().items():
        colours = countries()[name].colours.light
        drawn[name] = Markup(
            '<svg class="sign" viewBox="-24 -24 48 48" aria-hidden="true"><path d="{}" fill="{}"></path>'
            '<text y="{}" text-anchor="middle" fill="{}">{}</text></svg>'
        ).format(mark.sign, colours.fill, mark.letters + 3, colours.on, mark.code)
    return drawn
