"""What is to be started, as documents tell it: each chosen measure with its texts, and what the vote said of it."""

from collections.abc import Callable

from exports import poll_words, proposals
from exports.framing import Words
from exports.proposals import Retold
from exports.story import Heading, Paragraph, Part, Source, Voice, plain
from facilitator.telling import Measure, Origin


def told(measures: tuple[Measure, ...], retold: Retold, source: Callable[[Origin], Source], _: Words) -> list[Part]:
    """Measures below a heading of the second level; nothing where none is chosen."""
    if not measures:
        return []
    parts: list[Part] = [Heading(2, plain(_("Dette setter vi i gang")))]
    for number, each in enumerate(measures, 1):
        above = " · ".join(line for line in (_("Tiltak {n}", n=number), each.theme) if line)
        parts.append(Heading(3, plain(proposals.title(each.title, _)), above))
        if each.proposal is not None and (said := proposals.answers(each.proposal, retold, _)):
            parts.append(Voice(source(each.proposal.origin), tuple(said)))
        if each.vote is not None:
            parts.append(Paragraph(plain(poll_words.vote(each.vote, _)), quiet=True))
    return parts
