"""A workshop to try everything in: invented throughout, made by the same actions that an organiser uses."""

from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from facilitator import accounts, agenda, clock, forms, groups, joining, planning, roster, themes, workshops
from facilitator.access import ByAccount
from facilitator.discussed import meetings_of
from models import Account, AgendaItem, Assignment, Group, Person, Workshop
from models.vocabulary import ItemKind, Role

EMAIL = "marit@prove.example"
TITLE = "Nærmiljø 2030"


@dataclass(frozen=True, slots=True)
class Demo:
    """What opens the demo; the tokens are new each time."""

    workshop_id: UUID
    code: str
    screen_serial: int
    organiser_token: str
    leader_token: str
    participant_token: str


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A theme of the demo, with the question that only it asks."""

    title: str
    purpose: str
    goals: str
    measures: str
    schedule: str
    financing: str
    question: str


SHEETS = (
    _Sheet(
        "Trygg skolevei",
        "Flere barn skal kunne gå og sykle til skolen alene, hele året.",
        "- Åtte av ti barn går eller sykler i 2030.\n- Ingen skolevei er mørk eller uten fortau ved en skole.\n"
        "- Foreldre som kjører, har et trygt sted å stanse litt unna.",
        "- Hjertesone rundt hver barneskole.\n- Gåvakter fra sjuende trinn og pensjonistlaget.\n"
        "- Kart der barna selv merker av utrygge steder.",
        "Kartet lages i høst. To skoler prøver hjertesone fra januar.",
        "Kommunene bærer driften. Fylket kan gi tilskudd til lys og skilt.",
        "Hvor er det utrygt i dag?",
    ),
    _Sheet(
        "Møteplasser for unge",
        "Unge skal ha et sted å være om kvelden, uten å måtte kjøpe noe.",
        "- Et åpent sted i hver kommune, minst tre kvelder i uka.\n- De unge er med og styrer stedet.\n"
        "- Voksne som er der, kjenner hjelpetilbudene.",
        "- Kveldsåpent bibliotek med egen nøkkel for ungdomsrådet.\n- Verksted og musikkrom i det gamle meieriet.\n"
        "- Utlån av ski, sykler og telt.",
        "En kommune prøver kveldsåpent fra mars. De andre følger etter sommeren.",
        "Frivillighetsmidler første året. Deretter egne budsjetter.",
        "Hva sier de unge selv at de mangler?",
    ),
    _Sheet(
        "Bolig for alle",
        "Den som vil bo og arbeide her, skal finne et sted å bo gjennom hele livet.",
        "- Flere små boliger nær butikk og buss.\n- Hus som står tomme, blir tatt i bruk.\n"
        "- Eldre kan flytte uten å måtte forlate bygda.",
        "- Oversikt over tomme hus, og en som ringer eierne.\n- Leie til eie for unge familier.\n"
        "- Bofellesskap med felles kjøkken og hage.",
        "Oversikten er klar til sommeren. Det første bofellesskapet kan stå ferdig om tre år.",
        "Banken, boligstiftelsen og kommunene deler. Startlån der det passer.",
        "Hvem leter etter bolig uten å finne?",
    ),
    _Sheet(
        "Frivillighet",
        "Det skal være lett å bidra litt, og lett å spørre om hjelp.",
        "- Alle lag vet hvem de kan ringe i kommunen.\n- Nye innbyggere blir invitert med det første året.\n"
        "- Ingen styreverv tar mer enn to kvelder i måneden.",
        "- En felles kalender for lag og kommune.\n- Utstyrsbank med tilhengere, telt og høyttalere.\n"
        "- Årlig samling der lagene bytter oppgaver.",
        "Kalenderen åpner etter ferien. Samlingen holdes hver november.",
        "Spleis mellom lag og kommuner. Sparebanken har sagt ja til utstyret.",
        "Hva gjør at folk sier nei?",
    ),
)

PEOPLE = """Navn;Organisasjon;E-post;Rolle;Vara;Tema
Jonas Vik;Kommune A;jonas@kommune-a.example;Leder;;1
Petter Eng;Kommune B;petter@kommune-b.example;Leder;Siri Eng;2
Ingrid Moen;Fylke C;ingrid@fylke-c.example;Leder;;3
Amal Nor;Frivilligsentral D;amal@sentral-d.example;Leder;;4
Liv Haug;Kommune A;liv@kommune-a.example;Referent;;1
Tor Lien;Kommune B;tor@kommune-b.example;Referent;;2
Solveig Dal;Fylke C;solveig@fylke-c.example;Referent;;3
Eirik Sund;Kommune A;eirik@kommune-a.example;Referent;;4
Sara Berg;Kommune A;sara@kommune-a.example;;;
Ali Rahimi;Kommune A;;;;
Berit Holm;Kommune A;;;Geir Holm;
Hanna Lund;Kommune A;;;;
Iver Strand;Kommune B;;;;
Jorunn Vold;Kommune B;;;;
Knut Bakke;Kommune B;;;;
Lise Myhre;Kommune B;;;;
Mona Krogh;Kommune E;;;;
Nils Aune;Kommune E;;;;
Oda Fjell;Kommune E;;;Per Fjell;
Yusuf Omar;Kommune E;;;;
Ragnhild Ness;Fylke C;;;;
Stian Hagen;Fylke C;;;;
Tuva Lie;Ungdomsråd F;tuva@ungdom-f.example;;;
Elias Bø;Ungdomsråd F;;;;
Nadia Khan;Ungdomsråd F;;;;
Gunnar Tveit;Bedrift G;;;;
Åse Rud;Bedrift G;;;;
Øystein Hjelle;Bedrift H;;;;
Marte Solli;Idrettslag I;;;;
Henrik Wold;Idrettslag I;;;;
Zofia Nowak;Boligstiftelse J;;;;
Torunn Elv;Pensjonistlag K;;;;
"""

SPEAKERS = {0: ("Velkommen", "Ordføreren i Kommune A"), 1: ("Hva vi vet om nærmiljøene våre", "Folkehelserådgiveren")}


async def make_demo() -> Demo | None:
    """The demo in an empty database, or the one that is there with new links; None where others keep their work."""
    account = await Account.get_or_none(email=EMAIL, closed_at=None)
    if account is None:
        if await Account.exists():
            return None
        account = await Account.create(email=EMAIL, name="Marit", is_administrator=True, created_at=clock.now())
    by = ByAccount(account.id)
    workshop = await _find(account) or await _make(by)
    leader = (
        await Assignment.filter(theme__workshop_id=workshop.id, role=Role.LEADER).order_by("theme__position").first()
    )
    participant = await Person.filter(workshop_id=workshop.id).exclude(group_id=None).order_by("created_at").first()
    if leader is None or participant is None:
        raise RuntimeError("the demo has nobody in it")
    return Demo(
        workshop.id,
        workshop.code,
        workshop.screen_serial,
        await accounts.sign_in_link(account.id, by=by),
        await joining.issue_link(leader.person_id, by=by),
        await joining.issue_link(participant.id, by=by),
    )


async def _find(account: Account) -> Workshop | None:
    """The newest demo that still has a plan and people in it."""
    for workshop in await Workshop.filter(owner_id=account.id, title=TITLE, purged_at=None).order_by("-created_at"):
        is_led = await Assignment.exists(theme__workshop_id=workshop.id, role=Role.LEADER)
        seated = await Person.filter(workshop_id=workshop.id).exclude(group_id=None).exists()
        if is_led and seated and await meetings_of(workshop.id).exists():
            return workshop
    return None


async def _make(by: ByAccount) -> Workshop:
    starts = datetime.combine(clock.today(), time(9), tzinfo=clock.OSLO)
    made = await workshops.create("rotating", TITLE, starts, by=by, place="Rådhuset i Kommune A og på nett")
    steps = await AgendaItem.filter(workshop_id=made).order_by("position")
    for place, (title, speaker) in SPEAKERS.items():
        await agenda.change_item(steps[place].id, by=by, title=title, speaker=speaker)
    for step in steps:
        if step.kind is ItemKind.BREAK:
            await agenda.change_item(step.id, by=by, title="Kaffe og frukt")
    for sheet in SHEETS:
        theme = await themes.add(
            made,
            sheet.title,
            by=by,
            purpose=sheet.purpose,
            goals=sheet.goals,
            measures=sheet.measures,
            schedule=sheet.schedule,
            financing=sheet.financing,
        )
        await forms.add_question(made, by=by, text=sheet.question, theme_id=theme)
    for group in await Group.filter(workshop_id=made).order_by("number"):
        link = f"https://moter.example/gruppe-{group.number}"
        await groups.change_group(group.id, by=by, place=f"Møterom {group.number}", meeting_url=link)
    await roster.import_people(made, PEOPLE, by=by)
    await groups.split_evenly(made, by=by)
    await planning.make_plan(made, by=by)
    return await Workshop.get(id=made)
