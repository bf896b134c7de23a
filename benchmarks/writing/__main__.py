"""Shared writing beside Hocuspocus and y-websocket: `python -m benchmarks.writing [speed | kill | growth | memory]...`.

`speed` if none is named. `--times` runs each size so often and takes the median; `--only NAME` leaves the others out.
"""

import argparse
import tempfile
from pathlib import Path

from benchmarks.writing import growth, killing, memory, speed
from benchmarks.writing.servers import ALL, install_others

PARTS = {"speed", "kill", "growth", "memory"}


def main() -> None:
    """Do what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", default=["speed"], metavar="PART", help=" ".join(PARTS))
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--only", choices=list(ALL), action="append")
    parser.add_argument("--size", help="DOCUMENTSxWRITERS", action="append")
    parser.add_argument("--plot", type=Path, default=Path("build/growth.svg"), help="where growth is drawn")
    asked = parser.parse_args()
    if unknown := set(asked.parts) - PARTS:
        parser.error(f"unknown: {' '.join(unknown)}")
    names = asked.only or list(ALL)
    if set(names) != {"Verksted"}:
        install_others()
    sizes = [tuple(map(int, each.split("x"))) for each in asked.size or []] or speed.SIZES
    with tempfile.TemporaryDirectory(prefix="writing-") as folder:
        if "speed" in asked.parts:
            speed.compare(names, Path(folder), sizes, asked.times)
        if "kill" in asked.parts:
            killing.compare(names, Path(folder), asked.kills)
        if "growth" in asked.parts:
            growth.compare(names, Path(folder), asked.plot)
        if "memory" in asked.parts:
            memory.show(Path(folder))


if __name__ == "__main__":
    main()
