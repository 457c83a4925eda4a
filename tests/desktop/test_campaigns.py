"""Whole campaigns at a real window, by keys alone and by the pointer alone."""

import json
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest

from game.desktop.commands import EndQuarter
from game.desktop.control import saved_campaigns as shelf
from tests.desktop.desks import seated as seat_at
from tests.desktop.hands import PATIENCE, Hands, seated

PLAYED = ("board", "crisis", "evening", "ending", "ask")


def orders(seen: dict[str, Any]) -> list[str]:
    """Return what stands in the plan."""
    return [name for name in seen["widgets"] if name.startswith("order.")]


def cards(seen: dict[str, Any]) -> list[str]:
    """Return the cards in the hand, in order."""
    return [name for name in seen["widgets"] if name.startswith("card.")]


def cheap(seen: dict[str, Any]) -> list[str]:
    """Return the cards that can be ordered: what would be refused says so."""
    return [name for name in cards(seen) if "weeks;" not in seen["widgets"][name]["value"]]


def figured(seen: dict[str, Any]) -> bool:
    """Return whether the staff have said of every card what they expect in this quarter."""
    told = [seen["widgets"][name]["value"] for name in ("hand", *cards(seen))]
    return not any("working it out" in value or "from last quarter" in value for value in told)


def tabbed_to(hands: Hands, wanted: str) -> None:
    """Press Tab until something is focused."""
    for _ in range(90):
        focus = hands.look()["focus"]
        if focus == wanted:
            return
        hands.press("Tab")
        hands.until(lambda seen, focus=focus: seen["focus"] != focus, f"a focus after {focus}")  # type: ignore[misc]
    raise AssertionError(f"Tab never came to {wanted}")


def settled_by_keys(hands: Hands) -> dict[str, Any]:
    """Go on by Enter through evenings and questions until the board or the ending is there."""
    for _ in range(12):
        seen = hands.at(*PLAYED)
        if seen["screen"] in ("board", "ending"):
            return seen
        pictures = seen["pictures"]
        hands.press("Return")
        hands.until(lambda found, pictures=pictures: found["pictures"] > pictures, "another picture")  # type: ignore[misc]
    raise AssertionError("the board never came")


def test_a_whole_campaign_by_keys_alone(tmp_path: Path) -> None:
    """Eight quarters are begun, played and judged without a pointer, and the window is closed by keys."""
    with seated(tmp_path / "home", confirm_unspent=False, reduce_motion=True) as hands:
        hands.at("title")
        tabbed_to(hands, "length.8")
        hands.press("space")
        hands.until(lambda seen: seen["widgets"]["length.8"]["on"], "eight quarters chosen")
        tabbed_to(hands, "begin")
        hands.press("Return")
        hands.at("commission")
        other = next(name for name, one in hands.look()["widgets"].items() if name.startswith("aim.") and not one["on"])
        tabbed_to(hands, other)
        hands.press("Return")
        hands.until(lambda seen: seen["widgets"][other]["on"], "another ambition")
        hands.press("Return")
        for number in range(8):
            seen = settled_by_keys(hands)
            if seen["screen"] == "ending":
                break
            # The hand is laid by use once the staff's first figures are there, and keeps its places from then on.
            seen = hands.until(figured, "the staff's first figures") if cards(seen) else seen
            ready = cheap(seen)
            if ready:
                key = str(cards(seen).index(ready[0]) + 1)
                # The number of a card that is in focus already opens it.
                if seen["focus"] != ready[0]:
                    hands.press(key)
                hands.until(lambda found, name=ready[0]: found["focus"] == name, "the card in focus")  # type: ignore[misc]
                if number == 0:
                    hands.press(key)
                    hands.at("lever")
                    hands.press("Escape")
                    hands.at("board")
                hands.press("Return")
                hands.until(lambda found: bool(orders(found)), "an order in the plan")
            if number == 0:
                turned_by_keys(hands)
            if number == 1:
                visits(hands)
            hands.press("ctrl+Return")
            hands.at("evening", "ask")
        settled_by_keys(hands)
        hands.at("ending")
        hands.picture(tmp_path / "ending.png")
        hands.press("Return")
        hands.at("history")
        hands.press("Escape")
        hands.at("ending")
        quit_by_keys(hands)


def turned_by_keys(hands: Hands) -> None:
    """Turn a policy down and up again by the arrows, and take an order back."""
    tabbed_to(hands, "dial.us.oil_russia")
    before = hands.look()["widgets"]["dial.us.oil_russia"]["value"]
    hands.press("Left")
    hands.until(lambda seen: seen["widgets"]["dial.us.oil_russia"]["value"] != before, "the policy turned down")
    hands.press("Right")
    hands.until(lambda seen: seen["widgets"]["dial.us.oil_russia"]["value"] == before, "the policy as it was")


def visits(hands: Hands) -> None:
    """Look at every screen that a key opens, and come back."""
    for key, screen in (
        *(("F3", "dossier"), ("h", "history"), ("b", "brief"), ("e", "evening"), ("d", "partnership")),
        *(("t", "deals"), ("y", "commission"), ("F1", "help"), ("question", "help")),
    ):
        hands.press(key)
        hands.at(screen)
        hands.press("Escape")
        hands.at("board")
    for key in ("r", "o", "f", "l"):
        hands.press(key)
    hands.press("Escape")
    hands.at("menu")
    hands.press("Escape")
    hands.at("board")


def quit_by_keys(hands: Hands) -> None:
    """Leave by the menu."""
    hands.press("Escape")
    hands.at("menu")
    tabbed_to(hands, "menu.quit")
    hands.press("Return")
    assert hands.program.wait(20) == 0


