"""The map of the board: its layers, the rope, and the capitals with what they will likely do."""

import attrs

from game.desktop.commands import Open, Set
from game.desktop.drawing import geography, map_labels, map_layers, strips
from game.desktop.drawing.chart_drawings import keep
from game.desktop.drawing.curves import at
from game.desktop.drawing.geography import landscape
from game.desktop.drawing.map_labels import CapitalLabel
from game.desktop.drawing.rope import Rope, draw_rope
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.canvas import Canvas
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Widget
from game.desktop.toolkit.typography import width
from game.desktop.window_words import country, lettered, words
from game.model.state.axes import COUNTRIES
from game.printed_numbers import signed
from game.views.board_rows import FlowView, RelationView
from game.views.board_view import BoardView

LAYERS = (
    ("likely", "l"),
    ("relations", "r"),
    ("oil", "o"),
    ("factions", "f"),
)
Layered = tuple[str, tuple[RelationView, ...], tuple[FlowView, ...], bool, str, tuple[Rect, ...]]
LABEL = 20.0  # how far the name of a strand reaches above and below its line
DENSE = 0.66  # a switch that takes more of the map than this is set in condensed letters
CUT = 10.0  # as strong as a suspended strand is drawn, at most


def chosen_layer(looks: Looks) -> str:
    """Return which layer the map shows."""
    return looks.remembered("map.layer", "likely")


def map_widgets(view: BoardView, looks: Looks, panel: Rect, share: float) -> tuple[Widget, ...]:
    """Return everything on the map but the factions, in focus order.

    share  how much of the quarter's change of the rope has been shown, 0–1
    """
    laid, layer = geography.placement((panel.w, panel.h)), chosen_layer(looks)
    hot = next((name for name in COUNTRIES if f"capital.{name}" in (looks.focus, looks.hover)), "")
    buttons = switch(panel, layer)
    with_rope = layer in {"likely", "relations"}
    rope = rope_of(view, laid, panel, share)
    strand = strand_label(view, rope) if with_rope else None
    covered = map_layers.boxes(panel) if layer == "factions" else ()
    line = legend(panel, layer)
    taken = (*(button.rect for button in buttons), *((strand[1],) if strand else ()))
    taken = (*taken, line) if layer == "likely" else taken
    signs = capital_widgets(view, panel, layer == "likely", taken)
    capitals = tuple(sign for sign in signs if not any(sign.rect.meets(box) for box in covered))
    stands = (*taken, *(sign.rect for sign in capitals))
    drawn = Draw(paint_map, laid, (layer, view.relations, view.flows, bool(looks.preferences.patterns), hot, stands))
    value = f"{words('layer', layer)} {map_layers.flow_words(view.flows) if layer == 'oil' else ''}".strip()
    base = Widget("map", "image", lettered("map"), panel, drawn, value=value, bleed=0, z=-2)
    woven: tuple[Widget, ...] = (rope_widget(view, rope, strand),) if with_rope else ()
    if strand is not None:
        woven = (*woven, subject_widget(strand[0][0], strand[1], f"strand:{view.changed_most}"))
    if layer == "oil":
        ways = map_layers.labels(panel, laid, map_layers.by_volume(view.flows), stands)
        woven = tuple(subject_widget(way.lines[0], way.rect, f"oil:{way.giver}") for way in ways)
    labelled = any(line.meets(rect) for rect in (*covered, *(sign.rect for sign in capitals)))
    said = (
        () if labelled else (Widget("legend", "label", words("layer", layer), line, Draw(paint_legend, layer), z=-1),)
    )
    return (base, *woven, *buttons, *capitals, *said)


def switch(panel: Rect, layer: str) -> tuple[Widget, ...]:
    """Return the layers' buttons, as one segmented control."""
    names = [words("layer_name", key) for key, _ in LAYERS]
    dense = parts.segments_width(names) > panel.w * DENSE
    wide = parts.segments_width(names, dense)
    # In a low panel the upper corner is China's.
    corner = (panel.right - 12 - wide, panel.bottom - 46 if panel.h < 280 else panel.y + 14)
    choices = [(key, words("layer_name", key), Set("map.layer", key)) for key, _ in LAYERS]
    segments = parts.segments("layer", choices, layer, corner, dense)
    keyed = (attrs.evolve(widget, key=key) for widget, (_, key) in zip(segments, LAYERS, strict=True))
    ground = attrs.evolve(parts.panel("layers", Rect(*corner, wide, 32), "panel"), name=lettered("map_layers"))
    return (ground, *keyed)


