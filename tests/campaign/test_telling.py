import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.campaign.campaign import Campaign
from game.campaign.index_causes import groups, moved, printed
from game.campaign.orders import SeatOrders
from game.campaign.phrases import INSTEAD, LESS, WHY, becauses, listed, phrase, phrases, read_phrases
from game.campaign.telling import ToldQuarter, all_told, told_lines, told_quarter
from game.campaign.told_day import ToldDay
from game.campaign.told_day import test_of as world_test
from game.campaign.told_world import ToldWorld
from game.model.levers.catalogue import seat_of
from game.model.scenario.setup_files import shipped_levers
from game.model.state.axes import COUNTRIES
from game.model.state.codes import ACTS, ENDINGS, MACHINES, OUTCOMES, REASONS, TURNS
from game.model.state.deeds import MOVES
from game.model.state.names import NAMES
from game.model.state.world_state import declared
from tests.campaign.played import begun, with_moscow

BANNED = re.compile(r"\b(engine|measure|path|sheet|hand|aloud|pushes|resolved|rung|dial|fit)\b|\{|\}|±0|!")


def whole(seed: int) -> Campaign:
    """A campaign that the computer played to its end."""
    campaign = begun(seed=seed).fork(0)
    while not campaign.over:
        campaign.end_quarter()
    return campaign


def kinds(told: ToldQuarter, kind: str) -> list[str]:
    """The sentences of one kind."""
    return [line.says for line in told.lines if line.kind == kind]


def bare(turn: str) -> str:
    """A change of a machine without the state that it came from: `waters:closed>harassed` is `waters>harassed`."""
    return re.sub(r":\w+>", ">", turn)


def test_everything_that_can_happen_has_its_sentence() -> None:
    """Each policy, plan, question, choice, state, act, reason, outcome and ending; and no sentence is left over."""
    levers = shipped_levers()
    assert phrases("policy").keys() == phrases("dial_why").keys() == {policy.id for policy in levers.policies}
    assert phrases("wants").keys() == {
        serves.split()[0] for kind in (levers.policies, levers.moves) for serves in (lever.serves for lever in kind)
    }
    assert phrases("course").keys() == {course.id for course in levers.courses}
    assert phrases("crisis").keys() == {crisis.id for crisis in levers.crises}
    choices = {f"{crisis.id}.{place}" for crisis in levers.crises for place in range(len(crisis.choices))}
    assert phrases("choice").keys() == choices
    assert {bare(turn) for turn in phrases("turn")} == set(TURNS)
    assert set(ACTS) - {"none"} <= phrases("act").keys()
    assert phrases("why_down").keys() == phrases("why_up").keys() == set(REASONS)
    assert phrases("outcome").keys() == set(OUTCOMES)
    assert phrases("ending").keys() == set(ENDINGS)
    assert phrases("move").keys() <= {move.id for move in levers.moves}
    assert phrases("mishap").keys() <= set(levers.levers)
    ladders = [(move.id, effect) for move in levers.moves for effect in move.effects if effect.path == "ladder"]
    raises = {move for move, effect in ladders if effect.size > 0 and not effect.by}
    raises |= {policy.id for policy in levers.policies if policy.risk.path == "ladder"}
    assert raises == phrases("brought_up").keys()
    assert {act for act in MOVES if act not in levers.levers} - {"ru.vote"} <= phrases("table").keys()


def test_every_move_has_a_reason_that_can_be_checked() -> None:
    """Each move has one sentence why at least, and each test of a reason can be read."""
    levers = shipped_levers()
    moves = {move.id for move in levers.moves}
    assert moves <= becauses().keys()
    assert {bare(of) for of in becauses().keys() - moves} <= set(TURNS)
    for kind in (WHY, INSTEAD):
        for of, entries in becauses(kind).items():
            for because in entries:
                assert because.when or of in moves, of
                if because.when:
                    world_test(because.when)


def test_every_policy_is_turned_down_for_a_reason_that_can_be_checked() -> None:
    """Each policy has a reason at least for which it is turned down, and each reason a test that can be read."""
    assert becauses(LESS).keys() == {policy.id for policy in shipped_levers().policies}
    for entries in becauses(LESS).values():
        for because in entries:
            world_test(because.when)


