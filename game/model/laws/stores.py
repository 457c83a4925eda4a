"""Phase 5, stocks that only policies and moves feed: words, sources, cohesion, links, and what was just pushed."""

import numpy as np

from game.model.laws.common import flag, stock
from game.model.state.arithmetic import clip, toward
from game.model.state.axes import ARMS, DOMAINS, GULF, ISRAEL, RUSSIA, TRADE, UNITED_STATES, Array
from game.model.state.codes import TIE_US_RU
from game.model.state.deeds import Deeds
from game.model.state.figures import Figures
from game.model.state.rules import Rules
from game.model.state.world_state import WorldState

SIDES = ("ru", "ir")
SPEAKERS = ("ru", "ir", "us", "cn", "gs", "il")


def stores(state: WorldState, deeds: Deeds, rules: Rules) -> WorldState:
    """The worlds after policies and moves fed the stocks that have no other law."""
    figures = rules.figures
    state = believed_words(state, deeds, figures)
    state = passing(state, deeds, figures)
    state = joint_works(state, deeds, figures)
    state = western_stocks(inclinations(state, deeds), deeds, figures)
    return gulf_stocks(state, deeds, figures)


def faded_stock(value: Array, fade: Array, deeds: Deeds, name: str) -> Array:
    """A stock that has faded already when the quarter began, as deeds push it.

    fade     share left a quarter later
    returns  (W,) in the model's unit

    Source: seams.md, rule 2.
    """
    pushed: Array = value + (1 - fade) * deeds.rest(name) + deeds.now(name)
    return pushed


def believed_words(state: WorldState, deeds: Deeds, figures: Figures) -> WorldState:
    """The worlds after each country's word and resolve were raised or spent.

    Source: play2.md section 4; seams.md, decision 6 (Beta counts that are forgotten).
    """
    keeps = 1 - figures.calendar.word_forget
    word = [faded_stock(state.word[row], keeps, deeds, f"word.{code}") for row, code in enumerate(SPEAKERS)]
    resolve = [faded_stock(state.resolve[row], keeps, deeds, f"resolve.{code}") for row, code in enumerate(SPEAKERS)]
    return state.but(word=clip(np.stack(word), 0, 1), resolve=clip(np.stack(resolve), 0, 1))


def passing(state: WorldState, deeds: Deeds, figures: Figures) -> WorldState:
    """The worlds after pushes that fade: affronts, lifts of threat, buying, enforcement and discounts.

    Source: seams.md, table of names.
    """
    law = figures.calendar
    half = np.ones(state.worlds) / 2
    affront = [faded_stock(state.affront[i], half, deeds, f"affront.{code}") for i, code in enumerate(SIDES)]
    lifts = [state.barrels_lift[i] + deeds.now(f"barrels.cn.{code}") for i, code in enumerate(SIDES)]
    discounts = [state.discount_lift[i] + deeds.now(f"discount.{code}") for i, code in enumerate(SIDES)]
    enforced = [state.enforcement_lift[i] + deeds.now(f"enforcement.{code}") for i, code in enumerate(SIDES)]
    return state.but(
        affront=clip(np.stack(affront), 0, 1),
        barrels_lift=np.stack(lifts),
        discount_lift=np.stack(discounts),
        enforcement_lift=np.stack(enforced),
        front_lift=state.front_lift + deeds.now("shared_threat"),
        fatigue=np.maximum(faded_stock(state.fatigue, law.fatigue_fade, deeds, "fatigue.expose"), 0),
        entrapment=clip(faded_stock(state.entrapment, law.entrapment_fade, deeds, "entrapment.ru"), 0, 1),
        us_output=faded_stock(state.us_output, law.us_output_fade, deeds, "output.us"),
        china_demand=faded_stock(state.china_demand, law.china_demand_fade, deeds, "demand.cn"),
    )


