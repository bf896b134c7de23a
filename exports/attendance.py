"""The attendance list: who was there, by group, and who was expected and did not come."""

from collections import Counter
from collections.abc import Iterable

from exports import framing
from exports.framing import Words
from exports.story import Bar, Bars, Column, Document, Facts, Heading, Paragraph, Part, Row, Source, Table, plain
from exports.table import Sheet
from facilitator.attendance import Attendance, Attendee, AttendingGroup, Duty
from models.vocabulary import Phase, Role

SHARES = (3, 3, 4)
"""How the page's width is shared by name, organisation and role."""


FEWEST = 2
"""Organisations from which on a picture compares them."""


def story(attendance: Attendance, _: Words) -> Document:
    """The attendance list as a story."""
    parts: list[Part] = [framing.opening(_("Deltakerliste"), attendance, _)]
    if attendance.phase is not Phase.ENDED:
        parts.append(framing.unfinished(attendance, _))
    parts.append(Paragraph(plain(total(attendance, _))))
    if organisers := [each for each in attendance.organisers if each]:
        parts.append(Facts(((_("Arrangør"), plain(_.listed(organisers))),)))
    parts += _origins(attendance, _)
    grouped = [
        Row(row.cells, None if place else Source(group.name or _("Gruppe"), group.number), shares_source=place > 0)
        for group in attendance.groups
        for place, row in enumerate(_rows(group.people, _))
    ]
    for title, rows in (
        (_("Gruppene"), grouped),
        (_("Ledere og referenter uten gruppe"), _rows(attendance.leading, _)),
        (_("Andre som var til stede"), _rows(attendance.alone, _)),
        (_("Påmeldt, men ikke registrert"), _rows(attendance.absent, _)),
    ):
        if rows:
            columns = (_("Navn"), _("Kommer fra"), _("Rolle"))
            parts += [Heading(2, plain(title)), Table(columns, tuple(rows), SHARES)]
    return framing.document(f"{_('Deltakerliste')}: {attendance.title}", attendance, parts, _)


def _origins(attendance: Attendance, _: Words) -> list[Part]:
    """How many came from where, drawn; not where there is nothing to compare."""
    named = [each.organisation for each in attendance.present if each.organisation]
    spelled = {each.casefold(): each for each in reversed(named)}
    counted = Counter(each.casefold() for each in named)
    if len(counted) < FEWEST or set(counted.values()) == {1}:
        return []
    order = sorted(counted.items(), key=lambda each: (-each[1], each[0]))
    bars = tuple(Bar(spelled[key], number) for key, number in order)
    return [Heading(2, plain(_("Hvor deltakerne kom fra"))), Bars(_("Kommer fra"), _("Antall"), bars)]


def sheet(attendance: Attendance, _: Words) -> Sheet:
    """The attendance list as one table, to sort and count in: everybody on the list, those who did not come too."""
    columns = (
        Column(_("Gruppe"), 1.5),
        Column(_("Navn"), 2, names_rows=True),
        Column(_("Vara for"), 2),
        Column(_("Kommer fra"), 3),
        Column(_("Rolle"), 4),
        Column(_("Til stede")),
    )
    yes, no = _("Ja"), _("Nei")
    groups = [(_group(each, _), each.people, yes) for each in attendance.groups]
    rest = [("", (*attendance.leading, *attendance.alone), yes), ("", attendance.absent, no)]
    rows = tuple(
        (group, each.name, each.deputy_for, each.organisation, role(each, _), came)
        for group, people, came in (*groups, *rest)
        for each in people
    )
    return Sheet(
        kind=_("Deltakerliste"),
        title=attendance.title,
        name=_("Deltakerliste"),
        columns=columns,
        rows=rows,
        made_at=attendance.made_at,
        lines=(framing.when(attendance, _), attendance.place),
        intro=total(attendance, _),
        letterhead=framing.letterhead(attendance, _),
    )


def _group(group: AttendingGroup, _: Words) -> str:
    named = _("Gruppe {n}", n=group.number)
    return f"{named}: {group.name}" if group.name else named


def total(attendance: Attendance, _: Words) -> str:
    """How many came, from how many organisations, and how many did not, in sentences."""
    present = attendance.present
    deputies = sum(bool(each.deputy_for) for each in present)
    organisations = len({each.organisation.casefold() for each in present} - {""})
    said = [
        _.n("{n} person er registrert som til stede.", "{n} personer er registrert som til stede.", len(present))
        if present
        else _("Ingen er registrert som til stede.")
    ]
    if organisations:
        said.append(_.n("{n} organisasjon er representert.", "{n} organisasjoner er representert.", organisations))
    if deputies:
        said.append(_.n("{n} møtte som vara.", "{n} møtte som varaer.", deputies))
    if absent := len(attendance.absent):
        said.append(_.n("{n} er påmeldt, men ikke registrert.", "{n} er påmeldt, men ikke registrerte.", absent))
    return " ".join(said)


def role(person: Attendee, _: Words) -> str:
    """What somebody did, beside taking part."""
    said = ", ".join(_duty(each, _) for each in person.duties)
    return said[:1].upper() + said[1:]


def _duty(duty: Duty, _: Words) -> str:
    theme = duty.theme if duty.track is None else _("{theme}, spor {n}", theme=duty.theme, n=duty.track)
    if duty.role is Role.LEADER:
        return _("leder for {theme}", theme=theme)
    return _("referent for {theme}", theme=theme)


def _rows(people: Iterable[Attendee], _: Words) -> list[Row]:
    return [Row((plain(framing.name(each, _)), plain(each.organisation), plain(role(each, _)))) for each in people]
