"""Which Chromium the tests play in."""

import os
import shutil
from typing import Any

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> dict[str, Any]:
    """How Playwright is to launch it: what `CHROMIUM` names, or the system's if there is one, else Playwright's own."""
    system = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    return {"executable_path": system, "args": ["--no-sandbox"] if os.geteuid() == 0 else []}
