"""Try a packaged Wedge: does it play as this clone does, on its engine, where there is no Python, and in its window?

`python packaging/try_out.py dist/wedge` is called by `make package`. It starts the folder with nothing on the path and
nothing in the environment, once with an empty home and once with one in which nothing can be kept. Where Xvfb and
xdotool are installed it opens the window on a screen of its own, begins a campaign and ends a quarter by keys alone;
elsewhere it says that it did not.
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
ROOT = Path(__file__).resolve().parent.parent
CLONE = (sys.executable, "-m", "game")
# What is asked of the folder and of this clone, in an empty folder each; the answers have to be the same.
ASKED = (
    ("--version",),
    ("run", "--quarters", "3", "--seed", "7", "--json"),
    ("batch", "--quarters", "2", "--worlds", "40", "--out", "study", "--json"),
    ("scenario", "check", "strait_crisis", "--json"),
    ("--lang", "de", "run", "--quarters", "2", "--seed", "7"),
)
# Without these no program starts on Windows.
NEEDED = ("SYSTEMROOT", "TEMP", "TMP")


def answers(program: tuple[str, ...], words: tuple[str, ...], seat: dict[str, str]) -> str:
    """Return what a program prints in an empty folder; the error shows what it said where it failed.

    seat  its whole environment
    """
    with tempfile.TemporaryDirectory() as folder:
        asked = [*program, *words]
        done = subprocess.run(asked, cwd=folder, env=seat, capture_output=True, text=True, timeout=WAIT, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(asked)} failed: {done.stderr[-2000:]}")
    return done.stdout


def alike(program: Path) -> str:
    """Ask the folder and this clone the same, and return which engine plays; the error shows where answers differ."""
    ours = {name: value for name, value in os.environ.items() if name != "WEDGE_ENGINE"} | {"PYTHONPATH": str(ROOT)}
    expected = {words: answers(CLONE, words, ours) for words in ASKED}
    with tempfile.TemporaryDirectory() as home:
        Path(home, "file").touch()
        for place in (home, str(Path(home, "file", "nothing"))):
            homes = dict.fromkeys(("HOME", "USERPROFILE", "LOCALAPPDATA"), place)
            bare = {**{name: os.environ[name] for name in NEEDED if name in os.environ}, **homes, "PATH": ""}
            for words in ASKED:
                found = answers((str(program),), words, bare)
                if found != expected[words]:
                    said = f"The folder says:\n{found[:2000]}\nThis clone says:\n{expected[words][:2000]}"
                    raise SystemExit(f"wedge {' '.join(words)} differs, home {place}. {said}")
    return expected[ASKED[0]].strip()


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
    print(f"{alike(built)}: plays as this clone does, without Python, and in a home where nothing can be kept.")
    print(on_a_screen(built))
