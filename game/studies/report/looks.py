"""The page's looks: colours from the design's tokens in two themes, and fonts that travel in the page."""

import json
from functools import cache
from hashlib import blake2b

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from game.kept_files import keep, stored
from game.loose_types import JsonObject
from game.paths import shipped
from game.studies.report.tables import data_uri
from game.studies.study_words import study_word

# Under which kind templates are kept.
PAGES = "pages"
THEMES = ("light", "dark")
USED = (
    *("panel", "raised", "raised2", "line", "lineStrong", "text", "text2", "text3"),
    *("accent", "accentText", "accentSoft", "onAccent", "focus"),
    *("outFracture", "outFray", "outHold", "outHarden"),
)
NUMBERED = ("outFracture", "outFray", "outHold", "outHarden")
FACES = (
    ("Source Serif 4", 400, "serif"),
    ("Source Serif 4", 600, "serif600"),
    ("IBM Plex Sans", 400, "sans"),
    ("IBM Plex Sans", 600, "sans600"),
)


@cache
def tokens() -> JsonObject:
    """Return the design's tokens."""
    content: JsonObject = json.loads((shipped("assets") / "tokens.json").read_text(encoding="utf-8"))
    return content


def colours(theme: str) -> dict[str, str]:
    """Return the colours of a theme by name; `on-…` is the colour of a number that stands on an ending's."""
    values = {name: tokens()["themes"][theme][name] for name in USED}
    inks = {tokens()["themes"][other_theme][name] for other_theme in THEMES for name in ("text", "onAccent")}
    return values | {f"on-{name}": max(sorted(inks), key=lambda ink: contrast(ink, values[name])) for name in NUMBERED}


def variables(theme: str) -> Markup:
    """Return a theme's colours as CSS variables."""
    lines = (f"--{name}: {colour};" for name, colour in colours(theme).items())
    return Markup(" ".join(["color-scheme:", f"{theme};", *lines]))


def contrast(colour: str, other: str) -> float:
    """Return the contrast of two colours, 1–21.

    Source: WCAG 2.2, contrast ratio.
    """
    lighter, darker = sorted((luminance(colour), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour written #RRGGBB, 0–1.

    Source: WCAG 2.2, relative luminance.
    """
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@cache
def faces() -> Markup:
    """Return the page's typefaces as CSS, each file whole and unchanged, as its licence asks."""
    return Markup("\n").join(face(*entry) for entry in FACES)


def face(family: str, weight: int, key: str) -> Markup:
    """Return one typeface as CSS."""
    content = (shipped("assets") / "fonts" / tokens()["type"]["files"][key]).read_bytes()
    where = f'src: url("{data_uri("font/ttf", content)}") format("truetype");'
    return Markup(f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-display: swap; {where} }}')


def styles() -> Markup:
    """Return the page's style sheet, without colours and typefaces."""
    return Markup((shipped("assets") / "report" / "page.css").read_text(encoding="utf-8"))


class KeptTemplates(BytecodeCache):
    """Templates as code, kept on disk: to compile one takes longer than a hundred campaigns."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what is kept for it; it refuses what another template, Jinja or Python has left."""
        if content := stored(PAGES, place_of(bucket)):
            bucket.bytecode_from_string(content)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is in a bucket."""
        keep(PAGES, place_of(bucket), bucket.bytecode_to_string())


def place_of(bucket: Bucket) -> str:
    """Return the name under which a template is kept, which hangs on all that stands in it and on how it is read."""
    room = bucket.environment
    reading = (room.autoescape, room.trim_blocks, room.lstrip_blocks)
    return blake2b(f"{bucket.key}/{bucket.checksum}/{reading}".encode(), digest_size=16).hexdigest()


def filled(template: str, **values: object) -> str:
    """Return a page: one of `assets/report`'s templates with its values, in these looks."""
    loader = FileSystemLoader(shipped("assets") / "report")
    room = Environment(
        loader=loader,
        undefined=StrictUndefined,
        bytecode_cache=KeptTemplates(),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = room.get_template(template).render(
        simulated=study_word("page", "simulated"),
        themes={theme: variables(theme) for theme in THEMES},
        faces=faces(),
        styles=styles(),
        **values,
    )
    # A number and its per cent sign stay on one line.
    return page.replace(" %", "\u00a0%") + "\n"
