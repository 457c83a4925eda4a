"""Views: what a country may know of a world, and that nothing else reaches its orders."""

from collections.abc import Mapping
from typing import Any

import attrs
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.roster import seated_countries
from game.model.laws.intelligence import blur, estimate, glimpse, see
from game.model.legality import legal
from game.model.scenario import load
from game.model.simulation import staffs_of
from game.model.state.arithmetic import on_grain
from game.model.state.axes import COUNTRIES, PARTNERS, Array
from game.model.state.catalogue import Sheet
from game.model.state.measures import measures_of, places_of, row
from game.model.state.observation import Observation
from game.model.state.setting import Setting
from game.model.state.world import World
from game.model.state.world import paths as every_path
from tests.agents.sketch import any_world
from tests.sketch import after, at_rest, dice, lucky, sketch, table

EVERYBODY = range(len(COUNTRIES))
SHIPPED = load.scenario_names()
PLACES = places_of(World)
WORLDS = 6
# What these push is printed in the scenario's and the orders' files.
OPEN = ("inject.", "risk.")
US = COUNTRIES.index("united_states")


def is_known(path: str, country: int) -> bool:
    """Return whether a country sees a row exactly: it is public, its own, or passes between it and its partner."""
    measure, who = PLACES[path][0], COUNTRIES[country]
    if measure.known == "public" or measure.owner == who:
        return True
    if measure.name in ("help", "promised"):
        return who in PARTNERS
    names = zip(measure.axes, path.split(".")[1:], strict=True)
    return who in [name for axis, name in names if axis in ("country", "partner")]


def hidden(country: int, kind: str) -> list[str]:
    """Return the rows of a kind, `secret` or `estimate`, that a country does not see exactly."""
    return [path for path, (measure, _) in PLACES.items() if measure.known == kind and not is_known(path, country)]


def replaced(world: World, rows: Mapping[str, Any]) -> World:
    """Return a world with some rows, by path, replaced."""
    arrays: dict[str, Any] = {}
    for path, value in rows.items():
        measure, index = PLACES[path]
        arrays.setdefault(measure.name, np.array(getattr(world, measure.name)))[index] = value
    return world.but(**arrays)


def every_number(view: Observation) -> Array:
    """Return every number in a view, one after another."""
    parts = [getattr(view.seen, name).ravel() for name in measures_of(World)]
    return np.concatenate([*parts, *(np.ravel(error) for error in view.error.values())])


def same(one: Observation, other: Observation) -> bool:
    """Return whether two views hold the same, number by number and order by order."""
    errors = one.error.keys() == other.error.keys() and all(
        np.array_equal(one.error[name], other.error[name]) for name in one.error
    )
    return errors and all(
        np.array_equal(getattr(one.seen, name), getattr(other.seen, name)) for name in ("orders", *measures_of(World))
    )


def ordered_by(country: int, world: World, setting: Setting) -> Sheet:
    """Return what a country orders in a world, from its view and from what the law allows there."""
    staff = staffs_of(setting)[country]
    view, allowed = see(world, country, setting), legal(world, setting)[staff.own]
    return seated_countries({})[country].decide(view, allowed, staff)


def somewhere(seed: int, name: str = SHIPPED[0]) -> tuple[World, Setting]:
    """Return worlds anywhere within their bounds, with luck, in a scenario's setting."""
    _, setting = at_rest(name, WORLDS)
    return any_world(seed, WORLDS), lucky(setting)


@pytest.mark.parametrize("country", EVERYBODY, ids=COUNTRIES)
@settings(max_examples=4)
@given(seed=st.integers(0, 2**32))
def test_own_and_public_facts_are_exact(country: int, seed: int) -> None:
    """A country sees its own rows, what passes between it and its partner, and all that is public, without error."""
    world, setting = somewhere(seed)
    view = see(world, country, setting)
    for path, (measure, index) in PLACES.items():
        if is_known(path, country):
            assert np.array_equal(view[path], row(world, path)), path
            error = view.error.get(measure.name)
            assert error is None or not np.broadcast_to(error, (*measure.shape, WORLDS))[index].any(), path


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("country", EVERYBODY, ids=COUNTRIES)
def test_what_is_others_is_seen_with_error(country: int, name: str) -> None:
    """In every scenario a country's error is above zero on each row that is another's."""
    world, setting = at_rest(name, WORLDS)
    setting = lucky(setting)
    view = see(after(setting, world, 2), country, setting)
    for kind in ("secret", "estimate"):
        for path in hidden(country, kind):
            measure, index = PLACES[path]
            assert (np.broadcast_to(view.error[measure.name], (*measure.shape, WORLDS))[index] > 0).all(), path


