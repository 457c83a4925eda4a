import ast
import inspect
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from game.model.laws import beliefs, cooperation, factions, laws, oil, sanctions, shocks, ties, war, willingness
from game.model.laws.intelligence import owned
from game.model.scenario import load
from game.model.state.axes import CODES, COUNTRIES, PARTNERS
from game.model.state.catalogue import ByProduct, Effect, Order, Risk
from game.model.state.measures import Measure, measures_of, place
from game.model.state.world import World, paths
from tests.house.reading import report

Push = Effect | ByProduct | Risk

CATALOGUE = load.catalogue()
ORDERS = CATALOGUE.orders
ACTS = [order for order in ORDERS if not order.name.endswith(".hold")]
NAMES = {
    "ru": """
        send_jets send_air_defence share_nuclear_knowhow share_intelligence veto abstain buy_weapons
        localise_drones endorse_gulf_claims court_gulf_capital reassure_israel arm_proxies discount_crude
        sell_grain fund_railway back_baku_corridor sign_defence_clause court_washington crack_down
        spend_reserves hold
    """,
    "ir": """
        send_drones send_missiles demand_delivery complain_in_public discount_crude court_china enrich
        pause_and_talk back_proxies restrain_proxies oppose_corridor amplify_kremlin_story open_to_gulf
        strike_israel threaten_hormuz crack_down hold
    """,
    "us": """
        enforce_on_russia enforce_on_iran enforce_on_both police_price_cap cut_shadow_fleet push_supply
        ask_gulf_to_pump expose_gulf_tilt expose_israel_ties expose_unmet_promises declassify
        promote_rival_visions deny_dual_use block_proxy_support break_payment_links refuse_russian_money
        back_caucasus_corridor spotlight_moscow_corridor engage_central_asia arm_ukraine broker_ceasefire
        offer_russia offer_iran force_council_vote sanction_both_broadly treat_as_one_threat reassure_allies
        build_sources support_strike hold
    """,
    "cn": """
        buy_more_from_russia buy_more_from_iran demand_deeper_discounts comply_with_sanctions stockpile
        stimulate shield_both mediate_iran_gulf arm_iran urge_restraint hold
    """,
    "gs": """
        raise_output cut_output condition_capital open_banks tighten_banks detente_with_iran
        normalise_with_israel press_islands host_talks hold
    """,
    "il": """
        strike_proxies strike_nuclear_sites sabotage keep_moscow_channel arm_ukraine expose_russian_dealings
        share_intelligence widen_war calm_war normalise_with_gulf hold
    """,
}
# The rules work these out anew each quarter, so that a push would be lost.
DERIVED = re.compile(
    "index|sales|bought|netback|revenue|income|spent|discount|glut|hazard|breakout|satisfaction|score|accommodation|"
    "ruptured|allied|catastrophe|crisis|patronage|releases|pressure"
)
# Lasting measures that go back by a law, so that no order need undo what another did.
RETURNED_BY: dict[str, Callable[..., Any]] = {
    "help": cooperation.cooperation,  # to what both wish
    "institutions": ties.institutions,  # they rust
    "threat": beliefs.threats,
    "slight": beliefs.beliefs,
    "substitutes.russia": war.fronts,  # drones end up made at home, ordered or not; Tehran's have no law
    "tie": ties.warmed,
    "brent": oil.oil,
    "china_demand": shocks.shocks,
    "us_output": oil.faded,
    "undercutting": oil.faded,
    "cap_policing": sanctions.sanctions,
    "enforcement": sanctions.sanctions,
    "denial": sanctions.sanctions,
    "evasion": sanctions.learned,  # fresh listings set it back
    "loyalty": factions.factions,
    "gulf_leverage": ties.warmed,
    "offer": ties.offers,
    "credibility": beliefs.credible,
}
LEVERS = {"economy", "exposure", "denial", "diplomacy", "arms", "posture", "offer"}
LEADERS = re.compile(r"Putin|Lavrov|Trump|Biden|Rubio|Khamenei|Pezeshkian|Araghchi|Netanyahu|Xi\b|MBS|Zelensky")
NAMED = re.compile(
    "Asia|Baku|Caucasus|Central|China|Council|Gulf|Hormuz|Iran|Israel|Moscow|Russian?|Tehran|Ukraine|Washington"
)


