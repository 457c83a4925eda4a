"""How long the window takes: to open, to paint the board, to answer a key, and to do nothing.

`make bench` runs it, and so does `python benchmarks/bench_window.py`. The lines: first frame under 2 s from the
command; a whole picture of the board under 8 ms at 1280 × 800 and under 30 ms at 3840 × 2160, medians; under 5 % of a
core idle.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter, process_time, sleep
from typing import Any

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
ROUNDS = 60
FIRST_FRAME = """
import os, sys
from game.cli.main import main
import game.desktop.window_app as app
app.run = lambda loop: print("painted")
sys.argv = ["wedge"]
app.main()
"""


def first_frame() -> float:
    """Return the seconds from starting Python to the title painted, the median of five."""
    times = []
    for _ in range(5):
        begun = perf_counter()
        done = subprocess.run([sys.executable, "-c", FIRST_FRAME], check=True, capture_output=True, text=True)
        assert "painted" in done.stdout
        times.append(perf_counter() - begun)
    return median(times)


def opened(size: tuple[int, int]) -> Any:
    """Return the window of a size, not yet at a campaign."""
    from game.desktop import window_app as app

    loop = app.opened()
    loop.view.pane.size = size
    loop.begin(())
    return loop


def at_the_board(loop: Any) -> None:
    """Begin a campaign, and let the staff's first figures come."""
    from game.desktop.commands import Begin, Commissioned

    loop.carry_out((Begin(seed=1), Commissioned()))
    until = perf_counter() + 6
    while perf_counter() < until:
        loop.step(())
        sleep(0.01)


def whole_pictures(loop: Any) -> float:
    """Return the milliseconds of one whole picture of what is seen, the median of many."""
    times = []
    for _ in range(ROUNDS):
        loop.view.exposed()
        begun = perf_counter()
        loop.step(())
        times.append((perf_counter() - begun) * 1000)
    return median(times)


def keys(loop: Any) -> float:
    """Return the milliseconds from an arrow key to its picture, the median of many."""
    import pygame

    times = []
    for number in range(ROUNDS):
        way = pygame.K_RIGHT if number % 10 < 5 else pygame.K_LEFT
        begun = perf_counter()
        loop.step([pygame.Event(pygame.KEYDOWN, key=way, unicode="", mod=0, scancode=0)])
        times.append((perf_counter() - begun) * 1000)
        sleep(0.02)
    return median(times)


def idle(loop: Any, seconds: float = 5.0) -> float:
    """Return which share of a core the window takes while nothing happens, per cent."""
    import pygame

    until, still = perf_counter() + 20, 0
    while perf_counter() < until and still < 20:
        still = 0 if loop.step(()) else still + 1
        sleep(0.05)
    begun, spent = perf_counter(), process_time()
    while perf_counter() - begun < seconds:
        event = pygame.event.wait(100)
        loop.step([] if event.type == pygame.NOEVENT else [event])
    return (process_time() - spent) / (perf_counter() - begun) * 100


def measured() -> None:
    """Print every figure."""
    print(f"first frame        {first_frame():7.2f} s   from the command")
    for size in ((1280, 800), (3840, 2160)):
        loop = opened(size)
        name = f"{size[0]}x{size[1]}"
        print(f"title  {name:11} {whole_pictures(loop):7.1f} ms  whole picture")
        at_the_board(loop)
        print(f"board  {name:11} {whole_pictures(loop):7.1f} ms  whole picture")
        print(f"board  {name:11} {keys(loop):7.1f} ms  key to picture")
        print(f"board  {name:11} {idle(loop):7.1f} %   of a core, idle")
        loop.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ["WEDGE_HOME"] = home
        Path(home, "preferences.json").write_text("{}", encoding="utf-8")
        measured()