@pytest.mark.parametrize("country", EVERYBODY, ids=COUNTRIES)
@pytest.mark.parametrize("kind", ["secret", "estimate"])
def test_a_canary_in_a_hidden_row_is_never_seen(country: int, kind: str) -> None:
    """A number planted in each row that is hidden from a country stands nowhere in what that country sees."""
    world, setting = somewhere(3)
    paths = hidden(country, kind)
    share = 0.1 + 0.8 * (np.arange(len(paths) * WORLDS) + 1 / 3) / (len(paths) * WORLDS)
    canaries = {
        path: on_grain(PLACES[path][0].low + PLACES[path][0].span * share[n * WORLDS : (n + 1) * WORLDS])
        for n, path in enumerate(paths)
    }
    planted = np.concatenate(list(canaries.values()))
    innocent = set(planted.tolist()) - set(every_number(see(world, country, setting)).tolist())
    shown = innocent & set(every_number(see(replaced(world, canaries), country, setting)).tolist())
    if kind == "secret":
        assert not shown
    else:
        # An estimate may by chance be some other row's true value; it must not be its own.
        view = see(replaced(world, canaries), country, setting)
        assert not [path for path in paths if (view[path] == canaries[path]).any()]


def test_the_canaries_are_found_where_they_may_be_seen() -> None:
    """The search works: what is planted in Tehran's secrets stands in Tehran's own view."""
    world, setting = somewhere(3)
    planted = replaced(world, {"awareness.iran.gulf": on_grain(np.full(WORLDS, 0.123457))})
    assert float(on_grain(np.array(0.123457))) in every_number(see(planted, COUNTRIES.index("iran"), setting))


@pytest.mark.parametrize("country", EVERYBODY, ids=COUNTRIES)
def test_others_covert_orders_are_absent(country: int) -> None:
    """A country sees every order but those that others gave in secret."""
    world, setting = somewhere(5)
    seen = see(world, country, setting).seen.orders
    for place, order in enumerate(setting.catalogue.orders):
        if order.covert and order.country != COUNTRIES[country]:
            assert not seen[:, place].any(), order.name
        else:
            assert np.array_equal(seen[:, place], world.orders[:, place]), order.name


@pytest.mark.parametrize("country", EVERYBODY, ids=COUNTRIES)
@settings(max_examples=4)
@given(seed=st.integers(0, 2**32))
def test_secrets_of_others_reach_no_order(country: int, seed: int) -> None:
    """Two worlds that differ in every secret of others, and in what they ordered covertly, draw the same orders."""
    world, setting = somewhere(seed)
    luck = np.random.default_rng(seed + 1)
    drawn = {
        path: on_grain(luck.uniform(PLACES[path][0].low, PLACES[path][0].high, WORLDS))
        for path in hidden(country, "secret")
    }
    covert = [order.covert and order.country != COUNTRIES[country] for order in setting.catalogue.orders]
    other_orders = np.where(np.array(covert)[:, None], 3 - world.orders, world.orders).astype(np.int8)
    other = attrs.evolve(replaced(world, drawn), orders=other_orders)
    assert same(see(world, country, setting), see(other, country, setting))
    assert np.array_equal(ordered_by(country, world, setting), ordered_by(country, other, setting))


@pytest.mark.parametrize("country", EVERYBODY, ids=COUNTRIES)
@settings(max_examples=4)
@given(seed=st.integers(0, 2**32))
def test_truth_behind_equal_estimates_reaches_no_order(country: int, seed: int) -> None:
    """Two worlds that differ in every estimated row of others, and look alike, draw the same orders."""
    world, setting = somewhere(seed)
    paths = hidden(country, "estimate")
    middle = replaced(world, {path: PLACES[path][0].low + PLACES[path][0].span / 2 for path in paths})
    view = see(middle, country, setting)
    extreme, less = {}, {}
    for path in paths:
        # At the bound towards which the error points an estimate goes no further, wherever near it the truth lies.
        measure, off = PLACES[path][0], view[path] - row(middle, path)
        extreme[path] = np.where(off > 0, measure.high, measure.low)
        less[path] = on_grain(extreme[path] - off / 2)
    one, other = replaced(world, extreme), replaced(world, less)
    assert all((row(one, path) != row(other, path)).any() for path in paths)
    assert same(see(one, country, setting), see(other, country, setting))
    assert np.array_equal(ordered_by(country, one, setting), ordered_by(country, other, setting))


@pytest.mark.parametrize("country", EVERYBODY, ids=COUNTRIES)
def test_a_glimpse_is_a_view(country: int) -> None:
    """What the engine's own seats look up, row by row, is what `see` works out."""
    world, setting = somewhere(11)
    whole, looked_up = see(world, country, setting), glimpse(world, country, setting)
    for path in every_path():
        assert np.array_equal(looked_up[path], whole[path]), path
    assert np.array_equal(looked_up.given(slice(None)), whole.given(slice(None)))


