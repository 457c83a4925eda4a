"""Somebody at a real window on a screen of its own: presses keys, moves the pointer, and sees what is there.

The screen is Xvfb, the hands are xdotool. Where either is missing the tests are skipped, but not on the machine that
checks changes (CI=true), which has to have both.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import attrs
import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0


def tools() -> None:
    """Skip where there is no screen to be had, and fail where there has to be one."""
    missing = [name for name in ("Xvfb", "xdotool") if shutil.which(name) is None]
    if missing and os.environ.get("CI") == "true":
        pytest.fail(f"{' and '.join(missing)} must be installed where changes are checked")
    if missing:
        pytest.skip(f"{' and '.join(missing)} not installed")


@attrs.define
class Hands:
    """Somebody before the window."""

    display: str
    tree: Path
    program: "subprocess.Popen[bytes]"

    def do(self, *words: str) -> None:
        """Let xdotool do something."""
        subprocess.run(["xdotool", *words], env={**os.environ, "DISPLAY": self.display}, check=True, timeout=20)

    @cached_property
    def window(self) -> str:
        """Return the window's number; the screen holds no other."""
        for _ in range(200):
            asked = ["xdotool", "search", "--class", "."]
            found = subprocess.run(asked, env={**os.environ, "DISPLAY": self.display}, capture_output=True, check=False)
            if found.stdout.split():
                return found.stdout.split()[-1].decode()
            sleep(0.05)
        raise AssertionError("no window on the screen")

    def resize(self, wide: int, high: int) -> None:
        """Give the window another size."""
        self.do("windowsize", self.window, str(wide), str(high))
        self.do("windowmove", self.window, "0", "0")

    def press(self, *keys: str) -> None:
        """Press keys one after another."""
        self.do("key", "--delay", "12", *keys)

    def look(self) -> dict[str, Any]:
        """Return what is on the screen now."""
        if self.program.poll() is not None:
            raise AssertionError(f"the window has closed with exit code {self.program.returncode}")
        found: dict[str, Any] = json.loads(self.tree.read_text(encoding="utf-8")) if self.tree.exists() else {}
        return found or {"screen": "", "focus": None, "widgets": {}, "pictures": 0}

    def until(self, holds: Callable[[dict[str, Any]], bool], what: str = "") -> dict[str, Any]:
        """Wait until what is on the screen is as expected, and return it."""
        end = monotonic() + PATIENCE
        while not holds(found := self.look()):
            if monotonic() > end:
                seen = {"screen": found["screen"], "focus": found["focus"], "widgets": list(found["widgets"])[:40]}
                raise AssertionError(f"never came to {what or 'what was expected'}; saw {seen}")
            sleep(0.02)
        return found

    def at(self, *screens: str) -> dict[str, Any]:
        """Wait for one of some screens."""
        return self.until(lambda found: found["screen"] in screens, f"the screen {' or '.join(screens)}")

    def point(self, name: str) -> None:
        """Move the pointer onto a widget."""
        found = self.until(lambda seen: name in seen["widgets"], f"the widget {name}")
        left, top, right, bottom = found["widgets"][name]["box"]
        self.do("mousemove", "--window", self.window, str(round((left + right) / 2)), str(round((top + bottom) / 2)))

    def click(self, name: str) -> None:
        """Click on a widget."""
        self.point(name)
        self.do("click", "1")

    def twice(self, name: str) -> None:
        """Click twice on a widget."""
        self.point(name)
        self.do("click", "--repeat", "2", "--delay", "60", "1")

    def drag(self, name: str, target: str) -> None:
        """Drag one widget onto another."""
        self.point(name)
        self.do("mousedown", "1")
        for _ in range(3):
            self.do("mousemove_relative", "--", "6", "-6")
        self.point(target)
        self.do("mouseup", "1")

    def picture(self, path: Path) -> None:
        """Keep a picture of the whole screen, where ImageMagick is there to take one."""
        if shutil.which("import"):
            subprocess.run(["import", "-display", self.display, "-window", "root", str(path)], check=False, timeout=30)


@contextmanager
def seated(home: Path, size: tuple[int, int] = (1280, 800), **preferences: Any) -> Iterator[Hands]:
    """Open the window on a screen of its own, and close both afterwards."""
    tools()
    home.mkdir(exist_ok=True)
    (home / "preferences.json").write_text(json.dumps(preferences), encoding="utf-8")
    reading, writing = os.pipe()
    screen = [f"{size[0]}x{size[1]}x24"]
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-nolisten", "tcp", "-screen", "0", *screen],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as line:
        display = f":{line.readline().strip()}"
    seat = {
        **os.environ,
        "DISPLAY": display,
        "WEDGE_HOME": str(home),
        "PYTHONPATH": str(ROOT),
        "OPENBLAS_NUM_THREADS": "1",
    }
    for name in ("SDL_VIDEODRIVER", "SDL_VIDEO_DRIVER", "WAYLAND_DISPLAY"):
        seat.pop(name, None)
    tree = home / "tree.json"
    program = subprocess.Popen(
        [sys.executable, str(ROOT / "tests" / "desktop" / "driven.py"), str(tree)], env=seat, cwd=ROOT
    )
    try:
        yield Hands(display, tree, program)
    finally:
        for one in (program, server):
            one.terminate()
            one.wait(20)
