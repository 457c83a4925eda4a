"""Every country decides from its own view: what it cannot see changes nothing that it does, and is nowhere shown."""

from collections.abc import Mapping
from unittest.mock import patch

import attrs
import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from agents.anchor import NO_COURSE
from agents.answering import Answered, AnswerRound
from agents.pursuit import Intent
from agents.table import at_table
from game.loose_types import FieldValues
from game.model.levers.catalogue import seat_of
from game.model.levers.eyes import CODES, REPORTS, ROOT
from game.model.play.country_view import view
from game.model.play.simulation import Simulation
from game.model.play.whole_quarter import WholeQuarter
from game.model.state.axes import COUNTRIES, OWN_INTERESTS, PARTNERS, Array
from game.model.state.chance import Dice
from game.model.state.deeds import MOVES, Deeds
from game.model.state.names import NAMES, Name, named
from game.model.state.world_state import WorldState
from tests.engine.sketch import wanted

WORLDS = 24
# Done at the table for certain where it is wanted at all.
AT_TABLE = ("takes", "binds", "pays", "apologises")
READABLE = [known for known in NAMES if known.measure]


@attrs.frozen(eq=False)
class Misled(Dice):
    """Luck that shifts reports by name, and by which no secret is ever seen.

    shifts  (W,) by name
    """

    shifts: Mapping[str, Array] = attrs.field(factory=dict)

    def normal(self, turn: int, name: str, count: int) -> Array:
        """Draws as they are, shifted where this name is."""
        return super().normal(turn, name, count) + self.shifts.get(name, 0.0)

    def happens(self, turn: int, name: str, probability: Array) -> Array:
        """What is seen of secrets never is."""
        return super().happens(turn, name, probability * 0 if name.startswith("eyes.") else probability)


def played(quarters: int, seed: int = 3) -> Simulation:
    """A campaign after some quarters, on numpy."""
    game = Simulation.start(seed=seed, worlds=WORLDS)
    with wanted("numpy"):
        game.run(quarters)
    return game


GAMES = {quarters: played(quarters) for quarters in (2, 7)}


def hidden(country: str) -> list[Name]:
    """The names that a country does not know exactly."""
    return [known for known in READABLE if not known.exact_for(CODES[country])]


def put(world: WorldState, known: Name, value: Array) -> WorldState:
    """Worlds in which a name stands at a value, in its unit."""
    rows = np.array(getattr(world, known.measure))
    place = known.index + (0,) * (rows.ndim - 1 - len(known.index))
    rows[place] = rows[place] + (value - known.read(world)) / known.scale
    changed: FieldValues = {known.measure: rows}
    return world.but(**changed)


def within(known: Name, share: float) -> Array:
    """A value so far up the bounds of a name, (W,)."""
    low, high = known.bounds
    share = float(share > 0.5) if known.kind == "flag" else share
    return np.full(WORLDS, low + share * (high - low))


def turned(game: Simulation, country: str, shares: list[float]) -> WholeQuarter:
    """The same quarter in worlds that differ from the game's in all that a country cannot see, and in nothing else.

    What it estimates stands elsewhere too, with an error that makes the estimate the same.
    """
    whole, code = WholeQuarter(game.terms, game.situation), CODES[country]
    world, shifts = game.world, dict[str, Array]()
    for known, share in zip(hidden(country), shares, strict=False):
        before, value = known.read(world), within(known, share)
        if known.error and known.kind != "flag":
            errs = whole.eyes.width(code, known, world)
            shifts[f"eyes.{code}.{known.name}"] = (before - value) / errs * (ROOT / REPORTS)
        world = put(world, known, value)
    others = [place for place, name in enumerate(COUNTRIES) if name != country]
    satisfaction, margin, own = (np.array(rows) for rows in (world.satisfaction, world.margin, world.own_interest))
    satisfaction[others] = 1 - satisfaction[others]
    margin[[side for side, name in enumerate(PARTNERS) if name != country]] *= -1
    strangers = [place for place, name in enumerate(OWN_INTERESTS) if not name.startswith(f"{code}_")]
    own[strangers] = 1 - own[strangers]
    return quarter(game, world.but(satisfaction=satisfaction, margin=margin, own_interest=own), shifts)


