import pytest

from agents.strengths import CABINET
from game.campaign.order_log import log_of, written
from game.campaign.replaying import replayed
from game.desktop.commands import Begin, Commissioned, EndQuarter
from game.desktop.control.controller import Controller
from game.search.deciding import quests_of
from tests.desktop.desks import home, seated

__all__ = ["home"]

pytestmark = pytest.mark.usefixtures("home")

OTHERS = f"russia={CABINET}"


def begun() -> Controller:
    """A window with a campaign in which Russia looks ahead."""
    desk = seated(quarters=3)
    desk.game.carry_out(Begin(quarters=3, seed=1, strength=OTHERS))
    desk.game.carry_out(Commissioned())
    return desk


def digest(desk: Controller) -> str:
    """Where the campaign stands."""
    assert desk.game.desk is not None
    return desk.game.desk.digest


def test_what_was_found_while_people_thought_is_what_is_found_at_once() -> None:
    """The quarter is the same whether others looked ahead beside the window or when it ended, and the log replays."""
    patient, hasty = begun(), begun()
    while not patient.game.others.sought:
        patient.poll()
    hasty.game.others.quarter = ()
    for desk in (patient, hasty):
        desk.game.carry_out(EndQuarter(confirmed=True))
    assert digest(patient) == digest(hasty)
    assert patient.game.desk is not None
    log = log_of(patient.game.desk.campaign)
    assert '"strength": "russia=cabinet"' in written(log)
    assert replayed(log).played[-1].digest == digest(patient)


def test_who_has_not_found_anything_yet_looks_ahead_when_the_quarter_ends() -> None:
    """A person who ends the quarter at once waits for the others, and meets the same orders."""
    patient, hasty = begun(), begun()
    while not patient.game.others.sought:
        patient.poll()
    assert not hasty.game.others.sought
    for desk in (patient, hasty):
        desk.game.carry_out(EndQuarter(confirmed=True))
    assert digest(patient) == digest(hasty)


def test_where_all_follow_their_courses_nobody_is_asked() -> None:
    """A seminar asks the table nothing."""
    desk = seated(quarters=3)
    assert desk.game.others.asked_of == ()
    assert desk.game.desk is not None
    assert quests_of(desk.game.desk.campaign) == {}
