"""The archive of a workshop: a zip of its data, its documents as PDF, and a text that says what it is.

The same workshop at the same time gives the same bytes. `facilitator.unpacking` reads it back.
"""

from collections.abc import Iterator

from exports import files, packed
from exports.framing import Words
from facilitator.archived import Archive
from facilitator.archiving import Archived
from facilitator.papers import Told
from facilitator.unpacking import DATA

ABOUT = "LES-MEG.txt"
"""The file to read first; called so in all languages, so that it can be found by its name."""

_OWNERS_ALONE = 0o600


def pack(archived: Archived, _: Words) -> bytes:
    """The archive as a zip file, in the words of the workshop's language."""
    return packed.zipped(_files(archived, _), mode=_OWNERS_ALONE)


def name(archived: Archived, _: Words) -> str:
    """What the file is called."""
    return files.fitting([_("Arkiv"), archived.whole.title], archived.whole.starts_at, "zip")


def about(archived: Archived, _: Words) -> str:
    """What the archive is, for whoever opens it years from now."""
    archive, whole = archived.archive, archived.whole
    lines = [
        whole.title,
        ", ".join(each for each in (_.date(whole.starts_at), whole.place) if each),
        "",
        _("Dette er arkivet av et verksted, laget {date} med Verksted.", date=_.date(archive.made_at)),
        "",
        *_personal(archive, _),
        "",
        f"oppsummering.pdf: {_('hele oppsummeringen')}",
        *(f"tema-{n}.pdf: {each.theme}" for n, each in enumerate(archived.themes, 1)),
        f"referat.pdf: {_('Referat')}",
        f"deltakerliste.pdf: {_('Deltakerliste')}",
        f"program.pdf: {_('Program')}",
        f"{DATA}: {_('alt sammen som data, med historikken til tekstene')}",
        "",
        _("«verksted restore» legger verkstedet tilbake fra denne filen."),
        _("Formatet er beskrevet i docs/archive-format.md, som følger med Verksted."),
    ]
    return "\n".join(lines) + "\n"


def _personal(archive: Archive, _: Words) -> list[str]:
    """What is in it of people, and how long it may be kept."""
    if not archive.holds_personal_data():
        return [_("Det inneholder ingen opplysninger om deltakerne.")]
    with_them, without = _("E-postadressene til deltakerne er med."), _("E-postadressene til deltakerne er ikke med.")
    addresses = with_them if archive.contacts else without
    until = _.date(archive.workshop.personal_data_until)
    return [
        _("Det inneholder personopplysninger. {addresses}", addresses=addresses),
        _("De skal slettes {date}. Slett arkivet da.", date=until),
    ]


def _files(archived: Archived, _: Words) -> Iterator[tuple[str, bytes]]:
    yield ABOUT, about(archived, _).encode()
    yield DATA, archived.archive.model_dump_json(indent=1).encode() + b"\n"
    for paper, told in _papers(archived):
        yield f"{paper}.pdf", files.write(told, files.Kind.PDF, _)


def _papers(archived: Archived) -> Iterator[tuple[str, Told]]:
    yield "oppsummering", archived.whole
    yield from ((f"tema-{number}", theme) for number, theme in enumerate(archived.themes, 1))
    yield "referat", archived.minutes
    yield "deltakerliste", archived.minutes.attendance
    yield "program", archived.minutes.order