def gone_wrong(chance: Campaign, turns: list[int]) -> list[str]:
    """What is told of a mishap of a policy that befell it in some quarters of a year."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ToldDay, "went_wrong", lambda self, lever, turn: turn in turns)
        return [ToldDay.of(chance, turn).gone_wrong("cn.gulf_line") for turn in range(1, 6)]


def test_a_mishap_that_comes_again_within_a_year_is_told_as_that() -> None:
    """The same thing gone wrong twice in a year is no news twice: it is told how often by now."""
    plain, again = phrases("mishap")["cn.gulf_line"], "It is the second time within a year."
    played = whole(3)
    assert gone_wrong(played, [1]) == [plain, "", "", "", ""]
    assert gone_wrong(played, [1, 4]) == [plain, "", "", f"{plain} {again}", ""]
    assert gone_wrong(played, [1, 5]) == [plain, "", "", "", plain]


def test_a_quarrel_that_nobody_ended_has_an_author() -> None:
    """Where one of the two broke with the other, nobody reads that they drifted apart."""
    campaign = whole(3)
    told = ToldWorld.of(campaign, campaign.world.turn)
    quarrel = told.after.but(rung=np.array([1.0]), breaker=np.array([2.0]), broke=np.array([2.0]))
    assert told.how_it_ended(quarrel) == "Tehran began the quarrel, and nobody ended it."
    apart = told.after.but(rung=np.array([3.0]), breaker=np.array([0.0]))
    assert told.how_it_ended(apart) == phrases("ending")["drifted_apart"]


def test_every_measure_and_name_counts_among_one_cause() -> None:
    """Whatever may differ between two quarters has a named cause, and no other name stands there."""
    pushed = {name.name for name in NAMES if not name.measure}
    assert groups().keys() == declared().keys() | pushed
    assert set(groups().values()) <= phrases("cause").keys()


@pytest.mark.parametrize("seed", [3, 8])
def test_a_campaign_reads_as_plain_sentences(seed: int) -> None:
    """Every sentence begins with a capital, ends with a full stop, has no hole left and none of the model's words."""
    campaign = whole(seed)
    quarters = list(all_told(campaign))
    assert len(quarters) == campaign.world.turn
    for quarter in quarters:
        for says in (*(line.says for line in quarter.lines), *quarter.closing):
            assert re.match(r"[A-Z“]", says), says
            assert says.endswith((".", "”.")), says
            assert not BANNED.search(says), says
            assert "  " not in says
    assert kinds(quarters[-1], "ending")[0] == f"The campaign ends in {campaign.setup.quarter(campaign.world.turn)}."
    assert not any(kinds(quarter, "ending") for quarter in quarters[:-1])


@pytest.mark.parametrize("seed", [3, 8])
def test_causes_add_up_as_printed_to_what_the_partnership_did(seed: int) -> None:
    """In every quarter the parts, each rounded, are the change between the two numbers that are printed."""
    campaign = whole(seed)
    for turn in range(1, campaign.world.turn + 1):
        index = moved(campaign, turn)
        before, after = (float(campaign.moments[at].world.index[0]) for at in (turn - 1, turn))
        assert (index.before, index.after) == (round(before, 1), round(after, 1))
        assert sum(index.parts.values()) == pytest.approx(index.after - index.before, abs=1e-9)
        stood, stands = (float(campaign.moments[at].world.rung[0]) for at in (turn - 1, turn))
        assert np.sign(index.parts.get("step", 0.0)) == np.sign(stands - stood)


@settings(max_examples=100)
@given(st.floats(0, 100), st.dictionaries(st.sampled_from("abcdef"), st.floats(-9, 9), min_size=1))
def test_rounded_parts_add_up_whatever_they_are(before: float, parts: dict[str, float]) -> None:
    """Parts of a change, rounded to a tenth each, add up to the difference of the two rounded ends."""
    index = printed(before, before + sum(parts.values()), parts)
    assert sum(index.parts.values()) == pytest.approx(index.after - index.before, abs=1e-9)
    assert all(abs(index.parts.get(name, 0.0) - part) < 0.25 for name, part in parts.items())


