"""The words on the screen, in the reader's language: gettext catalogues, dates and clock times.

Bokmål is the source: a message id is the bokmål sentence. The catalogues are read as they are edited (`.po`), once for
each language. Knows nothing of what is said; `bin/messages` finds that in the sources.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.pofile import read_po

from facilitator.clock import OSLO
from models.vocabulary import Language

LOCALES = Path(__file__).parent / "locale"
"""Where the catalogues are: one folder for each language but bokmål."""

BROWSER = "ui/web/src/"
"""A message that is used in a file here goes to the browser."""

PLURAL = 2
"""How many forms a plural has, in each of our languages."""

NAMES = {Language.BOKMAAL: "Bokmål", Language.NYNORSK: "Nynorsk", Language.ENGLISH: "English"}
"""What each language calls itself."""

_TAGS = {Language.BOKMAAL: "nb_NO", Language.NYNORSK: "nn_NO", Language.ENGLISH: "en_GB"}
_QUOTES = {Language.BOKMAAL: "«{}»", Language.NYNORSK: "«{}»", Language.ENGLISH: "“{}”"}
_CLOCKS = {Language.BOKMAAL: "%H.%M", Language.NYNORSK: "%H.%M", Language.ENGLISH: "%H:%M"}


@dataclass(frozen=True, slots=True)
class Words:
    """One reader's language. Called `_` wherever it is used, and called like a function.

    `texts` maps a bokmål message (each form of a plural one by itself) to its translation; a second form that is like
    the first in bokmål has an asterisk after it.
    """

    language: Language
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)
    browser: Mapping[str, str] = field(default_factory=dict, repr=False)

    def __call__(self, message: str, **facts: object) -> str:
        """The message in this language, with `{name}` filled in from `facts`; bokmål where it is not translated."""
        return _filled(self.texts.get(message, message), facts)

    def n(self, one: str, many: str, n: int, **facts: object) -> str:
        """The form for `n` things, filled in with `n` and `facts`. All our languages have the same two forms."""
        form = one if n == 1 else many
        text = self.texts.get(one if n == 1 else _plural_key(one, many), form)
        return _filled(text, {"n": n, **facts})

    def date(self, day: date, *, weekday: bool = True, year: bool = True) -> str:
        """A date written out, "torsdag 6. mars 2031"; of a moment, the date it is in Norway."""
        if isinstance(day, datetime):
            day = day.astimezone(OSLO).date()
        number = "d" if self.language is Language.ENGLISH else "d."
        pattern = f"{'EEEE ' if weekday else ''}{number} MMMM{' y' if year else ''}"
        return format_date(day, pattern, locale=self.locale)

    def clock(self, moment: datetime) -> str:
        """The time of day in Norway, "10.45"."""
        return moment.astimezone(OSLO).strftime(_CLOCKS[self.language])

    def quoted(self, name: str) -> str:
        """A name as it is quoted in running text: "«Sykkel til jobben»"."""
        return _QUOTES[self.language].format(name)

    def listed(self, things: Iterable[str]) -> str:
        """Things as a sentence lists them: "Sara, Petter og Liv"."""
        return format_list(list(things), locale=self.locale)

    def for_browser(self) -> dict[str, str]:
        """The translations that our scripts need, by message; nothing for bokmål, which they hold already."""
        return dict(self.browser)

    @property
    def locale(self) -> Locale:
        """The language as Babel knows it."""
        return _locale(_TAGS[self.language])

    @property
    def tag(self) -> str:
        """The language as `lang` attributes give it."""
        return self.language.value


@cache
def _locale(tag: str) -> Locale:
    return Locale.parse(tag)


def words_named(language: object) -> Words:
    """The words of the language that a page says it is in; bokmål if it says something else."""
    try:
        return words_for(Language(str(language)))
    except ValueError:
        return words_for(Language.BOKMAAL)


@cache
def words_for(language: Language) -> Words:
    """The words of a language."""
    if language is Language.BOKMAAL:
        return Words(language)
    texts: dict[str, str] = {}
    browser: dict[str, str] = {}
    with (LOCALES / language.value / "messages.po").open("rb") as file:
        catalogue = read_po(file, locale=_TAGS[language])
    for message in catalogue:
        sources = _forms(message.id)
        keys = sources if len(sources) < PLURAL else (sources[0], _plural_key(*sources))
        forms = zip(keys, _forms(message.string), strict=False)
        found = {source: target for source, target in forms if source and target and not message.fuzzy}
        texts |= found
        if any(path.startswith(BROWSER) for path, _line in message.locations):
            browser |= found
    return Words(language, texts, browser)


def _plural_key(one: str, many: str) -> str:
    """What the second form is found by, also where bokmål has one form for both: "{n} ord"."""
    return many if many != one else f"{many}*"


def _forms(text: str | Iterable[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def _filled(text: str, facts: Mapping[str, object]) -> str:
    return text.format_map(facts) if facts else text
