"""One browser for all tests of the classroom's pages."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.classroom.browsing import chromium


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a browser."""
    with chromium() as found:
        yield found
