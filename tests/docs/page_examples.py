"""What stands in a page between fences, and the levers' files with a page's examples put into them."""

import re
import shutil
import tomllib
from pathlib import Path

from game.loose_types import JsonDict
from game.paths import shipped
from tests.house.reading import ROOT

SHIPPED = shipped("scenarios") / "levers"
FENCED = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PLACED = re.compile(r"# in (?P<file>[\w/.]+)(?:, in (?P<table>\w+)\.(?P<list>\w+))?\n")
SENTENCES = "assets/text/campaign.toml"


def blocks(page: str, language: str) -> list[str]:
    """The fenced blocks of a page in one language, in order."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return [body for found, body in FENCED.findall(text) if found == language]


def placed(page: str) -> list[tuple[str, str, str, str]]:
    """Each TOML block that names its place: the file, table and list it goes into ("" for its end), and the block."""
    found = [(PLACED.match(block), block) for block in blocks(page, "toml")]
    return [(match["file"], match["table"] or "", match["list"] or "", block) for match, block in found if match]


def extended(page: str, folder: Path) -> Path:
    """A copy of the shipped levers with a page's examples put into them."""
    copy = folder / "levers"
    shutil.copytree(SHIPPED, copy)
    for file, table, listed, block in placed(page):
        if file == SENTENCES:
            continue
        path = copy / file
        text = path.read_text(encoding="utf-8")
        if not table:
            text = f"{text}\n{block}"
        else:
            before, head, after = text.partition(f"[{table}]\n")
            entry = block.split("\n", 1)[1].strip()
            text = before + head + after.replace(f"{listed} = [\n", f"{listed} = [\n    {entry},\n", 1)
        path.write_text(text, encoding="utf-8")
    return copy


def sentences(page: str) -> JsonDict:
    """What a page puts into the file of sentences, by section."""
    whole: JsonDict = {}
    for file, _, _, block in placed(page):
        if file == SENTENCES:
            for section, entries in tomllib.loads(block).items():
                whole.setdefault(section, []).append(entries)
    return whole