def legend(panel: Rect, layer: str) -> Rect:
    """Return where the line that explains a layer stands: at the map's foot, at the right in the first layer."""
    wide = width(words("layer", layer), "caption") + (74 if layer == "likely" else 0)
    x = panel.right - 16 - wide if layer == "likely" and panel.h >= 280 else panel.x + 16
    return Rect(x, panel.bottom - 26, wide, 18)


def paint_legend(painter: Painter, widget: Widget, mark: Mark, layer: str) -> None:
    """Write what a layer shows, with a small needle in the first."""
    rect = widget.rect
    x = rect.x
    if layer == "likely":
        strips.needle(painter, (x, rect.y + 12), 0.56, 64)
        x += 74
    strips.haloed(painter, widget.name, (x, rect.y), ("caption", "text2", "left"))


def paint_map(painter: Painter, widget: Widget, mark: Mark, laid: geography.Placement, needs: Layered) -> None:
    """Paint the land and the lines of the chosen layer.

    needs  layer, relations, flows, whether with patterns, which country is looked at, where something stands
    """
    layer, ties, flows, patterns, hot, taken = needs
    panel = widget.rect
    painter.image(landscape(painter, laid.size, patterns), (panel.x, panel.y))
    if layer in {"likely", "relations"}:
        _paint_relations(painter, panel, laid, (ties, hot if layer == "relations" else "", layer == "relations"))
    elif layer == "oil":
        map_layers.paint_oil(painter, panel, laid, flows, taken)


def _paint_relations(
    painter: Painter, panel: Rect, laid: geography.Placement, needs: tuple[tuple[RelationView, ...], str, bool]
) -> None:
    """Paint the lines between third countries; those of a country looked at stand out, with their figures."""
    ties, hot, strong = needs
    lines = [(tie, map_layers.related(laid, (tie.a, tie.b), tie.value / 100)) for tie in ties]
    drawn = [(tie, line) for tie, line in lines if line]
    plain = "text3" if strong else "lineStrong"

    def draw(canvas: Canvas) -> None:
        """Draw every line."""
        for tie, line in drawn:
            ink = plain if not hot else "text" if hot in (tie.a, tie.b) else "text3/35"
            map_layers.draw_relation(canvas, line, ink)

    key = tuple((line.pair, line.width, line.hostile) for _, line in drawn)
    painter.cached(("relations", key, hot, strong), panel, draw)
    for tie, line in drawn if hot else ():
        if hot in (tie.a, tie.b):
            x, y = at(line.course, 0.5)
            place = (panel.x + float(x), panel.y + float(y) - 9)
            strips.haloed(painter, signed(tie.value, 0), place, ("small+600", "text", "centre"))


def rope_of(view: BoardView, laid: geography.Placement, panel: Rect, share: float) -> Rope:
    """Return the rope as the seat knows it."""
    keys = [strand.key for strand in view.strands]
    marked = keys.index(view.changed_most) if view.changed_most in keys else -1
    strengths = tuple(
        (strand.value - strand.change, min(strand.value, CUT) if strand.suspended else strand.value)
        for strand in view.strands
    )
    ends = [(panel.x + x, panel.y + y) for x, y in (laid.capital("russia"), laid.capital("iran"))]
    return Rope(ends[0], ends[1], strengths, marked, share)


def strand_label(view: BoardView, rope: Rope) -> tuple[tuple[str, str], Rect] | None:
    """Return the name of the strand that changed most and what became of it, and where both stand; None for none."""
    if rope.marked < 0:
        return None
    strand = view.strands[rope.marked]
    drawn = rope.parted(rope.marked)
    how = "broken" if drawn.broken else "weak" if drawn.dash else "stronger" if strand.change > 0 else "weaker"
    says = strand.label, f"{words('strand_look', 'suspended' if strand.suspended else how)}, {round(strand.value)}"
    x, y = at(rope.course(rope.marked), 0.46)
    left = max(rope.edge(y - LABEL, y + LABEL) + 10, x + 36)
    wide = max(width(says[0], "label"), width(says[1], "small"))
    return says, Rect(left, y - 20, wide, 38)


