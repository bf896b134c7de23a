"""What is done by itself every day: deleting personal data whose day has come, and sessions and links that ended."""

import asyncio

import structlog

from facilitator import accounts, retention

HOUR = 3600
"""Seconds between two looks; a machine that slept is at most this late."""

log = structlog.get_logger()


async def keep_house() -> None:
    """Look every hour, until cancelled. What goes wrong is logged and tried again the next hour."""
    while True:
        try:
            deleted = await retention.delete_due()
            await accounts.forget_expired()
        except Exception:
            log.exception("daily_work_failed")
        else:
            if deleted:
                log.info("personal_data_deleted", workshops=len(deleted))
        await asyncio.sleep(HOUR)
