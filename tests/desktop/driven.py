"""The window as it is, with one thing more: it writes down what is on the screen, for a test that sits before it.

Run as a program: `python tests/desktop/driven.py TREE`. TREE is a file that holds, after each picture, the screen's
name, the focus and every widget with its place in device pixels. Keys and clicks come from outside, as for anybody.
"""

import json
import sys
from pathlib import Path
from typing import Any

import attrs

from game.desktop import window_app as app
from game.desktop.page_size import WindowPage
from game.desktop.reader import edges
from game.desktop.toolkit.scene import Scene
from game.desktop.toolkit.stage import Stage


@attrs.define(eq=False)
class Watched:
    """The window's senses, and a file that they are copied into."""

    senses: Any
    path: Path
    pictures: int = 0

    def seen(self, scene: Scene, stage: Stage, page: WindowPage, preferences: Any) -> Any:
        """Write down what is seen, whole or not at all."""
        self.pictures += 1
        widgets = {
            widget.id: {
                "name": widget.name,
                "value": widget.value,
                "role": widget.role,
                "box": edges(widget.seen, page),
                "dead": bool(widget.disabled_why),
                "on": widget.selected,
            }
            for widget in scene.widgets
        }
        tree = {"screen": scene.name, "focus": stage.focus, "widgets": widgets, "pictures": self.pictures}
        part = self.path.with_suffix(".part")
        part.write_text(json.dumps(tree), encoding="utf-8")
        part.replace(self.path)
        return self.senses.seen(scene, stage, page, preferences)

    def __getattr__(self, name: str) -> Any:
        """Leave everything else to the senses."""
        return getattr(self.senses, name)


def main(path: str) -> None:
    """Open the window and write down what it shows until it is closed."""
    loop = app.opened()
    loop.senses = Watched(loop.senses, Path(path))  # type: ignore[assignment]
    try:
        loop.begin(())
        app.run(loop)
    finally:
        loop.close()


if __name__ == "__main__":
    main(sys.argv[1])
