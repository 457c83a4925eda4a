import re
from collections.abc import Iterator

import pytest

from game.model.scenario.claims import CARRIERS, claims
from game.model.state.measures import nearest
from tests.house.reading import report
from tests.studies.claims.carriers import carriers, prose

RANGE = re.compile(r"\bC(\d{2})\s*[–-]\s*C?(\d{2})\b")
ONE = re.compile(r"\bC(\d{2})\b")
NUMBERS = [f"C{number:02}" for number in range(1, 89)]


def mentioned(text: str) -> Iterator[str]:
    """Yield the number of every claim a text mentions, ranges written out."""
    for first, last in RANGE.findall(text):
        yield from (f"C{number:02}" for number in range(int(first), int(last) + 1))
    yield from (f"C{number}" for number in ONE.findall(text))


def test_every_claim_of_the_article_is_there() -> None:
    """The article makes 88 claims, in the order in which it makes them."""
    assert list(claims()) == NUMBERS


@pytest.mark.parametrize("number", NUMBERS)
def test_everything_that_carries_a_claim_exists(number: str) -> None:
    """A claim names laws with a source, orders, measures, causes, strategies, doctrine and figures that are there."""
    faults = []
    for carrier in claims()[number].carried_by:
        kind, _, path = carrier.partition(":")
        if path not in carriers()[kind]:
            faults.append(f"{carrier}; nearest: {nearest(path, carriers()[kind])}")
    assert not faults, report(faults, f"{number} is carried by what does not exist:")


def test_a_mechanism_is_carried_by_something_that_moves() -> None:
    """A mechanism, prediction or prescription is carried by a law, an order, a strategy or a doctrine, not a number."""
    moves = ("law:", "order:", "strategy:", "doctrine:")
    faults = [
        claim.id
        for claim in claims().values()
        if set(claim.type) != {"fact"} and not any(carrier.startswith(moves) for carrier in claim.carried_by)
    ]
    assert not faults, report(faults, "nothing that moves carries:")


def test_every_kind_of_carrier_is_looked_for() -> None:
    """Each kind that the file of claims may name is one that this test knows, and there are some of it."""
    assert set(carriers()) == set(CARRIERS)
    assert all(carriers().values())


def test_every_claim_that_the_engine_mentions_exists() -> None:
    """Laws, doctrine, strategies, orders, figures, start values and interests mention only claims that are there."""
    faults = [
        f"{where} mentions {number}"
        for where, text in prose().items()
        for number in sorted(set(mentioned(text)))
        if number not in claims()
    ]
    assert not faults, report(faults, "the article makes no such claim:")


def test_every_mechanism_is_mentioned_where_the_engine_is_made() -> None:
    """No mechanism stands in the file of claims alone: each is named by a law, an order, a figure or the like."""
    known = {number for text in prose().values() for number in mentioned(text)}
    assert {claim.id for claim in claims().values() if "mechanism" in claim.type} <= known


def test_ranges_are_read() -> None:
    """C83–C85 mentions three claims."""
    assert list(mentioned("claims C83–C85, C20; calibration C1")) == ["C83", "C84", "C85", "C83", "C85", "C20"]
