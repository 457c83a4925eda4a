"""What comes of playing by the first line of the card, and of ordering nothing at all, beside par on the same luck.

python -m benchmarks.by_the_card --campaigns 12 --quarters 8
"""

import argparse
from collections.abc import Sequence

import attrs
import numpy as np

from game.campaign.campaign import Campaign, script_of
from game.campaign.terms import CampaignTerms
from game.campaign_faults import OrderRefused
from game.forecast.par import CAMPAIGNS, SEED, ParGames, on_this_luck, own_legacies
from game.forecast.prospect import Prospect
from game.forecast.rollouts import FirstQuarter, played_out
from game.model.play.simulation import Simulation
from game.model.scenario.setup_files import FIRST, setup
from game.model.state.axes import COUNTRIES
from game.statistics import Bounded, mean, share
from game.views.board_view import board
from game.views.hand_rows import EffectView
from game.views.staff import effect_view, options_of

FUTURES = 128
# From so many points of the chance of a runaway war on, a card says so on its front.
SHOWN = 2.0


@attrs.frozen
class CardGame:
    """One campaign played by the first line of the card.

    legacy  the seat's at the end; `courses` and `good`, what its own courses and good play came to on the same luck
    war     whether the seat began a runaway war, and whether a card that it played had shown that
    orders  how many cards it played
    """

    legacy: float
    courses: float
    good: float
    war: bool
    shown: bool
    orders: int


def effects_now(campaign: Campaign, seat: str, futures: int) -> dict[str, EffectView]:
    """What the cards of a hand say now, by option."""
    view, prospect = board(campaign, seat), Prospect.of(campaign, seat)
    options = options_of(campaign, view)
    first = FirstQuarter.of(prospect, futures)
    drafts = [campaign.drafted(seat), *(draft for _, draft in options)]
    result = played_out(prospect, first, drafts, lambda: False)
    return {key: effect_view(result, place, futures, False) for place, (key, _) in enumerate(options, start=1)}


def played_by_card(seat: str, seed: int, quarters: int, futures: int = FUTURES) -> CardGame:
    """A campaign in which a seat orders, card after card, whatever clearly lifts its own score most."""
    campaign = Campaign.new(CampaignTerms(FIRST, seed=seed, quarters=quarters, seats=(seat,)))
    orders, shown = 0, False
    while not campaign.over:
        effects = effects_now(campaign, seat, futures)
        clear = {
            key: effect
            for key, effect in effects.items()
            if effect.score is not None and effect.score.clear and round(effect.score.value) > 0
        }
        for key in sorted(clear, key=lambda name: -clear[name].score.value):  # type: ignore[union-attr]
            if order(campaign, seat, key):
                orders += 1
                shown = shown or (clear[key].war.clear and clear[key].war.value >= SHOWN)
        campaign.end_quarter()
    other = Campaign.new(CampaignTerms(FIRST, seed=seed, quarters=quarters))
    while not other.over:
        other.end_quarter()
    author = COUNTRIES.index(seat) + 1
    war = bool(campaign.world.catastrophe[0] > 0 and campaign.world.author[0] == author)
    good = on_this_luck(campaign)[COUNTRIES.index(seat)]
    return CardGame(legacy(campaign, seat), legacy(other, seat), good, war, shown, orders)


def order(campaign: Campaign, seat: str, key: str) -> bool:
    """Add an option to a seat's draft, and return whether it may still be ordered; one answer a question."""
    crisis, equals, place = key.partition("=")
    if equals and crisis in campaign.drafted(seat).choices:
        return False
    policies = {dial.lever: dial for dial in board(campaign, seat).dials}
    try:
        if equals:
            campaign.choose(seat, crisis, int(place))
        elif key in policies:
            standing = policies[key].standing
            near = [step.step for step in policies[key].steps if abs(step.step - standing) == 1 and not step.refused]
            if not near:
                return False
            campaign.turn(seat, key, max(near))
        else:
            campaign.order(seat, key)
    except OrderRefused:
        return False
    return True


def legacy(campaign: Campaign, seat: str) -> float:
    """The seat's legacy in points as it stands."""
    return float(campaign.game.legacy()[COUNTRIES.index(seat), 0])


def passed(quarters: int, scenario: str = FIRST) -> dict[str, Bounded]:
    """By how much each seat that orders nothing ends above good play on the luck of par, points of legacy, by seat."""
    begins, games = setup(scenario), ParGames.of(setup(scenario), quarters)
    while not games.over:
        games.step()
    good, rows = own_legacies(games.game), {}
    for place, seat in enumerate(COUNTRIES):
        played = Simulation.start(begins, seed=SEED, worlds=CAMPAIGNS, quarters=quarters, script=script_of(quarters))
        played.follow({seat: "hold"})
        played.run()
        rows[seat] = mean(played.legacy()[place] - good[place])
    return rows


def told(interval: Bounded) -> str:
    """An interval in points."""
    return f"{interval.value:+.1f} [{interval.low:+.1f}, {interval.high:+.1f}]"


def main(seats: Sequence[str], campaigns: int, quarters: int) -> None:
    """Print a row for each seat."""
    for seat, row in passed(quarters).items():
        print(f"{seat}: passing {told(row)} over good play ({CAMPAIGNS} worlds)", flush=True)
    for seat in seats if campaigns else ():
        games = [played_by_card(seat, 1000 + number, quarters) for number in range(campaigns)]
        over = mean(np.array([game.legacy - game.courses for game in games]))
        above = mean(np.array([game.legacy - game.good for game in games]))
        unshown = sum(game.war and not game.shown for game in games)
        wars = share(sum(game.war for game in games), campaigns)
        print(
            f"{seat}: by the card {told(over)} over courses, {told(above)} over good play; "
            f"{np.mean([game.orders for game in games]):.0f} orders; "
            f"began a war in {wars.value:.0%}, {unshown} of {campaigns} unshown",
            flush=True,
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--campaigns", type=int, default=12)
    parser.add_argument("--quarters", type=int, default=8)
    parser.add_argument("--seats", nargs="+", default=list(COUNTRIES))
    given = parser.parse_args()
    main(given.seats, given.campaigns, given.quarters)
