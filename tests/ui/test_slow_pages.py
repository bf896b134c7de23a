"""The organisers' pages, on a machine that has other things to do."""

import asyncio
import os
import signal

import httpx
import pytest

from tests.builders import a_workshop
from tests.cookies import signed_in
from tests.serving import Server

MANY = 20
STANDS_STILL = 4
"""Seconds; NiceGUI by itself gives a page up after three."""


@pytest.mark.usefixtures("data")
async def test_page_that_takes_its_time_comes_whole_and_not_as_an_error(
    server: Server, client: httpx.AsyncClient
) -> None:
    made = await a_workshop()
    name, value = await signed_in(made.by)
    client.cookies.set(name, value)
    client.timeout = httpx.Timeout(60)
    asked = [asyncio.create_task(client.get(f"/workshops/{made.workshop_id}/desk")) for _ in range(MANY)]
    await asyncio.sleep(0.2)
    assert server.process is not None
    os.kill(server.process.pid, signal.SIGSTOP)
    try:
        await asyncio.sleep(STANDS_STILL)
    finally:
        os.kill(server.process.pid, signal.SIGCONT)
    pages = await asyncio.gather(*asked)
    assert [each.status_code for each in pages] == [200] * MANY
    assert all("Slik arbeider vi" in each.text for each in pages)
