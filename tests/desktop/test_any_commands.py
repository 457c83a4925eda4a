import os
import tempfile
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from game.campaign.replay import load
from game.desktop.commands import (
    Continue,
    Draft,
    EndQuarter,
    Export,
    Level,
    NextPoint,
    NoMoreAsking,
    ReplayFrom,
    Retry,
    SameStart,
    Save,
    StepTo,
    TakeOver,
    TakeSeat,
    Toured,
    Undo,
    Withdraw,
    Without,
)  # fmt: skip
from game.desktop.control import saved_campaigns as shelf
from game.desktop.control.controller import Controller
from tests.desktop.desks import nothing, seated
from tests.views.canaries import leaks

ORDERS = ("us.offer_iran", "us.enforce_on_russia", "us.arm_ukraine", "ru.veto", "ir.enrich", "us.hold", "no.such")
SCREENS = ("turn", "card", "brief", "dossier", "history", "review", "privacy", "resolving", "tour", "nothing")
order, level = st.sampled_from(ORDERS), st.sampled_from(["light", "firm", "hard", ""])
turn = st.integers(-2, 6)
asked = st.one_of(
    st.builds(Draft, order, level),
    st.builds(Withdraw, st.sampled_from(["", *ORDERS])),
    st.builds(EndQuarter, st.booleans()),
    st.builds(Level, order, st.sampled_from(["light", "firm", "hard"])),
    st.builds(StepTo, turn),
    st.builds(ReplayFrom, turn),
    st.builds(Without, turn),
    st.builds(Save, st.sampled_from(["a", "", "../../b", "a b", "é"]), st.booleans()),
    st.sampled_from(
        [
            Undo(),
            TakeSeat(),
            TakeOver(),
            Retry(),
            NoMoreAsking(),
            Toured(),
            NextPoint(),
            SameStart(),
            Continue(),
            Export(),
        ]
    ),
)
sides = st.sampled_from([("united_states",), ("russia", "iran"), ("united_states", "russia", "iran", "israel")])


@settings(max_examples=25)
@given(sides, st.lists(st.tuples(asked, st.sampled_from(SCREENS)), max_size=25))
def test_whatever_is_asked_in_whatever_order_the_desk_stays_whole(
    seats: tuple[str, ...], commands: list[tuple[Any, str]]
) -> None:
    """After any commands in any order the campaign is one that its own kept log leads to, and no page is a leak."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ[shelf.HOME] = folder
        try:
            desk = seated(*seats, quarters=3)
            for command, screen in commands:
                desk.game.carry_out(command)
                shown_whole(desk, screen)
            assert desk.desk is not None
            kept, warning = load(shelf.autosave())
            assert not warning
            if desk.desk.whole is None:
                assert kept.digest == desk.desk.session.digest
        finally:
            del os.environ[shelf.HOME]


def shown_whole(desk: Controller, screen: str) -> None:
    """Look at a screen, take in one answer of each worker, and look for what may not be seen."""
    assert desk.desk is not None
    desk.poll()
    own = {"united_states": "us.offer_iran", "russia": "ru.veto", "iran": "ir.enrich", "israel": "il.hold"}
    page = desk.view(screen, own[desk.desk.seat] if screen == "card" else None, None)
    session = desk.desk.session
    if page is not None and not session.over and desk.desk.whole is None:
        assert not leaks(session, desk.desk.seat, page)
    if desk.desk.is_hidden:
        assert desk.view("turn") is None


def test_nothing_is_done_without_a_campaign() -> None:
    """Before a campaign is on the desk, what needs one does nothing."""
    desk = Controller(nothing, "inline")
    for command in (Draft("us.hold"), EndQuarter(), Undo(), TakeSeat(), Save("x"), Export(), TakeOver()):
        assert desk.game.carry_out(command) == ()
    assert desk.view("turn") is None
