import json
import pickle

import attrs
import pytest

from game.forecast.forecast import forecasts
from game.forecast.odds import Question, odds
from game.forecast.prospect import Prospect
from game.forecast.rollout_outcomes import played
from tests.forecast.test_forecast import cancelled_after
from tests.forecast.test_rollouts import half_way

OFFER, SUPPLY = "us.offer_russia", "us.push_supply"


def looking() -> Prospect:
    """Return what Washington looks ahead from half-way, with nothing found yet."""
    return half_way().prospect("united_states")


def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list that grows by how many futures are played each time."""
    numbers = list[int]()

    def counting(view: object, known: object, which: range, sheets: object, *more: object) -> object:
        """Note how many futures are played, and play them."""
        numbers.append(len(which) * (1 if sheets is None else sheets.shape[1]))  # type: ignore[attr-defined]
        return played(view, known, which, sheets, *more)  # type: ignore[arg-type]

    monkeypatch.setattr("game.forecast.prospect.played", counting)
    return numbers


def test_no_future_is_played_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was found of a draft is kept: a card taken up that was tried before plays only what is new."""
    numbers, found = counted(monkeypatch), looking()
    next(odds(found, Question(orders=(OFFER, SUPPLY), levels=("firm",)), (8,)))
    assert sum(numbers) == 3 * 8
    both = Question(orders=(OFFER,), levels=("light", "firm"))
    next(odds(found, both, (8,)))
    assert sum(numbers) == 4 * 8
    next(odds(found, both, (8,)))
    next(forecasts(found, {OFFER: "firm"}, (8,)))
    assert sum(numbers) == 4 * 8
    next(forecasts(found, {OFFER: "firm"}, (20,)))
    assert sum(numbers) == 4 * 8 + 12


def test_what_was_kept_changes_no_answer() -> None:
    """A draft tried before, in fewer futures or in more, gets the same odds as one that is tried afresh."""
    question, used = Question({SUPPLY: "light"}, (OFFER,)), looking()
    list(forecasts(used, {SUPPLY: "light"}, (40,)))
    list(odds(used, Question({SUPPLY: "light", OFFER: "light"}, (OFFER,)), (4,)))
    told = [json.dumps([attrs.asdict(one) for one in odds(each, question, (4, 24))]) for each in (used, looking())]
    assert told[0] == told[1]


def test_a_draft_is_the_same_in_whatever_order_it_was_written() -> None:
    """Two orders drafted the other way round lead to the same futures, played once."""
    found = looking()
    one, other = {SUPPLY: "light", OFFER: "firm"}, {OFFER: "firm", SUPPLY: "light"}
    assert next(forecasts(found, one, (8,))) == next(forecasts(found, other, (8,)))
    assert len(found.outcomes) == 1


def test_an_empty_draft_is_not_what_the_country_would_do_by_itself() -> None:
    """With no orders at all the future is another than with those that the country would give."""
    found = looking()
    assert next(forecasts(found, {}, (48,))) != next(forecasts(found, None, (48,)))


def test_a_prospect_can_be_sent_to_another_process() -> None:
    """Packed and unpacked, with what it found so far, it gives the same answers."""
    found = looking()
    told = list(forecasts(found, {OFFER: "firm"}, (8, 16)))
    assert list(forecasts(pickle.loads(pickle.dumps(found)), {OFFER: "firm"}, (8, 16))) == told
    assert list(forecasts(pickle.loads(pickle.dumps(looking())), {OFFER: "firm"}, (8, 16))) == told


def test_what_was_played_before_a_cancel_is_not_lost() -> None:
    """After a cancel the same question goes on from the futures that were ready."""
    found = looking()
    assert [one.futures for one in forecasts(found, {}, (4, 8), cancelled_after(4))] == [4]
    assert [one.futures for one in found.outcomes.values()] == [4]
    assert list(forecasts(found, {}, (4, 8))) == list(forecasts(looking(), {}, (4, 8)))


def test_a_draft_that_is_not_the_seats_own_is_refused() -> None:
    """A forecast with another country's order, or with a level that is none, says what was found and expected."""
    with pytest.raises(ValueError, match=r"ru\.veto belongs to russia, not to united_states"):
        next(forecasts(looking(), {"ru.veto": "firm"}))
    with pytest.raises(ValueError, match=r"us\.push_supply: found level 'harder'; expected light, firm, hard"):
        next(forecasts(looking(), {SUPPLY: "harder"}))
    with pytest.raises(KeyError, match=r"no order is called 'us\.veto'"):
        next(forecasts(looking(), {"us.veto": "firm"}))
