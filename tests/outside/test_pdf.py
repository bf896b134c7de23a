"""Our PDFs as Poppler and QPDF read them."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from exports import files
from tests.exports.samples import BOKMAAL, one_group, thirty_groups
from tests.facilitator.logos import a_sender

STRUCTURE = """\
Document
  P (block)
    "Oppsummering "
  H1 (block)
    "Nærmiljø 2030 "
  P (block)
    "Torsdag 6. mars 2031 kl. 09.00 "
  P (block)
    "Kulturhuset "
  H2 (block)
    "Bolig "
  H3 (block)
    "Hva kan gjøres? "
  Sect
    P (block)
      "Fjord "
      "1 Runde 1 "
    P (block)
      "Kortere vei "
    L (block):
       /ListNumbering /Disc
      LI (block)
        Lbl (block)
          "• "
        LBody (block)
          P (block)
            "Gangvei "
          L (block):
             /ListNumbering /Circle
            LI (block)
              Lbl (block)
                "◦ "
              LBody (block)
                P (block)
                  "med lys "
"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A summary of thirty groups."""
    path = tmp_path_factory.mktemp("pdf") / "summary.pdf"
    path.write_bytes(files.write(thirty_groups(), files.Kind.PDF, BOKMAAL))
    return path


def _said(*command: str | Path) -> str:
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return run.stdout


def test_structure_is_read_in_order(tmp_path: Path) -> None:
    path = tmp_path / "small.pdf"
    path.write_bytes(files.write(one_group(), files.Kind.PDF, BOKMAAL))
    assert _said("pdfinfo", "-struct-text", path) == STRUCTURE


def test_cover_with_its_logo_and_names_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "cover.pdf"
    path.write_bytes(files.write(replace(one_group(), sender=a_sender()), files.Kind.PDF, BOKMAAL))
    read = _said("pdfinfo", "-struct-text", path)
    said = (line.strip().strip('" ') for line in read.splitlines() if line.strip().startswith('"'))
    head = [each for each in said if each]
    assert head[:5] == [
        "Fjordane fylkeskommune",
        "Fjordánda fylkkasuohkan",
        "Fjordane County",
        "Oppsummering",
        "Nærmiljø 2030",
    ]
    assert "Figure" in read.splitlines()[1]
    assert "No syntax or stream encoding errors found" in _said("qpdf", "--check", path)
    assert "smask" in _said("pdfimages", "-list", path)


def test_every_typeface_is_in_the_file_and_says_its_letters(file: Path) -> None:
    rows = [line.split() for line in _said("pdffonts", file).splitlines()[2:]]
    assert rows
    for row in rows:
        assert row[-5:-2] == ["yes", "yes", "yes"], row


def test_file_is_sound(file: Path) -> None:
    assert "No syntax or stream encoding errors found" in _said("qpdf", "--check", file)