def quarter(game: Simulation, world: WorldState, shifts: Mapping[str, Array]) -> WholeQuarter:
    """A quarter of some worlds, with reports shifted."""
    dice = Misled(3, np.arange(WORLDS, dtype=np.uint64), shifts)
    terms = attrs.evolve(game.terms, rules=attrs.evolve(game.rules, chance=dice))
    return WholeQuarter(terms, attrs.evolve(game.situation, world=world))


def heard_in(whole: WholeQuarter, only: str = "") -> Intent:
    """What countries ask of each other in a quarter; what one of them asks, where one is named."""
    course = whole.anchor.review(whole.seen(), whole.now.following, whole.rules).course
    silent = np.array([[bool(only) and name != only] for name in COUNTRIES])
    return Intent.of(whole.anchor.courses, np.where(silent, NO_COURSE, course), whole.seen())


def decisions(whole: WholeQuarter, country: str, heard: Intent) -> dict[str, Array]:
    """All that a country decides in a quarter: questions, choices, course, dials, moves, answers, and at the table.

    heard  what others ask of it: they know more of themselves, and what they ask is no secret from whom they ask
    """
    place, catalogue, world = COUNTRIES.index(country), whole.levers.catalogue, whole.now.world
    night = whole.night()
    with patch.object(Intent, "of", return_value=heard):
        orders, following = whole.decided(night)
    asks = heard_in(whole, country).requests
    own = [crisis.country == place for crisis in whole.script.crises.crises]
    policies = [seat_of(policy.id) == country for policy in catalogue.policies]
    moves = [seat_of(move.id) == country for move in catalogue.moves]
    # An injury to everybody, so that there is something to answer.
    hurt = world.but(struck=world.struck + 0.6, struck_back=world.struck_back + 0.6, gulf_hit=world.gulf_hit + 0.6)
    ready = Answered.nothing(len(moves), following.account, world.capital + 9, whole.rules.figures)
    history = whole.now.history.next(orders.dials, orders.moves)
    seen = attrs.evolve(whole.seen(hurt), history=history)
    after = whole.anchor.answers(AnswerRound(whole.levers, seen, whole.rules, "answer"), following, ready)
    sure = attrs.evolve(whole.rules, figures=whole.rules.figures.but({f"table.{deed}": 1.0 for deed in AT_TABLE}))
    table = at_table(Deeds.none(WORLDS), whole.seen(strained(world)), [np.ones(WORLDS) for _ in PARTNERS], sure)
    done = [seat_of(move) == country for move in MOVES]
    return {
        "questions": night.desk.waits[own],
        "choices": night.choices[own],
        "course": following.course[place],
        "dials": orders.dials[policies],
        "moves": orders.moves[moves],
        "answers": np.stack(after.moves)[moves],
        "answered": after.replied[place],
        "table": table.moves[done],
        "asks": np.stack([asks[wish] for wish in sorted(asks)]),
    }


def strained(world: WorldState) -> WorldState:
    """Worlds in which there is something to do at the table for who wants to: offers, debts, a low rung, and weeks."""
    word, capital = np.full_like(world.word, 0.7), np.full_like(world.capital, 20.0)
    low, owed = np.minimum(world.rung, 3.0), np.maximum(world.overdue, 0.3)
    stays = np.minimum(world.margin, -0.5)
    return world.but(offer=world.offer + 0.3, rung=low, overdue=owed, margin=stays, word=word, capital=capital)


