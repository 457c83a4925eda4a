"""What is said to somebody who asked for what cannot be: a status as in HTTP, and the reason in plain words."""

from typing import Any

# After how many seconds it is worth asking again.
RETRY = {429: 2, 503: 3}


class Refused(Exception):  # noqa: N818 (it says what happened)
    """An act or a request that is turned down; nothing has changed.

    status  400 malformed, 401 unknown link, 403 not theirs to do, 404 not there, 409 not now, 413 too large,
            422 a wrong value, 429 too fast, 503 the room cannot be written to
    field   which field of the act is meant, "" for none
    """

    def __init__(self, status: int, reason: str, field: str = "") -> None:
        super().__init__(reason)
        self.status, self.reason, self.field = status, reason, field

    def told(self, number: str = "") -> dict[str, Any]:
        """Return the refusal as it is sent; `number` is the client's own for the act."""
        field = self.field or None
        found = {"ok": False, "id": number, "status": self.status, "reason": self.reason, "field": field}
        return found | ({"retry_after": RETRY[self.status]} if self.status in RETRY else {})
