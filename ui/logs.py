"""What is logged, and how: lines of names and values, without anybody's name, text or address.

A traceback never shows the values of variables: they hold tokens, and what people wrote.
"""

import logging
import sys

import structlog


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
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
