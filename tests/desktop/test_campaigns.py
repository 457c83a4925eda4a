"""Whole campaigns at a real window, by keys alone and by the pointer alone."""

import json
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest

from game.desktop.commands import Draft, EndQuarter
from game.desktop.control import saved_campaigns as shelf
from tests.desktop.desks import seated as seat_at
from tests.desktop.hands import PATIENCE, Hands, seated


def orders(seen: dict[str, Any]) -> list[str]:
    """Return what lies in the tray."""
    return [name for name in seen["widgets"] if name.startswith("order.")]


def ready(seen: dict[str, Any]) -> list[str]:
    """Return the cards that can be played."""
    return [name for name, one in seen["widgets"].items() if name.startswith("card.") and not one["dead"]]


def tabbed_to(hands: Hands, wanted: str) -> None:
    """Press Tab until something is focused."""
    for _ in range(80):
        focus = hands.look()["focus"]
        if focus == wanted:
            return
        hands.press("Tab")
        hands.until(lambda seen, focus=focus: seen["focus"] != focus, f"a focus after {focus}")  # type: ignore[misc]
    raise AssertionError(f"Tab never came to {wanted}")


def test_a_whole_campaign_by_keys_alone(tmp_path: Path) -> None:
    """Twenty quarters are begun, played and reviewed without a pointer, and the window is closed by keys."""
    with seated(tmp_path / "home", toured=True) as hands:
        hands.at("title")
        tabbed_to(hands, "difficulty.seminar")
        hands.press("space")
        hands.until(lambda seen: seen["widgets"]["difficulty.seminar"]["on"], "Seminar chosen")
        hands.press("Return")
        for number in range(20):
            seen = hands.at("turn")
            if ready(seen):
                key = str(next(n for n, name in enumerate(cards(seen), start=1) if not seen["widgets"][name]["dead"]))
                hands.press(key)
                if number == 0:
                    hands.press(key)
                    hands.at("card")
                    hands.press("plus", "minus", "Escape")
                    hands.at("turn")
                hands.press("Return")
                hands.until(lambda found: bool(orders(found)), "an order in the tray")
            if number == 1:
                visits(hands)
            hands.press("ctrl+Return")
            if hands.at("ask", "resolving", "brief", "review")["screen"] == "ask":
                hands.press("Return")
            if hands.at("brief", "review")["screen"] == "brief":
                hands.press("Escape")
        hands.at("review")
        hands.picture(tmp_path / "review.png")
        quit_by_keys(hands)


def cards(seen: dict[str, Any]) -> list[str]:
    """Return the cards in the hand, in order."""
    return [name for name in seen["widgets"] if name.startswith("card.")]


def visits(hands: Hands) -> None:
    """Look at every screen that a key opens, and come back."""
    for key, screen in (("F3", "dossier"), ("h", "history"), ("b", "brief"), ("F1", "help"), ("question", "help")):
        hands.press(key)
        hands.at(screen)
        hands.press("Escape")
        hands.at("turn")
    for key in ("o", "f", "r"):
        hands.press(key)
    hands.press("Escape")
    hands.at("menu")
    hands.press("Escape")
    hands.at("turn")


def quit_by_keys(hands: Hands) -> None:
    """Leave by the menu."""
    hands.press("Escape")
    hands.at("menu")
    tabbed_to(hands, "menu.quit")
    hands.press("Return")
    assert hands.program.wait(20) == 0


def test_a_whole_campaign_by_the_pointer_alone(tmp_path: Path) -> None:
    """Another scenario is chosen, played to its end and reviewed without a key, by clicks, double clicks and drags."""
    with seated(tmp_path / "home", toured=True) as hands:
        hands.at("title")
        hands.click("scenario.strait_crisis")
        hands.until(lambda seen: seen["widgets"]["scenario.strait_crisis"]["on"], "the scenario chosen")
        hands.click("difficulty.seminar")
        hands.until(lambda seen: seen["widgets"]["difficulty.seminar"]["on"], "Seminar chosen")
        hands.click("begin")
        for number in range(12):
            seen = hands.at("turn")
            if ready(seen):
                card = ready(seen)[0]
                if number % 2:
                    hands.drag(card, "tray")
                else:
                    hands.twice(card)
                hands.until(lambda found: bool(orders(found)), "an order in the tray")
            hands.click("end")
            if hands.at("ask", "resolving", "brief", "review")["screen"] == "ask":
                hands.click("yes")
            if hands.at("brief", "review")["screen"] == "brief":
                hands.click("board")
        hands.at("review")
        hands.picture(tmp_path / "review.png")