def rope_widget(view: BoardView, rope: Rope, strand: tuple[tuple[str, str], Rect] | None) -> Widget:
    """Return the rope with the label of the strand that changed most."""
    value = "; ".join(f"{strand.label} {round(strand.value)}" for strand in view.strands)
    (x0, y0), (_, y1) = rope.start, rope.end
    box = Rect(x0 - 10, y0, 100 * rope.size + 10, y1 - y0)
    drawn = Draw(paint_rope, rope, strand)
    return Widget("rope", "image", lettered("the_rope_of_seven_strands"), box, drawn, value=value, bleed=180, z=-1)


def paint_rope(
    painter: Painter, widget: Widget, _: Mark, rope: Rope, strand: tuple[tuple[str, str], Rect] | None
) -> None:
    """Paint the rope, and name the strand that changed most."""
    around = Rect(widget.rect.x - 20, widget.rect.y, widget.rect.w + 60, widget.rect.h)
    if rope.share < 1:
        with painter.layer(around) as canvas:
            draw_rope(canvas, rope)
    else:
        keep(painter, rope, around, lambda canvas: draw_rope(canvas, rope))
    if strand is None:
        return
    says, room = strand
    x, y = at(rope.course(rope.marked), 0.46)
    painter.line([(x, y), (room.x - 6, y)], "accent", 1.2)
    strips.haloed(painter, says[0], (room.x, y - 20), ("label", "accentText", "left"))
    strips.haloed(painter, says[1], (room.x, y - 2), ("small", "text2", "left"))


def subject_widget(name: str, rect: Rect, subject: str) -> Widget:
    """Return what a strand or a way of oil offers: the seat's cards on it."""
    tip = words("cards", "opens")
    return Widget(
        f"subject.{subject}.{name}", "link", name, rect, Draw(paint_subject), group="subjects",
        command=Open("cards", subject), tip=tip, description=tip, z=1,
    )  # fmt: skip


def paint_subject(painter: Painter, widget: Widget, mark: Mark) -> None:
    """Underline what is pointed at; its words are the map's."""
    if mark.hovered or mark.focused:
        painter.rect(Rect(widget.rect.x, widget.rect.bottom, widget.rect.w, 1), "text")


def capital_widgets(view: BoardView, panel: Rect, likely: bool, taken: tuple[Rect, ...]) -> tuple[Widget, ...]:
    """Return the countries' signs with their labels; no label covers a sign, another label or a button."""
    widgets: list[Widget] = []
    for name in COUNTRIES:
        others = [map_labels.around(panel, other) for other in COUNTRIES if other != name]
        stands = (*taken, *others, *(widget.rect for widget in widgets))
        widgets.append(capital_widget(view, panel, map_labels.label(view, panel, name, likely, stands), name))
    return tuple(widgets)


def capital_widget(view: BoardView, panel: Rect, labelled: CapitalLabel, name: str) -> Widget:
    """Return a country's sign with its label; it opens the dossier."""
    sign = map_labels.around(panel, name)
    value = ". ".join(f"{row.says} {row.strong}".strip() for row in map_labels.rows_of(view, name))
    return Widget(
        f"capital.{name}",
        "link",
        country(name),
        map_labels.joined(sign, labelled.rect) if labelled.side else sign,
        Draw(paint_capital, labelled, (name, *sign.centre, sign.w)),
        group="capitals",
        command=Open("dossier", name),
        key=f"f{3 + COUNTRIES.index(name)}",
        tip=country_tip(view, name),
        value=value,
        description=lettered("opens_the_dossier"),
    )


def paint_capital(
    painter: Painter, widget: Widget, mark: Mark, labelled: CapitalLabel, sign: tuple[str, float, float, float]
) -> None:
    """Paint a country's sign and its label; `sign` is the country, the sign's middle and its size."""
    name, x, y, size = sign
    strips.glyph(painter, name, (x, y), size + (2 if mark.hovered or mark.focused else 0))
    if labelled.side:
        map_labels.paint_label(painter, labelled)


def country_tip(view: BoardView, name: str) -> str:
    """Return how a country stands with the others, one a line."""
    lines = [words("told", "warmth_100_to_100", name=country(name))]
    for tie in (relation for relation in view.relations if name in (relation.a, relation.b)):
        moved = words("told", "change_behind", change=signed(tie.change, 0)) if round(tie.change) else ""
        other = country(tie.b if tie.a == name else tie.a)
        lines.append(f"{other} {signed(tie.value, 0)}{moved}")
    return "\n".join(lines)
