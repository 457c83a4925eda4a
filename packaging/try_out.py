"""Try a packaged Wedge: does it say its version, play two quarters without a screen, and open its window?

`python packaging/try_out.py dist/wedge` is called by `make package`. Where Xvfb and xdotool are installed it opens the
window on a screen of its own, begins a campaign and ends a quarter by keys alone; elsewhere it says that it did not.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

WAIT = 90.0
PLAY = ("run", "--quarters", "2", "--json")


def answers(program: Path, *words: str) -> str:
    """Return what the program prints; the error shows what it said where it failed."""
    done = subprocess.run([str(program), *words], capture_output=True, text=True, timeout=WAIT, check=False)
    if done.returncode:
        raise SystemExit(f"{program} {' '.join(words)} failed: {done.stderr[-2000:]}")
    return done.stdout


def until(what: str, holds: Callable[[], bool], step: Callable[[], None] = lambda: None) -> None:
    """Wait for something, doing a step meanwhile; end with an error when it does not come."""
    end = monotonic() + WAIT
    while not holds():
        if monotonic() > end:
            raise SystemExit(f"The packaged window did not get as far as this: {what}")
        step()
        sleep(0.5)


def on_a_screen(program: Path) -> str:
    """Play a quarter in the packaged window under Xvfb, by keys; return what was seen."""
    if not (shutil.which("Xvfb") and shutil.which("xdotool")):
        return "The window was not tried: Xvfb and xdotool are not both installed."
    with tempfile.TemporaryDirectory() as home:
        preferences = {"toured": True, "text_log": True, "confirm_unspent": False}
        Path(home, "preferences.json").write_text(json.dumps(preferences), encoding="utf-8")
        reading, writing = os.pipe()
        screen = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24"], pass_fds=[writing]
        )
        os.close(writing)
        display = f":{os.fdopen(reading).readline().strip()}"
        seat = {**os.environ, "DISPLAY": display, "WEDGE_HOME": home}
        seat.pop("SDL_VIDEODRIVER", None)
        window = subprocess.Popen([str(program)], env=seat)
        try:
            return quarter(Path(home), seat, window)
        finally:
            for one in (window, screen):
                one.terminate()
                one.wait(20)


def quarter(home: Path, seat: dict[str, str], window: "subprocess.Popen[bytes]") -> str:
    """Begin a campaign and end its first quarter; return what the saved campaign holds."""

    def press(*keys: str) -> None:
        """Press keys, one after another."""
        subprocess.run(["xdotool", "key", "--delay", "80", *keys], env=seat, check=True)

    def log() -> str:
        """Return what the window has said so far."""
        path = home / "text-log.txt"
        return path.read_text(encoding="utf-8") if path.exists() else ""

    until("its title", lambda: "New campaign" in log() or window.poll() is not None)
    press("Return")
    until("the first quarter", lambda: "End quarter" in log())
    press("1", "Return", "ctrl+Return")
    saves = home / "saves"
    until("a quarter ended", lambda: any(path.read_text().count("digest") > 1 for path in saves.glob("*.wedge")))
    sleep(1)
    if window.poll() is not None:
        raise SystemExit(f"The packaged window closed by itself with exit code {window.returncode}.")
    return "The window opened, began a campaign, and ended a quarter by keys alone."


if __name__ == "__main__":
    built = Path(sys.argv[1]).resolve() / ("wedge.exe" if sys.platform == "win32" else "wedge")
    print(answers(built, "--version").strip())
    print(f"Two quarters without a screen: {len(answers(built, *PLAY))} letters of JSON.")
    print(on_a_screen(built))
