"""Where focus goes: Tab through all, arrows within a group, up and down between groups."""

from game.desktop.toolkit.scene import Scene, Widget

ARROWS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
ASIDE = 3  # how much farther a widget aside seems than one straight ahead


def stops(scene: Scene) -> tuple[Widget, ...]:
    """Return what can be focused, in focus order."""
    return tuple(widget for widget in scene.widgets if widget.focusable)


def refocused(scene: Scene, focus: str | None, before: Scene | None) -> str | None:
    """Return which widget is focused in a new picture: the same, else its neighbour, else the first."""
    same = scene.find(focus)
    if same is not None and same.focusable:
        return focus
    here = stops(scene)
    if not here:
        return None
    gone = before.find(focus) if before is not None and before.name == scene.name else None
    if gone is not None and before is not None:
        order = [widget.id for widget in stops(before) if widget.group == gone.group]
        rest = [widget for widget in here if widget.group == gone.group]
        if rest:
            return rest[min(order.index(gone.id) if gone.id in order else 0, len(rest) - 1)].id
    first = scene.find(scene.first)
    return first.id if first is not None and first.focusable else here[0].id


def after(scene: Scene, focus: str | None, step: int) -> str | None:
    """Return the next focus stop, or with step −1 the one before; round at the ends."""
    order = [widget.id for widget in stops(scene)]
    if not order:
        return None
    return order[(order.index(focus) + step) % len(order)] if focus in order else order[0]


def toward(scene: Scene, focus: str | None, arrow: str) -> str | None:
    """Return the focus after an arrow key: the nearest that way in the group, else for up and down another group."""
    here = scene.find(focus)
    if here is None:
        return after(scene, None, 1)
    group = [widget for widget in stops(scene) if widget.group == here.group and widget.id != here.id]
    ahead = [(gap, widget.id) for widget in group if (gap := distance(here, widget, arrow)) is not None]
    if ahead:
        return min(ahead)[1]
    return next_group(scene, here, 1 if arrow == "down" else -1) if arrow in {"up", "down"} else here.id


def distance(here: Widget, there: Widget, arrow: str) -> float | None:
    """Return how far a widget lies in a direction, None where it lies another way."""
    (x0, y0), (x1, y1) = here.rect.centre, there.rect.centre
    along, across = ARROWS[arrow]
    ahead = (x1 - x0) * along + (y1 - y0) * across
    aside = abs((x1 - x0) * across) + abs((y1 - y0) * along)
    if ahead <= 1 or aside > ahead * ASIDE:
        return None
    return ahead + aside * ASIDE


def next_group(scene: Scene, here: Widget, step: int) -> str:
    """Return the first widget of the next group, or the group before; the selected one where there is one."""
    groups: list[str] = []
    for widget in stops(scene):
        if widget.group not in groups:
            groups.append(widget.group)
    group = groups[(groups.index(here.group) + step) % len(groups)]
    members = [widget for widget in stops(scene) if widget.group == group]
    return next((widget.id for widget in members if widget.selected), members[0].id)
