"""What all tests at the desk share."""

import pytest

from game.desktop.control import staff_room
from game.views import staff

# As many stages as usual, with fewer futures: what staff find with many is tried in tests/forecast and tests/views.
FEW, FOCUSED = (8, 16, 32), 64


@pytest.fixture(autouse=True)
def few_futures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Staff who work in this process play fewer futures."""
    monkeypatch.setattr(staff, "STAGES", FEW)
    monkeypatch.setattr(staff, "FOCUS", FOCUSED)
    monkeypatch.setattr(staff_room, "STAGES", FEW)
