from pathlib import Path

import attrs
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.campaign.campaign import Campaign, digest
from game.campaign.log import CampaignTerms, written
from game.campaign.log_reading import parsed, read
from game.campaign.replay import load, replayed
from game.campaign_faults import CampaignOver, OrderRefused, ReplayDiffers
from game.json_lines import LogFault
from game.model.state.axes import COUNTRIES
from tests.campaign.sketches import begun, opened, played_whole, random_sheet, randomly_played, some_order

US = "united_states"


@settings(max_examples=8)
@given(seed=st.integers(0, 2**32), quarters=st.integers(0, 5))
def test_loading_is_replaying(seed: int, quarters: int) -> None:
    """Whatever legal orders were given, a log written, read and replayed leads to the same worlds, bit for bit."""
    campaign = randomly_played(seed, quarters)
    again = replayed(parsed(written(campaign.log()).encode()))
    assert again.digests == campaign.digests
    assert again.log() == campaign.log()
    luck, same_luck = np.random.default_rng(seed + 1), np.random.default_rng(seed + 1)
    campaign.play(random_sheet(campaign, luck))
    again.play(random_sheet(again, same_luck))
    assert digest(again.world) == digest(campaign.world)


def test_twenty_quarters_replay_to_the_same_digests(tmp_path: Path) -> None:
    """A whole campaign saved and loaded has the same digest after every quarter."""
    campaign = opened()
    while not campaign.over:
        campaign.end_quarter()
    campaign.save(tmp_path / "game.jsonl")
    again, warning = load(tmp_path / "game.jsonl")
    assert again.digests == campaign.digests
    assert len(again.digests) == 20
    assert not warning


def changed_order(campaign: Campaign, turn: int) -> bytes:
    """Return a log with one order's level changed in one quarter."""
    log = campaign.log()
    orders = {name: dict(given) for name, given in log.quarters[turn - 1].orders.items()}
    country = next(name for name in COUNTRIES if orders[name])
    order, level = next(iter(orders[country].items()))
    orders[country][order] = "light" if level != "light" else "firm"
    lines = written(log).splitlines()
    place = log_line(campaign, turn, country)
    lines[place] = lines[place].replace(f'"{order}": "{level}"', f'"{order}": "{orders[country][order]}"')
    return ("\n".join(lines) + "\n").encode()


def log_line(campaign: Campaign, turn: int, country: str) -> int:
    """Return the place among a log's lines of a country's orders."""
    return parsed(written(campaign.log()).encode()).quarters[turn - 1].lines[country] - 1


@pytest.mark.parametrize("turn", [1, 3, 4])
def test_one_changed_order_is_caught_at_its_turn(turn: int) -> None:
    """A log in which a single order was changed is caught at the quarter in which it was given, and named."""
    with pytest.raises(ReplayDiffers, match=rf"^turn {turn}, 20\d\dQ\d: found digest .*; the log expects .*") as caught:
        replayed(parsed(changed_order(played_whole(), turn)))
    assert caught.value.turn == turn


def test_an_order_taken_out_is_caught() -> None:
    """A log from which one country's orders of a quarter were taken is caught at that quarter."""
    log = played_whole().log()
    country = next(name for name in COUNTRIES if log.quarters[1].orders[name])
    lines = written(log).splitlines(keepends=True)
    place = log_line(played_whole(), 2, country)
    lines[place] = f'{lines[place].split(chr(34) + "orders" + chr(34))[0]}"orders": {{}}}}\n'
    with pytest.raises(ReplayDiffers) as caught:
        replayed(parsed("".join(lines).encode()))
    assert caught.value.turn == 2


def test_an_unknown_order_is_named_with_its_line() -> None:
    """A log that names an order there is not says which line, and the nearest order there is."""
    text = written(played_whole().log())
    line = '"country": "iran", "orders": {'
    wrong = text.replace(line, line + '"ir.send_drone": "firm", ', 1).replace('"firm", }', '"firm"}')
    expected = r"^line 3: found order 'ir.send_drone'; expected an order of iran, such as ir.send_drones"
    with pytest.raises(LogFault, match=expected):
        replayed(parsed(wrong.encode()))


