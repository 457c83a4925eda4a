import pytest

from agents.strategies import library
from agents.strategies.library import strategies, strategy

AMERICAN = {
    "status_quo", "lump_together", "maximum_pressure", "price_squeeze", "expose", "deny", "gulf_lever",
    "caucasus_lever", "court_russia", "court_iran", "whole_programme", "random", "best_response",
}  # fmt: skip
OF_A_PARTNER = {"hold_fast", "hedge", "bind_with_offers", "opportunist"}


def names(country: str) -> set[str]:
    """Return the names of a country's strategies."""
    return {one.name for one in strategies() if one.country == country}


def test_the_library_finds_every_strategy() -> None:
    """Washington has the thirteen strategies of the model, Moscow and Tehran the same four; there may be more."""
    assert names("united_states") >= AMERICAN
    assert names("russia") >= OF_A_PARTNER
    assert names("iran") >= OF_A_PARTNER


def test_a_strategy_is_found_by_country_and_name() -> None:
    """The same name means another plan in another capital."""
    assert strategy("russia", "hedge").country == "russia"
    assert strategy("iran", "hedge").country == "iran"


def test_an_unknown_strategy_names_the_nearest() -> None:
    """A misspelt strategy is answered with the nearest names."""
    with pytest.raises(KeyError, match="united_states has no strategy called 'exposed'; nearest: expose"):
        strategy("united_states", "exposed")


def test_a_country_without_strategies_says_so() -> None:
    """Asked for a strategy of a country that has none, the library says that it has none."""
    with pytest.raises(KeyError, match="china has no strategy called 'hedge'; nearest: it has none"):
        strategy("china", "hedge")


def test_two_strategies_of_one_name_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second strategy that a country calls by the same name is refused, and both files are named."""
    first = strategy("russia", "hedge")
    monkeypatch.setattr(library, "found", lambda: iter([("russia_hedge", first), ("russia_hedge_more", first)]))
    with pytest.raises(library.SameName, match=r"russia_hedge_more\.py: found a second .* 'hedge', as in russia_hedge"):
        library.strategies.__wrapped__()
