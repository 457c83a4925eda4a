"""The system's voice, for reading a brief aloud: a program of the system's own, found or not."""

import subprocess
import sys
from collections.abc import Callable, Iterable
from shutil import which

import attrs

from game.desktop.toolkit.scene import Scene
from game.desktop.toolkit.semantics import words

READ = {"heading", "label", "listitem"}
WAYS = (("spd-say", "--wait", "--"), ("espeak-ng", "--"), ("say", "--"))
LOADED = "Add-Type -AssemblyName System.Speech"
WINDOWS = (
    "powershell",
    "-NoProfile",
    "-Command",
    f"& {{ param($text) {LOADED}; (New-Object System.Speech.Synthesis.SpeechSynthesizer).Speak($text) }}",
)


def speaking_command(platform: str = sys.platform, there: Callable[[str], str | None] = which) -> tuple[str, ...]:
    """Return the command that speaks here, without what it is to say; () where there is none."""
    ways = (WINDOWS,) if platform == "win32" else WAYS
    return next((way for way in ways if there(way[0])), ())


def script(scene: Scene) -> str:
    """Return what is read aloud of a screen: its prose, not its buttons."""
    return ". ".join(
        text.rstrip(".") for text in (words(widget) for widget in scene.widgets if widget.role in READ) if text
    )


@attrs.define(eq=False)
class Voice:
    """The voice, and what it is saying."""

    way: tuple[str, ...]
    speaking: "subprocess.Popen[bytes] | None" = None

    def say(self, text: str) -> None:
        """Say something, and stop whatever was being said."""
        self.stop()
        if self.way and text:
            self.speaking = started([*self.way, text])

    def stop(self) -> None:
        """Stop speaking."""
        if self.speaking is not None and self.speaking.poll() is None:
            self.speaking.terminate()
        self.speaking = None


def started(command: Iterable[str]) -> "subprocess.Popen[bytes] | None":
    """Return a program begun, None where it cannot be."""
    quiet = subprocess.DEVNULL
    try:
        return subprocess.Popen(list(command), stdin=quiet, stdout=quiet, stderr=quiet)
    except OSError:
        return None
