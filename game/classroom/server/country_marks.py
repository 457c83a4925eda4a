"""What every page of a class knows of the countries: letters, names, signs, and their places on the map."""

from functools import cache

from game.classroom.protocol.wire_messages import CountryMark
from game.model.files.countries import countries
from game.model.files.country import CountrySign

# A sign is drawn in a square of 48 with its middle at 0, so that half its height is 20.
HALF = 20


@cache
def country_marks() -> dict[str, CountryMark]:
    """What pages know of each country, by its name."""
    return {
        name: CountryMark(
            code=country.code.upper(),
            title=country.words.name,
            sign=shape(country.sign),
            letters=round(3 + HALF * country.sign.letters),
            at=None if country.map.docked else tuple(country.map.capital),
            label=country.map.label,
            lands=tuple(country.map.lands),
        )
        for name, country in countries().items()
    }


def shape(sign: CountrySign) -> str:
    """A sign as the path of an SVG."""
    if sign.points:
        return f"M{'L'.join(f'{round(HALF * x, 2)} {round(HALF * y, 2)}' for x, y in sign.points)}Z"
    reach = round(HALF * sign.radius, 2)
    return f"M{-reach} 0A{reach} {reach} 0 1 0 {reach} 0A{reach} {reach} 0 1 0 {-reach} 0Z"