def test_a_killed_window_offers_to_go_on(tmp_path: Path) -> None:
    """After kill −9 the workers end with the window, and the next start offers the campaign and goes on with it."""
    home = tmp_path / "home"
    with seated(home, toured=True, confirm_unspent=False) as hands:
        hands.at("title")
        hands.press("Return")
        hands.at("turn")
        hands.press("ctrl+Return")
        hands.at("brief")
        hands.press("Escape")
        hands.at("turn")
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
    with seated(home, toured=True) as hands:
        seen = hands.at("title")
        assert seen["focus"] == "continue"
        hands.press("Return")
        assert "quarter 2 of 20" in json.dumps(hands.at("turn")["widgets"])


def test_whatever_is_typed_fast_arrives_whole(tmp_path: Path) -> None:
    """Letters that come between two pictures all arrive in a field, in their order, and so does what erases them."""
    with seated(tmp_path / "home", toured=True) as hands:
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
    """Leave a campaign of four quarters in its last quarter, as the running one, with orders that weighed."""
    monkeypatch.setenv(shelf.HOME, str(home))
    desk = seat_at("united_states", quarters=4)
    desk.game.carry_out(EndQuarter(confirmed=True))
    for order in ("us.enforce_on_iran", "us.offer_iran"):
        assert desk.game.carry_out(Draft(order, "hard")) == ()
        desk.game.carry_out(EndQuarter(confirmed=True))
    desk.close()


def test_a_replay_from_a_turning_point_by_the_pointer_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the review a turning point is chosen, the campaign looked at from there, taken over and played on."""
    home = tmp_path / "home"
    nearly_over(monkeypatch, home)
    with seated(home, toured=True, confirm_unspent=False) as hands:
        hands.at("title")
        hands.click("continue")
        hands.at("turn")
        hands.click("end")
        hands.at("review")
        hands.until(lambda seen: "point.1" in seen["widgets"], "a turning point")
        hands.click("point.1")
        hands.until(lambda seen: seen["widgets"]["point.1"]["on"], "the turning point chosen")
        named = hands.look()["widgets"]["again"]["name"].removeprefix("Replay from ")
        assert hands.look()["widgets"]["point.1"]["name"].startswith(named)
        hands.click("again")
        seen = hands.at("turn")
        assert seen["widgets"]["end"]["name"] == f"Take over from {named}"
        assert "Played by people in the United States" in json.dumps(seen["widgets"])
        hands.click("later")
        hands.until(lambda found: found["widgets"]["end"]["name"] != f"Take over from {named}", "the quarter after")
        hands.click("earlier")
        hands.until(lambda found: found["widgets"]["end"]["name"] == f"Take over from {named}", "the quarter again")
        hands.click("end")
        seen = hands.until(lambda found: found["widgets"]["end"]["name"] == "End quarter", "a quarter of one's own")
        card = ready(seen)[0]
        hands.twice(card)
        hands.until(lambda found: bool(orders(found)), "an order in the tray")
        hands.click("end")
        assert hands.at("brief", "review")["screen"] in ("brief", "review")


@pytest.mark.parametrize("size", [(1000, 620), (1920, 1080)])
def test_the_window_opens_at_other_sizes(tmp_path: Path, size: tuple[int, int]) -> None:
    """On a small and on a large screen the window opens and begins a campaign."""
    with seated(tmp_path / "home", size, toured=True) as hands:
        hands.at("title")
        hands.click("begin")
        hands.at("turn")
