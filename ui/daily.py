"""What is done by itself every day: deleting personal data on its day, and sessions, links and copies that ended."""

import asyncio
from pathlib import Path

import structlog

from facilitator import accounts, backup, retention

HOUR = 3600
"""Seconds between two looks; a machine that slept is at most this late."""

log = structlog.get_logger()


async def keep_house(database: Path) -> None:
    """Look every hour, until cancelled. What goes wrong is logged and tried again the next hour."""
    while True:
        try:
            deleted = await retention.delete_due()
            await accounts.forget_expired()
            backup.delete_old_copies(database)
        except Exception:
            log.exception("daily_work_failed")
        else:
            if deleted:
                log.info("personal_data_deleted", workshops=len(deleted))
        await asyncio.sleep(HOUR)
