"""What is said to somebody who asked for what cannot be: a status as in HTTP, and the reason in plain words."""


class Refused(Exception):  # noqa: N818 (it says what happened)
    """An act or a request that is turned down; nothing has changed.

    status  400 malformed, 401 unknown link, 403 not theirs to do, 404 not there, 409 not now, 413 too large,
            422 a wrong value, 429 too fast, 503 the room cannot be written to
    field   which field of the act is meant, "" for none
    """

    def __init__(self, status: int, reason: str, field: str = "") -> None:
        super().__init__(reason)
        self.status, self.reason, self.field = status, reason, field
