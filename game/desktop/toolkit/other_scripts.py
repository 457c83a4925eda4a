"""Fonts for scripts that Wedge's own do not hold, from those that the system has.

People type names and look for words in whatever script they write. Wedge ships Latin, Greek and Cyrillic letters; a
line with others is drawn in a font of the system's that holds them, shaped by the text library where its script asks
for that. Where the system has none the line is drawn with boxes, as everywhere.
"""

from functools import cache
from pathlib import Path

import pygame

FONTS = {
    "arabic": ("notosansarabicui", "notosansarabic", "notonaskharabic", "segoeui", "geezapro", "tahoma", "dejavusans"),
    "hebrew": ("notosanshebrew", "segoeui", "arialhebrew", "arial", "dejavusans"),
    "han": (
        *("notosanscjksc", "notosanssc", "sourcehansanssc", "microsoftyahei", "pingfangsc", "hiraginosansgb"),
        *("wenquanyizenhei", "wenquanyimicrohei", "droidsansfallback", "simsun"),
    ),
    "kana": ("notosanscjkjp", "notosansjp", "yugothic", "meiryo", "hiraginosans", "msgothic", "droidsansfallback"),
    "hangul": ("notosanscjkkr", "notosanskr", "malgungothic", "applesdgothicneo", "nanumgothic", "droidsansfallback"),
    "devanagari": ("notosansdevanagari", "nirmalaui", "mangal", "kohinoordevanagari", "lohitdevanagari"),
    "thai": ("notosansthai", "leelawadeeui", "thonburi", "garuda", "tahoma"),
    "georgian": ("notosansgeorgian", "segoeui", "dejavusans"),
    "armenian": ("notosansarmenian", "segoeui", "dejavusans"),
}
RANGES = (  # first and last letter of a block, and the script it belongs to (Unicode 16, Blocks)
    (0x0530, 0x058F, "armenian"),
    (0x0590, 0x05FF, "hebrew"),
    (0x0600, 0x06FF, "arabic"),
    (0x0750, 0x077F, "arabic"),
    (0x08A0, 0x08FF, "arabic"),
    (0x0900, 0x097F, "devanagari"),
    (0x0E00, 0x0E7F, "thai"),
    (0x10A0, 0x10FF, "georgian"),
    (0x1100, 0x11FF, "hangul"),
    (0x3000, 0x303F, "han"),
    (0x3040, 0x30FF, "kana"),
    (0x3400, 0x4DBF, "han"),
    (0x4E00, 0x9FFF, "han"),
    (0xAC00, 0xD7AF, "hangul"),
    (0xFB1D, 0xFB4F, "hebrew"),
    (0xFB50, 0xFDFF, "arabic"),
    (0xFE70, 0xFEFF, "arabic"),
    (0xFF00, 0xFFEF, "han"),
    (0x20000, 0x2FFFF, "han"),
)


def script_of(text: str) -> str:
    """Return the script of the first letter that Wedge's own fonts lack, "" where they have all."""
    if text.isascii():
        return ""
    for letter in text:
        code = ord(letter)
        for first, last, script in RANGES:
            if first <= code <= last:
                return script
    return ""


@cache
def system_font(script: str) -> Path | None:
    """Return the system's font for a script, None where there is none; the system's list is read the first time."""
    path = pygame.font.match_font(list(FONTS[script]))
    return Path(path) if path else None
