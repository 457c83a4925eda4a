"""The map of the turn screen: its layers, the rope, the capitals and the issues on which the two differ."""

import attrs

from game.campaign.sentences import says
from game.desktop.commands import Open, Set
from game.desktop.drawing import geography, map_layers, strips
from game.desktop.drawing.chart_drawings import keep
from game.desktop.drawing.curves import at
from game.desktop.drawing.geography import landscape
from game.desktop.drawing.map_layers import boxes, flow_words, paint_oil
from game.desktop.drawing.rope import Rope, draw_rope
from game.desktop.toolkit import widgets as parts
from game.desktop.toolkit.canvas import Canvas
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Looks, Mark, Rect, Widget
from game.desktop.toolkit.typography import width
from game.model.state.axes import COUNTRIES
from game.printed_numbers import signed
from game.views.map_view import Flow, Issue, Relation
from game.views.turn_view import TurnView

LAYERS = (("relations", "Relations", "r"), ("oil", "Oil flows", "o"), ("factions", "Factions", "f"))
LEGENDS = {
    "relations": "Divisive issue: how far Russia and Iran see it",
    "oil": "Width is volume; the label is volume and price against Brent",
    "factions": "The upright line is loyalty when the campaign began",
}
Layered = tuple[str, tuple[Relation, ...], tuple[Flow, ...], bool, str, tuple[Rect, ...]]
LABEL = 20.0  # how far the name of a strand reaches above and below its line


def chosen_layer(looks: Looks) -> str:
    """Return which layer the map shows."""
    return looks.remembered("map.layer", "relations")


def map_widgets(view: TurnView, looks: Looks, panel: Rect, share: float) -> tuple[Widget, ...]:
    """Return everything on the map but the factions, in focus order.

    share  how much of the quarter's change of the rope has been shown, 0–1
    """
    laid, layer = geography.placement((panel.w, panel.h)), chosen_layer(looks)
    hot = next((name for name in COUNTRIES if f"capital.{name}" in (looks.focus, looks.hover)), "")
    buttons = switch(panel, layer)
    covered = boxes(panel) if layer == "factions" else ()
    signs = capital_widgets(view, panel, tuple(button.rect for button in buttons))
    capitals = tuple(sign for sign in signs if not any(sign.rect.meets(box) for box in covered))
    taken = tuple(capital.rect for capital in (*buttons, *capitals))
    line = legend(panel, layer)
    # Where the line that explains a layer would lie on a country's name, it is left to the map's own words.
    taken = taken if any(line.meets(rect) for rect in (*taken, *covered)) else (*taken, line)
    drawn = Draw(paint_map, laid, (layer, view.relations, view.flows, bool(looks.preferences.patterns), hot, taken))
    value = f"{LEGENDS[layer]}. {flow_words(view.flows)}" if layer == "oil" else LEGENDS[layer]
    base = Widget("map", "image", "Map", panel, drawn, value=value, bleed=0, z=-2)
    rope = (rope_widget(view, laid, panel, share),) if layer == "relations" else ()
    issues = () if laid.compact or layer != "relations" else issue_widgets(view.issues, laid, panel, capitals)
    return (base, *rope, *buttons, *capitals, *issues)


def switch(panel: Rect, layer: str) -> tuple[Widget, ...]:
    """Return the three layers' buttons, as one segmented control."""
    wide = parts.segments_width([title for _, title, _ in LAYERS])
    # In a low panel the upper corner is China's.
    corner = (panel.right - 12 - wide, panel.bottom - 46 if panel.h < 280 else panel.y + 14)
    choices = [(key, title, Set("map.layer", key)) for key, title, _ in LAYERS]
    segments = parts.segments("layer", choices, layer, corner)
    keyed = (attrs.evolve(widget, key=key) for widget, (_, _, key) in zip(segments, LAYERS, strict=True))
    ground = attrs.evolve(parts.panel("layers", Rect(*corner, wide, 32), "panel"), name="Map layers")
    return (ground, *keyed)


