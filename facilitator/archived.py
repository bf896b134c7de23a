"""What an archive holds: the tables and columns of its JSON, version 1, and what each value may be.

docs/archive-format.md tells it in words. A column has the name that it has in `models`; one that isn't here is not
archived, and `LEFT_OUT` says why. Whatever is read into these classes was checked and cleaned as if it were given.
"""

import base64
import binascii
from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Annotated, Any, Literal, Self, TypeVar
from uuid import UUID

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    FailFast,
    Field,
    PlainSerializer,
    model_validator,
)

from facilitator import (
    agenda,
    ballots,
    choosing,
    expectations,
    given,
    groups,
    minutes,
    people,
    pictures,
    poll_archive,
    polls,
    sender,
    themes,
)
from facilitator import surveys as asking
from facilitator.errors import Invalid
from facilitator.judging import LARGEST_DOCUMENT
from facilitator.suppression import LEAST
from models.vocabulary import (
    AnswerKind,
    AskedIn,
    ItemKind,
    Joining,
    Language,
    NameLanguage,
    PollKind,
    QuestionKind,
    RankingMethod,
    Role,
    Rotation,
    StateKind,
    SurveyKind,
    TieRule,
    TurnOrder,
)

FORMAT = "verksted-archive"
VERSION = 1

T = TypeVar("T", str, bytes)

_MOST_SECONDS = 10_000_000
_MOST_POLLS = polls.MOST
_MOST_QUESTIONS = 10_000
"""Those that were taken away are kept, so there may be more than a form takes."""
_LARGEST_DATA = 2 * LARGEST_DOCUMENT
"""Bytes of a text in one piece: its snapshot may be somewhat larger than what it was measured by."""


class Actor(StrEnum):
    """What somebody who did something was: accounts belong to an installation, and none is archived."""

    ORGANISER = "organiser"
    PERSON = "person"
    SYSTEM = "system"


def _cleaned(clean: Callable[[T], T]) -> AfterValidator:
    def check(value: T) -> T:
        try:
            return clean(value)
        except Invalid as refusal:
            raise ValueError(refusal.code) from None

    return AfterValidator(check)


def _line(most: int, *, needed: bool = False) -> AfterValidator:
    return _cleaned(lambda value: given.line(value, "", most, needed=needed))


def _lines(most: int, *, needed: bool = False) -> AfterValidator:
    return _cleaned(lambda value: given.lines(value, "", most, needed=needed))


def _moment(value: datetime) -> datetime:
    if not 2000 <= value.year < 2200:  # noqa: PLR2004  # so that a day can be counted from it, in any time zone
        raise ValueError("outside")
    return value.astimezone(UTC)


