"""The design's tokens as a stylesheet: each theme's colours and the countries' as CSS variables, and the fonts."""

import json
import re
from functools import cache

import attrs
from starlette.requests import Request
from starlette.responses import Response

from game.classroom.server.room_registry import RoomRegistry
from game.loose_types import JsonDict
from game.model.files.countries import countries
from game.paths import shipped

FACE = re.compile(r"(?P<family>[A-Za-z0-9]+)_(?P<weight>\d+)(?P<cut>[A-Za-z]+?)(?P<slant>_Italic)?\.ttf")
FAMILIES = {
    "SourceSerif4": "Source Serif 4", "IBMPlexSans": "IBM Plex Sans", "IBMPlexSansCondensed": "IBM Plex Sans Condensed",
}  # fmt: skip


async def stylesheet(request: Request, registry: RoomRegistry) -> Response:
    """Return the tokens' stylesheet."""
    del request, registry
    return Response(css(), media_type="text/css; charset=utf-8")


@cache
def css() -> str:
    """Return the stylesheet: dark, and light or high contrast where the page or the reader asks for it."""
    tokens = json.loads((shipped("assets") / "tokens.json").read_text(encoding="utf-8"))
    unasked = theme(tokens, "light", ":root:not([data-theme])")
    rules = [theme(tokens, name, chooser) for name, chooser in CHOOSERS.items()]
    looks = [looks_of(country.code) for country in countries().values()]
    return "\n".join([*faces(), *rules, *looks, f"@media (prefers-color-scheme:light){{{unasked}}}"]) + "\n"


def looks_of(code: str) -> str:
    """A country's sign and its land on the map in its own colours."""
    fill, on, tint = (f"var(--actor-{code}-{part})" for part in ("fill", "on", "tint"))
    return (
        f".glyph-{code} .shape{{fill:{fill}}}.glyph-{code} text{{fill:{on}}}"
        f".map .land-{code}{{fill:{tint};stroke:{fill};stroke-opacity:.4}}"
    )


CHOOSERS = {
    "dark": ":root",
    "light": ':root[data-theme="light"]',
    "highContrast": ':root[data-theme="contrast"]',
}


def theme(tokens: JsonDict, name: str, chooser: str) -> str:
    """Return a theme's colours as variables, the actors' among them as `--actor-ir-fill`, `-text`, `-tint`, `-on`."""
    colours = {key: value for key, value in tokens["themes"][name].items() if isinstance(value, str)}
    for country in countries().values():
        inks = attrs.asdict(getattr(country.colours, "contrast" if name == "highContrast" else name))
        colours |= {f"actor-{country.code}-{part}": value for part, value in inks.items()}
    variables = "".join(f"--{kebab(key)}:{value};" for key, value in colours.items())
    return f"{chooser}{{color-scheme:{'light' if name == 'light' else 'dark'};{variables}}}"


def kebab(name: str) -> str:
    """Return a name of a token as a name in CSS: accentText becomes accent-text."""
    return re.sub(r"([A-Z])", lambda capital: f"-{capital[1].lower()}", name)


def faces() -> list[str]:
    """Return a rule for each face of the shipped fonts."""
    rules = []
    for path in sorted((shipped("assets") / "fonts").glob("*.ttf")):
        if face := FACE.fullmatch(path.name):
            style = "italic" if face["slant"] else "normal"
            family = FAMILIES.get(face["family"], face["family"])
            rules.append(
                f'@font-face{{font-family:"{family}";font-weight:{face["weight"]};'
                f'font-style:{style};font-display:swap;src:url("/static/fonts/{path.name}")}}'
            )
    return rules
