"""The table of contents: a quarter, phase by phase."""

from collections.abc import Callable

from game.model.laws.blows import blows
from game.model.laws.calendar import calendar
from game.model.laws.exchange import exchange
from game.model.laws.favours import falls_due, favours
from game.model.laws.gauge import gauge
from game.model.laws.homes import homes
from game.model.laws.interests import interests
from game.model.laws.iran_war import iran_war, nuclear, partners_in_arms, rearming, waters
from game.model.laws.ladder import ladder
from game.model.laws.market import market
from game.model.laws.minds import minds, wears
from game.model.laws.needs import needs
from game.model.laws.offers import offers
from game.model.laws.standing import standing
from game.model.laws.stores import stores
from game.model.laws.ties import ties
from game.model.laws.ukraine import ukraine
from game.model.state.deeds import Deeds
from game.model.state.rules import Rules
from game.model.state.world_state import WorldState, at_rest

# What countries do when they look at the worlds: orders in the morning, answers once the orders are out.
Ask = Callable[[WorldState], Deeds]
# A quarter: the worlds before it, who is asked for orders and then for each round of answers, the rules.
Laws = Callable[[WorldState, tuple[Ask, ...], Rules], WorldState]
# An answer may itself be answered once; each round has luck of its own.
ROUNDS = ("answer", "counter")


def morning(state: WorldState, rules: Rules) -> WorldState:
    """Phases 1–3: the worlds as the quarter begins, before anybody has ordered anything."""
    return calendar(state, rules)


def blows_land(state: WorldState, ask: tuple[Ask, ...], rules: Rules) -> tuple[WorldState, Deeds]:
    """Phases 5 and 6: the worlds after blows, answers to them and answers to those, and all that was done by then.

    ask  as in `play`
    """
    done = ask[0](state)
    state = blows(state, done, rules)
    for name, next_ask in zip(ROUNDS, ask[1:], strict=False):
        answers = next_ask(state)
        state = blows(state, answers, rules, name)
        done = done.and_answers(answers)
    return state, done


def deeds_land(state: WorldState, deeds: Deeds, rules: Rules) -> WorldState:
    """Phases 4 and 5: the worlds after everything that is no blow was carried out together.

    deeds  orders and answers together, so that what is done in answer counts like any order
    """
    state = offers(state, deeds, rules)
    state = stores(state, deeds, rules)
    return favours(state, deeds, rules)


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


def play(state: WorldState, ask: tuple[Ask, ...], rules: Rules) -> WorldState:
    """The worlds a quarter later.

    ask  who is asked for orders in the morning, who for answers once the orders are out, and who for answers to
         those; rounds that are left out are not asked for
    """
    before = state
    state, deeds = blows_land(morning(state, rules), ask, rules)
    state = close(deeds_land(state, deeds, rules), deeds, rules)
    return at_rest(state, before).but(turn=before.turn + 1)