def _decoded(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return base64.b64decode(value, validate=True)
    except binascii.Error as error:
        raise ValueError("no base64") from error


def _encoded(value: bytes) -> str:
    return base64.b64encode(value).decode()


Moment = Annotated[AwareDatetime, AfterValidator(_moment)]
_BASE64 = (BeforeValidator(_decoded), PlainSerializer(_encoded, return_type=str, when_used="json"))
Data = Annotated[bytes, Field(max_length=_LARGEST_DATA), *_BASE64]
Picture = Annotated[bytes, _cleaned(pictures.redrawn), *_BASE64]
Place = Annotated[int, Field(ge=0, le=1_000_000)]
Number = Annotated[int, Field(ge=0, le=1_000_000)]
Track = Annotated[int, Field(ge=1, le=groups.MOST_GROUPS)]
Client = Annotated[int, Field(ge=0, lt=2**53)]
Title = Annotated[str, _line(200, needed=True)]
Line = Annotated[str, _line(200)]
ShortLine = Annotated[str, _line(100)]
Url = Annotated[str, _cleaned(lambda value: given.link(value, ""))]
Sheet = Annotated[str, _lines(given.LONG)]
GroupNumber = Annotated[str, Field(pattern=r"^[1-9][0-9]{0,2}$")]
"""The number of a group that something is told of."""


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Workshop(_Row):
    """The event."""

    title: Title
    starts_at: Moment
    place: Line
    meeting_url: Url
    language: Language
    rotation: Rotation
    joining: Joining
    thin_words: Annotated[int, Field(ge=1, le=500)]
    personal_data_until: date
    purged_at: Moment | None
    created_at: Moment
    started_at: Moment | None
    ended_at: Moment | None
    current_item_id: UUID | None
    minutes_to: Annotated[str, _cleaned(minutes.cleaned)] = ""
    measures_shown_at: Moment | None = None
    """Archives from before there were any are without these two."""


class OtherName(_Row):
    """What the sender is called in another language."""

    language: NameLanguage
    name: Annotated[str, _line(sender.NAME, needed=True)]


class Sender(_Row):
    """Whose the documents are."""

    name: Annotated[str, _line(sender.NAME, needed=True)]
    names: Annotated[tuple[OtherName, ...], Field(max_length=sender.MOST_NAMES)]
    colour: Annotated[str, _cleaned(given.colour)]
    logo: Picture | None
    logo_words: Annotated[str, _line(sender.NAME)]


class AgendaItem(_Row):
    """A step of the day."""

    id: UUID
    position: Place
    kind: ItemKind
    title: Line
    speaker: Line
    minutes: Annotated[int, Field(ge=1, le=agenda.MOST_MINUTES)]
    turn_minutes: Annotated[int, Field(ge=1, le=expectations.MOST_TURN_MINUTES)] = 3
    turn_order: TurnOrder = TurnOrder.NUMBER
    started_at: Moment | None
    ends_at: Moment | None
    seconds_left: Annotated[int, Field(ge=0, le=_MOST_SECONDS)] | None


class Theme(_Row):
    """A theme and its sheet, or the form of an expectation round (`item_id`)."""

    id: UUID
    item_id: UUID | None = None
    position: Place
    title: Title
    purpose: Sheet
    goals: Sheet
    measures: Sheet
    schedule: Sheet
    financing: Sheet
    question_order: Annotated[list[UUID], FailFast()]
    locked_at: Moment | None


class Turn(_Row):
    """A group's turn to speak in an expectation round."""

    item_id: UUID
    group_id: UUID
    position: Place
    number: Annotated[int, Field(ge=1, le=groups.MOST_GROUPS)] | None
    is_skipped: bool
    started_at: Moment | None
    ends_at: Moment | None
    seconds_left: Annotated[int, Field(ge=0, le=_MOST_SECONDS)] | None
    ended_at: Moment | None


class ThemeSource(_Row):
    """What a theme builds on."""

    theme_id: UUID
    position: Place
    title: Annotated[str, _line(300)]
    text: Annotated[str, Field(max_length=LARGEST_DOCUMENT)]


class Question(_Row):
    """A question of the form."""

    id: UUID
    theme_id: UUID | None
    position: Place
    text: Annotated[str, _line(300, needed=True)]
    help: Annotated[str, _line(500)]
    kind: QuestionKind
    asked_in: AskedIn
    retired_at: Moment | None


class Group(_Row):
    """A group."""

    id: UUID
    number: Annotated[int, Field(ge=1, le=groups.MOST_GROUPS)]
    name: ShortLine
    place: ShortLine
    meeting_url: Url
    track: Track


class Person(_Row):
    """Somebody in the workshop; `email` is empty in an archive without contact data."""

    id: UUID
    name: Annotated[str, _line(people.NAME, needed=True)]
    organisation: Annotated[str, _line(people.ORGANISATION)]
    email: Annotated[str, _cleaned(given.email)]
    deputy_name: Annotated[str, _line(people.NAME)]
    deputy_came: bool
    group_id: UUID | None
    created_at: Moment
    joined_at: Moment | None
    is_unlisted: bool = False


class Assignment(_Row):
    """Who leads or takes notes for a theme."""

    theme_id: UUID
    person_id: UUID
    track: Track
    role: Role


class Meeting(_Row):
    """One group with one theme in one round."""

    id: UUID
    item_id: UUID
    group_id: UUID
    theme_id: UUID
    track: Track
    opened_at: Moment | None
    closed_at: Moment | None


class Proposal(_Row):
    """A proposal. What is private while people write apart is nobody's to archive."""

    id: UUID
    meeting_id: UUID
    position: Place
    measure: Annotated[int, Field(ge=1, le=given.LONG)] | None
    measure_text: Sheet
    author_id: UUID | None
    hidden_at: Moment | None
    merged_into_id: UUID | None


class Message(_Row):
    """What was said to everyone."""

    id: UUID
    text: Annotated[str, _lines(500, needed=True)]
    sent_at: Moment
    withdrawn_at: Moment | None


class ChosenMeasure(_Row):
    """A measure that is to be started: a proposal, or a text."""

    position: Place
    proposal_id: UUID | None
    theme_id: UUID | None
    poll_id: UUID | None
    text: Line

    @model_validator(mode="after")
    def _require_one(self) -> Self:
        if (self.proposal_id is None) != bool(self.text) or (self.proposal_id and self.theme_id):
            raise ValueError("measure")
        return self


class Ballot(_Row):
    """A choice, its options called by their places; `person_id` is whose it is in a named poll."""

    choice: Any
    person_id: UUID | None


class Poll(_Row):
    """A poll with its options and, where they may be told, its ballots; else with those who won."""

    id: UUID
    theme_id: UUID | None
    group_id: UUID | None
    position: Place
    title: Title
    kind: PollKind
    options: Annotated[list[Title], Field(max_length=ballots.MOST_OPTIONS), FailFast()]
    proposals: Annotated[list[UUID | None], Field(max_length=ballots.MOST_OPTIONS)] = []
    """What each of the options is about; archives from before that was known are without it."""
    dots: Annotated[int, Field(ge=0, le=ballots.MOST_DOTS)]
    most_on_one: Annotated[int, Field(ge=0, le=ballots.MOST_DOTS)]
    least: Annotated[int, Field(ge=0, le=ballots.MOST_DOTS)]
    most: Annotated[int, Field(ge=0, le=ballots.MOST_DOTS)]
    method: RankingMethod
    seats: Annotated[int, Field(ge=0, le=ballots.MOST_DOTS)]
    tie: TieRule
    lot: Annotated[str, Field(max_length=32)]
    is_secret: bool
    is_live: bool
    is_changeable: bool
    is_shuffled: bool
    minutes: Annotated[int, Field(ge=1, le=polls.MOST_MINUTES)] | None
    opened_at: Moment | None
    ends_at: Moment | None
    closed_at: Moment | None
    published_at: Moment | None
    hand: dict[str, Any] | None
    winners: list[str] | None
    ballots: Annotated[list[Ballot], Field(max_length=ballots.MOST_BALLOTS), FailFast()]

    @model_validator(mode="after")
    def _could_have_been_held(self) -> Self:
        if len(self.proposals) not in {0, len(self.options)}:
            raise ValueError("proposals")
        try:
            poll_archive.require_possible(self.model_dump())
        except Invalid as refusal:
            raise ValueError(refusal.code) from None
        return self


class Counted(_Row):
    """How many answered a question, and how many chose each option."""

    n: Number
    counts: list[Number]


class Shown(_Row):
    """What is shown of the answers to a question; of a group nothing, where it is withheld."""

    whole: Counted
    groups: dict[GroupNumber, Counted | None]
    is_partial: bool
    names: dict[GroupNumber, ShortLine]

    @model_validator(mode="after")
    def _require_names(self) -> "Shown":
        """What each group was called."""
        if self.names.keys() != self.groups.keys():
            raise ValueError("names")
        return self


class Comment(_Row):
    """What somebody wrote, nobody knows who."""

    text: Annotated[str, _lines(asking.COMMENT, needed=True)]
    is_left_out: bool


class SurveyQuestion(_Row):
    """A question of a survey."""

    kind: AnswerKind
    position: Place
    text: Annotated[str, _line(300, needed=True)]
    options: list[Line]
    shown: Shown | None
    comments: Annotated[list[Comment], Field(max_length=people.MOST), FailFast()]

    @model_validator(mode="after")
    def _require_counts(self) -> "SurveyQuestion":
        """As many options as the kind has, and a number for each."""
        try:
            asking.checked_options(self.kind, self.options)
        except Invalid as refusal:
            raise ValueError(refusal.code) from None
        most = asking.option_count(self.kind, self.options)
        parts = [self.shown.whole, *self.shown.groups.values()] if self.shown else []
        if any(each is not None and len(each.counts) != most for each in parts):
            raise ValueError("counts")
        if self.comments and self.kind is not AnswerKind.TEXT:
            raise ValueError("comments")
        return self


class Survey(_Row):
    """An evaluation, or a round of expectations: of one that is open only what was asked."""

    position: Place
    kind: SurveyKind
    title: Title
    least: Annotated[int, Field(ge=LEAST, le=asking.HIGHEST_LEAST)]
    is_live: bool
    opened_on: date | None
    closed_on: date | None
    turnout: Number
    is_published: bool
    questions: Annotated[list[SurveyQuestion], Field(max_length=asking.MOST_QUESTIONS), FailFast()]


class Update(_Row):
    """One Yjs update of a text."""

    person_id: UUID | None
    written_at: Moment
    data: Data


class State(_Row):
    """A state of a text that was kept: after so many of its updates.

    0 is the base; below 0 it is older, and has text of its own. Without `data` it is what the base and those updates
    make.
    """

    kind: StateKind
    at: Moment
    upto: int
    words: Annotated[int, Field(ge=0, le=LARGEST_DOCUMENT)]
    person_id: UUID | None
    data: Data | None


class Author(_Row):
    """Whose a Yjs client id in a text is; nobody's if it must not become anybody's."""

    client_id: Client
    person_id: UUID | None


class Late(_Row):
    """Text that came too late for its meeting, and what was decided."""

    person_id: UUID | None
    received_at: Moment
    decided_at: Moment | None
    taken_in: bool
    data: Data


class Text(_Row):
    """The notes of one meeting, or a proposal of it: `base` and the updates after it, in order, make the text."""

    meeting_id: UUID
    proposal_id: UUID | None = None
    created_at: Moment
    last_written_at: Moment | None
    base: Data | None
    updates: Annotated[list[Update], FailFast()]
    states: Annotated[list[State], FailFast()]
    authors: Annotated[list[Author], FailFast()]
    late: Annotated[list[Late], FailFast()]

    @property
    def text_id(self) -> UUID:
        """The id that the text goes by: the proposal's or the meeting's."""
        return self.proposal_id or self.meeting_id


class JournalEntry(_Row):
    """What happened when; `person_id` is who did it, if somebody in the workshop, as far as they are known."""

    at: Moment
    kind: Annotated[str, Field(pattern=r"^[A-Za-z]{1,40}$")]
    actor: Actor
    person_id: UUID | None
    subject_id: UUID | None


class Archive(_Row):
    """Everything; `contacts` says whether people's e-mail addresses are in it.

    Early archives have no `sender`, `surveys`, `polls`, `proposals`, `turns` or `chosen`.
    """

    format: Literal["verksted-archive"]
    version: Literal[1]
    made_at: Moment
    contacts: bool
    workshop: Workshop
    sender: Sender | None = None
    agenda: Annotated[list[AgendaItem], Field(max_length=agenda.MOST_ITEMS), FailFast()]
    themes: Annotated[list[Theme], Field(max_length=themes.MOST + agenda.MOST_ITEMS), FailFast()]
    sources: Annotated[list[ThemeSource], FailFast()]
    questions: Annotated[list[Question], Field(max_length=_MOST_QUESTIONS), FailFast()]
    groups: Annotated[list[Group], Field(max_length=groups.MOST_GROUPS), FailFast()]
    people: Annotated[list[Person], Field(max_length=people.MOST), FailFast()]
    assignments: Annotated[list[Assignment], FailFast()]
    meetings: Annotated[list[Meeting], FailFast()]
    turns: Annotated[list[Turn], FailFast()] = Field(default_factory=list)
    messages: Annotated[list[Message], FailFast()]
    proposals: Annotated[list[Proposal], FailFast()] = Field(default_factory=list)
    texts: Annotated[list[Text], FailFast()]
    surveys: Annotated[list[Survey], Field(max_length=asking.MOST), FailFast()] = []
    journal: Annotated[list[JournalEntry], FailFast()]
    polls: Annotated[list[Poll], Field(max_length=_MOST_POLLS), FailFast()] = []
    chosen: Annotated[list[ChosenMeasure], Field(max_length=choosing.MOST), FailFast()] = []
    """Archives from before there were any are without them."""

    def holds_personal_data(self) -> bool:
        """Whether anything is in it that is deleted on the end date."""
        return bool(
            self.people
            or self.workshop.minutes_to
            or any(each.speaker for each in self.agenda)
            or any(each.updates or each.states or each.late for each in self.texts)
            or any(question.comments for each in self.surveys for question in each.questions)
        )


NAMED = ("agenda", "themes", "questions", "groups", "people", "meetings", "messages", "polls", "proposals")
"""The parts whose rows have ids, by which others refer to them."""

ARCHIVED: dict[str, set[str]] = {
    "workshop": {*Workshop.model_fields},
    "sender": {*Sender.model_fields},
    "agenda_item": {*AgendaItem.model_fields},
    "theme": {*Theme.model_fields},
    "theme_source": {*ThemeSource.model_fields},
    "question": {*Question.model_fields},
    "workshop_group": {*Group.model_fields},
    "person": {*Person.model_fields},
    "assignment": {*Assignment.model_fields},
    "meeting": {*Meeting.model_fields},
    "turn": {*Turn.model_fields},
    "message": {*Message.model_fields},
    "poll": {*Poll.model_fields} - {"options", "proposals", "ballots"},
    "poll_option": {"text", "proposal_id"},
    "chosen_measure": {*ChosenMeasure.model_fields},
    "ballot": {*Ballot.model_fields},
    "proposal": {*Proposal.model_fields},
    "document": {*Text.model_fields} - {"base", "updates", "states", "authors", "late"},
    "document_snapshot": {"data"},  # a text's `base`
    "document_update": {*Update.model_fields},
    "document_state": {*State.model_fields},
    "author": {*Author.model_fields},
    "late_update": {*Late.model_fields},
    "survey": {*Survey.model_fields} - {"questions"},
    "survey_question": {*SurveyQuestion.model_fields} - {"comments"},
    "survey_answer": {*Comment.model_fields},
    "journal_entry": {*JournalEntry.model_fields} - {"person_id"},  # `actor` holds both
}
"""The columns that are archived, by table."""

_PLACE = "the place in the file says it"
_NEW = "a new one is drawn when it is restored"
_ACCOUNT = "accounts belong to an installation"
_KEY = "who has it would be let in"
_COUNTED = "what may be seen of it is in the question, as it is shown"
_ANSWERED = "who has answered is nobody's to know"

LEFT_OUT: dict[str, dict[str, str]] = {
    "workshop": {
        "id": _NEW,
        "code": _KEY,
        "owner_id": _ACCOUNT,
        "screen_serial": _KEY,
        "showing": "what a screen shows just now",
        "showing_id": "the same",
        "showing_part_id": "the same",
        "wifi_name": "the guests' network on the day, which is of no use afterwards",
        "wifi_password": _KEY,
        "version": "tells screens that are open old from new",
    },
    "sender": {"id": _NEW, "workshop_id": _PLACE},
    "agenda_item": {"workshop_id": _PLACE},
    "theme": {"workshop_id": _PLACE},
    "theme_source": {
        "id": _NEW,
        "from_workshop_id": "another workshop, which may be nowhere when this one is restored",
        "from_meeting_id": "the same",
        "from_measure_id": "the same",
    },
    "question": {"workshop_id": _PLACE},
    "workshop_group": {"workshop_id": _PLACE},
    "person": {"workshop_id": _PLACE, "name_key": "made from the name", "deputy_key": "made from the deputy's name"},
    "assignment": {"id": _NEW},
    "meeting": {"workshop_id": _PLACE, "is_apart": "what is private is not archived"},
    "turn": {"id": _NEW},
    "proposal": {"is_private": "what is private is not archived"},
    "message": {"workshop_id": _PLACE},
    "poll": {"workshop_id": _PLACE},
    "poll_option": {"id": _NEW, "poll_id": _PLACE, "position": _PLACE},
    "chosen_measure": {"id": _NEW, "workshop_id": _PLACE},
    "voted": dict.fromkeys(
        ("id", "poll_id", "person_id"), "who has voted is nobody's business when the poll is closed"
    ),
    "ballot": {"id": _NEW, "poll_id": _PLACE, "key_hash": _KEY},
    "document": {
        "id": "a new one, so that no browser merges what it kept of the old",
        "words": "counted in the text",
        "title": "read in the text",
    },
    "document_snapshot": {"id": _NEW, "document_id": _PLACE, "upto": "0, where states and updates are counted from"},
    "document_update": {"id": _PLACE, "document_id": _PLACE},
    "document_state": {"id": _NEW, "document_id": _PLACE},
    "author": {"id": _NEW, "document_id": _PLACE},
    "late_update": {"id": _NEW, "document_id": _PLACE},
    "survey": {"id": _NEW, "workshop_id": _PLACE, "small_groups": "empty unless it is open"},
    "survey_question": {"id": _NEW, "survey_id": _PLACE},
    "survey_answer": {"id": _NEW, "question_id": _PLACE, "group_id": _COUNTED, "choices": _COUNTED},
    "survey_answered": dict.fromkeys(("id", "survey_id", "person_id", "receipt_hash"), _ANSWERED),
    "journal_entry": {"id": _NEW, "workshop_id": _PLACE},
    "workshop_organiser": {"id": _ACCOUNT, "workshop_id": _ACCOUNT, "account_id": _ACCOUNT},
    "account": dict.fromkeys(
        ("id", "email", "name", "password_hash", "is_administrator", "language", "created_at", "closed_at"), _ACCOUNT
    ),
    "account_link": dict.fromkeys(
        ("id", "kind", "account_id", "token_hash", "created_at", "expires_at", "used_at"), _KEY
    ),
    "reading_link": dict.fromkeys(
        (
            *("id", "workshop_id", "account_id", "token_hash", "paper", "theme_id", "track", "group_id", "round_id"),
            *("writer_id", "authors", "created_at", "expires_on", "revoked_at"),
        ),
        _KEY,
    ),
    "session": dict.fromkeys(("id", "account_id", "token_hash", "created_at", "expires_at"), _KEY),
    "person_key": dict.fromkeys(
        ("id", "person_id", "kind", "token_hash", "created_at", "admitted_at", "revoked_at"), _KEY
    ),
}
"""The columns that are not, by table, with the reason."""