def paint_map(painter: Painter, widget: Widget, mark: Mark, laid: geography.Placement, needs: Layered) -> None:
    """Paint the land and the lines of the chosen layer.

    needs  layer, relations, oil, whether with patterns, which country is looked at, and where something stands already
    """
    layer, ties, flows, patterns, hot, taken = needs
    panel = widget.rect
    painter.image(landscape(painter, laid.size, patterns), (panel.x, panel.y))
    if layer == "relations":
        _paint_relations(painter, panel, laid, (ties, hot))
    elif layer == "oil":
        paint_oil(painter, panel, laid, flows, taken)
    y = panel.bottom - 28
    if layer == "relations" and not laid.compact:
        map_layers.draw_awareness(painter, (panel.x + 26, y + 8), RADIUS, (0.7, 1.0))
        words = (
            (" Divisive issue: how far ", "text2"),
            ("Russia", "ru.text"),
            (" and ", "text2"),
            ("Iran", "ir.text"),
            (" see it", "text2"),
        )
        painter.runs(
            [(text, "caption+600" if ink.endswith(".text") else "caption", ink) for text, ink in words],
            (panel.x + 41, y),
        )
    elif layer != "relations" and (place := legend(panel, layer)) in taken:
        strips.haloed(painter, LEGENDS[layer], (place.x, place.y), ("caption", "text2", "left"))


def legend(panel: Rect, layer: str) -> Rect:
    """Return where the line that explains a layer stands."""
    return Rect(panel.x + 16, panel.bottom - 28, width(LEGENDS[layer], "caption"), 18)


def _paint_relations(
    painter: Painter, panel: Rect, laid: geography.Placement, needs: tuple[tuple[Relation, ...], str]
) -> None:
    """Paint the lines between third countries; those of a country looked at stand out, with their figures."""
    ties, hot = needs
    lines = [(tie, map_layers.related(laid, (tie.a, tie.b), tie.warmth)) for tie in ties]
    drawn = [(tie, line) for tie, line in lines if line]

    def draw(canvas: Canvas) -> None:
        """Draw every line."""
        for tie, line in drawn:
            ink = "text3" if not hot else "text" if hot in (tie.a, tie.b) else "text3/35"
            map_layers.draw_relation(canvas, line, ink)

    key = tuple((line.pair, line.width, line.hostile) for _, line in drawn)
    painter.cached(("relations", key, hot), panel, draw)
    for tie, line in drawn if hot else ():
        if hot in (tie.a, tie.b):
            x, y = at(line.course, 0.5)
            place = (panel.x + float(x), panel.y + float(y) - 9)
            strips.haloed(painter, signed(100 * tie.warmth, 0), place, ("small+600", "text", "centre"))


def rope_widget(view: TurnView, laid: geography.Placement, panel: Rect, share: float) -> Widget:
    """Return the rope with the label of the strand that changed most."""
    keys = [strand.key for strand in view.strands]
    marked = keys.index(view.changed_most) if view.changed_most else -1
    strengths = tuple((strand.value - strand.change, strand.value) for strand in view.strands)
    ends = [(panel.x + x, panel.y + y) for x, y in (laid.capital("russia"), laid.capital("iran"))]
    rope = Rope(ends[0], ends[1], strengths, view.frayed, marked, share)
    says = (view.strands[marked].label, strand_says(rope, marked)) if marked >= 0 else ("", "")
    value = "; ".join(f"{strand.label} {round(strand.value)}" for strand in view.strands)
    box = Rect(ends[0][0] - 10, ends[0][1], 100 * rope.size + 10, ends[1][1] - ends[0][1])
    return Widget(
        "rope", "image", "The rope of seven strands", box, Draw(paint_rope, rope, says), value=value, bleed=180, z=-1
    )


def strand_says(rope: Rope, number: int) -> str:
    """Return what became of the strand that changed most, with its strength."""
    before, now = rope.strengths[number]
    drawn = rope.parted(number)
    word = "broken" if drawn.broken else "weak" if drawn.dash else "stronger" if now > before else "weaker"
    return f"strand {word}, {round(now)}"