def all_pushes(order: Order) -> Iterator[Push]:
    """Yield all that an order puts in or, where it goes wrong, may put in."""
    yield from order.pushes()
    if order.risk:
        yield order.risk


EVERY_PUSH = [(order, push) for order in ORDERS for push in all_pushes(order)]


def measured(push: Push) -> Measure:
    """Return the measure that is pushed."""
    return place(World, push.path)[0]


def returned_by(path: str) -> Callable[..., Any] | None:
    """Return the law that lets a row go back, if there is one."""
    return next((law for name, law in RETURNED_BY.items() if f"{path}.".startswith(f"{name}.")), None)


@cache
def judged_by() -> set[str]:
    """Return the measures by which the two judge each other: what the laws of belief and willingness read."""
    nodes = [node for room in (willingness, beliefs, laws) for node in ast.walk(ast.parse(inspect.getsource(room)))]
    read = {node.attr for node in nodes if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "world"}
    return read & measures_of(World).keys() - {"brent"}  # of Brent they take only the shape


def reaches_the_two(push: Push) -> bool:
    """Return whether a push moves something by which Moscow or Tehran judges the other."""
    of_the_two = "country" not in measured(push).axes or push.path.split(".")[1] in PARTNERS
    return of_the_two and measured(push).name in judged_by()


def test_every_order_stands_in_its_place_and_no_other() -> None:
    """The catalogue holds every order that the model lists, country after country; there may be more."""
    missing = {f"{code}.{name}" for code in CODES for name in NAMES.get(code, "").split()} - set(CATALOGUE.names)
    assert not missing, report(sorted(missing), "listed in the model, but not in scenarios/countries/:")
    countries = [order.country for order in ORDERS]
    assert countries == sorted(countries, key=COUNTRIES.index)
    assert [order.country for order in ORDERS] == [CODES[order.name[:2]] for order in ORDERS]


def test_titles_are_short_unique_and_in_sentence_case() -> None:
    """A title fits its card, is like no other of its country, and has capitals only for names."""
    again = Counter((order.country, order.title) for order in ORDERS)
    faults = [order.name for order in ORDERS if len(order.title) > 34 or again[order.country, order.title] > 1]
    for order in ORDERS:
        first, *rest = (word.removesuffix("'s") for word in order.title.split())
        if first[0].islower() or not all(word.islower() or NAMED.fullmatch(word) for word in rest):
            faults.append(order.name)
    assert not faults, report(faults, "at most 34 characters, unique, capitals for the first word and for names only:")


def test_words_are_plain() -> None:
    """No card exclaims, quotes, asks or names a leader; what an order does fits in 180 characters."""
    faults = [order.name for order in ORDERS if len(order.does) > 180]
    spoken = [*((order, order.does) for order in ORDERS), *((order, push.says) for order, push in EVERY_PUSH)]
    wrong = re.compile(rf'[!?“”"]|{LEADERS.pattern}|[^.]$|^$')
    faults += [f"{order.name}: {text}" for order, text in spoken if wrong.search(text)]
    assert not faults, report(faults, "plain sentences with a full stop; does at most 180 characters:")


def test_pushes_land_on_rows_that_keep_them() -> None:
    """Every push names a row that exists and that the rules do not overwrite, a tie by its first country first."""
    faults = [f"{order.name}: {push.path}" for order, push in EVERY_PUSH if push.path not in paths()]
    assert not faults, report(faults, "no such row:")
    for order, push in EVERY_PUSH:
        ends = [COUNTRIES.index(end) for end in push.path.split(".")[1:] if measured(push).name == "tie"]
        if DERIVED.fullmatch(measured(push).name) or (ends and ends[0] >= ends[1]):
            faults.append(f"{order.name}: {push.path}")
    assert not faults, report(faults, "worked out by the rules, or a tie the wrong way round:")


def test_pushes_keep_their_size() -> None:
    """A lasting share lies within ±1, a row with a unit of its own is pushed by an amount, and none is pushed twice."""
    faults = [order.name for order in ORDERS if len({push.path for push in order.pushes()}) < len([*order.pushes()])]
    for order, push in EVERY_PUSH:
        share = not push.absolute and not measured(push).fleeting
        if push.push == 0 or (share and (abs(push.push) > 1 or measured(push).span > 2)):
            faults.append(f"{order.name}: {push.path}")
    assert not faults, report(faults, "a share within ±1, an amount, or one push instead of two:")