def settled_by_pointer(hands: Hands) -> dict[str, Any]:
    """Click on through evenings and questions until the board or the ending is there."""
    for _ in range(12):
        seen = hands.at(*PLAYED)
        if seen["screen"] in ("board", "ending"):
            return seen
        button = {"evening": "on", "crisis": "main", "ask": "yes"}[seen["screen"]]
        pictures = seen["pictures"]
        hands.click(button)
        hands.until(lambda found, pictures=pictures: found["pictures"] > pictures + 1, "another picture")  # type: ignore[misc]
        sleep(0.1)
    raise AssertionError("the board never came")


def test_a_whole_campaign_by_the_pointer_alone(tmp_path: Path) -> None:
    """The first game is played to its verdict without a key, by clicks, double clicks and drags."""
    with seated(tmp_path / "home", reduce_motion=True) as hands:
        hands.at("title")
        hands.click("first")
        hands.at("commission")
        hands.click("begin")
        for number in range(3):
            seen = settled_by_pointer(hands)
            if seen["screen"] == "ending":
                break
            while "hint.next" in hands.look()["widgets"]:
                pictures = hands.look()["pictures"]
                hands.click("hint.next")
                hands.until(lambda found, pictures=pictures: found["pictures"] > pictures, "the next hint")  # type: ignore[misc]
                sleep(0.1)
            seen = hands.at("board")
            ready = cheap(seen)
            if ready:
                if number % 2:
                    hands.drag(ready[0], "plan")
                else:
                    hands.twice(ready[0])
                hands.until(lambda found: bool(orders(found)), "an order in the plan")
            hands.click("dial.us.posture.0")
            hands.click("end")
            hands.at("evening", "ask")
        settled_by_pointer(hands)
        hands.at("ending")
        hands.picture(tmp_path / "ending.png")


def test_a_killed_window_offers_to_go_on(tmp_path: Path) -> None:
    """After kill −9 the workers end with the window, and the next start offers the campaign and goes on with it."""
    home = tmp_path / "home"
    with seated(home, confirm_unspent=False) as hands:
        hands.at("title")
        tabbed_to(hands, "begin")
        hands.press("Return")
        hands.at("commission")
        hands.press("Return")
        settled_by_keys(hands)
        hands.press("ctrl+Return")
        hands.at("evening", "ask")
        settled_by_keys(hands)
        children = Path(f"/proc/{hands.program.pid}/task/{hands.program.pid}/children")
        if not children.exists():
            pytest.skip("this system does not say which programs another has started")
        workers = [Path("/proc", number) for number in children.read_text().split()]
        assert workers
        hands.program.kill()
        hands.program.wait(20)
        end = monotonic() + PATIENCE
        while any(worker.exists() for worker in workers) and monotonic() < end:
            sleep(0.1)
        assert not any(worker.exists() for worker in workers)
    (home / "tree.json").unlink()
    with seated(home) as hands:
        seen = hands.at("title")
        assert seen["focus"] == "continue"
        hands.press("Return")
        assert "quarter 2 of 20" in json.dumps(settled_by_keys(hands)["widgets"])


def test_whatever_is_typed_fast_arrives_whole(tmp_path: Path) -> None:
    """Letters that come between two pictures all arrive in a field, in their order, and so does what erases them."""
    with seated(tmp_path / "home", reduce_motion=True) as hands:
        hands.at("title")
        hands.press("question")
        hands.at("help")
        wanted = "my / save:1, and so on"
        for delay in ("12", "60"):
            hands.do("type", "--delay", delay, wanted)
            hands.until(lambda seen: seen["widgets"]["sought"]["value"] == wanted, "all that was typed")
            hands.do("key", "--delay", delay, *["BackSpace"] * 22)
            hands.until(lambda seen: seen["widgets"]["sought"]["value"] == "", "an empty field")


def nearly_over(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    """Leave a campaign of three quarters in its last quarter, as the one to go on with."""
    monkeypatch.setenv(shelf.HOME, str(home))
    desk = seat_at("united_states", quarters=3)
    for _ in range(2):
        desk.game.carry_out(EndQuarter(confirmed=True))
    desk.close()


def test_a_replay_from_a_quarter_by_the_pointer_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the end a quarter is chosen, the campaign looked at from there, taken over and played on."""
    home = tmp_path / "home"
    nearly_over(monkeypatch, home)
    with seated(home, confirm_unspent=False) as hands:
        hands.at("title")
        hands.click("continue")
        settled_by_pointer(hands)
        hands.click("end")
        hands.at("evening", "ask")
        settled_by_pointer(hands)
        hands.at("ending")
        hands.click("review")
        hands.at("history")
        hands.click("again.2")
        seen = hands.at("board")
        named = seen["widgets"]["end"]["name"].removeprefix("Take over from ")
        assert "Played by people in the United States" in json.dumps(seen["widgets"])
        hands.click("later")
        hands.until(lambda found: found["widgets"]["end"]["name"] != f"Take over from {named}", "the quarter after")
        hands.click("earlier")
        hands.until(lambda found: found["widgets"]["end"]["name"] == f"Take over from {named}", "the quarter again")
        hands.click("end")
        settled_by_pointer(hands)
        hands.until(lambda found: found["widgets"]["end"]["name"] == "End quarter", "a quarter of one's own")
        hands.click("end")
        hands.at("evening", "ending", "ask")


@pytest.mark.parametrize("size", [(1000, 620), (1920, 1080)])
def test_the_window_opens_at_other_sizes(tmp_path: Path, size: tuple[int, int]) -> None:
    """On a small and on a large screen the window opens and begins a campaign."""
    with seated(tmp_path / "home", size) as hands:
        hands.at("title")
        hands.click("begin")
        hands.at("commission")
        hands.click("begin")
        settled_by_pointer(hands)
        hands.at("board")
