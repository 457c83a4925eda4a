"""The table of contents of the second model: a quarter, phase by phase."""

from collections.abc import Callable

from game.second.laws.blows import blows
from game.second.laws.calendar import calendar
from game.second.laws.exchange import exchange
from game.second.laws.favours import falls_due, favours
from game.second.laws.gauge import gauge
from game.second.laws.homes import homes
from game.second.laws.interests import interests
from game.second.laws.iran_war import iran_war, nuclear, partners_in_arms, rearming, waters
from game.second.laws.ladder import ladder
from game.second.laws.market import market
from game.second.laws.minds import minds, wears
from game.second.laws.needs import needs
from game.second.laws.offers import offers
from game.second.laws.standing import standing
from game.second.laws.stores import stores
from game.second.laws.ties import ties
from game.second.laws.ukraine import ukraine
from game.second.state.deeds import Deeds
from game.second.state.rules import Rules
from game.second.state.world_state import WorldState, at_rest

# What countries do when they look at the worlds: orders in the morning, answers once the orders are out.
Ask = Callable[[WorldState], Deeds]
# A quarter: the worlds before it, who is asked for orders and for answers, the rules.
Laws = Callable[[WorldState, tuple[Ask, Ask], Rules], WorldState]


def morning(state: WorldState, rules: Rules) -> WorldState:
    """Phases 1–3: the worlds as the quarter begins, before anybody has ordered anything."""
    return calendar(state, rules)


def orders_land(state: WorldState, deeds: Deeds, rules: Rules) -> WorldState:
    """Phases 4 and 5: the worlds after the offers are on the table and all orders were carried out together."""
    state = offers(state, deeds, rules)
    state = stores(state, deeds, rules)
    state = favours(state, deeds, rules)
    return blows(state, deeds, rules)


def answers_land(state: WorldState, answers: Deeds, rules: Rules) -> WorldState:
    """Phase 6: the worlds after those who were hit answered."""
    return blows(state, answers, rules, answering=True)


def close(state: WorldState, deeds: Deeds, rules: Rules) -> WorldState:
    """Phases 2 and 7–12: the machines of the world step, and the quarter's accounts are drawn up.

    deeds  orders and answers together
    """
    figures = rules.figures
    state = iran_war(state, deeds, rules)
    state = waters(state, deeds, rules)
    state = nuclear(state, deeds, rules)
    state = partners_in_arms(state, deeds, rules)
    state = rearming(state, deeds, figures)
    state = ukraine(state, deeds, rules)
    state = standing(state, deeds, rules)
    state = market(state, deeds, rules)
    state = homes(state, deeds, rules)
    state = exchange(needs(state, deeds, figures), deeds, figures)
    state = falls_due(state, deeds, figures)
    state = wears(minds(state, deeds, figures), deeds, figures)
    state = ties(state, deeds, figures)
    state = ladder(state, deeds, rules)
    return interests(gauge(state, deeds, rules), deeds, rules)


def play(state: WorldState, ask: tuple[Ask, Ask], rules: Rules) -> WorldState:
    """The worlds a quarter later.

    ask  who is asked for orders in the morning, and who for answers once the orders are out
    """
    before = state
    state = morning(state, rules)
    orders = ask[0](state)
    state = orders_land(state, orders, rules)
    answers = ask[1](state)
    state = answers_land(state, answers, rules)
    state = close(state, orders.and_answers(answers), rules)
    return at_rest(state, before).but(turn=before.turn + 1)
