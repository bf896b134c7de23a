"""The summary as a PDF: what is to be started, what each group answered to what, and who does what from here."""

from collections.abc import Callable

from exports import framing, measures, proposals
from exports.bylines import Bylines
from exports.framing import Words
from exports.story import (
    Break,
    Bullets,
    Contents,
    Document,
    Facts,
    Heading,
    Item,
    Numbers,
    Paragraph,
    Part,
    Quote,
    Row,
    Source,
    Span,
    Table,
    Voice,
    plain,
)
from facilitator import richtext
from facilitator.richtext import Block, Inlines, is_signed
from facilitator.summary import Summary
from facilitator.telling import Chapter, Origin, Participant

SEVERAL = 4
"""Chapters from which on a table of contents says where they are."""

HEADINGS_ABOVE = 3
"""Title, theme and question stand over the headings inside an answer."""


Spans = Callable[[Inlines], tuple[Span, ...]]


def story(summary: Summary, _: Words) -> Document:
    """The summary as a story."""
    kind, scope = _("Oppsummering"), _scope(summary, _)
    parts: list[Part] = [framing.opening(kind, summary, _, scope, has_cover=True)]
    if not summary.has_ended:
        parts.append(framing.unfinished(summary, _))
    parts += _reservations(summary, _)
    if len(summary.chapters) >= SEVERAL:
        parts.append(Contents(_("Innhold")))
    parts += measures.told(
        summary.measures,
        lambda blocks: retold(blocks, _setting(blocks, summary, _)),
        lambda origin: source(origin, _),
        _,
    )
    parts += _participants(summary, _)
    parts += expectations(summary, _)
    for number, chapter in enumerate(summary.chapters, 1):
        above = _("Tema {n} av {total}", n=number, total=len(summary.chapters)) if len(summary.chapters) > 1 else ""
        parts += _chapter(chapter, above, summary, _)
    parts += commitments(summary, _)
    return framing.document(f"{kind}: {scope or summary.title}", summary, parts, _)


def _scope(summary: Summary, _: Words) -> str:
    named = ""
    if summary.group_number is not None:
        named = summary.group_name or _("Gruppe {n}", n=summary.group_number)
    return ", ".join(each for each in (summary.theme, named, round_name(summary, _), summary.person) if each)


def round_name(summary: Summary, _: Words) -> str:
    """What the summary's round is called; nothing if it is of all."""
    if summary.round_number is None:
        return ""
    return _("Runde {n}", n=summary.round_number) if summary.round_number else _("Oppsummeringsrunden")


def _reservations(summary: Summary, _: Words) -> list[Part]:
    """What is left out, and what the names mean."""
    said = [_("Bare avsnitt der {name} har skrevet, er med.", name=summary.person)] if summary.person else []
    if summary.writers:
        said.append(_("Navnet viser hvem som skrev eller sist flyttet teksten."))
    return [Paragraph(plain(" ".join(said)), quiet=True)] if said else []


def _participants(summary: Summary, _: Words) -> list[Part]:
    rows: list[Row] = []
    for group in summary.groups:
        source = Source(group.name or _("Gruppe"), group.number) if group.number is not None else None
        for place, person in enumerate(group.people):
            told = (plain(framing.name(person, _)), plain(person.organisation))
            rows.append(Row(told, None if place else source, shares_source=place > 0))
    parts: list[Part] = []
    if rows:
        parts += [Heading(2, plain(_("Deltakere"))), Table((_("Navn"), _("Kommer fra")), tuple(rows), (1, 1))]
    if summary.absent:
        absent = _.listed([_absent(each, _) for each in summary.absent])
        parts.append(Paragraph(plain(_("Påmeldt, men ikke registrert: {names}.", names=absent)), quiet=True))
    return parts