@pytest.mark.parametrize("country", EVERYBODY, ids=COUNTRIES)
def test_a_glimpse_holds_only_what_is_public(country: int) -> None:
    """Of the true world a glimpse holds nothing as it is that a view would hide."""
    world, setting = somewhere(11)
    hidden = {
        name
        for name in measures_of(World)
        if not np.array_equal(getattr(see(world, country, setting).seen, name), getattr(world, name))
    }
    assert hidden
    assert not hidden & set(glimpse(world, country, setting).seen.__dict__)


def test_a_view_holds_no_way_back_to_the_truth() -> None:
    """What leaves the core for a seat has every measure worked out, and none left to be looked up in the true world."""
    world, setting = somewhere(11)
    assert set(see(world, US, setting).seen.__dict__) == {"turn", "orders", *measures_of(World)}


def test_an_estimate_is_the_truth_and_its_error() -> None:
    """Two standard errors of a tenth above six tenths are eight, within bounds, and without error it is the truth."""
    trust = measures_of(World)["trust"]
    found = estimate(np.array([0.6, 0.9, 0.6]), trust, np.array([0.1, 0.1, 0.0]), np.array([2.0, 2.0, 2.0]))
    assert found == pytest.approx([0.8, 1.0, 0.6], abs=1e-6)


def test_secrets_are_believed_to_be_as_they_were() -> None:
    """Of what it cannot see at all, a country believes what was common knowledge when the scenario began."""
    world, setting = sketch(awareness={"iran": 0.9})
    view = see(world, US, lucky(setting))
    assert np.array_equal(view.seen.awareness, setting.opening.awareness)


def test_errors_are_as_large_as_they_say() -> None:
    """Over four thousand worlds an estimate is right on average, and off by its standard error."""
    world, setting = sketch(4096, trust=0.5)
    view = see(world, US, lucky(setting))
    off = (view.seen.trust - 0.5) / view.error["trust"]
    assert off.mean() == pytest.approx(0.0, abs=0.06)
    assert off.std() == pytest.approx(1.0, abs=0.06)


def test_errors_last_a_year() -> None:
    """An assessment errs alike for four quarters, and anew in the next year."""
    world, setting = sketch(64, trust=0.5)
    setting = lucky(setting)
    seen = [see(attrs.evolve(world, turn=turn), US, setting).seen.trust for turn in (0, 3, 4)]
    assert np.array_equal(seen[0], seen[1])
    assert not np.array_equal(seen[0], seen[2])


def test_each_country_errs_in_its_own_way() -> None:
    """Washington and Jerusalem do not make the same mistakes."""
    world, setting = sketch(64, trust=0.5)
    setting = lucky(setting)
    one, other = (see(world, country, setting).seen.trust for country in (US, COUNTRIES.index("israel")))
    assert not np.array_equal(one, other)


def test_blur_is_narrowed_by_washingtons_sources() -> None:
    """More sources make Washington's error smaller, and nobody else's."""
    poor, setting = sketch(sources=0.0)
    rich, _ = sketch(sources=1.0)
    figures = setting.figures.intelligence
    assert blur(poor, US, setting)[0] == pytest.approx(figures.error)
    assert blur(rich, US, setting)[0] == pytest.approx(figures.error * (1 - figures.source_worth))
    for country in set(EVERYBODY) - {US}:
        assert blur(rich, country, setting)[0] == blur(poor, country, setting)[0]


def test_blur_never_vanishes() -> None:
    """Even with the best of sources some error is left."""
    world, setting = sketch(sources=1.0)
    assert blur(world, US, setting)[0] > 0


def test_a_view_of_one_world_is_the_view_among_many() -> None:
    """What a country sees of world k does not hang on the other worlds beside it."""
    world, setting = somewhere(8)
    many = see(world, US, setting)
    luck = attrs.evolve(setting.chance, worlds=np.array([4], np.uint64))  # type: ignore[misc]
    alone = see(world.only(4), US, attrs.evolve(setting, chance=luck, opening=setting.opening.only(4)))
    assert np.array_equal(every_number(alone), every_number(Observation(US, many.seen.only(4), {
        name: error[..., 4:5] for name, error in many.error.items()
    })))  # fmt: skip


@pytest.mark.parametrize("name", SHIPPED)
def test_events_tell_nobody_what_it_may_not_know(name: str) -> None:
    """What explains a change of a hidden row is told to those who know the row; injects and accidents say only what
    their files say.
    """
    seats = table(dice(0, 16), 16, name)
    world = seats.world
    for _ in range(4):
        world, events = seats.quarter(world)
        told = {(event.path, who) for event in events for who in event.seen_by if not event.cause.startswith(OPEN)}
        assert [(path, who) for path, who in told if not is_known(path, COUNTRIES.index(who))] == []