def test_another_countrys_order_is_refused_in_a_log() -> None:
    """A log in which a country gives another's order is a fault of that line."""
    text = written(played_whole().log())
    line = '"country": "iran", "orders": {'
    wrong = text.replace(line, line + '"ru.veto": "firm", ', 1).replace('"firm", }', '"firm"}')
    with pytest.raises(LogFault, match=r"^line 3: found order 'ru.veto'; expected an order of iran"):
        replayed(parsed(wrong.encode()))


def test_another_scenarios_log_is_refused() -> None:
    """A log whose scenario has changed since is refused before anything is played."""
    text = written(played_whole().log())
    digest_then = played_whole().terms.scenario_digest
    with pytest.raises(
        LogFault, match=r"^line 1: found another 'partners.*, digest .*; expected the scenario of the log"
    ):
        replayed(parsed(text.replace(digest_then, "0" * len(digest_then)).encode()))


def test_more_quarters_than_the_campaign_has_are_refused() -> None:
    """A log with more quarters than its terms allow is a fault at the first that is too many."""
    text = written(played_whole().log()).replace('"quarters": 4', '"quarters": 3', 1)
    with pytest.raises(LogFault, match=r"^line 23: found turn 4; expected at most 3 quarters"):
        replayed(parsed(text.encode()))


def test_replaying_may_stop_early() -> None:
    """A log replayed up to a quarter gives the campaign as it stood then."""
    assert replayed(played_whole().log(), 2).digests == played_whole().digests[:2]


def test_a_save_that_breaks_off_is_loaded_with_a_warning(tmp_path: Path) -> None:
    """A file cut short loads up to its last whole quarter and says so."""
    text = written(played_whole().log())
    (tmp_path / "game.jsonl").write_text(text[:-5], encoding="utf-8")
    campaign, warning = load(tmp_path / "game.jsonl")
    assert campaign.digests == played_whole().digests[:3]
    assert "breaks off" in warning
    assert read(tmp_path / "game.jsonl").quarters == played_whole().log().quarters[:3]


def test_seats_may_be_asked_in_any_order() -> None:
    """Asking the countries in another order changes no order of anybody."""
    campaign = opened()
    forward = campaign.simulation.decide()
    backward = attrs.evolve(campaign.simulation, agents=campaign.agents[::-1]).decide()
    assert np.array_equal(forward, backward)


def test_a_seed_is_a_campaign() -> None:
    """The same terms give the same campaign; another seed, or another world of the seed, gives another."""
    same, other_seed, other_world = begun(quarters=4), begun(quarters=4, seed=2), begun(quarters=4, world=1)
    for campaign in (same, other_seed, other_world):
        while not campaign.over:
            campaign.end_quarter()
    assert same.digests == played_whole().digests
    assert len({same.digest, other_seed.digest, other_world.digest}) == 3


def test_a_draft_can_be_undone_until_the_quarter_ends() -> None:
    """Each change of a draft can be taken back, one after another, and nothing remains to undo after the quarter."""
    campaign = opened()
    order = some_order(campaign, US)
    campaign.draft(US, order, "light")
    campaign.draft(US, order, "firm")
    assert campaign.drafted(US) == {order: "firm"}
    assert campaign.undo(US)
    assert campaign.drafted(US) == {order: "light"}
    campaign.withdraw(US, order)
    assert campaign.drafted(US) == {}
    assert campaign.undo(US)
    assert campaign.drafted(US) == {order: "light"}
    assert campaign.undo(US)
    assert campaign.drafted(US) == {}
    assert not campaign.undo(US)
    campaign.draft(US, order, "light")
    campaign.end_quarter()
    assert not campaign.undo(US)
    assert campaign.drafted(US) == {}


