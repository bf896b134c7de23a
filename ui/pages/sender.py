"""Whose documents a workshop's are: the name on their covers, in several languages, the colour and the logo."""

from base64 import b64encode
from uuid import UUID

from nicegui.element import Element

from facilitator import pictures, sender
from facilitator.colours import WHITE, shades
from facilitator.errors import Invalid
from facilitator.sender import Sender
from models.vocabulary import NameLanguage
from ui.live import Part
from ui.parts.dialog import Dialog
from ui.parts.field import Field, entry, field
from ui.parts.file import file_field
from ui.parts.plain import Press, button, tag
from ui.sentences import sentence
from ui.visit import Visit

NOBODY = Sender("")
"""What is shown while no sender is set."""


class SenderSection:
    """The section on the page of details, as one reader has it open."""

    def __init__(self, visit: Visit, dialog: Dialog, workshop_id: UUID) -> None:
        self.visit = visit
        self.by = visit.by
        self._ = visit._
        self.dialog = dialog
        self.id = workshop_id
        self.part = Part(self._read, self._draw, "section", "stack l narrow", aria_labelledby="sender")
        self.language: Field
        self.name: Field
        self.said: Element

    async def _read(self) -> Sender:
        return await sender.read_sender(self.id, by=self.by) or NOBODY

    def _draw(self, seen: Sender) -> None:
        _ = self._
        with tag("div", "", "stack"):
            tag("h2", _("Avsender"), id="sender")
            tag("p", _("Avsenderen står på forsiden av dokumentene fra verkstedet."), "muted")
            field(self.visit, _("Hvem dokumentene kommer fra"), seen.name, self._save_name, name="sender")
        if seen == NOBODY:
            return
        for draw in (self._names, self._colour, self._logo):
            with tag("div", "", "stack"):
                draw(seen)
        with tag("div"):
            button(_("Ta bort avsenderen"), self._ask, "btn danger", key="no_sender")

    def _names(self, seen: Sender) -> None:
        _ = self._
        words = self._languages()
        tag("h3", _("Navn på andre språk"))
        if seen.names:
            with tag("ul", "", "rows"):
                for each in seen.names:
                    with tag("li", "", "row"):
                        with tag("div"):
                            tag("strong", each.name, lang=each.language.value)
                            tag("p", words[each.language], "small muted")
                        gone = _("Ta bort")
                        button(gone, self._unnaming(each.language), "btn plain push", spoken=f"{gone}: {each.name}")
        if len(seen.names) < sender.MOST_NAMES:
            used = {each.language for each in seen.names}
            options = [(each.value, word) for each, word in words.items() if each not in used]
            with tag("div", "", "adding"):
                self.name = entry(_("Navn"), name="other_name", enter=self._add_name)
                self.language = entry(_("Språk"), name="name_language", value=options[0][0], options=options)
                button(_("Legg til navn"), self._add_name, key="add_name")

    def _languages(self) -> dict[NameLanguage, str]:
        _ = self._
        return {
            NameLanguage.NORTHERN_SAMI: _("nordsamisk"),
            NameLanguage.LULE_SAMI: _("lulesamisk"),
            NameLanguage.SOUTHERN_SAMI: _("sørsamisk"),
            NameLanguage.KVEN: _("kvensk"),
            NameLanguage.BOKMAAL: _("bokmål"),
            NameLanguage.NYNORSK: _("nynorsk"),
            NameLanguage.ENGLISH: _("engelsk"),
        }

    def _colour(self, seen: Sender) -> None:
        _ = self._
        tag("h3", _("Farge"))
        with tag("div", "", "fields low"):
            help_ = _("Fargekoden, som #0d5c4d. Tomt felt gir våre egne farger.")
            field(self.visit, _("Fargekode"), seen.colour, self._save_colour, name="colour", help_=help_)
            picked = seen.colour or WHITE
            field(self.visit, _("Velg fargen her"), picked, self._save_colour, name="picked_colour", kind="color")
        if seen.colour:
            tag("p", self._contrast(seen.colour))
            self._sample(seen)

    def _contrast(self, colour: str) -> str:
        """What the colour can be used for, in words."""
        _ = self._
        used = shades(colour)
        told = [_("Tittelen blir hvit på fargen.") if used.on_field == WHITE else _("Tittelen blir svart på fargen.")]
        if used.text == colour:
            told.append(_("Overskrifter får fargen slik den er."))
        else:
            told.append(_("Fargen er for lys til overskrifter. De får en mørkere tone."))
        if used.line != colour:
            told.append(_("Streker får også en mørkere tone."))
        return " ".join(told)

    def _sample(self, seen: Sender) -> None:
        """What titles and headings look like; it says nothing that is not said already."""
        _ = self._
        used = shades(seen.colour)
        with tag("div", "", "sample", data_scheme="light", aria_hidden="true"):
            with tag("div", "", "on").style(f"background: {used.field}; color: {used.on_field}"):
                tag("p", _("Referat"), "small")
                tag("strong", seen.name)
            tag("div", "", "along").style(f"background: {used.line}")
            tag("strong", _("Overskrift")).style(f"color: {used.text}")

    def _logo(self, seen: Sender) -> None:
        _ = self._
        tag("h3", _("Logo"))
        if seen.logo:
            source = f"data:image/png;base64,{b64encode(seen.logo).decode()}"
            tag("img", "", "logo", src=source, alt=seen.logo_words or seen.name)
            help_ = _("Leses opp for dem som ikke ser logoen. Tomt felt gir navnet.")
            words = seen.logo_words
            field(self.visit, _("Hva logoen viser"), words, self._save_words, name="logo_words", help_=help_)
        file_field(
            _("Velg en annen logo") if seen.logo else _("Velg en logo"),
            pictures.LARGEST,
            self._take,
            self._too_big,
            help_=_("PNG eller JPEG, høyst {most_mb} MB.", most_mb=pictures.LARGEST // 1_000_000),
            accept=".png,.jpg,.jpeg,image/png,image/jpeg",
        )
        self.said = tag("div", role="alert")
        if seen.logo:
            with tag("div"):
                button(_("Ta bort logoen"), self._remove_logo, key="no_logo")

    # Saving.

    async def _save_name(self, text: str) -> None:
        await sender.change(self.id, by=self.by, name=text)

    async def _save_colour(self, text: str) -> None:
        await sender.change(self.id, by=self.by, colour=text)

    async def _save_words(self, text: str) -> None:
        await sender.change(self.id, by=self.by, logo_words=text)

    async def _add_name(self) -> None:
        language, name = NameLanguage(self.language.control.text), self.name.control.text
        outcome = await self.visit.attempt(sender.name_in(self.id, language, name, by=self.by))
        self.name.refuse(outcome.said)
        if not outcome.said:
            self.name.control.empty()

    def _unnaming(self, language: NameLanguage) -> Press:
        async def unname() -> None:
            await self.visit.do(sender.name_in(self.id, language, "", by=self.by))

        return unname

    async def _take(self, picture: bytes) -> None:
        outcome = await self.visit.attempt(sender.set_logo(self.id, picture, by=self.by))
        self._say(outcome.said)

    def _too_big(self) -> None:
        self._say(sentence(Invalid("picture_too_big", most_mb=pictures.LARGEST // 1_000_000), self._))

    def _say(self, said: str) -> None:
        self.said.clear()
        if said:
            with self.said:
                tag("p", said, "notice alert")

    async def _remove_logo(self) -> None:
        await self.visit.do(sender.remove_logo(self.id, by=self.by))

    async def _ask(self) -> None:
        _ = self._

        async def remove() -> None:
            await self.visit.do(sender.remove(self.id, by=self.by))

        explanation = _("Navn, farge og logo blir borte fra dokumentene.")
        self.dialog.ask(_("Ta bort avsenderen?"), explanation, _("Ta bort avsenderen"), remove)
