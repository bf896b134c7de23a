"""Waiting for what the other side does in its own time: as short as it takes, and not for ever."""

import asyncio
from collections.abc import Callable


async def until(is_so: Callable[[], bool], seconds: float) -> None:
    """Wait until it is so; TimeoutError after so many seconds."""
    async with asyncio.timeout(seconds):
        while not is_so():
            await asyncio.sleep(0.01)
