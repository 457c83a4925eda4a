"""Pages: the templates of `assets/classroom/templates`, everything from people escaped."""

import json
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from game.classroom.server.country_marks import country_marks
from game.paths import shipped

ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def as_json(value: Any) -> Markup:
    """Return a value as JSON that can stand inside a page and never ends its element."""
    return Markup(json.dumps(value, ensure_ascii=False, allow_nan=False).translate(ESCAPES))


@cache
def templates() -> Environment:
    """Return the templates, read once."""
    folder = shipped("assets") / "classroom" / "templates"
    found = Environment(
        loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    found.filters["json"] = as_json
    found.globals["countries"] = country_marks()
    return found


def page(name: str, **shown: Any) -> str:
    """Return a page by its template's name."""
    return templates().get_template(f"{name}.html").render(**shown)