def joint_works(state: WorldState, deeds: Deeds, figures: Figures) -> WorldState:
    """The worlds after what the two build together grew or was cut: the payment link, the railway, quiet help.

    Source: seams.md (payment_link, railway); X5–X7; claims C52, C57.
    """
    law = figures.stores
    link = stock(state.payment_link, law.link_rest, law.link_pace, deeds, "payment_link")
    quiet, none = state.quiet.copy(), state.brent * 0
    quiet[RUSSIA] = clip(quiet[RUSSIA] + deeds.now("quiet.ru"), 0, 1)
    lifted = {ARMS: deeds.now("stake.arms.ru"), TRADE: deeds.now("stake.trade.ru")}
    built = state.institutions + figures.ladder.institutions_pace * deeds.rest("institutions")
    return state.but(
        payment_link=clip(link, 0, 1),
        railway=clip(state.railway + law.railway_pace * deeds.rest("railway") + deeds.now("railway"), 0, 1),
        institutions=clip(built + deeds.now("institutions"), 0, 1),
        quiet=quiet,
        stake_lift=np.stack([lifted.get(row, none) for row in range(len(DOMAINS))]),
        outside=np.stack([deeds.now(f"outside.{code}") for code in SIDES]),
        listed_bank=np.maximum(state.listed_bank, law.listing_lasts * flag(deeds.now("listed_bank") > 0)),
    )


def inclinations(state: WorldState, deeds: Deeds) -> WorldState:
    """The worlds with what moves the odds of deeds that countries decide, how well they see, and what came out.

    Source: seams.md, table of names (strike_risk.il, push.dash, push.close, trial.ru, view_error.*, refused.*).
    """
    refused = ("refused.ir.cn", "refused.ir.us", "refused.gs.us")
    return state.but(
        israel_lean=deeds.now("strike_risk.il") + deeds.now("strike_need.il") - deeds.now("strike_cost.il"),
        dash_lean=deeds.now("push.dash"),
        close_lean=deeds.now("push.close"),
        text_lean=deeds.now("trial.ru"),
        view_error=np.stack([deeds.now(f"view_error.{code}") for code in ("us", "il", "nuclear")]),
        leaked=clip(deeds.now("leak"), 0, 1),
        refused_ru=state.refused_ru + deeds.now("refused.us.ru"),
        refused_ir=state.refused_ir + deeds.now("refused.us.ir"),
        refused=np.stack([state.refused[row] + deeds.now(name) for row, name in enumerate(refused)]),
    )


def western_stocks(state: WorldState, deeds: Deeds, figures: Figures) -> WorldState:
    """The worlds after Washington's own stocks moved: allies, sources, the oil reserve.

    Source: seams.md (cohesion.us, sources.us, reserve.us); claims C17, C73, C85.
    """
    law = figures.stores
    cohesion = stock(state.cohesion, law.cohesion_rest, law.cohesion_pace, deeds, "cohesion.us")
    warm = law.cohesion_of_thaw * (state.tie[TIE_US_RU] - law.us_ru_usual)
    sources = stock(state.sources, law.sources_rest, law.sources_pace, deeds, "sources.us")
    return state.but(
        cohesion=clip(cohesion - warm, 0, 1),
        sources=clip(sources, 0, 1),
        draws_left=clip(state.draws_left + deeds.now("reserve.us"), 0, 2),
    )


def gulf_stocks(state: WorldState, deeds: Deeds, figures: Figures) -> WorldState:
    """The worlds after the Gulf's own stocks moved: its defence, its street, the Russian money in its banks.

    Source: seams.md (defence.gs, street.gs, gulf_money); claim C64.
    """
    law = figures.stores
    pressed = 1 - clip(deeds.now("enforcement.gs"), 0, 1)
    money = law.money_rest * pressed + deeds.rest("gulf_money")
    capital = state.capital.copy()
    for row, code in ((UNITED_STATES, "us"), (GULF, "gs"), (ISRAEL, "il")):
        capital[row] = capital[row] + deeds.now(f"capital.{code}")
    return state.but(
        gulf_defence=clip(stock(state.gulf_defence, law.defence_rest, law.defence_pace, deeds, "defence.gs"), 0, 1),
        gulf_street=clip(stock(state.gulf_street, law.street_rest, law.street_pace, deeds, "street.gs"), 0, 1),
        gulf_money=clip(
            toward(state.gulf_money, money, law.money_pace) + deeds.now("gulf_money"), 0, law.money_at_most
        ),
        capital=capital,
    )
