from functools import cache

import attrs
import numpy as np
import pytest

from agents.agent import StateAgent
from agents.roster import seated_countries
from game.campaign.campaign import Campaign
from game.campaign.replay import replayed
from game.campaign.review import turning_points
from game.forecast.common_knowledge import common_knowledge
from game.forecast.difficulty import DIFFICULTIES, Difficulty, difficulty
from game.forecast.lookahead import LookAhead, at_difficulty
from game.model.laws.intelligence import see
from game.model.legality import faults, legal
from game.model.simulation import Player
from game.model.state.axes import COUNTRIES, IRAN, UNITED_STATES, Array
from game.model.state.catalogue import Sheet
from game.model.state.chance import Dice
from tests.campaign.sketches import begun
from tests.forecast.test_rollouts import half_way, known_to

QUICK = Difficulty(rationality=1.5, drafts=3, freedom=1.0, futures=2, finalists=1, quarters=2, memory=2, grudge=0.5)


def looking(country: int, how: Difficulty = QUICK) -> LookAhead:
    """Return a country that looks ahead."""
    return LookAhead(seated_countries({})[country], known_to(country), how)


def ordered(player: Player, campaign: Campaign) -> Sheet:
    """Return what a player orders in the campaign half-way."""
    staff = campaign.staffs[player.country]
    view = see(campaign.world, player.country, campaign.setting)
    return player.decide(view, legal(campaign.world, campaign.setting)[staff.own], staff)


@pytest.mark.parametrize("country", range(len(COUNTRIES)))
def test_who_looks_ahead_gives_orders_that_may_be_given(country: int) -> None:
    """The orders are legal together, and the same each time they are asked for."""
    campaign, player = half_way(), looking(country)
    sheet = campaign.setting.catalogue.no_orders(1)
    sheet[campaign.staffs[country].own] = ordered(player, campaign)
    assert not faults(campaign.world, sheet, campaign.setting)
    assert (ordered(player, campaign) == sheet[campaign.staffs[country].own]).all()


def sheets_of(player: LookAhead, campaign: Campaign) -> Sheet:
    """Return a player's drafts in the campaign half-way, (own orders, drafts, 1)."""
    staff, view = campaign.staffs[player.country], campaign.view(player.name)
    return np.stack(player.drafts(view, legal(campaign.world, campaign.setting)[staff.own], staff), axis=1)


def test_who_looks_ahead_gives_the_draft_that_does_best() -> None:
    """Of its drafts, of which the first is what it would order anyway, it gives the one that its futures prefer."""
    campaign, player = half_way(), looking(UNITED_STATES, attrs.evolve(QUICK, drafts=5))
    staff, view = campaign.staffs[UNITED_STATES], campaign.view("united_states")
    sheets = sheets_of(player, campaign)
    allowed = legal(campaign.world, campaign.setting)[staff.own]
    assert (sheets[:, 0] == player.character.decide(view, allowed, staff)).all()
    assert len({draft.tobytes() for draft in np.moveaxis(sheets, 1, 0)}) > 1
    best = int(player.worth(view, sheets, 2)[:, 0].argmax())
    assert (ordered(player, campaign) == sheets[:, best]).all()


def test_the_best_drafts_are_tried_again_in_more_futures() -> None:
    """Of eight drafts in two futures the best two are tried in eight futures each, and the better of those is given."""
    campaign, player = half_way(), looking(IRAN, attrs.evolve(QUICK, drafts=8, finalists=2))
    view, sheets = campaign.view("iran"), sheets_of(player, campaign)
    finalists = sheets[:, np.argsort(-player.worth(view, sheets, 2)[:, 0], kind="stable")[:2]]
    best = int(player.worth(view, finalists, 8)[:, 0].argmax())
    assert (ordered(player, campaign) == finalists[:, best]).all()


def test_drafts_made_more_freely_differ_more() -> None:
    """The less sharply it chooses in its other drafts, the more of them differ."""
    campaign = half_way()

    def kinds(freedom: float) -> int:
        """Return how many different drafts there are."""
        player = looking(IRAN, attrs.evolve(QUICK, drafts=16, freedom=freedom))
        return len({draft.tobytes() for draft in np.moveaxis(sheets_of(player, campaign), 1, 0)})

    assert kinds(0.5) > kinds(8.0)


def test_who_looks_ahead_knows_only_its_view() -> None:
    """A secret that it cannot see changes nothing it orders."""
    campaign, player = half_way(), looking(IRAN)
    staff, allowed = campaign.staffs[IRAN], legal(campaign.world, campaign.setting)[campaign.staffs[IRAN].own]
    true = campaign.world
    other = true.but(patronage=true.patronage.copy(), awareness=true.awareness.copy())
    other.patronage[0] = 0
    other.awareness[0] = 1
    views = [see(world, IRAN, campaign.setting) for world in (true, other)]
    sheets = [player.decide(view, allowed, staff).tobytes() for view in views]
    assert len(set(sheets)) == 1