def differing(some: Mapping[str, Array], other: Mapping[str, Array]) -> list[str]:
    """What two decisions differ in."""
    return [name for name in some if not np.array_equal(some[name], other[name])]


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("quarters", GAMES)
@settings(max_examples=4, deadline=None, phases=[Phase.generate])
@given(shares=st.lists(st.sampled_from([0.0, 0.25, 0.6, 1.0]), min_size=len(NAMES), max_size=len(NAMES)))
def test_what_a_country_cannot_see_changes_nothing_that_it_does(
    country: str, quarters: int, shares: list[float]
) -> None:
    """Worlds that differ in every hidden name alone draw the same from it, whichever way the names are turned."""
    game = GAMES[quarters]
    now = quarter(game, game.world, {})
    heard = heard_in(now)
    as_it_is, otherwise = (decisions(whole, country, heard) for whole in (now, turned(game, country, shares)))
    assert not differing(as_it_is, otherwise)


@pytest.mark.parametrize("country", COUNTRIES)
def test_what_a_country_is_told_changes_what_it_does(country: str) -> None:
    """With the same truths, reports that say something else are acted on, so that the test above can fail."""
    game, code = GAMES[7], CODES[country]
    names = [known for known in hidden(country) if known.error and known.kind != "flag"]
    ways = [{f"eyes.{code}.{known.name}": np.full(WORLDS, way) for known in names} for way in (-3.0, 3.0)]
    heard = heard_in(quarter(game, game.world, {}))
    low, high = (decisions(quarter(game, game.world, shifts), country, heard) for shifts in ways)
    assert differing(low, high)


@pytest.mark.parametrize("country", COUNTRIES)
def test_ones_own_numbers_are_exact(country: str) -> None:
    """What a country knows it knows as it is, its reserves, trust, weeks and arsenals among it."""
    game = GAMES[7]
    seen, own = view(game, country), [known for known in READABLE if known.exact_for(CODES[country])]
    for known in own:
        number = seen[known.name]
        assert number is not None
        assert not number.error.any()
        if known.name not in ("leak", "due_vote.ru"):
            assert np.array_equal(number.value, known.read(game.world)), known.name
    mine = [known for known in NAMES if known.name.split(".")[-1] == CODES[country] and known.kind == "account"]
    assert {known.name for known in mine} <= {known.name for known in own}


@pytest.mark.parametrize("country", COUNTRIES)
def test_nothing_hidden_is_in_a_view(country: str) -> None:
    """Names that a country sees nothing of are not shown, no estimate is the truth, nothing hidden shows through."""
    game, canary = GAMES[7], 0.7654321
    seen, world = view(game, country), game.world
    for known in hidden(country):
        number = seen[known.name]
        assert (number is None) == (not known.error), known.name
        if number is not None and known.kind != "flag":
            truth = known.read(world)
            inside = (truth > known.bounds[0]) & (truth < known.bounds[1])
            assert (number.value[inside] != truth[inside]).all(), known.name
            assert (number.error > 0).all()
        if number is None:
            world = put(world, known, within(known, canary))
    again = view(attrs.evolve(game, world=world), country)
    for name, number in seen.items():
        other = again[name]
        assert (number is None) == (other is None)
        if number is not None and other is not None:
            assert np.array_equal(number.value, other.value), name
            assert np.array_equal(number.error, other.error), name
    assert seen.keys() == {known.name for known in READABLE}


def test_the_same_luck_shows_the_same_error_whatever_is_ordered() -> None:
    """Estimates of two campaigns that went apart err alike, quarter after quarter."""
    some, other = (Simulation.start(seed=4, worlds=5) for _ in range(2))
    for _ in range(3):
        orders = some.decide()
        some.step(orders)
        other.decide()
        other.step(attrs.evolve(orders, dials=other.world.dials, moves=orders.moves * 0))
        first, second = (
            WholeQuarter(game.terms, game.situation).eyes.noise("us", named("trust.ir")) for game in (some, other)
        )
        assert np.array_equal(first, second)
    assert not np.array_equal(some.world.trust, other.world.trust)