def paint_rope(painter: Painter, widget: Widget, _: Mark, rope: Rope, says: tuple[str, str]) -> None:
    """Paint the rope, and name the strand that changed most."""
    around = Rect(widget.rect.x - 20, widget.rect.y, widget.rect.w + 60, widget.rect.h)
    if rope.share < 1:
        with painter.layer(around) as canvas:
            draw_rope(canvas, rope)
    else:
        keep(painter, rope, around, lambda canvas: draw_rope(canvas, rope))
    if not says[0]:
        return
    x, y = at(rope.course(rope.marked), 0.46)
    left = max(rope.edge(y - LABEL, y + LABEL) + 10, x + 36)
    painter.line([(x, y), (left - 6, y)], "accent", 1.2)
    strips.haloed(painter, says[0], (left, y - 20), ("label", "accentText", "left"))
    strips.haloed(painter, says[1], (left, y - 2), ("small", "text2", "left"))


LEFT_OF_MARKER = ("ukraine", "israel", "caucasus", "levant", "oil_market")
RADIUS = 7.5
GAP = 5.0


def capital_widgets(view: TurnView, panel: Rect, taken: tuple[Rect, ...]) -> tuple[Widget, ...]:
    """Return the countries' signs with their names; no name covers a sign, another name or a button."""
    laid = geography.placement((panel.w, panel.h))
    signs = {name: (laid.capital(name), geography.places()[name].size) for name in COUNTRIES}
    widgets: list[Widget] = []
    for country in COUNTRIES:
        others = [around((panel.x + x, panel.y + y), size) for name, ((x, y), size) in signs.items() if name != country]
        widgets.append(capital(view, panel, country, (*taken, *others, *(widget.rect for widget in widgets))))
    return tuple(widgets)


def capital(view: TurnView, panel: Rect, country: str, taken: tuple[Rect, ...]) -> Widget:
    """Return a country's sign with its name on the first side where there is room; it opens the dossier.

    taken  where names and signs stand already
    """
    laid = geography.placement((panel.w, panel.h))
    x, y = laid.capital(country)
    place, name = geography.places()[country], says("country_name", country)
    centre, size = (panel.x + x, panel.y + y), place.size
    sign = around(centre, size)
    boxes = {side: joined(sign, box) for side, box in name_boxes(centre, size, width(name, "label")).items()}
    free = [side for side in (place.label, *boxes) if not any(boxes[side].meets(other) for other in taken)]
    side = next((place for place in free if boxes[place].common(panel) == boxes[place]), "")
    return Widget(
        f"capital.{country}",
        "link",
        name,
        boxes[side] if side else sign,
        Draw(paint_capital, (country, side), (*centre, size)),
        group="capitals",
        command=Open("dossier", country),
        key=f"f{3 + COUNTRIES.index(country)}",
        tip=country_tip(view, country, laid.compact),
        description="Opens the dossier",
    )


def around(centre: tuple[float, float], size: float) -> Rect:
    """Return the square around a sign."""
    return Rect(centre[0] - size / 2, centre[1] - size / 2, size, size)


def joined(first: Rect, other: Rect) -> Rect:
    """Return the rectangle around two."""
    x, y = min(first.x, other.x), min(first.y, other.y)
    return Rect(x, y, max(first.right, other.right) - x, max(first.bottom, other.bottom) - y)


def name_boxes(centre: tuple[float, float], size: float, wide: float) -> dict[str, Rect]:
    """Return what a name takes up on each side of a sign."""
    (x, y), half = centre, size / 2
    return {
        "right": Rect(x + half + 6, y - 9, wide, 18),
        "left": Rect(x - half - 6 - wide, y - 9, wide, 18),
        "below": Rect(x - wide / 2, y + half + 4, wide, 18),
        "above": Rect(x - wide / 2, y - half - 21, wide, 18),
    }


