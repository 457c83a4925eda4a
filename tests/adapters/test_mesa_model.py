import json
from importlib import import_module
from importlib.metadata import version
from typing import Any

import numpy as np
import pytest

from game.campaign.campaign import Campaign
from game.campaign.situation_digest import digest
from game.campaign.terms import CampaignTerms
from game.extras import quietly
from game.model.files.faults import ScenarioFaults
from game.model.laws.verdict import outcome
from game.model.levers.catalogue import seat_of
from game.model.state.axes import COUNTRIES
from game.model.state.codes import OUTCOMES
from tests.house.reading import ROOT

with quietly():
    import mesa

    from game.adapters.mesa_model import CountryAgent, WedgeModel

SCENARIO = "partners_of_convenience"
MESA = int(version("mesa").partition(".")[0])
needs_a_runner = pytest.mark.skipif(not hasattr(mesa, "batch_run"), reason="Mesa 4 has no batch_run")


def played_out(**more: Any) -> Any:
    """A Mesa model run to its end by Mesa's own loop."""
    model = WedgeModel(**more)
    while model.running:
        model.step()
    return model


def plain(quarters: int, **more: Any) -> Campaign:
    """The same campaign, played without Mesa."""
    campaign = Campaign.new(CampaignTerms(SCENARIO, quarters=quarters, **more))
    while not campaign.over:
        campaign.end_quarter()
    return campaign


def outcome_of(campaign: Campaign) -> str:
    """How a campaign ended."""
    return OUTCOMES[int(outcome(campaign.world, campaign.game.rules)[0])]


@pytest.mark.parametrize("more", [{}, {"strategies": {"united_states": "us.article", "russia": "hold"}, "world": 7}])
def test_a_mesa_model_plays_the_campaign_that_is_played_without_it(more: dict[str, Any]) -> None:
    """Asked one by one as Mesa's agents, the countries play the same campaign to the last bit, strategies and all."""
    campaign = plain(4, seed=5, **more)
    model = played_out(rng=5, quarters=4, world=more.get("world", 0), **more.get("strategies", {}))
    assert digest(model.simulation.situation) == campaign.played[-1].digest
    assert model.outcome == outcome_of(campaign)


def test_the_countries_are_six_agents() -> None:
    """Each country sits in one agent; what it ordered, and its course, are its own."""
    model = played_out(rng=1, quarters=2)
    assert [agent.country for agent in model.agents] == list(COUNTRIES)
    assert all(isinstance(agent, mesa.Agent) and isinstance(agent, CountryAgent) for agent in model.agents)
    ordered = [(agent.country, lever) for agent in model.agents for lever in agent.orders]
    assert ordered
    assert all(seat_of(lever) == country for country, lever in ordered)
    assert all(seat_of(agent.course) == agent.country for agent in model.agents)
    assert all(0 <= agent.legacy <= 100 for agent in model.agents)


def test_a_country_that_is_taken_off_the_table_holds() -> None:
    """Without its agent a country turns no dial and makes no move; the others play on."""
    model = WedgeModel(rng=3, quarters=3)
    [iran] = [agent for agent in model.agents if agent.country == "iran"]
    iran.remove()
    levers = model.simulation.anchor.levers
    own = [policy.row for policy in levers.policies if seat_of(policy.id) == "iran"]
    before = model.simulation.world.dials[own]
    model.step()
    assert "iran" not in model.ordered
    assert set(model.ordered) == set(COUNTRIES) - {"iran"}
    assert np.array_equal(model.simulation.world.dials[own], before)


def test_mesas_own_chance_is_not_drawn_from() -> None:
    """Mesa's random generators are where they were after a quarter was played."""
    model = WedgeModel(rng=0, quarters=2)
    before = (model.random.getstate(), model.rng.bit_generator.state["state"])
    model.step()
    assert (model.random.getstate(), model.rng.bit_generator.state["state"]) == before


def test_a_seed_that_is_drawn_is_told() -> None:
    """Without a seed each model has its own luck, and its seed plays it again."""
    first, second = WedgeModel(quarters=2), WedgeModel(quarters=2)
    assert first.seed != second.seed
    first.step()
    again = WedgeModel(rng=first.seed, quarters=2)
    again.step()
    assert digest(again.simulation.situation) == digest(first.simulation.situation)


def test_what_is_collected_is_the_opening_and_every_quarter() -> None:
    """The model's table has a row for the opening and each quarter, the agents' one for each country in each."""
    model, campaign = played_out(rng=5, quarters=3), plain(3, seed=5)
    table = model.datacollector.get_model_vars_dataframe()
    assert table["index"].tolist() == [float(moment.world.index[0]) for moment in campaign.moments]
    assert table["quarter"].tolist() == ["", *(campaign.setup.quarter(turn) for turn in (1, 2, 3))]
    agents = model.datacollector.get_agent_vars_dataframe()
    assert len(agents) == 4 * len(COUNTRIES)
    last = agents.iloc[-len(COUNTRIES) :]
    assert last["score"].tolist() == [float(value) for value in campaign.world.score[:, 0]]


@needs_a_runner
def test_mesas_runner_reports_how_each_campaign_ended() -> None:
    """Mesa's own runner plays every combination to its end and reports the final figures of model and agents."""
    asked = {"wedge_scenario": SCENARIO, "rng": [1, 2], "quarters": 3, "united_states": ["engine", "us.article"]}
    seeds = {} if "rng" not in mesa.batch_run.__code__.co_varnames else {"rng": asked.pop("rng")}
    with quietly():
        rows = mesa.batch_run(WedgeModel, asked, number_processes=1, display_progress=False, **seeds)
    assert len(rows) == 4 * len(COUNTRIES)
    for row in rows:
        plans = {} if row["united_states"] == "engine" else {"united_states": "us.article"}
        campaign = plain(3, seed=row["rng"], strategies=plans)
        assert row["index"] == float(campaign.world.index[0])
        assert row["outcome"] == outcome_of(campaign)
        assert row["score"] == float(campaign.world.score[COUNTRIES.index(row["country"]), 0])


def test_what_is_wrong_is_named() -> None:
    """A country, a strategy and a scenario that do not exist are each refused by name."""
    with pytest.raises(TypeError, match="found atlantis; expected a country"):
        WedgeModel(rng=1, atlantis="hold")
    with pytest.raises(KeyError, match="nothing_of_the_kind"):
        WedgeModel(rng=1, iran="nothing_of_the_kind")
    with pytest.raises(ScenarioFaults, match="nowhere"):
        WedgeModel("nowhere", rng=1)


def test_the_notebook_runs_and_its_page_is_drawn() -> None:
    """Every cell of the notebook runs from the top, and Mesa's page of charts shows the model."""
    notebook = json.loads((ROOT / "docs" / "notebooks" / "mesa.ipynb").read_text(encoding="utf-8"))
    space: dict[str, Any] = {}
    with quietly():
        lab: Any = import_module("solara")
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                exec("".join(cell["source"]), space)
        box, context = lab.render(space["page"], handle_error=False)
        context.close()
    assert len(space["ends"]) == 4 * len(COUNTRIES)
    assert box.children
