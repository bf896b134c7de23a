"""Two workshops in their first round, everybody in them, and everything that has an id: for tests of who may what."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from facilitator import (
    agenda,
    choosing,
    clock,
    evaluation,
    forms,
    joining,
    people,
    polls,
    reading_links,
    sender,
    stage,
    surveys,
    voting,
    workshops,
)
from facilitator.access import By, ByAccount, ByScreen
from facilitator.limits import Client
from facilitator.unpacking import Unpacked
from models import (
    Account,
    ChosenMeasure,
    Document,
    DocumentState,
    LateUpdate,
    Meeting,
    PersonKey,
    Question,
    ReadingLink,
    SurveyAnswer,
    SurveyQuestion,
    ThemeSource,
    Turn,
    Workshop,
)
from models.vocabulary import AnswerKind, ItemKind, NameLanguage, Paper, PollKind, Role, Showing, StateKind, TurnOrder
from tests.builders import Made, a_workshop, an_account, come_in
from tests.facilitator.archives import an_archive
from tests.facilitator.logos import a_picture, a_sender
from tests.facilitator.writing_down import a_proposal, write_down


@dataclass
class Place:
    """A workshop: `ids` are arguments by their name, `actors` those who belong to it, by what they are there."""

    ids: dict[str, Any]
    actors: dict[str, By]


@dataclass
class Town:
    """Two workshops that have nothing to do with each other, who belongs to neither, and a closed account."""

    here: Place
    there: Place
    outsiders: dict[str, By]
    closed: UUID


async def two_workshops() -> Town:
    """Make them."""
    here, there = await a_place("Nærmiljø 2030"), await a_place("Skogen")
    administrator = await an_account("Admin", administrator=True)
    closed = await an_account("Closed")
    await Account.filter(id=closed.account_id).update(closed_at=clock.now())
    return Town(
        here, there, {"administrator": administrator, "closed account": closed, "nobody": By()}, closed.account_id
    )


async def a_place(title: str) -> Place:
    """A workshop in its first round, with everybody in it."""
    made = await a_workshop(title=title)
    await stage.start(made.workshop_id, by=made.by)
    while (now := (await Workshop.get(id=made.workshop_id)).current_item_id) != made.rounds[0]:
        await stage.next_step(made.workshop_id, by=made.by, seen=now)
    meeting = await Meeting.get(item_id=made.rounds[0], group_id=made.groups[0])
    led = made.themes.index(meeting.theme_id)
    invited = await an_account("Invited")
    await workshops.invite(made.workshop_id, (await Account.get(id=invited.account_id)).email, by=made.by)
    gone = await come_in(made.people[4])
    await joining.revoke_keys(made.people[4], by=made.by)
    actors = {
        "owner": made.by,
        "invited": invited,
        "leader": await come_in(made.leaders[led]),
        "note taker": await come_in(made.note_takers[led]),
        "other leader": await come_in(made.leaders[led - 1]),
        "participant": await come_in(made.people[0]),
        "other group": await come_in(made.people[1]),
        "revoked": gone,
        "screen": ByScreen(made.workshop_id, 1),
        "old screen": ByScreen(made.workshop_id, 0),
    }
    votes = {name: await _a_vote(made, actors["participant"]) for name in ("poll_id", "result_id")}
    await polls.close_poll(votes["result_id"], by=made.by)
    return Place(await _ids(made, meeting, invited) | votes, actors)


async def _ids(made: Made, meeting: Meeting, invited: ByAccount) -> dict[str, Any]:
    own = await forms.add_question(made.workshop_id, by=made.by, text="Hvor?", theme_id=meeting.theme_id)
    common = await Question.filter(workshop_id=made.workshop_id, theme_id=None).first()
    assert common is not None
    await sender.keep(made.workshop_id, a_sender())
    await write_down(meeting.id, common.id, "Mer lys", person_id=made.people[0])
    document = await Document.get(meeting_id=meeting.id)
    late = await LateUpdate.create(document=document, data=b"\x00\x00", received_at=clock.now())
    state = await DocumentState.create(document=document, kind=StateKind.LOCKED, at=clock.now(), upto=0)
    source = await ThemeSource.create(theme_id=meeting.theme_id, position=0, title="Før", text="Mer lys")
    listed = await people.add(made.workshop_id, by=made.by, name="Kåre")
    await choosing.choose_text(made.workshop_id, "Mer lys", by=made.by)
    measure = await ChosenMeasure.get(workshop_id=made.workshop_id)
    return {
        "workshop_id": made.workshop_id,
        "earlier_id": made.workshop_id,
        "measure_id": measure.id,
        "placed": {measure.id: meeting.theme_id},
        "theme_id": meeting.theme_id,
        "group_id": made.groups[0],
        "meeting_id": meeting.id,
        "text_id": meeting.id,
        "proposal_id": (await a_proposal(meeting.id)).id,
        "kept_id": (await a_proposal(meeting.id)).id,
        "source_ids": [(await a_proposal(meeting.id)).id],
        "document_id": document.id,
        "state_id": state.id,
        "against_id": state.id,
        "item_id": made.rounds[-2],
        "turn_id": await _a_turn(made),
        "round_id": made.rounds[0],
        "writer_id": made.people[0],
        "seen": made.rounds[0],
        "question_id": own,
        "before": common.id,
        "source_id": source.id,
        "person_id": listed,
        "account_id": invited.account_id,
        "message_id": await stage.send_message(made.workshop_id, "Kaffe nå", by=made.by),
        "late_id": late.id,
        "key_id": await _waiting(made),
        "link_id": await _shared(made),
        "chosen": [(meeting.id, common.id)],
    } | await _surveyed(made)


async def _a_vote(made: Made, voter: By) -> UUID:
    """A poll of the first group's is open, and somebody has voted."""
    poll_id = await polls.add(made.workshop_id, "Mer lys?", by=made.by, kind=PollKind.YES_NO, group_id=made.groups[0])
    await polls.change(poll_id, by=made.by, is_secret=False)
    await polls.open_poll(poll_id, by=made.by)
    await voting.cast(poll_id, uuid4().hex, "yes", by=voter)
    return poll_id