def paint_capital(
    painter: Painter, widget: Widget, mark: Mark, who: tuple[str, str], place: tuple[float, float, float]
) -> None:
    """Paint a country's sign and its name beside it; `place` is the sign's middle and its size."""
    country, side = who
    x, y, size = place
    centre = (x, y)
    strips.glyph(painter, country, centre, size + (2 if mark.hovered or mark.focused else 0))
    half = size / 2
    places = {
        "above": ((x, y - half - 23), "centre"),
        "below": ((x, y + half + 3), "centre"),
        "left": ((x - half - 6, y - 9), "right"),
        "right": ((x + half + 6, y - 9), "left"),
    }
    if not side:
        return
    corner, align = places[side]
    strips.haloed(painter, widget.name, corner, ("label", "text", align))


def country_tip(view: TurnView, country: str, with_issues: bool) -> str:
    """Return how a country stands with the others, one a line, and its issues where they are not drawn."""
    lines = [f"{says('country_name', country)}: warmth, −100 to 100"]
    for tie in (relation for relation in view.relations if country in (relation.a, relation.b)):
        moved = f", {signed(100 * tie.change, 0)} this quarter" if round(100 * tie.change) else ""
        other = says("country_name", tie.b if tie.a == country else tie.a)
        lines.append(f"{other} {signed(100 * tie.warmth, 0)}{moved}")
    if with_issues and country in ("russia", "iran"):
        lines += [f"Sees {issue.label}: {aware(issue, country)}" for issue in view.issues]
    return "\n".join(lines)


def aware(issue: Issue, partner: str) -> str:
    """Return how far a partner is aware of an issue, in per cent, and how surely that is known."""
    share = 100 * (issue.russia if partner == "russia" else issue.iran)
    return f"{round(share)} %" + (f" ({issue.sure})" if issue.sure != "observed" else "")


def issue_widgets(
    issues: tuple[Issue, ...], laid: geography.Placement, panel: Rect, taken: tuple[Widget, ...]
) -> tuple[Widget, ...]:
    """Return the issues' markers, each with its name on a side where there is room for it."""
    widgets: list[Widget] = []
    for issue in issues:
        x, y = laid.put(geography.atlas().issues[issue.key])
        centre, wide = (panel.x + x, panel.y + y), width(issue.label, "small")
        disc = Rect(centre[0] - RADIUS - 1, centre[1] - 9, 2 * RADIUS + 2, 18)
        left = Rect(disc.x - GAP - wide, disc.y, disc.w + GAP + wide, 18)
        right = Rect(disc.x, disc.y, disc.w + GAP + wide, 18)
        tries = (left, right, disc) if issue.key in LEFT_OF_MARKER else (right, left, disc)
        rect = next(
            (place for place in tries if not any(place.meets(other.rect) for other in (*taken, *widgets))), None
        )
        if rect is None or not panel.meets(rect):
            continue
        side = "" if rect is disc else "left" if rect is left else "right"
        drawn = Draw(paint_issue, (centre, side), (issue.russia, issue.iran))
        widgets.append(
            Widget(
                f"issue.{issue.key}",
                "listitem",
                issue.label,
                rect,
                drawn,
                group="issues",
                description=issue.says,
                value=seen_by(issue),
                tip=f"{issue.label}. {seen_by(issue)}.\n{issue.says}",
            )
        )
    return tuple(widgets)


def seen_by(issue: Issue) -> str:
    """Return how far the two see an issue."""
    return f"Moscow sees {aware(issue, 'russia')}, Tehran {aware(issue, 'iran')}"


def paint_issue(
    painter: Painter, widget: Widget, mark: Mark, where: tuple[tuple[float, float], str], shares: tuple[float, float]
) -> None:
    """Paint an issue's marker and its name; `where` is the marker's middle and the side of the name."""
    (x, y), side = where
    map_layers.draw_awareness(painter, (x, y), RADIUS, shares)
    ink = "text" if mark.hovered or mark.focused else "text2"
    if side:
        place = (x - RADIUS - GAP, y - 9) if side == "left" else (x + RADIUS + GAP, y - 9)
        strips.haloed(painter, widget.name, place, ("small", ink, "right" if side == "left" else "left"))
