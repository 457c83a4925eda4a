import os
import tempfile
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from game.campaign.replaying import load
from game.desktop.commands import (
    Choose,
    ChooseAim,
    Commissioned,
    Continue,
    Dial,
    EndQuarter,
    Export,
    GiveOrder,
    NextHint,
    NoMoreAsking,
    Prepare,
    ReplayFrom,
    Retry,
    SameStart,
    Save,
    StepTo,
    TakeOver,
    TakeSeat,
    Undo,
    Withdraw,
)
from game.desktop.control import saved_campaigns as shelf
from game.desktop.control.controller import Controller
from tests.desktop.desks import nothing, seated

MOVES = ("us.offer_iran", "us.table_vote", "us.strike", "ru.deliver", "ir.dash", "ru.pay", "no.such")
DIALS = ("us.posture", "us.oil_iran", "ru.drone_plant", "ir.enrichment", "no.such")
LEVERS = {"united_states": "us.posture", "russia": "ru.arms_for_iran", "iran": "ir.enrichment", "israel": "il.shadow"}
SCREENS = (
    *("board", "lever", "crisis", "evening", "brief", "dossier", "history", "ending", "commission", "partnership"),
    *("table", "answer", "privacy", "nothing"),
)
turn = st.integers(-2, 6)
asked = st.one_of(
    st.builds(Dial, st.sampled_from(DIALS), st.integers(0, 3)),
    st.builds(GiveOrder, st.sampled_from(MOVES)),
    st.builds(Choose, st.sampled_from(["crisis.us.tanker", "crisis.all.ruler.us", "no.such"]), st.integers(0, 4)),
    st.builds(Prepare, st.sampled_from(["us.struck", "ir.struck", "no.such"]), st.sampled_from(MOVES)),
    st.builds(Withdraw, st.sampled_from(["", *MOVES, *DIALS, "us.struck"])),
    st.builds(ChooseAim, st.sampled_from(["ambition.us.bold", "ambition.ru.careful", "no.such"])),
    st.builds(EndQuarter, st.booleans()),
    st.builds(StepTo, turn),
    st.builds(ReplayFrom, turn),
    st.builds(NextHint, st.booleans()),
    st.builds(Save, st.sampled_from(["a", "", "../../b", "a b", "é"]), st.booleans()),
    st.sampled_from(
        [
            Undo(),
            TakeSeat(),
            TakeOver(),
            Retry(),
            NoMoreAsking(),
            Commissioned(),
            SameStart(),
            Continue(),
            Export(),
        ]
    ),
)
sides = st.sampled_from([("united_states",), ("russia", "iran"), ("united_states", "russia", "iran", "israel")])


@settings(max_examples=20)
@given(sides, st.lists(st.tuples(asked, st.sampled_from(SCREENS)), max_size=20))
def test_whatever_is_asked_in_whatever_order_the_desk_stays_whole(
    seats: tuple[str, ...], commands: list[tuple[Any, str]]
) -> None:
    """After any commands in any order the campaign is one that its own kept log leads to."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ[shelf.HOME] = folder
        try:
            desk = seated(*seats, quarters=3)
            for command, screen in commands:
                desk.game.carry_out(command)
                shown_whole(desk, screen)
            assert desk.desk is not None
            if desk.desk.whole is None:
                assert desk.desk.path is not None
                kept, warning = load(desk.desk.path)
                assert not warning
                assert [one.digest for one in kept.played] == [one.digest for one in desk.desk.campaign.played]
        finally:
            del os.environ[shelf.HOME]


def shown_whole(desk: Controller, screen: str) -> None:
    """Look at a screen, and take in one answer of each worker."""
    assert desk.desk is not None
    desk.poll()
    about = {"lever": LEVERS.get(desk.desk.seat, "us.posture"), "crisis": "crisis.us.tanker"}.get(screen)
    if screen != "lever" or not desk.desk.campaign.over:
        desk.view(screen, about, None)
    if desk.desk.is_hidden:
        assert desk.view("board") is None


def test_nothing_is_done_without_a_campaign() -> None:
    """Before a campaign is on the desk, what needs one does nothing."""
    desk = Controller(nothing, "inline")
    for command in (GiveOrder("us.strike"), EndQuarter(), Undo(), TakeSeat(), Save("x"), Export(), TakeOver()):
        assert desk.game.carry_out(command) == ()
    assert desk.view("board") is None
