"""What was worked out stays for the last few things, and for those things alone."""

from game.last_few import LastFew


def test_the_same_thing_is_worked_out_once_and_an_equal_one_anew() -> None:
    """Things count by what they are: an equal list is another thing."""
    kept, done = LastFew[int](2), list[int]()

    def work() -> int:
        done.append(len(done))
        return done[-1]

    first, equal = [1], [1]
    assert [kept.of((first,), "a", work), kept.of((first,), "a", work)] == [0, 0]
    assert [kept.of((equal,), "a", work), kept.of((first,), "b", work)] == [1, 2]


def test_what_was_longest_not_asked_for_goes_first() -> None:
    """Of two that stay, the one asked for last is kept when a third comes."""
    kept = LastFew[str](2)
    things = [[1], [2], [3]]
    for place in (0, 1, 0, 2):
        kept.of((things[place],), "", f"first {place}".strip)
    assert kept.of((things[0],), "", lambda: "again") == "first 0"
    assert kept.of((things[1],), "", lambda: "again") == "again"
