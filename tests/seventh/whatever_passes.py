"""What `wedge scenario check` passes can be played and told; `test_seventh.py` runs this where Turkey plays too.

Scenarios are drawn with injects on any measure, start values and figures within their ranges, a further order and a
strategy of any country, added as CONTRIBUTING.md says. What the checker refuses, it refuses in words.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from agents.strategies import library
from agents.strategies.strategy import Strategy, Traits, nothing
from game.campaign.brief import brief
from game.campaign.campaign import Campaign
from game.campaign.log import CampaignTerms
from game.campaign.sentences import texts
from game.model.scenario import load
from game.model.scenario import toml_files as reading
from game.model.scenario.rows import NEVER_PUSHED, push_faults, rows_under
from game.model.state.axes import CODE_OF, COUNTRIES
from game.model.state.catalogue import LEVERS
from game.model.state.measures import places_of
from game.model.state.world import World
from game.views.card_view import hand_cards, opened
from game.views.dossier_view import dossier
from game.views.turn_view import board

PATHS = tuple(places_of(World))
PUSHED = tuple(path for path in PATHS if path.partition(".")[0] not in NEVER_PUSHED)
WORDS = st.text("abc -,’é", min_size=3, max_size=30).map(lambda words: f"A {words} b")
SHARES = st.floats(-1, 1).map(lambda number: round(number, 3))
NAMES = count()


@st.composite
def effects(draw: st.DrawFn, most: int = 3) -> list[dict[str, Any]]:
    """What an inject or an order puts in: mostly fit to be put in, sometimes not."""
    paths = draw(st.lists(st.sampled_from(PUSHED if draw(st.integers(0, 9)) else PATHS), min_size=1, max_size=most))
    return [{"path": path, "push": draw(SHARES), "says": draw(WORDS)} for path in paths]


@st.composite
def injects(draw: st.DrawFn) -> dict[str, Any]:
    """An inject on any measure."""
    return {
        "name": f"inject_{next(NAMES)}",
        "turn": draw(st.integers(1, 3)),
        "title": draw(WORDS),
        "says": draw(WORDS),
        "source": "drawn",
        "effects": draw(effects()),
    }


@st.composite
def orders(draw: st.DrawFn, country: str) -> dict[str, Any]:
    """A further order of a country; now and then without a sentence, or of another country."""
    slip = draw(st.integers(0, 9))
    code = CODE_OF[country] if slip != 1 else draw(st.sampled_from(sorted(CODE_OF.values())))
    order = {
        "name": f"{code}.drawn_{next(NAMES)}",
        "title": "A drawn order",
        "lever": draw(st.sampled_from(LEVERS if slip != 2 else ("magic",))),
        "does": draw(WORDS),
        "cost": draw(st.integers(0, 5)),
        "delay": draw(st.integers(0, 3)),
        "rest": draw(st.integers(0, 3)),
        "covert": draw(st.booleans()),
        "source": "drawn",
        "effects": draw(effects(2)),
    }
    if draw(st.booleans()):
        path = draw(st.sampled_from(PUSHED))
        order["risk"] = {"chance": 0.9, "path": path, "push": draw(SHARES), "says": draw(WORDS)}
    if slip != 0:
        order["says"] = draw(WORDS)
    return order


@st.composite
def scenarios(draw: st.DrawFn) -> dict[str, Any]:
    """What one scenario gives otherwise than its base, with a country's further order and strategy."""
    country = draw(st.sampled_from(COUNTRIES))
    return {
        "base": draw(st.sampled_from(load.scenario_names())),
        "injects": draw(st.lists(injects(), max_size=6)),
        "country": country,
        "order": draw(orders(country)),
        "strategy": draw(st.booleans()),
    }


