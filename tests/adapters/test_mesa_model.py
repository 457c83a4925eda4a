import json
from importlib import import_module
from importlib.metadata import version
from typing import Any

import numpy as np
import pytest

from game.campaign.campaign import Campaign, digest
from game.campaign.log import CampaignTerms
from game.extras import quietly
from game.model.scenario.faults import ScenarioFaults
from game.model.state.axes import COUNTRIES
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


@pytest.mark.parametrize("more", [{}, {"strategies": {"united_states": "deny", "russia": "hedge"}, "world": 7}])
def test_a_mesa_model_plays_the_campaign_that_is_played_without_it(more: dict[str, Any]) -> None:
    """Asked one by one as Mesa's agents, the countries play the same campaign to the last bit, strategies and all."""
    campaign = plain(4, seed=5, **more)
    model = played_out(rng=5, quarters=4, world=more.get("world", 0), **more.get("strategies", {}))
    assert digest(model.simulation.world) == campaign.digest
    assert model.verdict in campaign.simulation.verdict


def test_the_countries_are_six_agents() -> None:
    """Each country sits in one agent; what it ordered is named with its level and belongs to it."""
    model = played_out(rng=1, quarters=2)
    assert [agent.country for agent in model.agents] == list(COUNTRIES)
    assert all(isinstance(agent, mesa.Agent) and isinstance(agent, CountryAgent) for agent in model.agents)
    catalogue = model.simulation.setting.catalogue
    ordered = [(agent.country, name, level) for agent in model.agents for name, level in agent.orders.items()]
    assert ordered
    assert all(catalogue[name].country == country and level for country, name, level in ordered)


def test_agents_in_another_order_give_the_same_orders() -> None:
    """Asking the countries the other way round changes no order."""
    model = WedgeModel(rng=3, quarters=2)
    for agent in reversed(list(model.agents)):
        agent.step()
    assert np.array_equal(model.sheet, model.simulation.decide())


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
    assert digest(again.simulation.world) == digest(first.simulation.world)


def test_what_is_collected_is_the_opening_and_every_quarter() -> None:
    """The model's table has a row for the opening and each quarter, the agents' one for each country in each."""
    model, campaign = played_out(rng=5, quarters=3), plain(3, seed=5)
    table = model.datacollector.get_model_vars_dataframe()
    assert table["index"].tolist() == [float(world.index[0]) for world in campaign.worlds]
    assert table["quarter"].tolist() == ["", *(campaign.scenario.quarter(turn) for turn in (1, 2, 3))]
    agents = model.datacollector.get_agent_vars_dataframe()
    assert len(agents) == 4 * len(COUNTRIES)
    last = agents.iloc[-len(COUNTRIES) :]
    assert last["score"].tolist() == [float(value) for value in campaign.world.score[:, 0]]


@needs_a_runner
def test_mesas_runner_reports_how_each_campaign_ended() -> None:
    """Mesa's own runner plays every combination to its end and reports the final figures of model and agents."""
    asked = {"wedge_scenario": SCENARIO, "rng": [1, 2], "quarters": 3, "united_states": ["engine", "deny"]}
    seeds = {} if "rng" not in mesa.batch_run.__code__.co_varnames else {"rng": asked.pop("rng")}
    with quietly():
        rows = mesa.batch_run(WedgeModel, asked, number_processes=1, display_progress=False, **seeds)
    assert len(rows) == 4 * len(COUNTRIES)
    for row in rows:
        plans = {} if row["united_states"] == "engine" else {"united_states": "deny"}
        campaign = plain(3, seed=row["rng"], strategies=plans)
        assert row["index"] == float(campaign.world.index[0])
        assert row["verdict"] in campaign.simulation.verdict
        assert row["score"] == float(campaign.world.score[COUNTRIES.index(row["country"]), 0])


def test_what_is_wrong_is_named() -> None:
    """A country, a strategy and a scenario that do not exist are each refused by name."""
    with pytest.raises(TypeError, match="found atlantis; expected a country"):
        WedgeModel(rng=1, atlantis="deny")
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