def _chapter(chapter: Chapter, above: str, summary: Summary, _: Words) -> list[Part]:
    if chapter.track is not None:
        above = " · ".join(each for each in (above, _("Spor {n}", n=chapter.track)) if each)
    parts: list[Part] = [Break(), Heading(2, plain(chapter.title), above)]
    leading = ((_("Leder"), chapter.leader), (_("Referent"), chapter.note_taker))
    rows = tuple((word, plain(_person(person, _))) for word, person in leading if person)
    if rows:
        parts.append(Facts(rows))
    if not chapter.answers and not chapter.proposals:
        parts.append(Paragraph(plain(_("Ingen svar er skrevet her.")), quiet=True))
    for answer in chapter.answers:
        parts.append(Heading(3, plain(answer.question)))
        parts += [
            Voice(_said_by(entry.origin, chapter, _), retold(entry.blocks, _setting(entry.blocks, summary, _)))
            for entry in answer.entries
        ]
    return parts + proposals.told(
        chapter.proposals,
        lambda blocks: retold(blocks, _setting(blocks, summary, _)),
        lambda origin: source(origin, _),
        _,
    )


def expectations(summary: Summary, _: Words) -> list[Part]:
    """What the groups expected, a chapter for each round; nothing if there was none."""
    return [part for chapter in summary.expectations for part in _chapter(chapter, "", summary, _)]


def _said_by(origin: Origin, chapter: Chapter, _: Words) -> Source:
    """Which group said it in which round; what was expected was said before any."""
    return (
        Source(origin.group_name or _("Gruppe"), origin.group_number) if chapter.is_expectations else source(origin, _)
    )


def commitments(summary: Summary, _: Words) -> list[Part]:
    """Who does what by when, under the question and the theme it was answered to; nothing if nobody does."""
    if not summary.commitments:
        return []
    parts: list[Part] = [Break(), Heading(2, plain(_("Neste steg")))]
    columns = (_("Hvem"), _("Gjør hva"), _("Når"))
    told: dict[tuple[str, int | None, str], list[Row]] = {}
    for each in summary.commitments:
        spans = _setting((each.step,), summary, _)
        cells = (spans(each.step.who), spans(each.step.what), spans(each.step.by_when))
        rows = told.setdefault((each.title, each.track, each.question), [])
        rows.append(Row(cells, source(each.origin, _)))
    for (title, track, question), rows in told.items():
        theme = title if track is None else _("{theme}, spor {n}", theme=title, n=track)
        parts += [Heading(3, plain(question), above=theme), Table(columns, tuple(rows), (3, 5, 2.2))]
    return parts


def source(origin: Origin, _: Words) -> Source:
    """Which group said it in which round."""
    below = _("Oppsummering") if origin.round_number is None else _("Runde {n}", n=origin.round_number)
    return Source(origin.group_name or _("Gruppe"), origin.group_number, below)


def _person(person: Participant, _: Words) -> str:
    return ", ".join(each for each in (framing.name(person, _), person.organisation) if each)


def _absent(person: Participant, _: Words) -> str:
    return f"{framing.name(person, _)} ({person.organisation})" if person.organisation else framing.name(person, _)


def _setting(blocks: tuple[Block, ...], summary: Summary, _: Words) -> Spans:
    """What sets the lines of a passage: with names, if anybody is known who wrote in it."""
    if not summary.writers or not is_signed(blocks):
        return _spans
    return Bylines(summary.writers, _("Noen"), _("med {name}:")).spans


def _spans(inlines: Inlines) -> tuple[Span, ...]:
    return tuple(Span(each.text, each.bold, each.italic, each.link) for each in inlines)


def retold(blocks: tuple[Block, ...], spans: Spans = _spans) -> tuple[Part, ...]:
    """Rich text as parts of a story; `spans` sets its lines."""
    return tuple(_part(block, spans) for block in blocks)


def _part(block: Block, spans: Spans) -> Part:
    match block:
        case richtext.Heading():
            return Heading(HEADINGS_ABOVE + block.level, spans(block.inlines))
        case richtext.Paragraph():
            return Paragraph(spans(block.inlines))
        case richtext.BulletList():
            return Bullets(tuple(Item(retold(item.blocks, spans)) for item in block.items))
        case richtext.NumberedList():
            return Numbers(tuple(Item(retold(item.blocks, spans)) for item in block.items), block.start)
        case richtext.Quote():
            return Quote(retold(block.blocks, spans))
        case richtext.NextStep():
            return Paragraph((*spans(block.who), Span(" "), *spans(block.what), Span(" "), *spans(block.by_when)))
