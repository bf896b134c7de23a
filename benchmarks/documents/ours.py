"""Writes the document to measure: `python -m benchmarks.documents.ours FILE...`, each of the kind that its name says.

A summary of thirty groups on about ninety pages, the one that the tests look at. Says {seconds} that the last took.
"""

import json
import sys
import time
from pathlib import Path

from exports import files, group_summary, webpage
from exports.files import Kind
from tests.exports.samples import BOKMAAL, thirty_groups

PAGE = """<!doctype html><html lang="nb-NO"><meta charset="utf-8"><title>{title}</title>
<style>@page {{ size: A4; margin: 21mm }} body {{ font: 10.5pt/15pt sans-serif }} table {{ border-collapse: collapse }}
tr {{ border-bottom: 1px solid #ccc }}</style>{html}</html>"""


def main() -> None:
    """Write them."""
    took = 0.0
    for name in sys.argv[1:]:
        path, summary = Path(name), thirty_groups()
        begun = time.perf_counter()
        if path.suffix == ".html":
            document = group_summary.story(summary, BOKMAAL)
            path.write_text(PAGE.format(title=document.title, html=webpage.html(document)))
        else:
            path.write_bytes(files.write(summary, Kind(path.suffix[1:]), BOKMAAL))
        took = time.perf_counter() - begun
    print(json.dumps({"seconds": took}))


if __name__ == "__main__":
    main()