def toml(value: Any) -> str:
    """A value as TOML."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f"'{value}'"
        case list():
            return f"[{', '.join(map(toml, value))}]"
        case dict():
            return "{ " + ", ".join(f"{key} = {toml(inner)}" for key, inner in value.items()) + " }"
        case _:
            return str(value)


def table(kind: str, entry: dict[str, Any]) -> str:
    """One `[[kind]]` of a file."""
    return f"\n[[{kind}]]\n" + "".join(f"{key} = {toml(value)}\n" for key, value in entry.items())


@contextmanager
def shelved(drawn: dict[str, Any]) -> Iterator[Path]:
    """A copy of the shipped files with an order added to a country's, read for the length of one example."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        copy = Path(folder) / "scenarios"
        shutil.copytree(reading.shipped_folder(), copy, ignore=shutil.ignore_patterns("cases", "theories", "record"))
        source = reading.country_path(drawn["country"])
        path = copy / "countries" / source.name
        path.write_text(source.read_text(encoding="utf-8") + table("order", drawn["order"]), encoding="utf-8")
        own = copy / "own.toml"
        lines = "".join(table("inject", one) for one in drawn["injects"])
        own.write_text(f"base = '{drawn['base']}'\ntitle = 'Drawn'\n{lines}", encoding="utf-8")
        patch.setattr(reading, "shipped", lambda _: copy)
        texts.cache_clear()
        try:
            yield own
        finally:
            texts.cache_clear()


def plan(drawn: dict[str, Any]) -> Strategy:
    """A strategy that gives the further order whenever it can."""
    empty = Strategy("drawn", drawn["country"], "Drawn", "It was drawn.", Traits(), nothing)
    return empty.with_portfolio((drawn["order"]["name"],))


def seen_from(campaign: Campaign, drawn: dict[str, Any]) -> None:
    """Look at all that a seat is shown while the campaign goes on."""
    for seat in (drawn["country"], "russia"):
        assert board(campaign, seat).country == seat
        assert campaign.over or hand_cards(campaign, seat)
        assert dossier(campaign, seat, "turkey").country == "turkey"
    if not campaign.over:
        assert opened(campaign, drawn["country"], drawn["order"]["name"]).card.title == drawn["order"]["title"]


@given(scenarios())
@settings(
    max_examples=25, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck), deadline=None
)
def test_what_passes_plays(drawn: dict[str, Any]) -> None:
    """What passes is played for three quarters, told and shown to those it concerns; the rest is told in words."""
    with shelved(drawn) as own, pytest.MonkeyPatch.context() as patch:
        faults = load.check(str(own))
        if faults:
            assert all(str(fault) and fault.actual and fault.expected for fault in faults)
            return
        patch.setattr(library, "strategies", lambda: (plan(drawn),))
        plans = {drawn["country"]: "drawn"} if drawn["strategy"] else {}
        campaign = Campaign.new(CampaignTerms(str(own), seed=7, quarters=3, sides=(), strategies=plans))
        for turn in range(1, 4):
            campaign.end_quarter()
            for reader in (None, drawn["country"], "iran"):
                assert brief(campaign, turn, reader).headlines
            seen_from(campaign, drawn)


def test_an_inject_on_every_measure_plays_and_is_told() -> None:
    """With an inject on every row that may be pushed, three quarters are played and told to all who watch."""
    rows = [path for path in PUSHED if not path.startswith("tie.") or push_faults(path) == []]
    every = [
        {
            "name": f"on_{number}", "turn": number % 3 + 1, "title": f"Title {number}", "says": "s", "source": "drawn",
            "effects": [{"path": path, "push": 0.1, "says": "s"}],
        }
        for number, path in enumerate(rows)
    ]  # fmt: skip
    drawn: dict[str, Any] = {"base": "strait_crisis", "injects": every, "country": "turkey"}
    drawn["order"] = {
        "name": "tr.more", "title": "More", "says": "Ankara does more", "lever": "posture", "does": "d", "cost": 1,
        "source": "drawn", "effects": [{"path": "trust.iran", "push": -0.1, "says": "s"}],
    }  # fmt: skip
    with shelved(drawn) as own:
        assert not load.check(str(own))
        campaign = Campaign.new(CampaignTerms(str(own), seed=7, quarters=3, sides=()))
        for turn in range(1, 4):
            campaign.end_quarter()
            for reader in (None, *COUNTRIES):
                page = brief(campaign, turn, reader)
                assert all(cause.says for causes in page.trust.values() for cause in causes)
    assert len(rows) > len(rows_under()) / 4
