import subprocess
import sys
from pathlib import Path

import numpy as np

from game.campaign.mesa_table import MesaModel
from tests.campaign.sketches import begun, opened, played_whole

ROOT = Path(__file__).resolve().parents[2]


def test_a_table_gives_the_orders_that_plain_agents_give() -> None:
    """A campaign played at a Mesa table is the campaign played without one, to the last bit."""
    session = begun(quarters=4)
    session.ask = MesaModel(session.agents).ask
    while not session.over:
        session.end_quarter()
    assert session.digests == played_whole().digests


def test_seats_in_another_order_give_the_same_orders() -> None:
    """Seating the countries the other way round changes no order."""
    session = opened()
    plain = session.simulation.decide()
    turned = MesaModel(session.agents[::-1]).ask(session.simulation)
    assert np.array_equal(plain, turned)


def test_a_table_draws_no_chance_of_its_own() -> None:
    """Mesa's random generators are where they were after a quarter was asked for."""
    session = opened()
    table = MesaModel(session.agents)
    before = (table.random.getstate(), table.rng.bit_generator.state["state"])
    table.ask(session.simulation)
    assert (table.random.getstate(), table.rng.bit_generator.state["state"]) == before


def test_the_session_needs_no_mesa_and_no_screen() -> None:
    """Playing and telling a campaign imports neither pygame nor mesa nor pandas."""
    code = (
        "import sys, game, game.campaign.review, game.campaign.replay\n"
        "from game.campaign.log import CampaignTerms\n"
        "from game.campaign.campaign import Campaign\n"
        "Campaign.new(CampaignTerms('partners_of_convenience')).end_quarter()\n"
        "print([name for name in ('pygame', 'mesa', 'pandas', 'scipy', 'networkx') if name in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
