"""Pages: the templates of `assets/classroom/templates`, everything from people escaped."""

import json
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from game.classroom.protocol.conversion import plain
from game.classroom.server.country_marks import country_marks
from game.languages import direction, language
from game.paths import shipped

ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def as_json(value: object) -> Markup:
    """Return a value as JSON that can stand inside a page and never ends its element."""
    return Markup(json.dumps(plain(value), ensure_ascii=False, allow_nan=False).translate(ESCAPES))


@cache
def templates() -> Environment:
    """Return the templates, all read now: later there may be no file left to open."""
    folder = shipped("assets") / "classroom" / "templates"
    environment = Environment(
        loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, auto_reload=False,
    )  # fmt: skip
    environment.filters["json"] = as_json
    environment.globals |= {"countries": country_marks(), "spoken": language(), "direction": direction()}
    for name in environment.list_templates():
        environment.get_template(name)
    return environment


def page(name: str, **values: object) -> str:
    """Return a page by its template's name."""
    return templates().get_template(f"{name}.html").render(**values)
