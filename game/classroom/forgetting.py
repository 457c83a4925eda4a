"""Personal records deleted: what is left of a room's file without names, links and what people wrote."""

from collections.abc import Mapping, Sequence
from typing import Any

BLANKED = {
    "join": {"token": ""},
    "message": {"text": ""},
    "ticket": {"lesson": "", "doubt": ""},
    "rubric": {"note": ""},
    "headline": {"text": ""},
    "alert": {"says": ""},
    "nudge": {"text": ""},
    "reclaim": {"token": ""},
    "insight": {"text": ""},
}


def blanked(kept: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return a file's lines with names, links and what people wrote to one another taken out."""
    numbers: dict[str, str] = {}
    found = []
    for line in kept:
        fields = {**line["fields"], **BLANKED.get(line["do"], {})}
        if line["do"] in ("join", "rename"):
            person = fields["person"]
            fields["name"] = numbers.setdefault(person, f"Person {len(numbers) + 1}")
        found.append({**line, "fields": fields, "id": ""})
    return found
