import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.campaign.campaign import Campaign
from game.campaign.order_log import log_of, save, written
from game.campaign.order_log_reading import parsed
from game.campaign.replaying import load, replayed
from game.campaign.terms import CampaignTerms
from game.campaign_faults import ReplayDiffers
from game.json_lines import LogFault
from game.model.scenario.setup_files import FIRST
from tests.campaign.played import with_moscow

LINES_A_QUARTER = 7


def lines() -> list[str]:
    """The lines of a log of three quarters."""
    return written(log_of(with_moscow())).splitlines()


def text(changed: list[str]) -> bytes:
    """Lines as a file."""
    return "".join(f"{line}\n" for line in changed).encode()


def with_line(number: int, **changed: object) -> bytes:
    """The log with some fields of one line, counted from 0, changed."""
    whole = lines()
    whole[number] = json.dumps({**json.loads(whole[number]), **changed})
    return text(whole)


def test_a_saved_campaign_comes_back_bit_for_bit(tmp_path: Path) -> None:
    """Saved, loaded and replayed, every quarter has the digest it had, and so have the orders."""
    campaign = with_moscow()
    save(campaign, tmp_path / "moscow.jsonl")
    back, warning = load(tmp_path / "moscow.jsonl")
    assert warning == ""
    assert [played.digest for played in back.played] == [played.digest for played in campaign.played]
    assert [played.orders for played in back.played] == [played.orders for played in campaign.played]
    assert back.terms == campaign.terms
    assert [path.name for path in tmp_path.iterdir()] == ["moscow.jsonl"]


def test_a_log_may_be_replayed_in_part() -> None:
    """The first quarter of a log of three."""
    assert replayed(log_of(with_moscow()), to=1).world.turn == 1


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_log_cut_anywhere_is_loaded_up_to_its_last_whole_quarter(data: st.DataObject) -> None:
    """Wherever a file breaks off, whole quarters before it are read as they were, and a warning or fault says so."""
    raw = text(lines())
    cut = data.draw(st.integers(0, len(raw) - 1))
    head = raw[:cut]
    complete = head.count(b"\n") + (cut + 1 == len(raw) or raw[cut : cut + 1] == b"\n")
    if complete == 0:
        with pytest.raises(LogFault, match=r"line 1: found (an empty file|a line that breaks off); expected"):
            parsed(head)
        return
    log = parsed(head)
    quarters = (complete - 1) // LINES_A_QUARTER
    assert log.quarters == log_of(with_moscow()).quarters[:quarters]
    clean = (complete - 1) % LINES_A_QUARTER == 0 and (head.endswith(b"\n") or raw[cut : cut + 1] == b"\n")
    assert bool(log.warning) is not clean


@settings(max_examples=12, deadline=None)
@given(st.data())
def test_one_changed_order_is_noticed(data: st.DataObject) -> None:
    """Whichever country's orders of whichever quarter are changed, the replay stops at that quarter."""
    whole = lines()
    number = data.draw(st.integers(0, 2)) * LINES_A_QUARTER + data.draw(st.integers(1, 6))
    line = json.loads(whole[number])
    own = with_moscow().permission.draft.own
    country = ["russia", "iran", "united_states", "china", "gulf_states", "israel"].index(line["country"])
    move = data.draw(st.sampled_from([move.id for move in own[country]]))
    moves = [other for other in line["moves"] if other != move] if move in line["moves"] else [*line["moves"], move]
    with pytest.raises(ReplayDiffers, match="An order of this quarter was changed") as found:
        replayed(parsed(with_line(number, moves=moves)))
    assert found.value.turn == line["turn"]


@pytest.mark.parametrize(
    ("number", "changed", "says"),
    [
        (1, {"moves": ["ru.deliever"]}, "line 2: found move 'ru.deliever'; expected a move of russia, "),
        (1, {"dials": {"ru.fleet": 4}}, "line 2: found 'dials': "),
        (2, {"choices": {"crisis.ir.struck": 0}}, "line 3: found question of this quarter 'crisis.ir.struck'; "),
        (2, {"table": ["ir.apologise"]}, "line 3: found act at the table 'ir.apologise'; expected"),
        (3, {"turn": 2}, "line 4: found turn 2; expected turn 1"),
        (3, {"country": "iran"}, "line 4: found orders of 'iran'; expected one line a country; left: united_states"),
        (4, {"quarter": 5}, "line 5: found 'quarter': '5'; expected 'quarter', a text"),
        (0, {"wedge": 9}, "line 1: found format 9; expected format 2"),
        (0, {"seats": ["narnia"]}, "line 1: found 'seats': "),
        (0, {"scenario_digest": "0"}, "line 1: found another 'partners_of_convenience', digest "),
        (0, {"extra": 1}, "line 1: found a field 'extra'; expected only scenario"),
    ],
)  # fmt: skip
def test_a_damaged_line_says_where_and_what(number: int, changed: dict[str, object], says: str) -> None:
    """Each fault names its line, what was found and what was expected."""
    with pytest.raises(LogFault) as fault:
        replayed(parsed(with_line(number, **changed)))
    assert str(fault.value).startswith(says)


def test_a_log_of_the_first_model_is_refused_in_one_sentence() -> None:
    """It says what was found, what is played now, and what to do."""
    with pytest.raises(LogFault, match=r'found a campaign of the first model; expected .*"wedge": 2') as refused:
        parsed(b'{"wedge": 1, "scenario": "partners_of_convenience"}\n')
    assert "Wedge 0.1" in str(refused.value)


def test_more_quarters_than_a_campaign_has_are_refused() -> None:
    """A log whose terms are shorter than its quarters says so."""
    shorter = with_line(0, quarters=2)
    with pytest.raises(LogFault, match="found turn 3; expected at most 2 quarters"):
        replayed(parsed(shorter))


def test_what_was_set_comes_back(tmp_path: Path) -> None:
    """A campaign in which numbers were set says so in its log, replays with them, and differs from one without."""
    digests = []
    for changes in ({}, {"trust.ir": "60", "us.oil_iran": "0"}):
        campaign = Campaign.new(CampaignTerms(FIRST, quarters=1, changes=changes))
        campaign.end_quarter()
        save(campaign, tmp_path / "set.jsonl")
        back, _ = load(tmp_path / "set.jsonl")
        assert back.terms.changes == changes
        digests.append(back.played[-1].digest)
    assert digests[0] != digests[1]