async def _a_turn(made: Made) -> UUID:
    """An expectation round is planned for the end of the day."""
    item_id = await agenda.add_item(made.workshop_id, ItemKind.EXPECTATIONS, by=made.by, minutes=20)
    return (await Turn.create(item_id=item_id, group_id=made.groups[0], position=0)).id


async def _waiting(made: Made) -> UUID:
    """Somebody waits under a name in use."""
    await come_in(made.people[2])
    workshop = await Workshop.get(id=made.workshop_id)
    await joining.join(workshop.code, "Ali", client=Client(uuid4().hex, "192.0.2.1"))
    return (await PersonKey.get(person_id=made.people[2], admitted_at=None)).id


async def _shared(made: Made) -> UUID:
    """A document is open to readers."""
    await reading_links.make(made.workshop_id, Paper.AGENDA, clock.today(), by=made.by)
    return (await ReadingLink.get(workshop_id=made.workshop_id)).id


async def _surveyed(made: Made) -> dict[str, UUID]:
    """A survey that is open, and made common."""
    survey = await surveys.make_survey(made.workshop_id, "short", by=made.by)
    await surveys.change_survey(survey, by=made.by, is_live=True)
    await evaluation.open_survey(survey, by=made.by)
    await evaluation.publish(survey, by=made.by)
    question = await SurveyQuestion.get(survey_id=survey, kind=AnswerKind.TEXT)
    comment = await SurveyAnswer.create(question=question, text="Mer tid")
    return {"survey_id": survey, "survey_question_id": question.id, "comment_id": comment.id}


def plain() -> dict[str, Any]:
    """Arguments that are no ids, by their name."""
    return {
        "answer_kind": AnswerKind.TEXT,
        "answers": {},
        "choice": "no",
        "client_id": 7,
        "count": 5,
        "data": "Navn\nNy Person",
        "email": "ny@kommune-a.example",
        "key": "0" * 40,
        "kind": ItemKind.TALK,
        "language": NameLanguage.KVEN,
        "minutes": 5,
        "name": "Ny Person",
        "paper": Paper.SUMMARY,
        "picture": a_picture(),
        "position": 0,
        "receipt": "ny",
        "recipients": "Kommunestyret",
        "role": Role.NOTE_TAKER,
        "starts_at": clock.now() + timedelta(days=1),
        "template": "fixed",
        "text": "Noe nytt",
        "texts": ["Mer lys", "Mindre lys"],
        "title": "Noe nytt",
        "track": 1,
        "turn_minutes": 3,
        "turn_order": TurnOrder.DRAWN,
        "unpacked": Unpacked(an_archive(), {}),
        "until": clock.today(),
        "value": None,
        "way_out_id": "remake",
        "what": Showing.BOARD,
    }
