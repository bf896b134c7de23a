"""What a refusal says to whom it was refused: a sentence for every code, saying what to do instead.

Each entry takes `_` (the reader's language) and the refusal's facts. `tests/test_house.py` checks that every code
that is raised has one.
"""

from collections.abc import Callable, Mapping
from typing import Any

from facilitator.errors import Refusal, TooMany
from ui.words import Words

Sentence = Callable[[Words, Mapping[str, Any]], str]


def sentence(refusal: Refusal, _: Words) -> str:
    """The refusal in the reader's language; for a code without words, one honest sentence."""
    say = SENTENCES.get(refusal.code)
    if say is not None:
        return say(_, refusal.facts)
    if isinstance(refusal, TooMany):
        return _("Det ble for mange forsøk. Vent litt og prøv igjen.")
    return went_wrong(_)


def went_wrong(_: Words) -> str:
    """What is said when something failed that should not have."""
    return _("Noe gikk galt hos oss, og ingenting ble endret. Prøv en gang til.")


SENTENCES: dict[str, Sentence] = {
    # Everybody's.
    "not_found": lambda _, f: _("Vi finner ikke det du leter etter. Sjekk adressen, eller logg inn på nytt."),
    # access
    "owner_only": lambda _, f: _("Bare den som eier verkstedet, kan gjøre dette. Spør eieren."),
    # settings
    "setting_wrong": lambda _, f: _("Innstillingen {name} kan ikke være «{value}». Se tabellen i README.", **f),
    "setting_unknown": lambda _, f: _("Innstillingen {name} finnes ikke. Se tabellen i README.", **f),
    # lock, migrating, backup
    "data_in_use": lambda _, f: _("Et annet verksted bruker mappen {folder}. Stopp det først.", **f),
    "data_not_writable": lambda _, f: _("Mappen {folder} kan ikke skrives til. Velg en annen med VERKSTED_DATA.", **f),
    "database_missing": lambda _, f: _("Det finnes ingen database i {file}. Start med «verksted serve».", **f),
    "database_newer": lambda _, f: _("Databasen er laget av en nyere utgave. Oppgrader programmet først."),
    "migration_failed": lambda _, f: _(
        "Databasen ble ikke oppgradert, og er som før. Kopien ligger i {copy}. Årsak: {cause}", **f
    ),
    "backup_missing": lambda _, f: _("Finner ikke filen {file}. Sjekk navnet.", **f),
    "backup_broken": lambda _, f: _("Filen {file} er ikke en hel sikkerhetskopi. Bruk en annen.", **f),
    "backup_exists": lambda _, f: _("Filen {file} finnes fra før. Velg et annet navn.", **f),
}
