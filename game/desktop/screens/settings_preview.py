"""What the settings do, shown beside them: an odds figure, and the countries as others see them.

Source: Machado, Oliveira and Fernandes (2009), colour vision deficiency at severity 1, in linear RGB.
"""

from game.desktop.preferences import Preferences
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Widget
from game.desktop.toolkit.theme import Rgba, grey
from game.model.state.axes import CODES

SEEN = {
    "As drawn": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "Protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "Deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "Tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    "Greyscale": (),
}
EXAMPLE, WORDS = "34 %", "about one in three"


def seen(colour: Rgba, matrix: tuple[tuple[float, float, float], ...]) -> str:
    """Return a colour as somebody sees it, as an ink; without a matrix in grey."""
    if not matrix:
        red, green, blue, _ = grey(colour)
        return f"#{red:02x}{green:02x}{blue:02x}"
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (c / 255 for c in colour[:3])
    ]
    turned = [min(1.0, max(0.0, sum(share * part for share, part in zip(row, linear, strict=True)))) for row in matrix]
    curved = [12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055 for part in turned]
    return "#" + "".join(f"{round(part * 255):02x}" for part in curved)


def preview(preferences: Preferences, looks: Looks, box: Rect) -> tuple[Widget, ...]:
    """Return what the settings do."""
    made = [
        parts.rule("preview.rule", Rect(box.x, box.y - 4, box.w, 2), "text"),
        parts.label("preview", "Preview, with a made-up figure", Rect(box.x, box.y + 8, box.w, 0), "label", "text"),
        Widget("preview.odds", "image", f"Example: {EXAMPLE}", Rect(box.x, box.y + 40, box.w, 76), Draw(paint_odds)),
    ]
    y = box.y + 126
    if preferences.odds_words:
        made.append(parts.label("preview.words", WORDS, Rect(box.x, y, box.w, 0), "lead+sans", "text"))
        y += 30
    text = "Odds that the partnership fractures, with the tick where they stand without the card."
    made.append(parts.label("preview.note", text, Rect(box.x, y, box.w - 40, 0), "small", "text2"))
    y = made[-1].rect.bottom + 26
    made.append(parts.label("six", "The countries, as others see them", Rect(box.x, y, box.w, 0), "label", "text"))
    y += 32
    for name in SEEN:
        if y + 44 < looks.size.h:
            rect = Rect(box.x, y, box.w, 40)
            made.append(Widget(f"six.{name}", "image", name, rect, Draw(paint_signs)))
        y += 46
    return tuple(made)


def paint_odds(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Paint the example: the figure, its error and its strip."""
    x, y = widget.rect.x, widget.rect.y
    painter.runs([("34", "display", "text"), (" %", "h2+400", "text"), ("  ±3", "small", "text3")], (x, y))
    painter.triangle((x + 178, y + 27), 10, True, "accentText")
    painter.text("7", (x + 188, y + 17), "label", "accentText")
    level = y + 64
    painter.rect(Rect(x, level - 1, 240, 2), fill="line")
    painter.rect(Rect(x + 130, level - 3, 64, 6), fill="accent/35")
    painter.rect(Rect(x + 129, level - 7, 2, 14), fill="text")
    painter.circle((x + 163, level), 5, fill="accent")


def paint_signs(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Paint one row: who sees it so, and every sign."""
    rect = widget.rect
    painter.text(widget.name, (rect.x, rect.centre[1] - 9), "small", "text2")
    for place, key in enumerate(CODES):
        ink = seen(painter.theme.rgba(f"{key}.fill"), SEEN[widget.name])
        painter.actor(key, (rect.x + 128 + place * 48, rect.centre[1]), 27, ink)
