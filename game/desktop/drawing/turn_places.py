"""The capitals and the issues on the map, each a sign with its name where there is room for it."""

from game.campaign.sentences import says, signed
from game.desktop.commands import Open
from game.desktop.drawing import geography, relations, strips
from game.desktop.toolkit.painter import Painter
from game.desktop.toolkit.scene import Draw, Mark, Rect, Widget
from game.desktop.toolkit.type import width
from game.model.state.axes import COUNTRIES
from game.views.turn_view import Issue, TurnShown

LEFT_OF_MARKER = ("ukraine", "israel", "caucasus", "levant", "oil_market")
RADIUS = 7.5
GAP = 5.0


def capital_widgets(shown: TurnShown, panel: Rect, taken: tuple[Rect, ...]) -> tuple[Widget, ...]:
    """Return the countries' signs with their names; no name covers a sign, another name or a button."""
    laid = geography.placement((panel.w, panel.h))
    signs = {name: (laid.capital(name), geography.places()[name].size) for name in COUNTRIES}
    found: list[Widget] = []
    for country in COUNTRIES:
        others = [around((panel.x + x, panel.y + y), size) for name, ((x, y), size) in signs.items() if name != country]
        found.append(capital(shown, panel, country, (*taken, *others, *(one.rect for one in found))))
    return tuple(found)


def capital(shown: TurnShown, panel: Rect, country: str, taken: tuple[Rect, ...]) -> Widget:
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
    side = next((one for one in free if boxes[one].common(panel) == boxes[one]), "")
    return Widget(
        f"capital.{country}",
        "link",
        name,
        boxes[side] if side else sign,
        Draw(paint_capital, (country, side), (*centre, size)),
        group="capitals",
        command=Open("dossier", country),
        key=f"f{3 + COUNTRIES.index(country)}",
        tip=country_tip(shown, country, laid.compact),
        description="Opens the dossier",
    )


def around(centre: tuple[float, float], size: float) -> Rect:
    """Return the square around a sign."""
    return Rect(centre[0] - size / 2, centre[1] - size / 2, size, size)


def joined(one: Rect, other: Rect) -> Rect:
    """Return the rectangle around two."""
    x, y = min(one.x, other.x), min(one.y, other.y)
    return Rect(x, y, max(one.right, other.right) - x, max(one.bottom, other.bottom) - y)


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


def country_tip(shown: TurnShown, country: str, with_issues: bool) -> str:
    """Return how a country stands with the others, one a line, and its issues where they are not drawn."""
    lines = [f"{says('country_name', country)}: warmth, −100 to 100"]
    for tie in (one for one in shown.relations if country in (one.a, one.b)):
        moved = f", {signed(100 * tie.change, 0)} this quarter" if round(100 * tie.change) else ""
        other = says("country_name", tie.b if tie.a == country else tie.a)
        lines.append(f"{other} {signed(100 * tie.warmth, 0)}{moved}")
    if with_issues and country in ("russia", "iran"):
        lines += [f"Sees {issue.label}: {aware(issue, country)}" for issue in shown.issues]
    return "\n".join(lines)


def aware(issue: Issue, partner: str) -> str:
    """Return how far a partner is aware of an issue, in per cent, and how surely that is known."""
    share = 100 * (issue.russia if partner == "russia" else issue.iran)
    return f"{round(share)} %" + (f" ({issue.sure})" if issue.sure != "observed" else "")


def issue_widgets(
    issues: tuple[Issue, ...], laid: geography.Placement, panel: Rect, taken: tuple[Widget, ...]
) -> tuple[Widget, ...]:
    """Return the issues' markers, each with its name on a side where there is room for it."""
    found: list[Widget] = []
    for issue in issues:
        x, y = laid.put(geography.atlas().issues[issue.key])
        centre, wide = (panel.x + x, panel.y + y), width(issue.label, "small")
        disc = Rect(centre[0] - RADIUS - 1, centre[1] - 9, 2 * RADIUS + 2, 18)
        left = Rect(disc.x - GAP - wide, disc.y, disc.w + GAP + wide, 18)
        right = Rect(disc.x, disc.y, disc.w + GAP + wide, 18)
        tries = (left, right, disc) if issue.key in LEFT_OF_MARKER else (right, left, disc)
        rect = next((one for one in tries if not any(one.meets(other.rect) for other in (*taken, *found))), None)
        if rect is None or not panel.meets(rect):
            continue
        side = "" if rect is disc else "left" if rect is left else "right"
        drawn = Draw(paint_issue, (centre, side), (issue.russia, issue.iran))
        found.append(
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
    return tuple(found)


def seen_by(issue: Issue) -> str:
    """Return how far the two see an issue."""
    return f"Moscow sees {aware(issue, 'russia')}, Tehran {aware(issue, 'iran')}"


def paint_issue(
    painter: Painter, widget: Widget, mark: Mark, where: tuple[tuple[float, float], str], shares: tuple[float, float]
) -> None:
    """Paint an issue's marker and its name; `where` is the marker's middle and the side of the name."""
    (x, y), side = where
    relations.draw_awareness(painter, (x, y), RADIUS, shares)
    ink = "text" if mark.hovered or mark.focused else "text2"
    if side:
        place = (x - RADIUS - GAP, y - 9) if side == "left" else (x + RADIUS + GAP, y - 9)
        strips.haloed(painter, widget.name, place, ("small", ink, "right" if side == "left" else "left"))
