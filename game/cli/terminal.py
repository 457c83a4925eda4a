"""What reaches a terminal or a pipe: text that it can show, without control characters, and JSON that any can read."""

import codecs
import json
import sys
import unicodedata

from game.loose_types import JsonValue

DIGITS = 6
# What stands in for characters that an encoding lacks, and that do not come apart into plainer ones.
PLAINER = {
    **dict.fromkeys("–—−‑", "-"),
    **dict.fromkeys("‘’′", "'"),
    **dict.fromkeys("“”″", '"'),
    **dict.fromkeys("·•", "*"),
    "…": "...",
    "▲": "^",
    "▼": "v",
    "→": "->",
    "×": "x",
    "≥": ">=",
    "≤": "<=",
    "€": "EUR",
    "\N{NO-BREAK SPACE}": " ",
}
# Letters that turn what follows them round, as control characters do other harm.
TURNING = range(0x202A, 0x202F), range(0x2066, 0x206A)


def made_ready() -> None:
    """Let standard output and error show something for every character, whatever their encoding lacks."""
    codecs.register_error("plainer", plainer)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and not is_utf8(stream.encoding):
            reconfigure(errors="plainer")


def plainer(fault: UnicodeError) -> tuple[str, int]:
    """What to write for characters that an encoding lacks, and where to go on; the fault again where none is written.

    errors  the fault itself where it is not about writing
    """
    if not isinstance(fault, UnicodeEncodeError):
        raise fault
    lacking = fault.object[fault.start : fault.end]
    apart = (unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode() for letter in lacking)
    return "".join(PLAINER.get(letter) or bare or "?" for letter, bare in zip(lacking, apart, strict=True)), fault.end


def is_utf8(encoding: str | None) -> bool:
    """Whether an encoding can write every character."""
    try:
        return codecs.lookup(encoding or "ascii").name.startswith("utf")
    except LookupError:
        return False


def one_line(text: str) -> str:
    """A text from a file as a terminal may have it: one line, without characters that command the terminal."""
    return "".join(" " if is_command(letter) else letter for letter in text)


def is_command(letter: str) -> bool:
    """Whether a character moves, clears, colours or turns round what a terminal shows."""
    return unicodedata.category(letter) == "Cc" or any(ord(letter) in span for span in TURNING)


def print_json(document: JsonValue) -> None:
    """Print one JSON document; where not every character can be written, those that cannot are escaped."""
    plain = not is_utf8(getattr(sys.stdout, "encoding", None))
    print(json.dumps(rounded(document), ensure_ascii=plain, indent=1, allow_nan=False))


def rounded(value: JsonValue) -> JsonValue:
    """The same document with its numbers at six digits after the point."""
    match value:
        case float():
            return round(value, DIGITS) + 0.0
        case dict():
            return {key: rounded(inner) for key, inner in value.items()}
        case list() | tuple():
            return [rounded(inner) for inner in value]
        case _:
            return value