def test_what_a_person_orders_is_told_with_its_author() -> None:
    """Moscow's text on the islands and its dial stand in the first quarter, and in no later one."""
    first, *later = (told_quarter(with_moscow(), turn) for turn in (1, 2, 3))
    assert "Moscow signs a Gulf text on the three islands that Iran holds." in " ".join(kinds(first, "order"))
    assert "Moscow turns up its shadow fleet (from “some” to “half the trade”)." in kinds(first, "dial")
    told_later = [line for quarter in later for line in quarter.lines if line.country == "russia"]
    assert not {"order", "dial", "plan"} & {line.kind for line in told_later}


@pytest.mark.parametrize("seed", [3, 8])
def test_each_machine_that_changed_state_is_told_once(seed: int) -> None:
    """As many sentences on machines as machines stand in another state than before, new rulers beside."""
    campaign = whole(seed)
    for turn in range(1, campaign.world.turn + 1):
        before, after = (campaign.moments[at].world for at in (turn - 1, turn))
        changed = [
            name
            for name, machine in MACHINES.items()
            if getattr(before, machine.measure)[machine.index][0] != getattr(after, machine.measure)[machine.index][0]
        ]
        told = kinds(told_quarter(campaign, turn), "machine")
        assert len(changed) <= len(told) <= len(changed) + 2
        steps = kinds(told_quarter(campaign, turn), "ladder")
        assert bool(steps) is bool(before.rung[0] != after.rung[0])


def test_every_answer_and_move_is_told() -> None:
    """Nothing that was ordered or answered is left out."""
    campaign = whole(8)
    for turn, played in enumerate(campaign.played, start=1):
        quarter = told_quarter(campaign, turn)
        assert len(kinds(quarter, "order")) == sum(len(orders.moves) for orders in played.orders.values())
        assert len(kinds(quarter, "answer")) == len(played.answered)
        rulers = [crisis for crisis in played.put if crisis.endswith(".ruler")]
        assert len(kinds(quarter, "crisis")) == len(played.put) - max(len(rulers) - 1, 0)


def test_a_list_reads_as_people_write_it() -> None:
    """One, two and three parts; and a missing sentence names its nearest."""
    assert [listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])] == ["a", "a and b", "a, b and c"]
    with pytest.raises(KeyError, match="nearest: runaway_war"):
        phrase("ending", "runaway_wars")
    assert {"because", "instead"} < set(read_phrases())


def test_what_is_done_in_secret_is_told_to_who_did_it_alone() -> None:
    """A covert order of Israel's is told to Israel and to who may read all, and to nobody else."""
    campaign = begun("israel").fork(0)
    secret = [lever for lever in campaign.game.anchor.levers.secret if lever.startswith("il.")]
    policies = {policy.id: policy for policy in campaign.game.anchor.levers.catalogue.policies}
    lever = next(name for name in secret if name in policies and campaign.permission.standing(name) < 3)
    campaign.turn("israel", lever, campaign.permission.standing(lever) + 1)
    campaign.end_quarter()
    name = phrase("policy", lever)
    tells = {
        reader: any(name in line.says for line in told_lines(campaign, 1, reader) if line.country == "israel")
        for reader in ("", "israel", "united_states", "iran", "public")
    }
    assert tells == {"": True, "israel": True, "united_states": False, "iran": False, "public": False}


@pytest.mark.parametrize("reader", ["", "public"])
def test_what_a_country_does_beside_its_plan_has_a_reason_for_it_too(reader: str) -> None:
    """Every move, and every policy turned up, that a computer's country found by looking ahead is told with why."""
    campaign = begun().fork(0)
    levers = campaign.game.anchor.levers
    found = dict[str, SeatOrders]()
    for country in COUNTRIES:
        own = [policy.id for policy in levers.policies if seat_of(policy.id) == country]
        dials = {policy: min(campaign.permission.standing(policy) + 1, 3) for policy in own}
        found[country] = SeatOrders(dials, tuple(move.id for move in levers.moves if seat_of(move.id) == country))
    campaign.end_quarter(found)
    lines = [line for line in told_lines(campaign, 1, reader) if line.kind in ("order", "dial")]
    raised = [line.says for line in lines if line.kind == "dial"]
    assert len(raised) > len(COUNTRIES)
    assert all(", because " in says or ", as if " in says or ", in line " in says for says in raised), raised
    assert all(line.why for line in lines if line.kind == "order")
    assert not any(BANNED.search(line.says) for line in lines)
