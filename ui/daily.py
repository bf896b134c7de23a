"""What is done by itself: deleting personal data on its day, and what has ended; closing polls whose time is up."""

import asyncio
from functools import partial
from pathlib import Path

import structlog

from facilitator import accounts, backup, polls, reading_links, retention

HOUR = 3600
"""Seconds between two looks; a machine that slept is at most this late."""

log = structlog.get_logger()


async def keep_house(database: Path) -> None:
    """Look every hour, until cancelled. What goes wrong is logged and tried again the next hour."""
    while True:
        ended = accounts.forget_expired, reading_links.forget_ended
        for work in (_delete_personal_data, *ended, partial(_delete_copies, database)):
            try:
                await work()
            except Exception:
                log.exception("daily_work_failed")
        await asyncio.sleep(HOUR)


async def _delete_personal_data() -> None:
    if deleted := await retention.delete_due():
        log.info("personal_data_deleted", workshops=len(deleted))


async def _delete_copies(database: Path) -> None:
    backup.delete_old_copies(database)


async def close_polls() -> None:
    """Close the polls whose time is up, every second, until cancelled; closed or not, nobody can vote in them."""
    while True:
        try:
            await polls.close_due()
        except Exception:
            log.exception("polls_not_closed")
        await asyncio.sleep(1)
