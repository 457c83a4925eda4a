"""Stocks that only deeds feed, by hand: each moved by its rest, its pace, a shift and a jump."""

import pytest

from game.model.laws.stores import stores
from game.model.state.axes import ARMS, GULF, ISRAEL, RUSSIA, TRADE, UNITED_STATES
from game.model.state.codes import TIE_US_RU
from game.model.state.ruleset import central
from tests.model.sketch import Numbers, changed, expected, first_worlds, quarter

FIGURES = central()
LAW, CALENDAR, LADDER = Numbers(FIGURES.stores), Numbers(FIGURES.calendar), Numbers(FIGURES.ladder)
HALF = 0.5
# Measure, row or none, name, value before, jump, shift, and what a quarter makes of the shift and of the gap.
STOCKS = [
    *(("word", row, f"word.{code}", 0.4, 0.05, 0.2, (CALENDAR.word_forget, 0, 0.4))
      for row, code in enumerate(("ru", "ir", "us", "cn", "gs", "il"))),
    *(("resolve", row, f"resolve.{code}", 0.4, 0.05, 0.2, (CALENDAR.word_forget, 0, 0.4))
      for row, code in enumerate(("ru", "ir", "us", "cn", "gs", "il"))),
    *(("affront", row, f"affront.{code}", 0.3, 0.05, 0.2, (HALF, 0, 0.3)) for row, code in enumerate(("ru", "ir"))),
    *(("barrels_lift", row, f"barrels.cn.{code}", 0.3, 0.05, 0, (0, 0, 0)) for row, code in enumerate(("ru", "ir"))),
    *(("discount_lift", row, f"discount.{code}", 0.3, 0.05, 0, (0, 0, 0)) for row, code in enumerate(("ru", "ir"))),
    *(("enforcement_lift", row, f"enforcement.{code}", 0.1, 0.05, 0, (0, 0, 0))
      for row, code in enumerate(("ru", "ir"))),
    ("front_lift", None, "shared_threat", 0.1, 0.05, 0, (0, 0, 0)),
    ("fatigue", None, "fatigue.expose", 0.3, 0.05, 0.2, (1 - CALENDAR.fatigue_fade, 0, 0.3)),
    ("entrapment", None, "entrapment.ru", 0.3, 0.05, 0.2, (1 - CALENDAR.entrapment_fade, 0, 0.3)),
    ("us_output", None, "output.us", 0.3, 0.05, 0.2, (1 - CALENDAR.us_output_fade, 0, 0.3)),
    ("china_demand", None, "demand.cn", 0.3, 0.05, 0.2, (1 - CALENDAR.china_demand_fade, 0, 0.3)),
    ("payment_link", None, "payment_link", 0.6, 0.05, 0.2, (LAW.link_pace, LAW.link_pace, LAW.link_rest)),
    ("railway", None, "railway", 0.4, 0.05, 0.2, (LAW.railway_pace, 0, 0)),
    ("institutions", None, "institutions", 0.4, 0.05, 0.2, (LADDER.institutions_pace, 0, 0)),
    ("quiet", RUSSIA, "quiet.ru", 0.3, 0.05, 0, (0, 0, 0)),
    ("refused_ru", None, "refused.us.ru", 1.0, 0.5, 0, (0, 0, 0)),
    ("refused_ir", None, "refused.us.ir", 1.0, 0.5, 0, (0, 0, 0)),
    *(("refused", row, f"refused.{code}", 1.0, 0.5, 0, (0, 0, 0))
      for row, code in enumerate(("ir.cn", "ir.us", "gs.us"))),
    ("sources", None, "sources.us", 0.6, 0.05, 0.2, (LAW.sources_pace, LAW.sources_pace, LAW.sources_rest)),
    ("draws_left", None, "reserve.us", 1.2, -0.5, 0, (0, 0, 0)),
    ("gulf_defence", None, "defence.gs", 0.7, 0.05, 0.2, (LAW.defence_pace, LAW.defence_pace, LAW.defence_rest)),
    ("gulf_street", None, "street.gs", 0.5, 0.05, 0.2, (LAW.street_pace, LAW.street_pace, LAW.street_rest)),
    *(("capital", row, f"capital.{code}", 4.0, 0.5, 0, (0, 0, 0))
      for row, code in ((UNITED_STATES, "us"), (GULF, "gs"), (ISRAEL, "il"))),
]  # fmt: skip


@pytest.mark.parametrize("case", STOCKS, ids=lambda case: f"{case[0]}-{case[2]}")
def test_stocks(
    case: tuple[str, int | None, str, float, float, float, tuple[float, float, float]],
) -> None:
    """What it was, the gap to its rest that closes, the part of the shift that comes, and the jump."""
    measure, row, name, before, jump, shift, (comes, closes, rest) = case
    state = changed(first_worlds(), **{measure: before})
    deeds = quarter(now={name: jump}, rest={name: shift} if shift else {})
    after = getattr(stores(state, deeds, expected()), measure)
    by_hand = before + closes * (rest - before) + comes * shift + jump
    assert after[0 if row is None else (row, 0)] == pytest.approx(by_hand)


def test_allies_cool_at_a_thaw() -> None:
    """Cohesion goes to its rest, less what a warmer tie with Moscow takes."""
    state = changed(first_worlds(), cohesion=0.7, tie={TIE_US_RU: -0.3})
    after = stores(state, quarter(now={"cohesion.us": 0.04}, rest={"cohesion.us": 0.1}), expected()).cohesion[0]
    warm = LAW.cohesion_of_thaw * (-0.3 - LAW.us_ru_usual)
    assert after == pytest.approx(0.7 + LAW.cohesion_pace * (LAW.cohesion_rest + 0.1 - 0.7) + 0.04 - warm)


def test_russian_money_in_the_gulf() -> None:
    """A share of it leaves where the Gulf is pressed; shifts and pushes besides."""
    deeds = quarter(now={"enforcement.gs": 0.3, "gulf_money": 2.0}, rest={"gulf_money": 4.0})
    after = stores(changed(first_worlds(), gulf_money=30.0), deeds, expected()).gulf_money[0]
    assert after == pytest.approx(30 + LAW.money_pace * (LAW.money_rest * 0.7 + 4 - 30) + 2)


def test_what_only_this_quarter_has() -> None:
    """Lifts of stakes, options elsewhere, inclinations and errors are what deeds put on them; a listing lasts."""
    names = {"stake.arms.ru": 0.1, "stake.trade.ru": 0.2, "outside.ru": 0.3, "outside.ir": 0.4, "strike_risk.il": 0.5}
    names |= {"strike_need.il": 0.2, "strike_cost.il": 0.4, "listed_bank": 1, "leak": 0.6}
    after = stores(changed(first_worlds(), listed_bank=1.0), quarter(now=names), expected())
    assert after.stake_lift[(ARMS, TRADE), 0] == pytest.approx([0.1, 0.2])
    assert after.outside[:, 0] == pytest.approx([0.3, 0.4])
    assert after.israel_lean[0] == pytest.approx(0.5 + 0.2 - 0.4)
    assert (after.listed_bank[0], after.leaked[0]) == pytest.approx((LAW.listing_lasts, 0.6))
    tired = stores(changed(first_worlds(), fatigue=0.1), quarter(now={"fatigue.expose": -0.5}), expected())
    assert tired.fatigue[0] == 0
    kept = stores(changed(first_worlds(), listed_bank=2.0), quarter(), expected())
    assert kept.listed_bank[0] == 2
