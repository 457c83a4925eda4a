"""Red lines of countries themselves: what they do whatever their course."""

import numpy as np

from game.model.play.simulation import Simulation
from game.model.state.axes import COUNTRIES

STANDING = ("ru.arms_for_iran", "ru.nuclear_help", "ru.intel", "ir.arms_for_russia", "ir.story")


def test_standing_help_goes_down_in_a_quarrel() -> None:
    """In worlds that quarrel, what each gives the other by standing policy goes down a step a quarter to nothing."""
    game = Simulation.start(seed=8, worlds=60, quarters=8)
    places = [game.anchor.levers.places[policy] for policy in STANDING]
    before = game.world.dials[places]
    assert before.mean() > 0.8
    for _ in range(2):
        game.world = game.world.but(rung=np.full_like(game.world.rung, 1.0))
        game.step(game.decide())
        after = game.world.dials[places]
        assert (after <= np.maximum(before - 1, 0)).all()
        before = after
    assert not after.any()


def test_nobody_dashes_for_a_bomb_while_an_offer_lies_open() -> None:
    """Tehran, threatened and at the threshold, orders the bomb in some worlds; with an open offer in none."""
    ordered = []
    for offered in (0.0, 0.6):
        game = Simulation.start(seed=9, worlds=300, quarters=8)
        course = [one.id for one in game.anchor.courses.courses[COUNTRIES.index("iran")]].index("course.ir.shield")
        count = 0.0
        for _ in range(3):
            offer, following = game.world.offer.copy(), game.following.course.copy()
            offer[1], following[COUNTRIES.index("iran")] = offered, course
            game.world = game.world.but(
                nuclear_progress=game.world.nuclear_progress * 0 + 0.85,
                threat=game.world.threat * 0 + 0.9,
                capital=game.world.capital * 0 + 15.0,
                offer=offer,
                offer_quarters=game.world.offer_quarters * 0,
                escalation=game.world.escalation * 0 + 1.3,
            )
            game.following.course[:] = following
            orders = game.decide()
            count += orders.moves[game.anchor.levers.places["ir.dash"] - len(game.anchor.levers.policies)].sum()
            game.step(orders)
        ordered.append(count)
    assert ordered[0] > 10
    assert ordered[1] == 0
