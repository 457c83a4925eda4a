"""What a picture says in words, and what the next one says otherwise: for the text log and for a voice."""

from collections.abc import Iterator

from game.desktop.toolkit.scene import Scene, Widget

SILENT = {"group", "image"}


def words(widget: Widget) -> str:
    """Return everything a widget says, "" where it says nothing."""
    if widget.role in SILENT and not widget.value and not widget.description:
        return ""
    chosen = {True: "chosen", False: "", None: ""}[widget.selected]
    said = [widget.name, widget.value, chosen if not widget.value else "", widget.description, widget.disabled_why]
    return ", ".join(text.strip() for text in said if text.strip())


def spoken_lines(scene: Scene) -> Iterator[str]:
    """Yield everything a screen says, in reading order: its title, headings and all the rest as they stand."""
    yield scene.title or scene.name
    for widget in scene.widgets:
        said = words(widget)
        if said:
            yield said


def differences(new: Scene, old: Scene | None) -> Iterator[str]:
    """Yield what has changed from one picture to the next, in reading order; all of it where the screen is another."""
    if old is None or old.name != new.name:
        yield from spoken_lines(new)
    else:
        before = {widget.id: words(widget) for widget in old.widgets}
        for widget in new.widgets:
            said = words(widget)
            if said and before.get(widget.id) != said:
                yield said
    known = old.news if old is not None else ()
    yield from (text for text in new.news if text not in known)
