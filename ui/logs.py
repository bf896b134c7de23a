"""What is logged, and how: lines of names and values, without anybody's name, text or address.

A traceback never shows the values of variables: they hold tokens, and what people wrote.
"""

import logging
import sys
from contextlib import suppress
from typing import TextIO, cast

import structlog


class _NoAddresses(logging.Filter):
    """Leaves out what uvicorn says of every socket: its address names the page, and from where it was opened."""

    def filter(self, record: logging.LogRecord) -> bool:
        return '"WebSocket ' not in record.msg


class _Patient:
    """Standard error, as long as it takes anything: a log on a full disk must not be what stops the server."""

    def write(self, text: str) -> None:
        """Write, or let it be."""
        with suppress(OSError):
            sys.stderr.write(text)

    def flush(self) -> None:
        """Write what waits, or let it be."""
        with suppress(OSError):
            sys.stderr.flush()


def configure_logs(level: str) -> None:
    """Log from `level` ("debug", "info", "warning", "error") on."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.dev.ConsoleRenderer(colors=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper(), logging.INFO)),
        logger_factory=structlog.PrintLoggerFactory(cast("TextIO", _Patient())),
        cache_logger_on_first_use=False,
    )
    logging.getLogger("uvicorn.error").addFilter(_NoAddresses())
