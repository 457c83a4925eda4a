import pytest

from agents.roster import doctrine_of, interests_alone, seated_countries
from game.model.state.axes import COUNTRIES, IN_LAWS
from tests.agents.sketch import catalogue, staff, view


def test_countries_sit_in_order() -> None:
    """The cast has every country, in the order that every array has."""
    assert tuple(country.country for country in seated_countries({})) == tuple(range(len(COUNTRIES)))


def test_a_strategy_goes_to_the_country_it_is_for() -> None:
    """Named strategies are given to the countries named, and to no other."""
    seated = seated_countries({"united_states": "expose", "iran": "hedge"})
    given = {country.name: country.strategy.name for country in seated if country.strategy}
    assert given == {"iran": "hedge", "united_states": "expose"}


def test_an_unknown_country_is_refused() -> None:
    """A country that does not play is refused, with the nearest that does."""
    with pytest.raises(KeyError, match="no country is called 'united_stats'; nearest: united_states"):
        seated_countries({"united_stats": "expose"})


@pytest.mark.parametrize("place", range(len(IN_LAWS)), ids=IN_LAWS)
def test_doctrine_has_five_to_ten_reasons_each_in_words(place: int) -> None:
    """Each country's doctrine is five to ten rules, whose reasons differ and fit into a headline."""
    reasons = [
        lean.says for lean in seated_countries({})[place].doctrine(view(COUNTRIES[place], {}), staff(COUNTRIES[place]))
    ]
    assert 5 <= len(reasons) <= 10
    assert len(set(reasons)) == len(reasons)
    assert max(map(len, reasons)) <= 60


@pytest.mark.parametrize("place", range(len(COUNTRIES)), ids=COUNTRIES)
def test_doctrine_leans_only_to_its_own_orders(place: int) -> None:
    """Every order that a doctrine names is one of the country's own."""
    own = set(catalogue().names[catalogue().of_country[place]])
    leans = seated_countries({})[place].doctrine(view(COUNTRIES[place], {}), staff(COUNTRIES[place]))
    assert {order for lean in leans for order in lean.orders} <= own


def test_a_country_without_a_character_has_none() -> None:
    """Who has no file of its own here plays by its interests alone."""
    assert doctrine_of("atlantis") is interests_alone
    assert doctrine_of("iran") is not interests_alone
    assert interests_alone(view("iran", {}), staff("iran")) == ()
