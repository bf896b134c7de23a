"""A server for the tests of what it answers, and a browser without a screen."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest

from facilitator.database import close_database, open_database
from tests.serving import Server
from tests.ui.neighbours import Street, a_street


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running server, one for all of these tests."""
    server = Server(tmp_path_factory.mktemp("server")).start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def street(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Street]:
    """Two workshops on a server of their own, and everybody in them."""
    server = Server(tmp_path_factory.mktemp("street")).start()
    yield a_street(server)
    server.stop()


@pytest.fixture
async def data(server: Server) -> AsyncIterator[Path]:
    """The server's database, open here too, to set the scene through real actions."""
    await open_database(server.settings.database)
    yield server.settings.database
    await close_database()


@pytest.fixture
async def client(server: Server) -> AsyncIterator[httpx.AsyncClient]:
    """A browser: it keeps cookies and follows nothing by itself."""
    async with httpx.AsyncClient(base_url=server.address) as client:
        yield client
