"""What all documents of a workshop have in common: how they open, whom they name how, and what is said of the file."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Protocol

from exports.story import Document, Letterhead, Logo, Opening, Paragraph, Part, Span, plain
from facilitator.sender import Sender
from models.vocabulary import Language

LANGUAGES = {Language.BOKMAAL: "nb-NO", Language.NYNORSK: "nn-NO", Language.ENGLISH: "en-GB"}
"""How a file says which language it is in."""


NORWEGIAN = "no"
"""The language of the first name of whoever sends a document; which Norwegian is not said."""


class Words(Protocol):
    """The words of the document's language, as `ui.words` has them."""

    def __call__(self, message: str, **facts: object) -> str:
        """The message in this language."""

    def n(self, one: str, many: str, n: int, **facts: object) -> str:
        """The form for `n` things."""

    def date(self, day: date, /, *, weekday: bool = True) -> str:
        """A date written out."""

    def clock(self, moment: datetime, /) -> str:
        """The time of day."""

    def listed(self, things: list[str], /) -> str:
        """Things as a sentence lists them."""

    @property
    def language(self) -> Language:
        """Which language it is."""


class About(Protocol):
    """What every document tells of its workshop. Times are aware."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def starts_at(self) -> datetime:
        """When it begins."""

    @property
    def place(self) -> str:
        """Where."""

    @property
    def made_at(self) -> datetime:
        """When the document was made."""

    @property
    def sender(self) -> Sender | None:
        """Whose documents its are."""


class Named(Protocol):
    """Somebody on a list."""

    @property
    def name(self) -> str:
        """What they are called."""

    @property
    def deputy_for(self) -> str:
        """Whose place they took; empty if nobody's."""


def when(about: About, _: Words) -> str:
    """When it begins, as a line of its own."""
    told = _("{date} kl. {clock}", date=_.date(about.starts_at), clock=_.clock(about.starts_at))
    return told[:1].upper() + told[1:]


def opening(kind: str, about: About, _: Words, scope: str = "", *, has_cover: bool = False) -> Opening:
    """How a document opens; `scope` is the part of the workshop that it tells of. None has a cover without a sender."""
    lines = tuple(line for line in (scope, when(about, _), about.place) if line)
    return Opening(kind, about.title, lines, letterhead(about, _), has_cover and about.sender is not None)


def letterhead(about: About, _: Words) -> Letterhead | None:
    """Who a document comes from."""
    sender = about.sender
    if sender is None:
        return None
    first = Span(sender.name, language=NORWEGIAN if _.language is Language.ENGLISH else "")
    names = (first, *(Span(each.name, language=each.language.value) for each in sender.names))
    logo = Logo(sender.logo, sender.logo_words or sender.name) if sender.logo else None
    return Letterhead(names, sender.colour, logo)


def unfinished(about: About, _: Words) -> Paragraph:
    """That more may come."""
    now = {"date": _.date(about.made_at), "clock": _.clock(about.made_at)}
    return Paragraph(plain(_("Laget {date} kl. {clock}, før verkstedet er slutt.", **now)), quiet=True)


def name(person: Named, _: Words) -> str:
    """Somebody's name, with whose deputy they are."""
    if not person.deputy_for:
        return person.name
    return _("{name} (vara for {other})", name=person.name, other=person.deputy_for)


def number(value: float, _: Words) -> str:
    """A number as it is written: whole, or with one or two decimals."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return text if _.language is Language.ENGLISH else text.replace(".", ",")


def document(title: str, about: About, parts: Iterable[Part], _: Words) -> Document:
    """The whole, with the workshop and its date at the foot of each page."""
    foot = f"{about.title} · {_.date(about.starts_at)}"
    return Document(title, LANGUAGES[_.language], tuple(parts), about.made_at, foot, _("Side {n} av {total}"))
