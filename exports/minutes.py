"""The minutes: to whom, who was there, the agenda, what is to be started, what the groups chose, and who does what."""

from collections.abc import Iterable

from exports import attendance as attendance_list
from exports import framing, measures
from exports.agenda import day
from exports.framing import Words
from exports.group_summary import commitments, expectations, retold, source
from exports.story import Document, Facts, Heading, Paragraph, Part, Row, Source, Table, Voice, plain
from facilitator.attendance import Attendance, Attendee
from facilitator.minutes import Minutes
from facilitator.summary import Summary
from facilitator.telling import Chapter, Entry
from models.vocabulary import Phase


def story(minutes: Minutes, _: Words) -> Document:
    """The minutes as a story."""
    order, attendance = minutes.order, minutes.attendance
    parts: list[Part] = [framing.opening(_("Referat"), order, _, has_cover=True)]
    if attendance.phase is not Phase.ENDED:
        parts.append(framing.unfinished(order, _))
    to = [each.strip() for each in minutes.recipients if each.strip()]
    organisers = [each for each in attendance.organisers if each]
    named = ((_("Til"), "\n".join(to)), (_("Arrangør"), _.listed(organisers) if organisers else ""))
    if facts := tuple((name, plain(told)) for name, told in named if told):
        parts.append(Facts(facts))
    parts += day(order.steps, _("Program"), _)
    parts += _present(attendance, _)
    parts += expectations(minutes.summary, _)
    parts += measures.told(minutes.summary.measures, retold, lambda origin: source(origin, _), _)
    parts += _chosen(minutes.summary, _)
    parts += commitments(minutes.summary, _) or [
        Heading(2, plain(_("Neste steg"))),
        Paragraph(plain(_("Ingen neste steg er skrevet ned.")), quiet=True),
    ]
    return framing.document(f"{_('Referat')}: {order.title}", order, parts, _)


def _present(attendance: Attendance, _: Words) -> list[Part]:
    """Those who were there, in a few lines for each group."""
    parts: list[Part] = [Heading(2, plain(_("Til stede"))), Paragraph(plain(attendance_list.total(attendance, _)))]
    rows = [
        Row((plain(_people(group.people, _)),), Source(group.name or _("Gruppe"), group.number))
        for group in attendance.groups
    ]
    if rows:
        parts.append(Table((_("Deltakere"),), tuple(rows), (1,)))
    rest = (
        (_("Ledere og referenter"), attendance.leading),
        (_("Andre"), attendance.alone),
        (_("Påmeldt, men ikke registrert"), attendance.absent),
    )
    if facts := tuple((name, plain(_people(people, _))) for name, people in rest if people):
        parts.append(Facts(facts))
    return parts


def _people(people: Iterable[Attendee], _: Words) -> str:
    return "; ".join(_person(each, _) for each in people)


def _person(person: Attendee, _: Words) -> str:
    told = (framing.name(person, _), person.organisation, attendance_list.role(person, _))
    return ", ".join(each for each in told if each)


def _chosen(summary: Summary, _: Words) -> list[Part]:
    """What was answered in the summary round; in a workshop without one, what was answered at all."""
    parts: list[Part] = [Heading(2, plain(_("Dette kom gruppene fram til")))]
    entries = [entry for chapter in summary.chapters for answer in chapter.answers for entry in answer.entries]
    if not entries:
        return [*parts, Paragraph(plain(_("Ingen svar er skrevet her.")), quiet=True)]
    has_summary = any(each.origin.round_number is None for each in entries)
    for chapter in summary.chapters:
        parts += _chapter(chapter, _, only_summary=has_summary)
    return parts


def _chapter(chapter: Chapter, _: Words, *, only_summary: bool) -> list[Part]:
    track = _("Spor {n}", n=chapter.track) if chapter.track is not None else ""
    parts: list[Part] = [Heading(3, plain(chapter.title), track)]
    for answer in chapter.answers:
        if chosen := [each for each in answer.entries if not only_summary or each.origin.round_number is None]:
            parts.append(Heading(4, plain(answer.question)))
            parts += [_voice(each, _) for each in chosen]
    if len(parts) == 1:
        parts.append(Paragraph(plain(_("Ingen svar er skrevet her.")), quiet=True))
    return parts


def _voice(entry: Entry, _: Words) -> Voice:
    return Voice(source(entry.origin, _), retold(entry.blocks))
