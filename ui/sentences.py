"""What a refusal says to whom it was refused: a sentence for every code, saying what to do instead.

Each entry takes `_` (the reader's language) and the refusal's facts. `tests/test_house.py` checks that every code
that is raised has one.
"""

from collections.abc import Callable, Mapping
from typing import Any

from facilitator.errors import Refusal, TooMany
from ui.plan_words import broken_words
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


def field(_: Words, facts: Mapping[str, Any]) -> str:
    """What the field that a refusal is about is called on the screen."""
    names = {
        "title": _("Tittel"),
        "place": _("Sted"),
        "meeting_url": _("Lenke til møtet"),
        "starts_at": _("Dato"),
        "personal_data_until": _("Personopplysninger slettes"),
        "thin_words": _("Tynt svar, ord"),
        "theme": _("Tema"),
        "purpose": _("Formål"),
        "goals": _("Mål"),
        "measures": _("Forslag til tiltak"),
        "schedule": _("Tidsplan"),
        "financing": _("Finansiering"),
        "question": _("Spørsmål"),
        "help": _("Hjelpetekst"),
        "name": _("Navn"),
        "given_name": _("Fornavn"),
        "family_name": _("Etternavn"),
        "organisation": _("Organisasjon"),
        "email": _("E-post"),
        "role": _("Rolle"),
        "deputy": _("Vara"),
        "deputy_name": _("Vara"),
        "group": _("Gruppe"),
        "groups": _("Antall grupper"),
        "speaker": _("Hvem holder det"),
        "minutes": _("Minutter"),
        "minutes_to": _("Hvem referatet går til"),
        "position": _("Plass"),
        "message": _("Melding"),
        "wifi_name": _("Navnet på nettet"),
        "wifi_password": _("Passord til nettet"),
        "poll": _("Hva dere stemmer om"),
        "option": _("Det man kan stemme på"),
        "measure": _("Tiltak"),
        "dots": _("Prikker til hver"),
        "most_on_one": _("Høyst på én"),
        "least": _("Minst"),
        "most": _("Høyst"),
        "seats": _("Hvor mange går videre"),
        "password": _("Passord"),
        "sender": _("Avsender"),
        "logo_words": _("Hva logoen viser"),
        "colour": _("Fargekode"),
        "answer_option": _("Svaralternativ"),
        "comment": _("Kommentar"),
        "least_shown": _("Færrest svar som vises"),
        "turn_minutes": _("Minutter til hver gruppe"),
    }
    name = str(facts["field"])
    return names.get(name, name)


def options_wrong(_: Words, least: int, most: int) -> str:
    """How many options a question of a survey takes."""
    if not most:
        return _("Dette spørsmålet har ingen svaralternativer.")
    if not least or least == most:
        return _("Skalaen har {n} trinn. Skriv alle, eller ingen.", n=most)
    return _("Skriv fra {least} til {most} svaralternativer, ett på hver linje.", least=least, most=most)