@pytest.mark.parametrize("finalists", [1, 2])
def test_many_worlds_are_decided_as_each_alone(finalists: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A country that looks ahead in several campaigns at once orders in each what it would order there alone."""
    campaign, player = half_way(), looking(IRAN, attrs.evolve(QUICK, finalists=finalists))
    dice = Dice(campaign.terms.seed, np.arange(3, dtype=np.uint64))
    whole = attrs.evolve(campaign.simulation, agents=(player,))
    three = attrs.evolve(whole.elsewhere(dice, 3), world=campaign.world.repeated(3))
    together = three.decide()
    monkeypatch.setattr("game.forecast.lookahead.BLOCK", 7)
    assert (three.decide() == together).all()
    for k in range(3):
        luck = Dice(campaign.terms.seed, np.array([k], np.uint64))
        alone = attrs.evolve(whole.elsewhere(luck, 1), world=campaign.world)
        assert (alone.decide()[:, 0] == together[:, k]).all()


def test_the_difficulties_rise() -> None:
    """From Seminar to Crisis countries choose more sharply, look further ahead and remember longer."""
    figures = half_way().setting.figures
    steps = [difficulty(name, figures) for name in DIFFICULTIES]
    for kind in ("rationality", "drafts", "futures", "finalists", "quarters", "memory"):
        levels = [getattr(step, kind) for step in steps]
        assert levels == sorted(levels), kind
        assert levels[0] < levels[-1], kind
    assert steps[0].drafts == 1


def test_an_unknown_difficulty_is_told() -> None:
    """The message names the difficulties there are."""
    with pytest.raises(KeyError, match="no difficulty is called 'hard'; expected one of seminar, cabinet, crisis"):
        difficulty("hard", half_way().setting.figures)
    with pytest.raises(KeyError, match="no difficulty is called 'hard'"):
        begun(difficulty="hard")


def test_the_engine_plays_at_the_difficulty_of_the_campaign() -> None:
    """At Cabinet all look ahead but those who were given a plan and those whose seat people hold."""
    campaign = begun(quarters=4, difficulty="cabinet", strategies={"russia": "hedge"}, sides=("iran",))
    kinds = {COUNTRIES[player.country]: isinstance(player, LookAhead) for player in campaign.agents}
    assert kinds == {name: name not in {"russia", "iran"} for name in COUNTRIES}
    easy = begun(quarters=4, difficulty="seminar")
    assert all(isinstance(player, StateAgent) and player.rationality == 0.75 for player in easy.agents)
    sharp = begun(quarters=4, difficulty="seminar", rationality=3.0)
    assert all(isinstance(player, StateAgent) and player.rationality == 3 for player in sharp.agents)


def test_a_campaign_with_a_difficulty_replays() -> None:
    """The log of a campaign at Cabinet leads to the same worlds again, and its reasons and turning points are told."""
    campaign = begun(quarters=3, difficulty="cabinet")
    while not campaign.over:
        campaign.end_quarter()
    assert replayed(campaign.log()).digests == campaign.digests
    assert campaign.log().campaign.difficulty == "cabinet"
    assert isinstance(turning_points(campaign), tuple)
    own = campaign.staffs[UNITED_STATES]
    assert campaign.agents[UNITED_STATES].reasons(campaign.view("united_states"), own, "us.reassure_allies")


@cache
def scores(how: str) -> Array:
    """Return Tehran's score in 24 campaigns of eight quarters in which it plays so, and the others as they are."""
    campaign, count = half_way(), 24
    dice = Dice(5, np.arange(count, dtype=np.uint64))
    game = campaign.simulation.elsewhere(dice, count)
    seats: list[Player] = list(seated_countries({}))
    if how == "random":
        seats[IRAN] = attrs.evolve(seated_countries({})[IRAN], rationality=0.0)
    else:
        seats[IRAN] = at_difficulty(
            seated_countries({})[IRAN],
            difficulty(how, game.setting.figures),
            common_knowledge(IRAN, game.setting, campaign.staffs),
        )
    reached: Array = attrs.evolve(game, agents=tuple(seats)).run(8).score[IRAN]
    return reached


def test_each_difficulty_is_stronger_than_the_last() -> None:
    """Tehran fares best at Crisis, then at Cabinet, then at Seminar, and worst at random: on average, on the same luck.

    The benchmark of difficulties has all six seats, more games, and intervals.
    """
    means = [float(scores(how).mean()) for how in ("random", *DIFFICULTIES)]
    assert means == sorted(means)
    assert means[-1] - means[0] > 2
