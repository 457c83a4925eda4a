"""Phase 4, the table: what Washington offers, who blocks it, who outbids it, who talks."""

import numpy as np

from game.model.laws.common import where_is
from game.model.state.arithmetic import clip
from game.model.state.axes import DUE_IN, IRAN, RUSSIA, UNITED_STATES, Array
from game.model.state.codes import OPEN_WAR, TIE_US_IR
from game.model.state.deeds import Deeds
from game.model.state.figures import Figures
from game.model.state.rules import Rules
from game.model.state.world_state import WorldState

CODES = ("ru", "ir")
# In how many quarters a counter-bid falls due.
BIDS_FOR = DUE_IN.index("four")


def offers(state: WorldState, deeds: Deeds, rules: Rules) -> WorldState:
    """The worlds with the offers that are on the table this quarter, and Moscow's and Tehran's first answers."""
    figures = rules.figures
    guarantor = np.maximum(state.guarantor_deal * (1 - no_offer(state)), deeds.now("guarantor.deal"))
    posted = np.stack([deeds.now(f"offer.{code}") for code in CODES])
    new = np.where(posted > 0, 1.0, 0.0)
    lapses = (1 - new) * np.where(state.offer_quarters >= figures.offers.open_for, 1.0, 0.0)
    size = np.where(posted > 0, clip(posted, 0, 1), state.offer * (1 - lapses))
    lapsed = lapses * np.where(state.offer > 0, 1.0, 0.0)
    state = state.but(
        offer=size,
        offer_quarters=np.where(posted > 0, 0.0, state.offer_quarters),
        offer_veto=np.where(posted > 0, vetoes(state, guarantor, figures), state.offer_veto),
        offer_lapsed=np.where(lapsed > 0, state.turn + 1.0, state.offer_lapsed),
        guarantor_deal=guarantor,
        deal=state.deal * (1 - crossed(state, deeds)),
    )
    return outbid(talks(state, deeds, figures), deeds, figures)


def no_offer(state: WorldState) -> Array:
    """1.0 where no offer to Tehran is open, (W,)."""
    return np.where(state.offer[IRAN] > 0, 0.0, 1.0)


def vetoes(state: WorldState, guarantor: Array, figures: Figures) -> Array:
    """The share of an offer that allies block: Ukraine and Europe one to Moscow, Israel and the Gulf one to Tehran.

    guarantor  (W,) 1 where a third country stands behind the offer to Tehran
    returns    (2, W) share

    Source: Crawford 2011 (own allies often stop it); seams.md, cohesion.us.
    """
    table = figures.offers
    russia = clip(table.veto_russia - table.veto_cohesion_russia * state.cohesion, 0, 1)
    iran = table.veto_iran - table.veto_cohesion_iran * state.cohesion - table.veto_guarantor * guarantor
    return np.stack([russia, clip(iran, 0, 1)])


def crossed(state: WorldState, deeds: Deeds) -> Array:
    """1.0 where a deal dies because its partner was struck by the other, (2, W).

    Source: design prior; play2.md section 4 (the injured side's clauses lapse at once).
    """
    struck = np.maximum(deeds.move("us.strike"), where_is(state.war_iran, OPEN_WAR))
    return np.stack([np.zeros_like(struck), struck])


def talks(state: WorldState, deeds: Deeds, figures: Figures) -> WorldState:
    """The worlds after Tehran talked to Washington, where it did: the tie warms while an offer is open."""
    talked = deeds.move("ir.talk")
    tie = state.tie.copy()
    warmer = figures.offers.talk_warms * talked * np.where(state.offer[IRAN] > 0, 1.0, 0.0)
    tie[TIE_US_IR] = tie[TIE_US_IR] + warmer
    return state.but(talked=talked, tie=tie)


def outbid(state: WorldState, deeds: Deeds, figures: Figures) -> WorldState:
    """The worlds after Moscow outbid an offer to Tehran, where it did: it promises more, for some quarters.

    Source: Izumikawa 2018 (binding); Yoo 2015.
    """
    binds = deeds.move("ru.bind")
    promised = state.promised.copy()
    promised[RUSSIA, BIDS_FOR] = promised[RUSSIA, BIDS_FOR] + figures.offers.bid_promises * binds
    return state.but(
        bound=binds,
        binding=np.where(binds > 0, figures.offers.bid_quarters, state.binding),
        promised=promised,
        promised_known=np.maximum(state.promised_known, binds * state.word[UNITED_STATES]),
    )