def test_a_players_draft_is_what_the_country_does() -> None:
    """In a seat that a person has, the draft is given, and the agent's orders are not."""
    campaign = begun(quarters=4, sides=(US,))
    order = some_order(campaign, US)
    campaign.draft(US, order, "light")
    campaign.end_quarter()
    assert campaign.log().quarters[0].orders[US] == {order: "light"}
    campaign.end_quarter()
    assert campaign.log().quarters[1].orders[US] == {}


def test_a_draft_of_the_engines_seat_is_not_played() -> None:
    """Where no person sits, a draft changes nothing."""
    campaign, untouched = opened(), opened()
    campaign.draft(US, some_order(campaign, US), "light")
    campaign.end_quarter()
    untouched.end_quarter()
    assert campaign.digests == untouched.digests


def test_what_may_not_be_ordered_is_refused_with_the_reason() -> None:
    """Another's order, an unknown level or order, and more than can be paid are each refused with the reason."""
    campaign = opened()
    with pytest.raises(OrderRefused, match=r"ru\.veto belongs to russia, not to united_states"):
        campaign.draft(US, "ru.veto", "firm")
    with pytest.raises(OrderRefused, match="found level 'brutal'; expected light, firm, hard"):
        campaign.draft(US, some_order(campaign, US), "brutal")
    with pytest.raises(KeyError, match=r"no order is called 'us\.holds'; nearest: us\.hold"):
        campaign.draft(US, "us.holds", "firm")
    dear = [name for name in campaign.legal(US) if campaign.setting.catalogue[name].cost >= 3]
    with pytest.raises(OrderRefused, match="political capital"):
        draft_all(campaign, dear)
    assert len(campaign.drafted(US)) < len(dear)


def draft_all(campaign: Campaign, orders: list[str]) -> None:
    """Draft many US orders as hard as they go."""
    for name in orders:
        campaign.draft(US, name, "hard")


def test_an_illegal_order_says_why_with_the_current_value() -> None:
    """Every order is either legal or has a reason why not."""
    campaign = played_whole()
    for country in COUNTRIES:
        own = campaign.setting.catalogue.of_country[COUNTRIES.index(country)]
        allowed = campaign.legal(country)
        for name in campaign.setting.catalogue.names[own]:
            assert bool(campaign.why_not(name)) == (name not in allowed), name


def test_a_fork_shares_the_past_and_nothing_else() -> None:
    """A fork has the first quarters of its campaign; playing on in one changes nothing in the other."""
    campaign = played_whole()
    fork = campaign.fork(2)
    assert fork.digests == campaign.digests[:2]
    assert fork.quarter == campaign.scenario.quarter(3)
    fork.play(campaign.setting.catalogue.no_orders(1))
    assert fork.digests[2] != campaign.digests[2]
    assert len(campaign.digests) == 4
    with pytest.raises(ValueError, match="found turn 5; expected 0–4"):
        campaign.fork(5)


def test_a_campaign_ends() -> None:
    """After the last quarter neither orders nor quarters are taken."""
    campaign = played_whole()
    with pytest.raises(CampaignOver, match="ended after 4 quarters"):
        campaign.end_quarter()
    with pytest.raises(CampaignOver):
        campaign.draft(US, "us.hold", "light")


def test_a_digest_notices_any_bit() -> None:
    """The smallest change of any one measure changes the digest."""
    import attrs

    world = played_whole().world
    for name in ("trust", "brent", "capital", "position"):
        array = getattr(world, name).copy()
        array.flat[0] = np.nextafter(array.flat[0], np.inf)
        assert digest(attrs.evolve(world, **{name: array})) != digest(world)
    orders = world.orders.copy()
    orders[0, 0] += 1
    assert digest(attrs.evolve(world, orders=orders)) != digest(world)
    assert digest(attrs.evolve(world, turn=world.turn + 1)) != digest(world)


def test_the_terms_of_a_new_campaign_are_completed() -> None:
    """A campaign knows its scenario's digest, its version and its number of quarters from its first moment."""
    terms = begun().terms
    assert terms.scenario_digest
    assert terms.version
    assert terms.quarters == 20
    assert CampaignTerms("x").quarters == 0
