"""How a class of so many people is placed: tables, teams, and which seats the computer plays."""

import attrs

# The computer plays the last of these first where people are few.
PLAYED_FIRST = ("russia", "iran", "united_states", "china", "gulf_states", "israel")
MOST_AT_A_TABLE, FEWEST_IN_A_TEAM = 30, 2


@attrs.frozen
class ClassTeams:
    """How a class sits.

    tables    rooms that play side by side on the same luck
    seats     countries that people play, `computer` those that it plays
    places    people in the largest team
    """

    people: int
    tables: int
    seats: tuple[str, ...]
    computer: tuple[str, ...]
    places: int


def teams_for(people: int) -> ClassTeams:
    """Return how so many people sit: two at least in a team, thirty at most at a table.

    people  at least 2
    """
    tables = -(-people // MOST_AT_A_TABLE)
    at_a_table = -(-people // tables)
    played = min(len(PLAYED_FIRST), max(at_a_table // FEWEST_IN_A_TEAM, FEWEST_IN_A_TEAM))
    return ClassTeams(
        people, tables, PLAYED_FIRST[:played], PLAYED_FIRST[played:], places=-(-at_a_table // played)
    )  # fmt: skip
