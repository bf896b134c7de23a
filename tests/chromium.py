"""Which Chromium the tests play in."""

import os
import shutil
from typing import Any


def chromium() -> dict[str, Any]:
    """How Playwright is to launch it: the system's if there is one, else Playwright's own."""
    system = (
        os.environ.get("CHROMIUM")
        or shutil.which("chromium")
        or shutil.which("chromium-browser")
        or shutil.which("google-chrome")
    )
    return {"executable_path": system, "args": ["--no-sandbox"] if os.geteuid() == 0 else []}
