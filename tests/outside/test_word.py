"""Our Word files as LibreOffice opens them."""

import re
import subprocess
from functools import partial
from pathlib import Path
from random import Random

from exports import word
from exports.group_summary import story
from tests.exports.samples import BOKMAAL, one_group, thirty_groups
from tests.exports.telling import Teller

TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'

STRUCTURE = """\
Document
  P
    "Oppsummering"
  P
    "Nærmiljø 2030"
  P
    "Torsdag 6. mars 2031 kl. 09.00"
  P
    "Kulturhuset"
  H1
    "Bolig"
  H2
    "Hva kan gjøres?"
  P
    "Fjord 1"
    " · Runde 1"
  P
    "Kortere "
    "vei"
  L
    LI
      LBody
        P
          "•"
          "Gangvei"
        L
          LI
            LBody
              P
                "◦"
                "med lys\""""


def opened(files: dict[str, bytes], folder: Path) -> dict[str, Path]:
    """The files as LibreOffice prints them to PDF, by their names."""
    for name, file in files.items():
        (folder / f"{name}.docx").write_bytes(file)
    # A profile of its own, since two of them may not share one.
    office = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", TAGGED]
    paths = [folder / f"{name}.docx" for name in files]
    subprocess.run([*office, "--outdir", folder, *paths], check=True, capture_output=True, timeout=150)
    return {name: folder / f"{name}.pdf" for name in files}


def said(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_every_word_of_a_story_is_shown(tmp_path: Path) -> None:
    tellers = {f"story{seed}": Teller(partial(Random(seed).randint, 0)) for seed in range(12)}  # noqa: S311  # no secret
    files = {name: word.render(teller.document()) for name, teller in tellers.items()}

    for name, pdf in opened(files, tmp_path).items():
        shown = re.findall(r"ord\d{4}", said("pdftotext", pdf, "-"))
        told = tellers[name].told
        assert set(shown) == {each for each, _place in told}
        in_cells = {each for each, place in told if place.in_cell}
        assert [each for each in shown if each not in in_cells] == [each for each, place in told if not place.in_cell]


def test_long_summary_is_printed_whole_with_its_pages_numbered(tmp_path: Path) -> None:
    pdf = opened({"summary": word.render(story(thirty_groups(), BOKMAAL))}, tmp_path)["summary"]

    pages = said("pdftotext", pdf, "-").split("\f")[:-1]
    assert 60 < len(pages) < 130
    assert re.findall(r"tiltak-(\d+)", "".join(pages)) == [str(number) for number in range(15 * 3 * 8 * 4)]
    for number, page in enumerate(pages, 1):
        assert f"Side {number} av {len(pages)}" in " ".join(page.split())


def test_structure_is_what_the_story_has(tmp_path: Path) -> None:
    pdf = opened({"small": word.render(story(one_group(), BOKMAAL))}, tmp_path)["small"]

    structure = said("pdfinfo", "-struct-text", pdf)
    lines = [re.sub(r" \(block\):?$", "", line) for line in structure.splitlines() if " /" not in line]
    assert "\n".join(lines) == STRUCTURE
