"""The words that every layer shares: kinds, roles and states, as they stand in the database.

Knows nothing of tables; the only part of `models` that ui and exports may take.
"""

from enum import StrEnum


class Language(StrEnum):
    """What a reader reads; bokmål is the source of every text."""

    BOKMAAL = "nb"
    NYNORSK = "nn"
    ENGLISH = "en"


class NameLanguage(StrEnum):
    """The languages that an organisation may have a name in, as a file says them."""

    NORTHERN_SAMI = "se"
    LULE_SAMI = "smj"
    SOUTHERN_SAMI = "sma"
    KVEN = "fkv"
    BOKMAAL = "nb"
    NYNORSK = "nn"
    ENGLISH = "en"


class Rotation(StrEnum):
    """How themes and groups meet."""

    ROTATING = "rotating"
    FIXED = "fixed"


class Joining(StrEnum):
    """Who may come in: anybody who gives a name, or only those on the list."""

    OPEN = "open"
    LISTED = "listed"


class Phase(StrEnum):
    """How far a workshop has come."""

    PLANNED = "planned"
    RUNNING = "running"
    ENDED = "ended"


class ItemKind(StrEnum):
    """What a step of the day is."""

    TALK = "talk"
    BREAK = "break"
    ROUND = "round"
    SUMMARY = "summary"
    PLENARY = "plenary"
    EVALUATION = "evaluation"
    CLOSING = "closing"
    EXPECTATIONS = "expectations"


ROUND_KINDS = frozenset({ItemKind.ROUND, ItemKind.SUMMARY})
"""The rounds, in which the groups meet the themes."""

MEETING_KINDS = ROUND_KINDS | {ItemKind.EXPECTATIONS}
"""The steps in which the groups meet."""


class TurnOrder(StrEnum):
    """In which order groups speak: by their numbers, drawn, or as an organiser put them."""

    NUMBER = "number"
    DRAWN = "drawn"
    CHOSEN = "chosen"


class Role(StrEnum):
    """What a person does in a theme; everybody else takes part."""

    LEADER = "leader"
    NOTE_TAKER = "note_taker"


class QuestionKind(StrEnum):
    """Running text, or commitments: who does what, by when."""

    TEXT = "text"
    NEXT_STEP = "next_step"


class AskedIn(StrEnum):
    """When a question is on the form."""

    ROUNDS = "rounds"
    SUMMARY = "summary"
    BOTH = "both"


class ProposalPart(StrEnum):
    """What a proposal says."""

    TITLE = "title"
    WHAT = "what"
    WHY = "why"
    FOLLOW_UP = "follow_up"


class KeyKind(StrEnum):
    """What a person's key opens with: a link that was sent, or a device that came in."""

    LINK = "link"
    DEVICE = "device"


class Paper(StrEnum):
    """What is made of a workshop to be read and taken home, by the name in its address."""

    SUMMARY = "summary"
    ATTENDANCE = "attendance"
    AGENDA = "agenda"
    MINUTES = "minutes"
    EVALUATION = "evaluation"


class AccountLinkKind(StrEnum):
    """What a one-time link for an account does."""

    FIRST = "first"
    INVITATION = "invitation"
    SIGN_IN = "sign_in"


class Fill(StrEnum):
    """How much a question's answer holds."""

    EMPTY = "empty"
    THIN = "thin"
    FULL = "full"


class StateKind(StrEnum):
    """Why the state of a document was kept."""

    OPENED = "opened"
    CLOSED = "closed"
    WRITTEN = "written"
    LOCKED = "locked"
    BROUGHT_BACK = "brought_back"


class PollKind(StrEnum):
    """What a poll asks of each voter; effect and effort are the two scales."""

    DOTS = "dots"
    CHOOSE = "choose"
    RANKING = "ranking"
    SCALE = "scale"
    TWO_SCALES = "two_scales"
    YES_NO = "yes_no"


class RankingMethod(StrEnum):
    """How rankings are counted."""

    BORDA = "borda"
    SCHULZE = "schulze"


class TieRule(StrEnum):
    """Which of those who are level go on where there is room for fewer: all, none, or some, drawn by lot."""

    ALL = "all"
    NONE = "none"
    LOT = "lot"


class Showing(StrEnum):
    """What the plenary screen shows: what the day is at, or what an organiser put there."""

    DAY = "day"
    WELCOME = "welcome"
    AGENDA = "agenda"
    BOARD = "board"
    POLL = "poll"
    NOTES = "notes"
    PROPOSALS = "proposals"
    SURVEY = "survey"
    MESSAGE = "message"


class SurveyKind(StrEnum):
    """What people are asked for: how it was, or what they expect."""

    EVALUATION = "evaluation"
    EXPECTATION = "expectation"


class AnswerKind(StrEnum):
    """How a question of a survey is answered; all but text are closed: a choice among options."""

    SCALE = "scale"
    SMILEYS = "smileys"
    ONE = "one"
    SEVERAL = "several"
    RECOMMEND = "recommend"
    TEXT = "text"
