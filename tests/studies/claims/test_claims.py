from game.model.files.claims import claims
from game.model.scenario.setup_files import shipped_levers

NUMBERS = [f"C{number:02}" for number in range(1, 89)]


def test_every_claim_of_the_article_is_there() -> None:
    """The article makes 88 claims, in the order in which it makes them."""
    assert list(claims()) == NUMBERS


def test_every_claim_is_carried_by_a_lever() -> None:
    """Whatever the article says is named by something that a country can do, be asked, plan or want."""
    levers = shipped_levers()
    kinds = (levers.policies, levers.moves, levers.crises, levers.courses, levers.ambitions, levers.agendas)
    named = {claim for kind in kinds for entry in kind for claim in entry.claims}
    assert named == set(NUMBERS)
