"""The agenda of the day, to hand out: what happens when, which theme each group has when, and where they meet."""

from math import ceil

from exports import framing
from exports.framing import Words
from exports.story import Document, Facts, Heading, Paragraph, Part, Row, Source, Span, Table, plain
from facilitator.planbook import Step
from facilitator.running_order import Route, RunningOrder
from models.vocabulary import ItemKind

ROUNDS_BESIDE = 5
"""How many rounds there is room for beside each other; more are told in several tables."""

LONGEST_ADDRESS = 42
"""Characters of an address that are shown; the link holds all of it."""


def story(order: RunningOrder, _: Words) -> Document:
    """The agenda as a story."""
    parts: list[Part] = [framing.opening(_("Program"), order, _)]
    if order.meeting_url:
        parts.append(Facts(((_("Videomøte"), (_link(order.meeting_url),)),)))
    parts += day(order.steps, _("Slik blir dagen"), _)
    if order.rounds and order.routes:
        parts += _routes(order, _)
    parts += _places(order, _)
    return framing.document(f"{_('Program')}: {order.title}", order, parts, _)


def day(steps: tuple[Step, ...], title: str, _: Words) -> list[Part]:
    """What happens when, as a table under a title."""
    if not steps:
        return [Paragraph(plain(_("Programmet er tomt.")), quiet=True)]
    has_speakers = any(each.speaker for each in steps)
    columns = (_("Når"), _("Hva"), _("Hvem"))[: 2 + has_speakers]
    rows = [
        Row((plain(_hours(each, _)), (Span(step_name(each, _)),), plain(each.speaker))[: 2 + has_speakers])
        for each in steps
    ]
    return [Heading(2, plain(title)), Table(columns, tuple(rows), (2, 5, 3)[: 2 + has_speakers])]


def step_name(step: Step, _: Words) -> str:
    """What a step of the day is called."""
    if step.title:
        return step.title
    if step.kind is ItemKind.ROUND:
        return _("Runde {n}", n=step.number)
    return {
        ItemKind.TALK: _("Innlegg"),
        ItemKind.BREAK: _("Pause"),
        ItemKind.SUMMARY: _("Oppsummering i grupper"),
        ItemKind.PLENARY: _("Plenum"),
        ItemKind.EVALUATION: _("Evaluering"),
        ItemKind.CLOSING: _("Avslutning"),
        ItemKind.EXPECTATIONS: _("Forventninger"),
    }[step.kind]


def _hours(step: Step, _: Words) -> str:
    return f"{_.clock(step.starts_at)}–{_.clock(step.ends_at)}"


def _routes(order: RunningOrder, _: Words) -> list[Part]:
    """Which theme each group has in which round."""
    parts: list[Part] = [Heading(2, plain(_("Hvem møter hvilket tema")))]
    if not order.is_planned:
        return [*parts, Paragraph(plain(_("Hvem som møter hvilket tema, er ikke bestemt ennå.")), quiet=True)]
    if order.is_fixed:
        rows = tuple(Row((plain(each.themes[0]),), _source(each, _)) for each in order.routes)
        return [*parts, Table((_("Tema"),), rows, (1,))]
    titles = [_("Runde {n}", n=number) if number else _("Oppsummering") for number in order.rounds]
    beside = ceil(len(titles) / ceil(len(titles) / ROUNDS_BESIDE))
    for first in range(0, len(titles), beside):
        chosen = slice(first, first + beside)
        rows = tuple(
            Row(tuple(plain(theme or "–") for theme in each.themes[chosen]), _source(each, _)) for each in order.routes
        )
        parts.append(Table(tuple(titles[chosen]), rows, (1,) * len(titles[chosen])))
    return parts


def _places(order: RunningOrder, _: Words) -> list[Part]:
    """Where each group meets, if anything is said of it."""
    told = [each for each in order.routes if each.place or each.meeting_url]
    has_rooms, has_links = any(each.place for each in told), any(each.meeting_url for each in told)
    columns = [_("Møterom")] * has_rooms + [_("Videomøte")] * has_links
    rows = [
        Row(
            (
                *[plain(each.place)] * has_rooms,
                *[(_link(each.meeting_url),) if each.meeting_url else ()] * has_links,
            ),
            _source(each, _),
        )
        for each in told
    ]
    if not rows:
        return []
    return [Heading(2, plain(_("Her møtes gruppene"))), Table(tuple(columns), tuple(rows), (2, 5)[-len(columns) :])]


def _source(route: Route, _: Words) -> Source:
    return Source(route.name or _("Gruppe"), route.number)


def _link(address: str) -> Span:
    shown = address.removeprefix("https://").removeprefix("http://")
    return Span(shown if len(shown) <= LONGEST_ADDRESS else f"{shown[: LONGEST_ADDRESS - 1]}…", link=address)
