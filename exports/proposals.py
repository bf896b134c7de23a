"""Proposals as documents tell them: what each says, which measure it makes concrete, and what was merged into it."""

from collections.abc import Callable

from exports.framing import Words
from exports.story import Heading, Paragraph, Part, Quote, Source, Span, Voice, plain
from facilitator.richtext import Block
from facilitator.telling import Origin, Proposal
from models.vocabulary import ProposalPart

Retold = Callable[[tuple[Block, ...]], tuple[Part, ...]]


def part_name(part: ProposalPart, _: Words) -> str:
    """What a part of a proposal is called."""
    return {
        ProposalPart.TITLE: _("Tittel"),
        ProposalPart.WHAT: _("Hva"),
        ProposalPart.WHY: _("Hvorfor"),
        ProposalPart.FOLLOW_UP: _("Oppfølging"),
    }[part]


def title(named: str, _: Words) -> str:
    """The title of a proposal, or what stands where none is written yet."""
    return named or _("Uten tittel")


def told(proposals: tuple[Proposal, ...], retold: Retold, source: Callable[[Origin], Source], _: Words) -> list[Part]:
    """Proposals below a heading of the third level; nothing where there are none."""
    if not proposals:
        return []
    voices = [
        Voice(source(each.origin), (Heading(4, plain(title(each.title, _))), *_body(each, retold, source, _)))
        for each in proposals
    ]
    return [Heading(3, plain(_("Forslag"))), *voices]


def answers(proposal: Proposal, retold: Retold, _: Words) -> list[Part]:
    """What a proposal says, part by part."""
    return [
        part
        for name, blocks in proposal.answers
        for part in (Paragraph((Span(part_name(name, _), bold=True),)), *retold(blocks))
    ]


def _body(proposal: Proposal, retold: Retold, source: Callable[[Origin], Source], _: Words) -> tuple[Part, ...]:
    parts: list[Part] = []
    if proposal.measure:
        parts.append(Paragraph(plain(_("Gjør konkret: {measure}", measure=proposal.measure)), quiet=True))
    parts += answers(proposal, retold, _)
    if proposal.sources:
        names = _.listed([_quoted(each, _) for each in proposal.sources])
        parts.append(Paragraph(plain(_("Slått sammen av {names}.", names=names)), quiet=True))
    for each in proposal.sources:
        said = " · ".join(line for line in (title(each.title, _), *_who(source(each.origin))) if line)
        parts.append(Quote((Paragraph((Span(said, bold=True),)), *_body(each, retold, source, _))))
    return tuple(parts)


def _quoted(proposal: Proposal, _: Words) -> str:
    return _("«{title}»", title=title(proposal.title, _))


def _who(source: Source) -> tuple[str, ...]:
    return f"{source.word} {source.number}", source.below
