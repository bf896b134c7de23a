"""The long form: `python -m tests.torture --kills 100 --seed 1`."""

import argparse
import asyncio
import sys
import tempfile
import time
from pathlib import Path

from tests.torture.run import Torture


def main() -> int:
    """Run as the command line says; 1 if anything was lost or is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--programs", type=int, default=16, help="writers on bare sockets")
    parser.add_argument("--browsers", type=int, default=3, help="writers in a Chromium each")
    parser.add_argument("--quiet", action="store_true", help="tell only how it went")
    asked = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        outcome = asyncio.run(
            Torture(
                Path(folder),
                seed=asked.seed,
                kills=asked.kills,
                programs=asked.programs,
                browsers=asked.browsers,
                say=lambda line: None if asked.quiet else print(f"{time.monotonic() - began:6.1f}  {line}", flush=True),
            ).run()
        )
    print(outcome.account)
    return 1 if outcome.faults else 0


if __name__ == "__main__":
    sys.exit(main())