SENTENCES: dict[str, Sentence] = {
    # Everybody's.
    "nothing_in_choice": lambda _, f: _("Ingenting passer med utvalget. Velg en annen runde eller person."),
    "not_found": lambda _, f: _("Vi finner ikke det du leter etter. Sjekk adressen, eller logg inn på nytt."),
    # access
    "owner_only": lambda _, f: _("Bare den som eier verkstedet, kan gjøre dette. Spør eieren."),
    # settings
    "setting_wrong": lambda _, f: _("Innstillingen {name} kan ikke være «{value}». Se tabellen i README.", **f),
    "setting_unknown": lambda _, f: _("Innstillingen {name} finnes ikke. Se tabellen i README.", **f),
    # cli, lock, migrating, backup
    "port_in_use": lambda _, f: _("Port {port} er opptatt. Velg en annen med VERKSTED_PORT.", **f),
    "data_in_use": lambda _, f: _("Et annet verksted bruker mappen {folder}. Stopp det først.", **f),
    "not_stored": lambda _, f: _("Tjeneren får ikke lagret noe nå, og ingenting ble endret. Prøv igjen om litt."),
    "disk_failing": lambda _, f: _(
        "Databasen i {folder} kan ikke skrives til ({cause}). Se om disken er full, og hvem som eier filene.", **f
    ),
    "data_not_writable": lambda _, f: _("Mappen {folder} kan ikke skrives til. Velg en annen med VERKSTED_DATA.", **f),
    "database_missing": lambda _, f: _("Det finnes ingen database i {file}. Start med «verksted serve».", **f),
    "database_newer": lambda _, f: _("Databasen er laget av en nyere utgave. Oppgrader programmet først."),
    "migration_failed": lambda _, f: _(
        "Databasen ble ikke oppgradert, og er som før. Kopien ligger i {copy}. Årsak: {cause}", **f
    ),
    "backup_missing": lambda _, f: _("Finner ikke filen {file}. Sjekk navnet.", **f),
    "backup_broken": lambda _, f: _("Filen {file} er ikke en hel sikkerhetskopi. Bruk en annen.", **f),
    "backup_exists": lambda _, f: _("Filen {file} finnes fra før. Velg et annet navn.", **f),
    # archives
    "archive_damaged": lambda _, f: _("Arkivet {file} er skadet. Bruk en annen kopi av det.", file=f["file"]),
    "archive_too_big": lambda _, f: _("Arkivet {file} pakker ut til for mye. Det er ikke lest.", file=f["file"]),
    "archive_unknown": lambda _, f: _("Filen {file} er ikke et arkiv fra Verksted.", file=f["file"]),
    "archive_unreadable": lambda _, f: _(
        "Arkivet lot seg ikke lese tilbake ({place}). Ta en sikkerhetskopi i stedet.", place=f["place"]
    ),
    "owner_without_archive": lambda _, f: _("--owner gjelder bare et arkiv, og {file} er ikke det.", file=f["file"]),
    "archive_newer": lambda _, f: _(
        "Arkivet {file} er laget av en nyere utgave. Oppgrader programmet først.", file=f["file"]
    ),
    "archive_wrong": lambda _, f: _(
        "Arkivet {file} stemmer ikke ved «{place}». Bruk en annen kopi av det.", file=f["file"], place=f["place"]
    ),
    "no_administrator": lambda _, f: _("Ingen kan eie verkstedet ennå. Start tjeneren og lag den første kontoen."),
    # planning: workshops, themes, forms, people
    "text_missing": lambda _, f: _("Skriv noe i feltet «{field}».", field=field(_, f)),
    "text_too_long": lambda _, f: _(
        "«{field}» har {length} tegn. Det er plass til {most}.", field=field(_, f), length=f["length"], most=f["most"]
    ),
    "number_outside": lambda _, f: _(
        "«{field}» må være mellom {least} og {most}.", field=field(_, f), least=f["least"], most=f["most"]
    ),
    "link_wrong": lambda _, f: _("Lenka må begynne med https://. Kopier hele lenka fra møtet."),
    "email_wrong": lambda _, f: _(
        "«{email}» er ikke en e-postadresse. Rett den, eller la feltet stå tomt.", email=f["email"]
    ),
    "date_past": lambda _, f: _("{date} er over. Velg en dag som kommer.", date=_.date(f["date"])),
    "date_far": lambda _, f: _("{date} er for langt fram. Velg en dag innen ti år.", date=_.date(f["date"])),
    "personal_data_until_outside": lambda _, f: _(
        "Velg en dag fra {least} til {most}.", least=_.date(f["least"]), most=_.date(f["most"])
    ),
    "personal_data_deleted": lambda _, f: _(
        "Personopplysningene i dette verkstedet er slettet. Lag en kopi av verkstedet."
    ),
    "template_unknown": lambda _, f: _("Velg en av malene på siden."),
    "workshop_started": lambda _, f: _("Dagen er i gang. Dette kan bare endres før start."),
    "workshop_has_notes": lambda _, f: _("Verkstedet er i bruk, og kan ikke slettes."),
    "account_unknown": lambda _, f: _("Ingen har konto med {email}. Be administratoren lage en.", email=f["email"]),
    "theme_has_notes": lambda _, f: _("«{title}» har vært tatt opp, og kan ikke fjernes.", title=f["title"]),
    "too_many_themes": lambda _, f: _("Det er plass til {most} temaer. Ta bort et først.", most=f["most"]),
    "too_many_questions": lambda _, f: _("Det er plass til {most} spørsmål. Ta bort et først.", most=f["most"]),
    "too_many_people": lambda _, f: _("Det er plass til {most} personer. Ta bort noen først.", most=f["most"]),
    "too_many_recipients": lambda _, f: _("Det er plass til {most} mottakere. Ta bort noen først.", most=f["most"]),
    "question_was_asked": lambda _, f: _("Spørsmålet har vært stilt. Ta det ut, og lag et nytt."),
    "question_is_common": lambda _, f: _("Spørsmålet er felles for alle temaer. Be arrangøren endre det."),
    "name_taken": lambda _, f: _("{name} står på lista fra før. Legg til noe som skiller dem.", name=f["name"]),
    # what is typed into dates, times and numbers
    "date_unreadable": lambda _, f: _("Velg en dato."),
    "time_unreadable": lambda _, f: _("Skriv klokka slik: 09.00."),
    "number_unreadable": lambda _, f: _("Skriv et helt tall."),
    "voices_open": lambda _, f: _("«{title}» er åpen. Lukk den før du tar ut noen.", title=f["title"]),
    # the list of people as a sheet; the line is said by the page
    "sheet_too_big": lambda _, f: _("Filen er for stor. Den kan ha inntil {most_mb} MB.", most_mb=f["most_mb"]),
    "sheet_too_long": lambda _, f: _("Lista er for lang. Den kan ha inntil {most} linjer.", most=f["most"]),
    "sheet_is_workbook": lambda _, f: _("Dette er en regnearkfil. Lagre den som CSV, eller lim inn cellene."),
    "sheet_unreadable": lambda _, f: _("Vi kan ikke lese filen. Lagre den som CSV og prøv igjen."),
    "roster_wrong": lambda _, f: _.n(
        "{n} linje må rettes. Ingen er lagt til ennå.",
        "{n} linjer må rettes. Ingen er lagt til ennå.",
        len(f["errors"]),
    ),
    "roster_empty": lambda _, f: _("Lista er tom. Lim inn minst ett navn."),
    "quote_open": lambda _, f: _("Et anførselstegn er ikke lukket. Rett det i regnearket."),
    "column_twice": lambda _, f: _("Kolonnen «{field}» står to ganger. Behold én av dem.", field=field(_, f)),
    "cells_too_many": lambda _, f: _.n(
        "Linjen har flere celler enn overskriften, som har {n}.",
        "Linjen har flere celler enn overskriften, som har {n}.",
        f["most"],
    ),
    "name_twice": lambda _, f: _(
        "{name} står også på linje {first}. Behold én av dem.", name=f["name"], first=f["first"]
    ),
    "role_unknown": lambda _, f: _("«{role}» er ingen rolle. Skriv leder, referent eller deltaker.", role=f["role"]),
    "role_taken": lambda _, f: _("«{theme}» har alt noen i den rollen. Velg et annet tema.", theme=f["theme"]),
    "theme_unknown": lambda _, f: _("Det finnes ikke noe tema «{theme}». Sjekk tittelen.", theme=f["theme"]),
    "group_unknown": lambda _, f: _("Det finnes ingen gruppe «{group}». Skriv nummeret på gruppa.", group=f["group"]),
    # the door: codes, names, personal links, letting in
    "code_missing": lambda _, f: _("Skriv koden. Den står på storskjermen og i invitasjonen."),
    "code_wrong": lambda _, f: _("Ingen verksteder har den koden. Se på sifrene en gang til."),
    "too_many_codes": lambda _, f: _.n(
        "Det ble mange feil koder. Vent {n} minutt, eller åpne lenka fra arrangøren.",
        "Det ble mange feil koder. Vent {n} minutter, eller åpne lenka fra arrangøren.",
        f["minutes"],
    ),
    "name_missing": lambda _, f: _("Skriv navnet ditt."),
    "name_not_listed": lambda _, f: _(
        "Vi finner ikke «{name}» på lista. Skriv hele navnet, eller spør arrangøren.", **f
    ),
    "too_many_names": lambda _, f: _.n(
        "Det ble mange forsøk. Vent {n} minutt, eller spør arrangøren.",
        "Det ble mange forsøk. Vent {n} minutter, eller spør arrangøren.",
        f["minutes"],
    ),
    "too_many_joins": lambda _, f: _.n(
        "Mange har kommet inn herfra. Vent {n} minutt, eller bruk en annen enhet.",
        "Mange har kommet inn herfra. Vent {n} minutter, eller bruk en annen enhet.",
        f["minutes"],
    ),
    "too_many_waiting": lambda _, f: _(
        "Flere venter alt på å slippes inn som {name}. Si fra til arrangøren.", name=f["name"]
    ),
    "personal_link_wrong": lambda _, f: _("Lenka virker ikke lenger. Be arrangøren om en ny."),
    "too_many_links": lambda _, f: _.n(
        "Det ble mange forsøk. Vent {n} minutt og åpne lenka på nytt.",
        "Det ble mange forsøk. Vent {n} minutter og åpne lenka på nytt.",
        f["minutes"],
    ),
    "reading_link_wrong": lambda _, f: _("Lenka er feil, eller den gjelder ikke lenger. Spør den du fikk den av."),
    "reading_link_day": lambda _, f: _(
        "Velg en dag fra {least} til {most}.", least=_.date(f["least"]), most=_.date(f["most"])
    ),
    "too_many_reading_links": lambda _, f: _(
        "Det er plass til {most} lenker. Steng en av dem under Oppsummering.", most=f["most"]
    ),
    "nobody_waiting": lambda _, f: _("Ingen venter lenger med det navnet."),
    "role_admitted_by_organiser": lambda _, f: _("Ledere og referenter slippes inn av arrangøren. Si fra der."),
    "foreign_page": lambda _, f: _("Skjemaet kom fra en annen side. Åpne Verksted og prøv igjen."),
    "too_big": lambda _, f: _("Det er for stort. Send høyst {most_mb} MB om gangen.", most_mb=f["most_mb"]),
    # sender
    "sender_missing": lambda _, f: _("Skriv hvem dokumentene kommer fra først."),
    "names_full": lambda _, f: _("Det er plass til {most} navn på andre språk. Ta bort ett først.", most=f["most"]),
    "colour_wrong": lambda _, f: _("Fargen må skrives som #0d5c4d. Prøv igjen."),
    "picture_too_big": lambda _, f: _("Bildet er for stort. Velg ett på høyst {most_mb} MB.", most_mb=f["most_mb"]),
    "picture_too_wide": lambda _, f: _(
        "Bildet har for mange piksler. Velg ett på høyst {most} i bredde og høyde.", most=f["most"]
    ),
    "no_picture": lambda _, f: _("Vi kan ikke lese bildet. Velg en PNG- eller JPEG-fil."),
    # accounts
    "sign_in_wrong": lambda _, f: _("E-posten eller passordet stemmer ikke. Prøv igjen."),
    "too_many_sign_ins": lambda _, f: _.n(
        "Det ble mange forsøk. Vent {n} minutt, eller be om en ny lenke.",
        "Det ble mange forsøk. Vent {n} minutter, eller be om en ny lenke.",
        f["minutes"],
    ),
    "link_used": lambda _, f: _("Lenka er brukt eller for gammel. Be om en ny."),
    "password_short": lambda _, f: _("Passordet er for kort. Bruk minst {least} tegn.", **f),
    "password_wrong": lambda _, f: _("Passordet du har, stemmer ikke. Prøv igjen."),
    "account_exists": lambda _, f: _("Det finnes alt en konto for {email}. Lag heller en ny lenke til den.", **f),
    "own_account": lambda _, f: _("Du kan ikke stenge din egen konto. Be en annen administrator."),
    # agenda, groups, rotation
    "agenda_full": lambda _, f: _("Det er plass til {most} programposter. Ta bort en først.", most=f["most"]),
    "step_begun": lambda _, f: _("Denne delen av dagen har begynt. Endre en som kommer senere."),
    "no_expectations": lambda _, f: _("Denne posten er ingen forventningsrunde."),
    "turns_begun": lambda _, f: _("Runden har begynt. Rekkefølgen står fast."),
    "turn_moved": lambda _, f: _("Noen andre ga ordet videre. Se hvem som har det nå."),
    "no_turn_waits": lambda _, f: _("Alle gruppene i køen har hatt ordet."),
    "no_turn_before": lambda _, f: _("Ingen gruppe har hatt ordet ennå."),
    "round_written": lambda _, f: _("Noen har skrevet i denne runden. Den kan ikke fjernes."),
    "expectations_stay": lambda _, f: _("Steget har egne spørsmål. Fjern det, og legg til et nytt."),
    "poll_is_for_it": lambda _, f: (
        _("Avstemningen «{title}» gjelder bare dette. Den er åpnet, så dette blir stående.", title=f["title"])
        if f["is_opened"]
        else _("Avstemningen «{title}» gjelder bare dette. Fjern den, eller la alle stemme, først.", title=f["title"])
    ),
    "group_has_met": lambda _, f: _("Gruppe {group} har møttes, og kan ikke fjernes.", group=f["group"]),
    "more_groups_than_people": lambda _, f: _(
        "Det er {groups} grupper og {people} å dele. Velg færre grupper.", groups=f["groups"], people=f["people"]
    ),
    "no_groups": lambda _, f: _("Verkstedet har ingen grupper ennå. Legg dem til først."),
    "no_themes": lambda _, f: _("Verkstedet har ingen temaer ennå. Legg dem til først."),
    "no_rounds": lambda _, f: _("Programmet har ingen runder ennå. Legg dem til først."),
    "no_round": lambda _, f: _("Gruppene møtes ikke her. Velg en runde."),
    "more_rounds_than_themes": lambda _, f: _(
        "Det er {rounds} runder, men bare {themes} temaer. Ta bort runder, eller legg til temaer.",
        rounds=f["rounds"],
        themes=f["themes"],
    ),
    "plan_impossible": lambda _, f: _("Rundene som er igjen, går ikke opp. Ta bort en av dem."),
    "plan_not_sound": lambda _, f: _(
        "Planen går ikke opp ennå. {broken} Rett det under Plan.", broken=broken_words(_, f["broken"])[1]
    ),
    "rule_broken": lambda _, f: _("Da går ikke planen opp. {broken}", broken=broken_words(_, f["broken"])[1]),
    "round_held": lambda _, f: _("Runden har vært. Endre en som kommer senere."),
    "round_unplanned": lambda _, f: _("Neste runde er ikke planlagt. Lag planen på nytt først."),
    "way_out_gone": lambda _, f: _("Planen er endret siden. Se på den en gang til."),
    "track_unknown": lambda _, f: _("Planen har bare {tracks} spor. Velg et av dem.", tracks=f["tracks"]),
    # the day
    "agenda_empty": lambda _, f: _("Programmet er tomt. Legg til en programpost først."),
    "already_started": lambda _, f: _("Dagen er alt i gang."),
    "not_started": lambda _, f: _("Dagen har ikke begynt. Trykk Start først."),
    "already_moved": lambda _, f: _("Noen andre gikk videre først. Se hvor dere er nå."),
    "day_over": lambda _, f: _("Dagen er slutt. Gå tilbake for å åpne den igjen."),
    # polls: what a voter chose, what was counted by hand, and what a poll is made of
    "choice_unreadable": lambda _, f: _("Vi kan ikke lese stemmen. Last inn siden og stem på nytt."),
    "option_unknown": lambda _, f: _("Et av alternativene finnes ikke. Last inn siden på nytt."),
    "option_twice": lambda _, f: _("Et alternativ står to ganger. Behold ett av dem."),
    "too_many_dots": lambda _, f: _(
        "Du har gitt {number} prikker. Gi høyst {dots} i alt.", number=f["number"], dots=f["dots"]
    ),
    "too_many_on_one": lambda _, f: _(
        "Du har gitt {number} prikker til ett alternativ. Gi høyst {most}.", number=f["number"], most=f["most"]
    ),
    "wrong_number_chosen": lambda _, f: (
        _("Du har valgt {number}. Velg {most}.", number=f["number"], most=f["most"])
        if f["least"] == f["most"]
        else _(
            "Du har valgt {number}. Velg fra {least} til {most}.", number=f["number"], least=f["least"], most=f["most"]
        )
    ),
    "hand_unreadable": lambda _, f: _("Vi kan ikke lese opptellingen. Skriv hele tall i alle felt."),
    "hand_voters_outside": lambda _, f: _(
        "Skriv hvor mange som stemte, fra {least} til {most}.", least=f["least"], most=f["most"]
    ),
    "hand_option_outside": lambda _, f: _(
        "Et alternativ har fått {number}. Så mange kan gi fra 0 til {most}.", number=f["number"], most=f["most"]
    ),
    "hand_sum_outside": lambda _, f: (
        _("Summen er {number}. Den må være {most}.", number=f["number"], most=f["most"])
        if f["least"] == f["most"]
        else _(
            "Summen er {number}. Den må være mellom {least} og {most}.",
            number=f["number"],
            least=f["least"],
            most=f["most"],
        )
    ),
    "slip_unreadable": lambda _, f: _(
        "Vi kan ikke lese linje {line}. Skriv tall fra 1 til {most}.", line=f["line"], most=f["most"]
    ),
    "hand_scales_differ": lambda _, f: _("Like mange må ha svart på effekt og innsats. Tell en gang til."),
    "too_few_ballots": lambda _, f: _("Det er for få hemmelige stemmer til å gi dem ut."),
    "file_missing": lambda _, f: _("Finner ikke filen {file}. Sjekk navnet.", **f),
    "ballots_unreadable": lambda _, f: _(
        "Linje {line} er ikke slik vi skrev den. Last ned filen på nytt.", line=f["line"]
    ),
    "options_outside": lambda _, f: _(
        "Avstemningen har {number} alternativer. Den må ha fra {least} til {most}.",
        number=f["number"],
        least=f["least"],
        most=f["most"],
    ),
    "too_many_polls": lambda _, f: _("Det kan være høyst {most} avstemninger. Ta bort en først.", most=f["most"]),
    "too_many_options": lambda _, f: _(
        "Det er {number} linjer. Behold de {most} viktigste.", number=f["number"], most=f["most"]
    ),
    "no_proposals": lambda _, f: _("Gruppene har ingen forslag ennå. Skriv dem her, eller vent."),
    "options_equal": lambda _, f: _("«{text}» står to ganger. Ta bort den ene.", text=f["text"]),
    "secret_not_live": lambda _, f: _(
        "En hemmelig avstemning kan ikke vise tall underveis. Vis dem når den er lukket."
    ),
    "poll_was_opened": lambda _, f: _("Avstemningen er åpnet og kan ikke endres. Lag en ny som den."),
    "poll_has_ballots": lambda _, f: _("Noen har stemt, så den kan ikke tas tilbake. Lukk den i stedet."),
    "poll_not_open": lambda _, f: _("Avstemningen er ikke åpnet ennå. Vent til den er det."),
    "poll_closed": lambda _, f: _("Avstemningen er lukket. Det er for sent å stemme."),
    "poll_changed": lambda _, f: _("Avstemningen er åpnet på nytt. Se hva den gjelder, og stem igjen."),
    "notes_not_open": lambda _, f: _("Gruppa har ikke begynt på temaet. Vis teksten når de har møttes."),
    "comments_not_on_screen": lambda _, f: _("Kommentarer vises ikke på storskjermen. Velg et annet spørsmål."),
    "message_withdrawn": lambda _, f: _("Meldingen er tatt tilbake. Send en ny, og vis den."),
    "poll_not_closed": lambda _, f: _("Avstemningen er ikke lukket. Lukk den først."),
    # choosing
    "nothing_won": lambda _, f: _("Avstemningen ga ingen vinnere. Velg forslagene selv."),
    "too_many_chosen": lambda _, f: _("Det er plass til {most} valgte tiltak. Ta bort noen først.", most=f["most"]),
    "chosen_already": lambda _, f: _("«{text}» er valgt fra før.", text=f["text"]),
    "proposal_hidden": lambda _, f: _("Forslaget er skjult. Vis det igjen først."),
    "theme_of_proposal": lambda _, f: _("Tiltaket hører til temaet som forslaget er skrevet i."),
    "voted_elsewhere": lambda _, f: _("Du har stemt fra en annen enhet. Bruk den til å endre stemmen."),
    "vote_is_final": lambda _, f: _("Stemmen din er talt med, og kan ikke endres i denne avstemningen."),
    "seats_outside": lambda _, f: _("Fra {least} til {most} kan gå videre.", least=f["least"], most=f["most"]),
    "dots_outside": lambda _, f: _("Gi hver fra {least} til {most} prikker.", least=f["least"], most=f["most"]),
    "dots_on_one_outside": lambda _, f: _(
        "Ett alternativ kan få fra {least} til {most} prikker av hver.", least=f["least"], most=f["most"]
    ),
    "chosen_outside": lambda _, f: _(
        "Hvor mange hver velger, må være fra {least} til {most}.", least=f["least"], most=f["most"]
    ),
    # the notes
    "text_of_another": lambda _, f: _("Teksten er skrevet av en annen. Last inn siden på nytt."),
    "client_id_taken": lambda _, f: _("Skjemaet må åpnes på nytt. Last inn siden."),
    "document_replaced": lambda _, f: _("Skjemaet er tatt vare på i en ny utgave. Last inn siden på nytt."),
    "question_locked": lambda _, f: _("Spørsmålet hører til et låst tema. Lås opp temaet først."),
    "theme_locked": lambda _, f: _("Temaet er låst. Be arrangøren låse det opp først."),
    "late_text_waits": lambda _, f: _("Tekst som kom sent, venter på gruppelederen. Den må avgjøres først."),
    "state_is_now": lambda _, f: _("Teksten er slik alt. Ingenting ble endret."),
    "day_is_on": lambda _, f: _("Verkstedet er i gang. Vent til dagen er over."),
    "document_full": lambda _, f: _("Det er ikke plass til mer her. Kort ned teksten, eller be arrangøren om hjelp."),
    "late_text_decided": lambda _, f: _("Noen andre har alt bestemt hva som skjer med teksten."),
    "late_text_broken": lambda _, f: _("Teksten er skadet, og kan ikke tas inn."),
    # surveys
    "too_many_surveys": lambda _, f: _("Det er plass til {most} evalueringer. Fjern en først.", most=f["most"]),
    "survey_opened": lambda _, f: _("Den er åpnet, og kan ikke endres lenger."),
    "survey_not_opened": lambda _, f: _("Den er ikke åpnet ennå. Åpne den først."),
    "survey_not_closed": lambda _, f: _("Den er fortsatt åpen. Lukk den først."),
    "survey_closed": lambda _, f: _("Det er lukket, og flere svar tas ikke imot."),
    "survey_answered": lambda _, f: _("Du har svart alt. Det første svaret teller."),
    "survey_answers_came": lambda _, f: _("Noen har svart alt. Nå kan den bare lukkes."),
    "survey_without_questions": lambda _, f: _("Den har ingen spørsmål ennå. Legg til minst ett."),
    "survey_empty": lambda _, f: _("Svar på minst ett spørsmål først."),
    "answer_unknown": lambda _, f: _("Spørsmålet er endret. Last inn siden på nytt og svar igjen."),
    "options_wrong": lambda _, f: options_wrong(_, f["least"], f["most"]),
    "options_alike": lambda _, f: _("To svaralternativer er like. Skriv dem forskjellig."),
    "meeting_over": lambda _, f: _("Møtet er over. Be gruppelederen lage forslaget."),
    "no_meeting_on": lambda _, f: _("Ingen møter om temaet nå. Prøv når neste runde begynner."),
    "proposal_alone": lambda _, f: _("Velg minst ett forslag til."),
    "proposal_merged": lambda _, f: _("Forslaget er skjult eller alt slått sammen med et annet."),
    "proposals_apart": lambda _, f: _("Bare forslag til samme tema kan slås sammen."),
    "too_many_proposals": lambda _, f: _("Det er plass til {most} forslag. Slå sammen noen først.", most=f["most"]),
    # the wire
    "command_unknown": lambda _, f: _("Siden er eldre enn tjenesten. Last den inn på nytt."),
    "command_unreadable": lambda _, f: _("Noe ved siden stemmer ikke. Last den inn på nytt."),
    "too_fast": lambda _, f: _("Det gikk for fort. Vent litt og prøv igjen."),
}
