import attrs
import numpy as np
import pytest

from agents.table import at_table, refusals
from game.model.levers.readings import WorldReadings
from game.model.play.outcomes import come_out, outcomes, votes_due
from game.model.state.axes import PARTNERS, Array
from game.model.state.deeds import MOVE_ROW, STANCE_ROW, Deeds
from game.model.state.ruleset import central
from game.model.state.world_state import WorldState
from tests.model.levers.sketch import history, program, readings, world
from tests.model.sketch import expected, first_worlds

NOBODY = [np.zeros(1) for _ in PARTNERS]
CERTAIN = {
    "takes": 1.0,
    "covers": 0.0,
    "binds": 1.0,
    "abstains": 0.0,
    "pressed": 1.0,
    "alarmed": 0.0,
    "pays": 1.0,
    "apologises": 1.0,
}
SURE = expected(figures=central().but({f"table.{name}": odds for name, odds in CERTAIN.items()}))


def first(**changed: object) -> WorldState:
    """The end of 2024 in one world, with weeks enough."""
    state = first_worlds()
    return state.but(capital=np.full_like(state.capital, 20.0), **changed)


def seen(state: WorldState) -> WorldReadings:
    """A world that everybody sees as it is."""
    return WorldReadings(state, history(), program().places, SURE.quarters)


def done(state: WorldState, move: str, deeds: Deeds | None = None, seeks: list[Array] | None = None) -> float:
    """How far a move is made at the table."""
    after = at_table(deeds or Deeds.none(1), seen(state), seeks or NOBODY, SURE)
    return float(after.moves[MOVE_ROW[move]][0])


def offered(side: int, size: float = 0.6) -> Array:
    """An offer to one of the two."""
    rows = np.zeros((2, 1))
    rows[side] = size
    return rows


def trusted(state: WorldState) -> WorldState:
    """Washington's word is worth something."""
    word = state.word.copy()
    word[2] = 0.7
    return state.but(word=word)


def test_an_offer_is_taken_by_who_seeks_a_deal_and_by_nobody_else() -> None:
    """Tehran takes a believed offer where its course seeks one, and none where it does not or where none is open."""
    wants = [np.zeros(1), np.ones(1)]
    open_offer = trusted(first(offer=offered(1)))
    assert done(open_offer, "ir.take_offer", seeks=wants) == 1
    assert done(open_offer, "ir.take_offer") == 0
    assert done(trusted(first()), "ir.take_offer", seeks=wants) == 0


def test_moscow_binds_while_the_offer_is_believed_and_it_needs_tehran() -> None:
    """It outbids a fresh believed offer, not one that nobody believes, and not once its own plants run."""
    needs = {"localised": np.array([0.7]), "offer": offered(1)}
    assert done(trusted(first(**needs)), "ru.bind") == 1
    assert done(first(**needs | {"word": np.full((6, 1), 0.1)}), "ru.bind") == 0
    assert done(trusted(first(**needs | {"localised": np.array([0.95])})), "ru.bind") == 0
    assert done(trusted(first(**needs | {"binding": np.array([3.0])})), "ru.bind") == 0


def test_moscow_vetoes_unless_the_gulf_was_hit_and_uses_its_money() -> None:
    """A veto by default; after a hit, with the Gulf's leverage up, it abstains."""
    assert done(first(), "ru.vote") == 1
    ago = np.zeros((4, 1))
    ago[0] = 1
    hit = first(gulf_hit_ago=ago)
    assert done(hit, "ru.vote") == 1
    stances = Deeds.none(1).stances.copy()
    pressing = attrs.evolve(Deeds.none(1), stances=stances * 0 + 3)
    assert done(hit, "ru.vote", pressing) == 0


@pytest.mark.parametrize(("step", "vetoes"), [(0.0, 0), (1.0, 0), (3.0, 1)])
def test_cover_at_the_un_decides_a_vote_that_hangs_in_the_balance(step: float, vetoes: float) -> None:
    """Where Moscow would let a text pass, the full dial of cover turns its vote; at the opening it changes nothing."""
    odds = {"abstains": 1.0, "covers": 1.5}
    rules = attrs.evolve(SURE, figures=SURE.figures.but({f"table.{name}": chance for name, chance in odds.items()}))
    stances = Deeds.none(1).stances.copy()
    stances[STANCE_ROW["ru.shield"]] = step
    deeds = attrs.evolve(Deeds.none(1), stances=stances)
    assert at_table(deeds, seen(first()), NOBODY, rules).moves[MOVE_ROW["ru.vote"]][0] == vetoes


def test_a_strained_relation_is_mended_by_who_stays_and_costs_weeks() -> None:
    """On a low rung, with debts and a grievance, Moscow pays and both apologise; on a good rung nobody does."""
    low = first(
        rung=np.array([2.0]),
        margin=np.full((2, 1), -1.0),
        overdue=np.full((2, 1), 0.3),
        grievance=np.full((2, 1), 0.5),
    )
    for move in ("ru.pay", "ru.apologise", "ir.apologise"):
        assert done(low, move) == 1
        assert done(low.but(rung=np.array([5.0])), move) == 0
    after = at_table(Deeds.none(1), seen(low), NOBODY, SURE)
    assert after.spent[0].tolist() == [4 + 2]
    assert done(low.but(margin=np.full((2, 1), 1.0)), "ru.pay") == 0


def test_an_offer_that_lapses_counts_as_refused() -> None:
    """What was on the table and is gone without a deal was refused; what was taken was not."""
    before = first(offer=offered(1))
    assert refusals(first(), before).refused_ir.tolist() == [1]
    assert refusals(first(deal=np.ones((2, 1))), before).refused_ir.tolist() == [0]


def test_effects_that_hang_on_an_outcome_read_it_for_their_own_lever() -> None:
    """A demand is unanswered while nothing was delivered since; other levers do not see that."""
    rules = come_out(program().catalogue.levers)

    def unanswered(since: float) -> WorldReadings:
        """The worlds with what has come out."""
        here = readings(world(since__delivery__ru=since), history())
        return attrs.evolve(here, outcomes=outcomes(rules, here, expected(2).chance))

    assert unanswered(3).of("ir.demand").outcome("unanswered").tolist() == [1, 1]
    assert unanswered(1).of("ir.demand").outcome("unanswered").tolist() == [0, 0]
    assert unanswered(3).of("ir.clause").outcome("unanswered").tolist() == [0, 0]


def test_a_text_tabled_last_quarter_comes_to_the_vote() -> None:
    """Washington's text of the quarter before is voted on now, an older one no longer."""
    assert votes_due(program(), readings(world(), history(moves={"us.table_vote": 0}))).tolist() == [1, 1]
    assert votes_due(program(), readings(world(), history(moves={"us.table_vote": 2}))).tolist() == [0, 0]
