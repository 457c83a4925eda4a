"""One browser for the tests of a file; it ends with them, because it holds an event loop that other tests need."""

from collections.abc import Iterator

import anyio
import pytest
from playwright.sync_api import Browser

from tests.classroom.browsing import chromium

# anyio loads it when it is first asked for; in a server's thread pytest's own loading of it can fail (CPython 3.11).
FILES_OF_ANYIO = anyio.open_file


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return a browser."""
    with chromium() as found:
        yield found
