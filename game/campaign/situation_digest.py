"""A name for where a campaign stands, by which a replay is checked."""

from hashlib import blake2b

import numpy as np

from game.campaign.deal_book import DealBook
from game.model.play.whole_quarter import Situation
from game.model.state.world_state import declared


def digest(now: Situation, book: DealBook | None = None) -> str:
    """A name for where a campaign stands that differs when any bit of a measure, an order, a choice or a deal does."""
    hashed = blake2b(f"{now.world.turn}".encode(), digest_size=16)
    rows = [getattr(now.world, name) for name in (*declared(), "dials", "wear")]
    for row in (*rows, now.history.dials[0], now.history.moves[0], now.desk.chosen[0], now.following.course):
        hashed.update(np.ascontiguousarray(row, "<f8").tobytes())
    if book:
        hashed.update(repr(book).encode())
    return hashed.hexdigest()
