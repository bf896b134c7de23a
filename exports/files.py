"""The files there are to take home: which documents, of which kinds, and what they are called."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from exports import (
    agenda,
    attendance,
    coverage,
    data,
    evaluation_report,
    group_summary,
    minutes,
    paper,
    poll_result,
    separated,
    table,
    webpage,
    word,
    workbook,
)
from exports.framing import Words
from exports.story import Document
from facilitator.attendance import Attendance
from facilitator.clock import OSLO
from facilitator.coverage import Coverage
from facilitator.evaluation_report import EvaluationReport
from facilitator.minutes import Minutes
from facilitator.papers import Told
from facilitator.poll_results import PollResult
from facilitator.running_order import RunningOrder
from facilitator.summary import Summary

_FORBIDDEN = '<>:"/\\|?*'
_LONGEST_NAME = 120
_MOST_BYTES = 240
"""File systems take 255; browsers add a number to a name that is there, and an ending while they fetch."""


class Kind(StrEnum):
    """A kind of file, by the extension of its name. A page is only its main part."""

    PDF = "pdf"
    WORD = "docx"
    EXCEL = "xlsx"
    CSV = "csv"
    JSON = "json"
    PAGE = "html"


KIND_NAMES = {Kind.PDF: "PDF", Kind.WORD: "Word", Kind.EXCEL: "Excel", Kind.CSV: "CSV", Kind.JSON: "JSON"}
"""What people call them, in every language of ours."""

TEXT = (Kind.PDF, Kind.WORD, Kind.JSON)
SHEET = (Kind.PDF, Kind.WORD, Kind.EXCEL, Kind.CSV, Kind.JSON)
"""What running text can be, and what has a table to sort and count in."""

_MEDIA = {
    Kind.PDF: "application/pdf",
    Kind.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.EXCEL: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Kind.CSV: "text/csv; charset=utf-8",
    Kind.JSON: "application/json",
    Kind.PAGE: "text/html; charset=utf-8",
}


_WRITERS = {
    Kind.PDF: paper.render,
    Kind.WORD: word.render,
    Kind.EXCEL: workbook.xlsx,
    Kind.CSV: separated.csv_file,
    Kind.JSON: data.json_file,
    Kind.PAGE: webpage.page,
}

Tellable = Told | PollResult | Coverage
"""What a document is made of."""


def kinds_of(told: Tellable) -> tuple[Kind, ...]:
    """The kinds of file that a document can be."""
    return SHEET if isinstance(told, Attendance | EvaluationReport | PollResult | Coverage) else TEXT


def media_type(kind: Kind) -> str:
    """How a kind of file is called on the web."""
    return _MEDIA[kind]


_STORIES: Mapping[type, Callable[[Any, Words], Document]] = {
    Summary: group_summary.story,
    Attendance: attendance.story,
    RunningOrder: agenda.story,
    Minutes: minutes.story,
    PollResult: poll_result.story,
    EvaluationReport: evaluation_report.story,
    Coverage: coverage.story,
}


def story(told: Tellable, _: Words) -> Document:
    """The document as a story."""
    return _STORIES[type(told)](told, _)


def write(told: Tellable, kind: Kind, _: Words) -> bytes:
    """The document as a file; of one with a table to sort and count in, that is the table's in Excel and CSV."""
    if kind in {Kind.EXCEL, Kind.CSV} and isinstance(told, Attendance | EvaluationReport):
        sheet = attendance.sheet(told, _) if isinstance(told, Attendance) else evaluation_report.sheet(told, _)
        return _WRITERS[kind](table.story(sheet, _))
    if kind in {Kind.EXCEL, Kind.CSV} and isinstance(told, PollResult):
        return _WRITERS[kind](poll_result.sheets(told, _))
    return _WRITERS[kind](story(told, _))


def name(told: Tellable, kind: Kind, _: Words) -> str:
    """What the file is called: document, workshop, part and date."""
    about = told.order if isinstance(told, Minutes) else told
    of_it = (told.question,) if isinstance(told, PollResult) else ()
    parts = [_title(told, _), *of_it, about.title, *(_part(told, _) if isinstance(told, Summary) else ())]
    return fitting(parts, about.starts_at, kind)


def fitting(parts: Iterable[str], day: datetime, extension: str) -> str:
    """A name of a file for every file system: what it is, and the day that it is of.

    Where there is no room for all of it, the longest part is cut, so that something of each is there.
    """
    named = [clean[: _LONGEST_NAME + 1] for each in parts if (clean := _clean(each))]  # more never has room
    while not _fits(whole := f"{' - '.join([*named, day.astimezone(OSLO).date().isoformat()])}.{extension}"):
        place = max(range(len(named)), key=lambda each: len(named[each].encode()))
        named[place] = f"{named[place].removesuffix('…')[:-1].rstrip()}…"
    return whole


def _clean(part: str) -> str:
    return " ".join("".join(" " if each in _FORBIDDEN or not each.isprintable() else each for each in part).split())


def _fits(name: str) -> bool:
    return len(name) <= _LONGEST_NAME and len(name.encode()) <= _MOST_BYTES


def _title(told: Tellable, _: Words) -> str:
    return {
        Summary: _("Oppsummering"),
        Attendance: _("Deltakerliste"),
        RunningOrder: _("Program"),
        Minutes: _("Referat"),
        PollResult: _("Avstemning"),
        EvaluationReport: _("Evalueringsrapport"),
        Coverage: _("Dekning"),
    }[type(told)]


def _part(read: Summary, _: Words) -> tuple[str, ...]:
    named = ""
    if read.group_number is not None:
        named = read.group_name or _("Gruppe {n}", n=read.group_number)
    signed = _("med navn") if read.writers else ""
    return read.theme, named, group_summary.round_name(read, _), read.person, signed
