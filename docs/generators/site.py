"""The pages of the documentation site, put together for Sphinx: what is written, and what follows from the code.

python -m docs.generators.site build/docs/source      # `make docs` does this, and then builds the site
"""

import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from shutil import copytree

import attrs

from docs.generators import columns, commands, lever_pages, names, python_api

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PICTURES = "pictures"
LINK = re.compile(r"(?<!!)\[([^\]]+)\]\(((?!https?:|#)[^)#\s]+)(#[\w-]+)?\)")


@attrs.frozen
class Section:
    """One part of the site.

    pages  each by its name on the site: the file that it is, or what writes it
    """

    title: str
    says: str
    pages: Mapping[str, str | Callable[[], str]]


# In the order of Diátaxis: to learn, to do, to look up, to understand.
SECTIONS = (
    Section(
        "Tutorials",
        "Lessons for a first hour: one campaign, one class, one study.",
        {
            "first-campaign": "docs/first-campaign.md",
            "first-class": "docs/first-class.md",
            "first-study": "docs/first-study.md",
        },
    ),
    Section(
        "How to",
        "Recipes for whoever wants to change something or play more than a computer holds.",
        {
            "own-strategy": "docs/own-strategy.md",
            "own-scenario": "scenarios/README.md",
            "levers": "docs/levers.md",
            "cluster": "docs/cluster.md",
            "contributing": "CONTRIBUTING.md",
        },
    ),
    Section(
        "Reference",
        "What there is, complete and from the code.",
        {
            "commands": commands.page,
            "python": python_api.page,
            "columns": columns.page,
            "lever-pages": lever_pages.page,
            "names": names.page,
            "odd": "docs/odd.md",
            "glossary": "docs/glossary.md",
        },
    ),
    Section(
        "Explanation",
        "How the model works, what it cannot say, and why things are as they are.",
        {
            "explanation": "docs/explanation.md",
            "model": "docs/model.md",
            "evidence": "docs/evidence.md",
            "performance": "docs/performance.md",
            "decisions": "DECISIONS.md",
        },
    ),
)
# What each page is for, as the first page says it.
SAYS = {
    "first-campaign": "three quarters as Washington, from the commission to the verdict",
    "first-class": "six teams, four quarters, a debrief, in 75 minutes",
    "first-study": "three strategies over thousands of campaigns, and how sure the answer is",
    "own-strategy": "a plan in a file, a course, or a program in a seat",
    "own-scenario": "every file, and all that a scenario may say",
    "levers": "every field of a policy, move, crisis, course and aim, with examples",
    "cluster": "a study on a Dask cluster, bit for bit the same",
    "contributing": "where everything is, and how to add a screen, a chart, a law, a class page",
    "commands": "what each can be asked",
    "python": "what `import wedge` gives",
    "columns": "of a study's tables and a class's exports, with unit and meaning",
    "lever-pages": "everything that each country can do, be asked, plan and want",
    "names": "what levers and tests can speak of, and who knows it",
    "odd": "every state variable, every law as equations, every figure with its source",
    "glossary": "one word for one thing",
    "explanation": "in words, and how far to trust it",
    "model": "what the model must show, what holds, what is odd",
    "performance": "how fast it is, and beside what",
    "decisions": "what was decided, and why not otherwise",
    "evidence": "the article on trial, the record, what answers hang on, and the codebook",
}
FRONT = """\
# Wedge

A strategy game and a simulation: can the partnership between Russia and Iran be split? It is played in a window, in
classrooms, and thousands of times over in studies.

"""


def pages() -> dict[str, str]:
    """Every page of the site by its name, links between them as the site has them."""
    sources = {name: page for section in SECTIONS for name, page in section.pages.items()}
    files = {(ROOT / page).resolve(): name for name, page in sources.items() if isinstance(page, str)}
    made = dict[str, str]()
    for name, page in sources.items():
        if isinstance(page, str):
            path = ROOT / page
            made[name] = relinked(path.read_text(encoding="utf-8"), path.parent, files)
        else:
            made[name] = page()
    return {"index": front({name: title(text) for name, text in made.items()}), **made}


def front(titles: Mapping[str, str]) -> str:
    """The first page: what there is, part by part.

    titles  of all pages, by name
    """
    text = FRONT
    for section in SECTIONS:
        text += f"## {section.title}\n\n{section.says}\n\n"
        text += "".join(f"- [{titles[name]}]({name}.md): {SAYS[name]}\n" for name in section.pages)
        listed = "\n".join(section.pages)
        text += f"\n```{{toctree}}\n:hidden:\n:caption: {section.title}\n\n{listed}\n```\n\n"
    return text


def title(text: str) -> str:
    """The title of a page."""
    return next(line.removeprefix("# ") for line in text.splitlines() if line.startswith("# "))


def relinked(text: str, folder: Path, files: Mapping[Path, str]) -> str:
    """A page whose links lead to pages of the site; what is no page of it is named and not linked.

    folder  in which the page's file lies; what begins with a stroke is meant from the top of the repository
    """

    def link(match: re.Match[str]) -> str:
        """One link."""
        target = (ROOT / match[2][1:] if match[2].startswith("/") else folder / match[2]).resolve()
        return f"[{match[1]}]({files[target]}.md{match[3] or ''})" if target in files else match[1]

    return LINK.sub(link, text)


def main(arguments: list[str]) -> None:
    """Write every page and every picture into a folder."""
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    copytree(DOCS / PICTURES, folder / PICTURES, dirs_exist_ok=True)


if __name__ == "__main__":
    main(sys.argv[1:])
