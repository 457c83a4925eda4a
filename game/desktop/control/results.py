"""What is kept of every campaign that has ended: its result, its ending, its line of the partnership, its awards."""

import json
from datetime import date
from pathlib import Path

import attrs
import numpy as np

from game.atomic_files import write_whole
from game.campaign.campaign import Campaign
from game.desktop.control.finished_campaigns import FinishedCampaign, results, results_path
from game.forecast.par import par_known
from game.model.laws.verdict import ending as ending_of
from game.model.laws.verdict import outcome as outcome_of
from game.model.state.axes import COUNTRIES
from game.model.state.codes import ENDINGS, MACHINES, OUTCOMES
from game.views.campaign_orders import orders_told
from game.views.challenges import BURDENS, LADDER

SHORT, LONG, CALM = 8, 20, 2.0


def keep_result(campaign: Campaign, seat: str, path: Path | None, when: date) -> FinishedCampaign:
    """Keep the result of a campaign that is over, once, but for a par that was not known before.

    errors  OSError as the system gives it
    """
    known, fresh = results(), result_of(campaign, seat, path, when)
    before = next((row for row in known if (row.digest, row.seat) == (fresh.digest, fresh.seat)), None)
    if before is None or (before.par is None and fresh.par is not None):
        rows = [row for row in known if row is not before]
        results_path().parent.mkdir(parents=True, exist_ok=True)
        write_whole(results_path(), "".join(f"{json.dumps(attrs.asdict(row))}\n" for row in (*rows, fresh)))
    return fresh


def result_of(campaign: Campaign, seat: str, path: Path | None, when: date) -> FinishedCampaign:
    """Return the result of a campaign that is over, for one seat."""
    terms, world, rules = campaign.terms, campaign.world, campaign.game.rules
    par = par_known(terms.scenario_digest, terms.quarters, seat)
    legacy = float(campaign.game.legacy()[COUNTRIES.index(seat), 0])
    ending, outcome = ENDINGS[int(ending_of(world, rules)[0])], OUTCOMES[int(outcome_of(world, rules)[0])]
    return FinishedCampaign(
        digest=campaign.played[-1].digest,
        scenario=campaign.setup.name,
        title=campaign.setup.title,
        seat=seat,
        seed=terms.seed,
        quarters=terms.quarters,
        challenge=terms.challenge,
        when=when.isoformat(),
        legacy=legacy,
        par=par,
        ending=ending,
        outcome=outcome,
        index=[float(then.world.index[0]) for then in campaign.moments],
        orders=[orders_told(campaign, turn, seat) for turn in range(1, world.turn + 1)],
        awards=awards_of(campaign, seat, ending, None if par is None else legacy - par),
        path="" if path is None else str(path),
    )


def awards_of(campaign: Campaign, seat: str, ending: str, over: float | None) -> tuple[str, ...]:
    """Return what a campaign teaches, by the awards that it earns by itself."""
    row, moments = COUNTRIES.index(seat), [then.world for then in campaign.moments]
    words = [float(world.word[row, 0]) for world in moments]
    waters = [float(np.ravel(world.waters)[0]) for world in moments]
    calm = max(float(world.escalation[0]) for world in moments[1:]) < CALM
    open_sea = all(state == MACHINES["waters"].states.index("open") for state in waters)
    earned = {
        "unpaid_bill": ending == "unpaid",
        "sold_out": seat == "united_states" and ending == "sold",
        "host": seat == "gulf_states" and ending == "peace_of_the_broker",
        "own_ward": seat == "iran" and over is not None and over > 0 and ending != "two_clients_of_beijing",
        "kept_word": min(words) >= words[0] and campaign.world.turn >= SHORT,
        "no_bark": open_sea and campaign.world.turn >= LONG,
        "no_shot": calm and campaign.world.turn >= SHORT,
        "ladder": campaign.terms.challenge == f"{BURDENS} {len(LADDER)}" and over is not None and over > 0,
    }
    return tuple(name for name, holds in earned.items() if holds)
