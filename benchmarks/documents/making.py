"""How long a summary of thirty groups takes as a tagged PDF, and how much memory, beside WeasyPrint and LibreOffice.

The same content: WeasyPrint gets our HTML of it, LibreOffice our Word file. All are measured as a process from its
start to the file; of ours it is also told what the file alone takes, since the process that makes it is kept.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from pypdf import PdfReader

from benchmarks.measuring import ratio, table

ROOT = Path(__file__).parents[2]
UA = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'


def compare(folder: Path, weasyprint: str, times: int) -> None:
    """Make it by each, in turns; prints the median."""
    page, text = folder / "summary.html", folder / "summary.docx"
    _ours(page, text)
    soffice = f"-env:UserInstallation=file://{folder}/office"
    commands = {
        "Verksted": [sys.executable, "-m", "benchmarks.documents.ours", str(folder / "Verksted.pdf")],
        "WeasyPrint": [weasyprint, "--pdf-variant", "pdf/ua-1", str(page), str(folder / "WeasyPrint.pdf")],
        "LibreOffice": ["soffice", soffice, "--headless", "--convert-to", UA, "--outdir", str(folder), str(text)],
    }
    missing = [command[0] for command in commands.values() if not shutil.which(command[0])]
    if missing:
        raise SystemExit(f"install first: {', '.join(missing)}")
    took: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    alone = list[float]()
    for _ in range(times):
        for name, command in commands.items():
            took[name].append(_run(command))
        alone.append(_ours(folder / "Verksted.pdf"))
    (folder / "summary.pdf").rename(folder / "LibreOffice.pdf")
    rows: list[list[object]] = []
    mine = [median(each) for each in zip(*took["Verksted"], strict=True)]
    for name, runs in took.items():
        figures = [median(each) for each in zip(*runs, strict=True)]
        pages = len(PdfReader(folder / f"{name}.pdf").pages)
        rows.append([name, f"{figures[0]:.2f}", figures[1], pages, *map(ratio, mine, figures)])
    heads = ("", "seconds", "MB", "pages", "time ratio", "memory ratio")
    table(f"A summary of thirty groups as tagged PDF, from the start of the process, median of {times}", heads, rows)
    print(f"Verksted, the file alone: {median(alone):.2f} s")


def _ours(*paths: Path) -> float:
    """Write these; gives the seconds that the last took."""
    command = [sys.executable, "-m", "benchmarks.documents.ours", *map(str, paths)]
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout
    return float(json.loads(said)["seconds"])


def _run(command: Sequence[str]) -> tuple[float, float]:
    """Seconds from the start to the end of a process, and the MB of the largest of it and its children."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"failed: {' '.join(command)}")
    return time.perf_counter() - begun, used.ru_maxrss / 1024
