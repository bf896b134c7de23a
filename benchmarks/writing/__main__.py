"""Shared writing beside Hocuspocus and y-websocket: `python -m benchmarks.writing [speed | kill | growth]...`.

All three if none are named. `--times` runs each so often and takes the median; `--only NAME` leaves the others out.
"""

import argparse
import tempfile
from pathlib import Path

from benchmarks.writing import killing, speed
from benchmarks.writing.servers import ALL, install_others


def main() -> None:
    """Do what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", default=["speed"])
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--only", choices=list(ALL), action="append")
    parser.add_argument("--size", help="DOCUMENTSxWRITERS", action="append")
    asked = parser.parse_args()
    names = asked.only or list(ALL)
    if set(names) != {"Verksted"}:
        install_others()
    sizes = [tuple(map(int, each.split("x"))) for each in asked.size or []] or speed.SIZES
    with tempfile.TemporaryDirectory(prefix="writing-") as folder:
        if "speed" in asked.parts:
            speed.compare(names, Path(folder), sizes, asked.times)
        if "kill" in asked.parts:
            killing.compare(names, Path(folder), asked.kills)


if __name__ == "__main__":
    main()
