"""One browser for the tests of a file; it ends with them, because it holds an event loop that other tests need."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.classroom.browsing import chromium


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return a browser."""
    with chromium() as found:
        yield found
