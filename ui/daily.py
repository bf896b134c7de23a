"""What is done by itself every day: deleting personal data on its day, and sessions, links and copies that ended."""

import asyncio
from functools import partial
from pathlib import Path

import structlog

from facilitator import accounts, backup, reading_links, retention

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
