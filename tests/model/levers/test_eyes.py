"""What countries see: how far estimates err, for how long, and what is kept from others."""

import attrs
import numpy as np
import pytest

from game.model.levers.catalogue import SEATS
from game.model.levers.eyes import Eyes
from game.model.state.axes import COUNTRIES, Array
from game.model.state.names import EVERYBODY, NAMES, Name, named
from game.model.state.ruleset import central, ruleset
from game.model.state.world_state import WorldState
from tests.model.levers.sketch import history, program, readings, world
from tests.model.sketch import rules

MANY = 4000
LEVEL = WorldState.blank(MANY).but(trust=np.full((2, MANY), 0.5), nuclear_progress=np.full(MANY, 0.5))
TRUST, DASH = named("trust.ir"), named("dash")


def eyes(turn: int = 9, worlds: int = MANY) -> Eyes:
    """What countries see in one quarter of many worlds."""
    return Eyes(rules(worlds), turn, program().secret)


def error(turn: int = 9, country: str = "us", known: Name = TRUST, state: WorldState = LEVEL) -> Array:
    """How far estimates are off, (W,), in the name's unit."""
    return eyes(turn).number(country, known, state) - known.read(state)


def test_estimates_err_as_far_as_the_ruleset_says() -> None:
    """The standard deviation of an estimate of trust is the figure's, and it leans to neither side."""
    off, figure = error(), central().eyes.minds
    assert off.std() == pytest.approx(figure, rel=0.05)
    assert abs(off.mean()) < figure / 20


def test_an_error_lasts_some_quarters_and_changes_are_no_better_known() -> None:
    """Half of it is left two quarters later and nothing a year later; changes err by seven tenths of it."""
    now = error()
    for later, left in ((1, 0.75), (2, 0.5), (3, 0.25), (4, 0.0)):
        assert np.corrcoef(now, error(9 + later))[0, 1] == pytest.approx(left, abs=0.05)
    assert (error(10) - now).std() == pytest.approx(central().eyes.minds * 0.5**0.5, rel=0.05)


def test_countries_and_names_err_each_by_its_own_luck() -> None:
    """What Washington gets wrong Beijing need not, nor is one name wrong because another is."""
    others = [error(country="cn"), error(known=named("trust.ru"))]
    for other in others:
        assert abs(np.corrcoef(error(), other)[0, 1]) < 0.06


def test_sources_narrow_an_estimate_and_a_lost_inspection_widens_it() -> None:
    """Washington's own view errs by its own lever, and everybody's of the atom by Tehran's."""
    share = np.zeros((3, MANY))
    share[0], share[2] = -0.4, 0.5
    state, progress = LEVEL.but(view_error=share), named("nuclear_progress")
    assert error(state=state) == pytest.approx(error() * 0.6)
    assert error(country="cn", state=state) == pytest.approx(error(country="cn"))
    wider = error(country="cn", known=progress, state=state)
    assert wider == pytest.approx(error(country="cn", known=progress) * 1.5)


def test_a_dash_is_seen_as_often_as_the_ruleset_says_and_stays_seen() -> None:
    """Seven in ten others see it in its first quarter; who has seen it goes on seeing it; Tehran knows."""
    first, second = (LEVEL.but(dash=np.full(MANY, float(quarters))) for quarters in (1, 2))
    seen = eyes().number("il", DASH, first)
    assert seen.mean() == pytest.approx(central().eyes.dash, abs=0.03)
    assert (eyes(10).number("il", DASH, second) >= seen).all()
    assert not eyes().number("il", DASH, LEVEL).any()
    assert (eyes().number("ir", DASH, second) == 2).all()


def test_what_others_see_nothing_of_is_taken_for_granted() -> None:
    """Israel takes Washington's sources for what they were; Washington knows them."""
    sources, state = named("sources.us"), LEVEL.but(sources=np.full(MANY, 0.9))
    assert (eyes().number("il", sources, state) == sources.start).all()
    assert (eyes().number("us", sources, state) == 90).all()


def test_nobody_reads_what_is_hidden_without_being_somebody() -> None:
    """A decision that says for no country whose it is can read open names alone."""
    nobody = attrs.evolve(readings(world(), history()), eyes=eyes(worlds=2))
    assert nobody.number("brent").shape == (2,)
    with pytest.raises(LookupError, match=r"trust\.ir"):
        nobody.number("trust.ir")
    assert nobody.by("iran").number("trust.ir") == pytest.approx(TRUST.read(nobody.world))


def test_a_covert_dial_of_others_is_taken_to_stand_at_its_opening() -> None:
    """Moscow knows what its satellites see for Tehran; the Gulf takes it for what it was."""
    now = attrs.evolve(readings(world(), history({"ru.intel": 3})), eyes=eyes(worlds=2))
    opening = program().secret["ru.intel"]
    assert opening != 3
    assert (now.by("russia").lever("ru.intel") == 3).all()
    assert (now.by("gulf_states").lever("ru.intel") == opening).all()
    assert (now.of("ru.intel").lever("dial") == 3).all()


def test_every_name_says_who_sees_it_and_every_error_is_a_figure() -> None:
    """Who knows a name is a seat's code, each figure of the section is used, and what all know has no error."""
    used = {known.error for known in NAMES} - {""}
    assert used == {path.split(".")[1] for path in ruleset() if path.startswith("eyes.")}
    for known in NAMES:
        assert known.known == EVERYBODY or set(known.known.split()) <= SEATS.keys(), known.name
        assert not (known.known == EVERYBODY and known.error), known.name
    assert {SEATS[code] for known in NAMES if known.known != EVERYBODY for code in known.known.split()} == {*COUNTRIES}
