"""Where there can be no machine code, numpy plays, and plays the same campaign."""

import os
import subprocess
import sys

import pytest

from tests.engine.sketch import needs_compiler

PLAYED = """
from game.engine.native import engine_name
from game.campaign.campaign import Campaign
from game.campaign.terms import CampaignTerms
from game.model.play.simulation import Simulation
campaign = Campaign.new(CampaignTerms("partners_of_convenience", seed=3))
game = Simulation.start("partners_of_convenience", seed=3)
while game.world.turn < 4:
    campaign.end_quarter()
    game.step(game.decide())
many = Simulation.start("partners_of_convenience", seed=3, worlds=9)
told = campaign.played[-1].digest, game.legacy().tobytes().hex(), many.run(4).score.tobytes().hex()
print(*told, many.compiled(10**9))
print(engine_name())
"""
MISSING = "import sys\nsys.modules['llvmlite'] = None\n"
FORBIDDEN = """
from llvmlite import binding
def forbidden(*_):
    raise RuntimeError("cannot allocate executable memory")
binding.create_mcjit_compiler = forbidden
"""
# Linux from 6.3 on: the process can make no memory executable any more, as where a hardened system forbids it to all.
HARDENED = "import ctypes\nassert ctypes.CDLL(None).prctl(65, 1, 0, 0, 0) == 0\n"


def output_of(before: str, wish: str = "") -> tuple[str, str]:
    """What a fresh Python says of the campaign, and of its engine."""
    environment = {name: value for name, value in os.environ.items() if name != "WEDGE_ENGINE"}
    environment |= {"WEDGE_ENGINE": wish} if wish else {}
    run = [sys.executable, "-c", before + PLAYED]
    played = subprocess.run(run, capture_output=True, text=True, env=environment, check=False)
    assert played.returncode == 0, played.stderr
    told, engine = played.stdout.splitlines()
    return told, engine


@needs_compiler
@pytest.mark.parametrize("before", [MISSING, FORBIDDEN, HARDENED], ids=["no llvmlite", "no code", "hardened"])
def test_numpy_plays_the_same_campaign(before: str) -> None:
    """Without llvmlite, or where the system forbids code in memory, a campaign and a batch end with the same bits."""
    if (
        before == HARDENED
        and subprocess.run([sys.executable, "-c", HARDENED], capture_output=True, check=False).returncode
    ):
        pytest.skip("this system cannot forbid a process to make memory executable")
    compiled, engine = output_of("", "compiled")
    assert engine.startswith("compiled")
    assert compiled.endswith("True")
    by_numpy, engine = output_of(before)
    assert engine.startswith("numpy (")
    assert by_numpy.endswith("False")
    assert by_numpy.split()[:-1] == compiled.split()[:-1]
