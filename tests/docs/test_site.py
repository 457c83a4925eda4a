"""The pages of the documentation site: complete, linked among themselves, and true to the code."""

import inspect
import re

import attrs
import pytest

import wedge
from docs.generators import columns, commands, lever_pages, python_api, site
from game.classroom.server.exports import fields
from game.cli.command_table import COMMANDS
from game.model.levers.reading import catalogue
from game.studies.run.outcome_columns import outcome_columns
from tests.house.reading import ROOT

PAGES = site.pages()
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(((?!https?:)[^)#\s]*)(#[\w-]+)?\)")
HEADING = re.compile(r"^#{1,3} (.*)$", re.MULTILINE)
CONSOLE = re.compile(r"^\$ (?:\.venv/bin/)?wedge (.*)$", re.MULTILINE)
LISTED = re.compile(r"^wedge ([^#\n]*)", re.MULTILINE)
README = (ROOT / "README.md").read_text(encoding="utf-8")


def anchors(text: str) -> set[str]:
    """The anchors of a page, as its headings give them."""
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in HEADING.findall(text)}


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_to_a_page_of_the_site(name: str) -> None:
    """No link leads out of the site but to another host, and what it points at within a page is a heading there."""
    for target, anchor in LINK.findall(PAGES[name]):
        page = target.removesuffix(".md") if target else name
        assert page in PAGES, target
        assert not anchor or anchor[1:] in anchors(PAGES[page]), f"{target}{anchor}"


def test_every_guide_is_on_the_site() -> None:
    """Each page of docs/ stands in one part of the site, and the four parts stand in the order in which one learns."""
    used = {page for section in site.SECTIONS for page in section.pages.values() if isinstance(page, str)}
    assert [path.name for path in (ROOT / "docs").glob("*.md") if f"docs/{path.name}" not in used] == []
    assert [section.title for section in site.SECTIONS] == ["Tutorials", "How to", "Reference", "Explanation"]


def test_every_command_and_every_option_is_told() -> None:
    """The page of commands has each command with its help, and an entry for everything it can be asked."""
    text = commands.page()
    for words, entry in COMMANDS.items():
        part = text.partition(f"## wedge {words}\n")[2].partition("\n## ")[0]
        assert (inspect.getdoc(entry.options) or "-") in part
        assert len(re.findall(r"^\| `", part, re.MULTILINE)) == len(attrs.fields(entry.options))


def test_every_lever_and_course_is_told() -> None:
    """The page of levers has each policy, move, crisis, course and aim by its id."""
    text, levers = lever_pages.page(), catalogue()
    kinds = (levers.policies, levers.moves, levers.crises, levers.courses, levers.ambitions, levers.agendas)
    assert [entry.id for kind in kinds for entry in kind if f"`{entry.id}`" not in text] == []


def test_all_that_a_program_may_use_is_told() -> None:
    """The page of the Python interface has everything that `import wedge` gives, with its docstring."""
    text = python_api.page()
    for name in wedge.__all__:
        if not name.startswith("_"):
            assert f"## wedge.{name}\n" in text
            assert (inspect.getdoc(getattr(wedge, name)) or "-").splitlines()[0] in text


def test_every_column_is_told() -> None:
    """The page of columns has each column of a study with its unit and its meaning, and each of a class's exports."""
    text = columns.page()
    assert [
        one for export in fields().values() for one, says in export.items() if f"| `{one}` | {says} |" not in text
    ] == []
    for name, column in outcome_columns(columns.QUARTERS).items():
        assert f"| `{name}` | {column.kind} | {column.unit} | {column.says} |" in text


@pytest.mark.parametrize("name", ["README", *(name for name in PAGES if CONSOLE.search(PAGES[name]))])
def test_commands_on_pages_have_options_there_are(name: str) -> None:
    """Whatever a page types, the command line has: the command, and each option behind it."""
    typed = LISTED.findall(README) if name == "README" else CONSOLE.findall(PAGES[name])
    for line in typed:
        words = line.split()
        command = " ".join(words[:2]) if " ".join(words[:2]) in COMMANDS else words[0]
        known = {
            option
            for one in commands.parameters(COMMANDS[command].options)
            for option in re.findall(r"--?[\w-]+", one.written)
        }
        asked = {word.split("=")[0] for word in words if word.startswith("--")}
        assert asked <= known, f"wedge {line}: {sorted(asked - known)}"