def test_the_article_or_a_reason_stands_behind_every_order() -> None:
    """An order carries claims that exist, or its source says that it carries none; its lever is one of the seven."""
    claims = {f"C{number:02}" for number in range(1, 89)}
    faults = [
        order.name
        for order in ORDERS
        if not (order.claims or order.source.startswith("no claim"))
        or not (order.source and set(order.claims) <= claims and order.lever in LEVERS)
    ]
    assert not faults, report(faults, "claims C01–C88 or a source that begins `no claim`, and a lever:")


def test_every_act_has_a_by_product_and_a_risk() -> None:
    """Whoever acts does something to another country as well, and may see it go wrong at even odds or less."""
    faults = [act.name for act in ACTS if not act.by_product or act.by_product.on not in {*COUNTRIES} - {act.country}]
    faults += [act.name for act in ACTS if not act.risk or not 0 < act.risk.chance <= 0.5]
    assert not faults, report(faults, "a by-product on another country, and a risk with a chance up to 0.5:")


def test_holding_is_free_and_does_nothing() -> None:
    """Each country can hold: no cost, no rest, no effect, no by-product, no risk, no need, no bar."""
    for order in (CATALOGUE[f"{code}.hold"] for code in CODES):
        assert (order.cost, order.rest, *all_pushes(order), *order.bars, *order.needs) == (0, 0)


def test_a_country_sees_what_its_orders_need() -> None:
    """Whether an order is legal rests only on what its giver sees exactly, so that legality betrays no secret."""
    found = [(order, need.path, *place(World, need.path)) for order in ORDERS for need in order.needs]
    faults = [
        f"{order.name}: {path}"
        for order, path, measure, index in found
        if measure.known != "public" and not owned(measure.name, COUNTRIES.index(order.country))[index].all()
    ]
    assert not faults, report(faults, "its giver sees this with error:")


def test_bars_hold_both_ways() -> None:
    """An order bars only others of its country, and each of these bars it."""
    barred = [(order, CATALOGUE[bar]) for order in ORDERS for bar in order.bars]
    faults = [f"{a.name}: {b.name}" for a, b in barred if a is b or a.country != b.country or a.name not in b.bars]
    assert not faults, report(faults, "not of the same country, or not both ways:")


def test_what_orders_raise_can_come_down_again() -> None:
    """What an order raises for more than a quarter some order surely lowers, or a law named above lets go."""
    raised = {push.path for _, push in EVERY_PUSH if push.push > 0 and not measured(push).fleeting}
    lowered = {push.path for order in ORDERS for push in order.pushes() if push.push < 0}
    faults = sorted(path for path in raised - lowered if not returned_by(path))
    assert not faults, report(faults, "raised for good; give an order that lowers it, or a law:")


def test_a_law_that_lets_go_works_on_its_measure() -> None:
    """Each law named as a way back speaks of the measure that it lets go."""
    words = {name: name.split(".")[0] for name in RETURNED_BY}
    faults = [n for n, law in RETURNED_BY.items() if not re.search(rf"\b{words[n]}\b", inspect.getsource(law))]
    assert not faults, report(faults, "the law does not mention it:")


def test_every_country_can_reach_the_two() -> None:
    """Each country has four orders or more that push something by which Moscow and Tehran judge each other."""
    reaching = Counter(order.country for order in ORDERS if any(map(reaches_the_two, order.pushes())))
    assert min(reaching[country] for country in COUNTRIES) >= 4, reaching


def test_siding_with_the_gulf_leads_away_from_tehran() -> None:
    """In the base scenario, Moscow moves towards the Gulf by backing its claims, and back to Tehran by a veto."""
    start = load.scenario("partners_of_convenience").start
    way = start["position.gulf_states.gulf"].value - start["position.iran.gulf"].value
    moved = {order.name: push.push * way for order, push in EVERY_PUSH if push.path == "position.russia.gulf"}
    assert moved["ru.endorse_gulf_claims"] > 0 > moved["ru.veto"]


def test_money_that_one_pays_the_other_gets() -> None:
    """Where Moscow pays Tehran for arms, what leaves one treasury arrives in the other."""
    for name in ("ru.buy_weapons", "ir.send_drones"):
        amounts = [push.push for push in CATALOGUE[name].pushes() if push.path.startswith("reserves.")]
        assert len(amounts) == 2, name
        assert amounts[0] == -amounts[1], name
