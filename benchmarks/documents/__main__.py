"""Long documents: `python -m benchmarks.documents [making | serving]...`; both if none is named.

`--times` is how often each is measured; the median is shown. `--weasyprint` names that command, if it is elsewhere.
"""

import argparse
import tempfile
from pathlib import Path

from benchmarks.documents import making, serving

PARTS = ("making", "serving")


def main() -> None:
    """Do what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", default=PARTS, metavar="PART", help=" ".join(PARTS))
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--weasyprint", default="weasyprint")
    asked = parser.parse_args()
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(f"unknown: {' '.join(unknown)}")
    with tempfile.TemporaryDirectory(prefix="documents-") as folder:
        if "making" in asked.parts:
            making.compare(Path(folder), asked.weasyprint, asked.times)
        if "serving" in asked.parts:
            serving.show(Path(folder), asked.times)


if __name__ == "__main__":
    main()
