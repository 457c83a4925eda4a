import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


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
