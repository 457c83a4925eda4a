"""Finished studies with their reports, for the tests of the page."""

import json
import re
from base64 import b64decode
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import attrs

from game.studies.report.study_report import written
from game.studies.run import part_process as worker
from game.studies.run import parts
from game.studies.run.design import Design, planned
from game.studies.run.study import opened
from game.studies.run.summary import summary

SCENARIO = "partners_of_convenience"
VOID = {"meta", "link", "input", "br"}


def study_in(folder: Path, design: Design) -> Path:
    """Play a study in this process, write its summary and its report, and return its folder."""
    study = opened(folder, planned(design), resume=False)
    for part in study.plan.design.parts():
        job = worker.PartJob(part, study.header(part), study.path(part), study.design_file)
        parts.write(worker.played(study.plan.tables[part.strategy], job), job.path)
    (folder / "summary.json").write_text(json.dumps(summary(study)), encoding="utf-8")
    written(folder)
    return folder


def drawn(**more: Any) -> Design:
    """Return the design of a small study that draws its figures."""
    asked = {"worlds": 1500, "seed": 3, "strategies": ("us.article", "us.moscow"), "draw": "sobol", "quarters": 8}
    return Design(SCENARIO, **{**asked, **more})


def page_of(folder: Path) -> str:
    """Return a study's report."""
    return (folder / "report.html").read_text(encoding="utf-8")


@attrs.define
class Node:
    """An element of a page."""

    tag: str
    attributes: dict[str, str]
    inside: list["Node | str"] = attrs.field(factory=list)

    def all(self, tag: str = "", **attributes: str) -> list["Node"]:
        """Return every element below this one with this tag and these attributes; a class may be one of several."""
        found = []
        for child in self.inside:
            if isinstance(child, Node):
                if child.tag == (tag or child.tag) and all(child.has(key, one) for key, one in attributes.items()):
                    found.append(child)
                found += child.all(tag, **attributes)
        return found

    def has(self, key: str, one: str) -> bool:
        """Return whether an attribute holds a word; `class_` stands for class."""
        return one in self.attributes.get(key.rstrip("_"), "").split()

    @property
    def text(self) -> str:
        """Return all text in it, with single spaces."""
        return " ".join(" ".join(one.text if isinstance(one, Node) else one for one in self.inside).split())


class Reader(HTMLParser):
    """Reads a page strictly: every element closed, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Node("page", {})]

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {key: value or "" for key, value in attributes})
        self.open[-1].inside.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}> at {self.getpos()}"
        self.open.pop()

    def handle_data(self, text: str) -> None:
        self.open[-1].inside.append(text)


def read(page: str) -> Node:
    """Return a page as its elements."""
    reader = Reader()
    reader.feed(page)
    [root] = reader.open
    return root


def download(page: Node, name: str) -> str:
    """Return what a download of a page holds."""
    [link] = [one for one in page.all("a") if one.attributes.get("download", "").endswith(name)]
    kind, _, content = link.attributes["href"].partition(",")
    assert kind == "data:text/csv;base64"
    return b64decode(content).decode()


def without_data(page: str) -> str:
    """Return a page without what it carries in data addresses."""
    return re.sub(r"data:[\w/]*(;base64)?,[\w+/=]*", "data:", page)
