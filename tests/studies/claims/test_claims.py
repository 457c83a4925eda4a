from game.model.files.claims import claims

NUMBERS = [f"C{number:02}" for number in range(1, 89)]


def test_every_claim_of_the_article_is_there() -> None:
    """The article makes 88 claims, in the order in which it makes them."""
    assert list(claims()) == NUMBERS
