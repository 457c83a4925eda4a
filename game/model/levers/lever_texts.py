"""What levers are called and say, in the language spoken: laid over the catalogue once it has been checked."""

from typing import Any

import attrs

from game.languages import spoken_texts
from game.loose_types import FieldValues, JsonDict
from game.model.levers.catalogue import LeverCatalogue

KINDS = ("policies", "moves", "crises", "ambitions", "agendas")
TEXTS = ("title", "says", "dials", "good", "backfires")
NESTED = ("third", "risk", "choices", "needs")
FILE = "levers"


def in_language(whole: LeverCatalogue) -> LeverCatalogue:
    """A catalogue with its texts in the language spoken; what the language lacks stays English.

    Courses keep their words: a log knows a plan again by all that its course says.
    """
    said = spoken_texts(FILE, lever_texts(whole))
    kinds: FieldValues = {kind: tuple(_said(entry, said[entry.id]) for entry in getattr(whole, kind)) for kind in KINDS}
    return attrs.evolve(whole, **kinds)


def lever_texts(whole: LeverCatalogue) -> JsonDict:
    """All that levers say, by their ids."""
    return {entry.id: texts_of(entry) for kind in KINDS for entry in getattr(whole, kind)}


def texts_of(entry: Any) -> JsonDict:  # a lever, or a part of one: each has some of the fields
    """What an entry says, and what its parts say."""
    texts: JsonDict = {}
    for name in TEXTS:
        if value := getattr(entry, name, ""):
            texts[name] = list(value) if isinstance(value, tuple) else value
    for name in NESTED:
        if part := getattr(entry, name, None):
            texts[name] = [texts_of(item) for item in part] if isinstance(part, tuple) else texts_of(part)
    return texts


def _said(entry: Any, texts: JsonDict) -> Any:  # as above; what comes back is of the class that was handed over
    """An entry with other texts."""
    changed: FieldValues = {}
    for name, value in texts.items():
        own = getattr(entry, name)
        if name in NESTED:
            pairs = isinstance(own, tuple)
            changed[name] = (
                tuple(_said(part, text) for part, text in zip(own, value, strict=True)) if pairs else _said(own, value)
            )
        else:
            changed[name] = tuple(value) if isinstance(own, tuple) else value
    return attrs.evolve(entry, **changed)
