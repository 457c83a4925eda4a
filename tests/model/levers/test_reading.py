import shutil
from pathlib import Path

import pytest

from game.model.files.faults import ScenarioFaults
from game.model.levers.catalogue import LeverCatalogue, seat_of
from game.model.levers.reading import catalogue
from game.model.state.axes import COUNTRIES
from game.model.state.deeds import OPENING_STANCES, STANCES
from game.paths import shipped

SHIPPED = shipped("scenarios") / "levers"


def faults(folder: Path, file: str, old: str, new: str) -> list[str]:
    """What is said of the shipped levers after one replacement."""
    copy = folder / "levers"
    shutil.copytree(SHIPPED, copy)
    text = (copy / file).read_text(encoding="utf-8")
    assert old in text
    (copy / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    try:
        catalogue(copy)
    except ScenarioFaults as wrong:
        return str(wrong).splitlines()
    return []


def shipped_levers() -> LeverCatalogue:
    """The shipped levers."""
    return catalogue()


def test_what_ships() -> None:
    """50 policies, 65 moves, 22 crises, 33 courses; an ambition of each of three kinds and three agendas a seat."""
    levers = shipped_levers()
    assert [len(kind) for kind in (levers.policies, levers.moves, levers.crises, levers.courses)] == [50, 65, 22, 33]
    assert len(levers.ambitions) == len(levers.agendas) == 18


def test_each_seat_s_class_deck_is_short() -> None:
    """The short hand holds four or five policies and five or six moves a seat."""
    levers = shipped_levers()
    for country in ("russia", "iran", "united_states", "china", "gulf_states", "israel"):
        policies = [entry for entry in levers.policies if entry.deck and seat_of(entry.id) == country]
        moves = [entry for entry in levers.moves if entry.deck and seat_of(entry.id) == country]
        assert 4 <= len(policies) <= 5
        assert 5 <= len(moves) <= 6


def test_the_laws_stances_stand_where_the_files_open_them() -> None:
    """A policy that a law reads opens where the law takes it to be."""
    opening = {policy.id: policy.opening for policy in shipped_levers().policies}
    assert [opening[policy] for policy in STANCES] == list(OPENING_STANCES)


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("russia.toml", 'path = "promised.ru"', 'path = "promises.ru"', "Nearest: promised.ru"),
        ("russia.toml", 'when = "each"', 'when = "daily"', "expected now"),
        ("iran.toml", 'id = "ir.talk"', 'id = "us.talk"', "expected an id of iran"),
        ("china.toml", "opening = 1", "opening = 7", "expected a dial step, 0–3"),
        ("israel.toml", "upkeep = [", "upkeep = [0, ", "expected 4"),
        ("gulf_states.toml", 'clock = "tonight"', 'clock = "now"', "expected tonight, this quarter, two quarters"),
        ("iran.toml", 'id = "ir.demand"', 'id = "ir.talk"', "expected one entry an id"),
        ("weeks.toml", "carried_over = 10", 'carried_over = "ten"', "expected a whole number"),
        ("united_states.toml", "deck =", "dekc =", "Nearest: deck"),
        ("united_states.toml", "tehran=opening", "tehran=open", "expected closed, opening"),
        ("united_states.toml", 'serves = "us.home', 'serves = "us.hmoe', "Us.allies, us.home, us.order"),
        ("iran.toml", 'serves = "ir.paid .55"', 'serves = "ir.paid much"', "an interest of its seat and a weight"),
    ],
)
def test_a_wrong_file_says_where_and_what_was_expected(
    tmp_path: Path, file: str, old: str, new: str, says: str
) -> None:
    """Each fault names the file, the place in it, what was found and what was expected."""
    said = faults(tmp_path, file, old, new)
    assert any(line.startswith(file) and says in line for line in said), said


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    """A folder without one of the files says which."""
    copy = tmp_path / "levers"
    shutil.copytree(SHIPPED, copy)
    (copy / "iran.toml").unlink()
    with pytest.raises(ScenarioFaults, match=r"iran\.toml: found no such file"):
        catalogue(copy)


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_short_hand_holds_five_policies_six_moves_and_two_questions_of_every_country(country: str) -> None:
    """Nobody in a class is dealt more or less; two courses of each seat are played with half of it at least."""
    levers = catalogue()
    dealt = [
        [entry.id for entry in entries if entry.deck == "class" and seat_of(entry.id) == country]
        for entries in (levers.policies, levers.moves, levers.crises)
    ]
    assert [len(own) for own in dealt] == [5, 6, 2]
    hand = {*dealt[0], *dealt[1]}
    courses = [course for course in levers.courses if seat_of(course.id) == country]
    shares = [len(hand & set(course.dials_set)) / len(course.dials_set) for course in courses]
    assert sum(share >= 0.5 for share in shares) >= 2
