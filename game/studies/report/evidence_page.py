"""The pages of evidence: one offline file each, with the looks of a study's report."""

import attrs
from markupsafe import Markup

import game
from game.paths import shipped
from game.studies.report import looks
from game.studies.report.tables import data_uri


@attrs.frozen
class PageKey:
    """A figure below the headline: number, error, what it is."""

    number: str
    error: str
    what: str


@attrs.frozen
class PagePanel:
    """A drawing with its title."""

    title: str
    drawing: Markup


@attrs.frozen
class PageRow:
    """A bar with its name at the left, in two lines, and its number at the right."""

    title: str
    below: str
    drawing: Markup
    value: str


@attrs.frozen
class PageTable:
    """A table of texts; the first cell of a row is its name."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@attrs.frozen
class Chapter:
    """A part of a page: title, a sentence, drawings, tables, notes."""

    title: str
    standfirst: str = ""
    panels: tuple[PagePanel, ...] = ()
    rows: tuple[PageRow, ...] = ()
    tables: tuple[PageTable, ...] = ()
    notes: tuple[str, ...] = ()


@attrs.frozen
class Download:
    """A file that travels in the page."""

    name: str
    address: str


@attrs.frozen
class EvidencePage:
    """A page of evidence.

    about    what kind of page it is
    command  gives it again
    facts    names and texts, below the command
    """

    headline: str
    lead: str
    about: str
    command: str
    chapters: tuple[Chapter, ...]
    key_figures: tuple[PageKey, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    downloads: tuple[Download, ...] = ()


def html(page: EvidencePage) -> str:
    """Return a page as one file that asks nobody for anything."""
    own_styles = Markup((shipped("assets") / "report" / "evidence.css").read_text(encoding="utf-8"))
    return looks.filled("evidence.html", page=page, version=game.__version__, own_styles=own_styles)


def download(name: str, text: str) -> Download:
    """Return a CSV file that travels in a page."""
    return Download(name, data_uri("text/csv", text.encode()))
