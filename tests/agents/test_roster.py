import pytest

from agents.roster import cast
from game.model.state.axes import COUNTRIES
from tests.agents.sketch import catalogue, staff, view


def test_six_countries_sit_in_order() -> None:
    """The cast has six countries, in the order that every array has."""
    assert tuple(country.country for country in cast({})) == tuple(range(len(COUNTRIES)))


def test_a_strategy_goes_to_the_country_it_is_for() -> None:
    """Named strategies are given to the countries named, and to no other."""
    seated = cast({"united_states": "expose", "iran": "hedge"})
    assert [country.strategy.name if country.strategy else "" for country in seated] == [
        "",
        "hedge",
        "expose",
        "",
        "",
        "",
    ]


def test_an_unknown_country_is_refused() -> None:
    """A country that does not play is refused, with the nearest that does."""
    with pytest.raises(KeyError, match="no country is called 'united_stats'; nearest: united_states"):
        cast({"united_stats": "expose"})


@pytest.mark.parametrize("place", range(len(COUNTRIES)), ids=COUNTRIES)
def test_doctrine_has_five_to_ten_reasons_each_in_words(place: int) -> None:
    """Each country's doctrine is five to ten rules, whose reasons differ and fit into a headline."""
    reasons = [lean.says for lean in cast({})[place].doctrine(view(COUNTRIES[place], {}), staff(COUNTRIES[place]))]
    assert 5 <= len(reasons) <= 10
    assert len(set(reasons)) == len(reasons)
    assert max(map(len, reasons)) <= 60


@pytest.mark.parametrize("place", range(len(COUNTRIES)), ids=COUNTRIES)
def test_doctrine_leans_only_to_its_own_orders(place: int) -> None:
    """Every order that a doctrine names is one of the country's own."""
    own = set(catalogue().names[catalogue().of_country[place]])
    leans = cast({})[place].doctrine(view(COUNTRIES[place], {}), staff(COUNTRIES[place]))
    assert {order for lean in leans for order in lean.orders} <= own
