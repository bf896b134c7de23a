"""What is remembered: the tables and the shared vocabulary. Imports nothing else of ours."""

from models.account import Account, AccountLink, Session
from models.agenda import AgendaItem
from models.chosen import ChosenMeasure
from models.document import Author, Document, DocumentSnapshot, DocumentState, DocumentUpdate, LateUpdate
from models.evaluation import Survey, SurveyAnswer, SurveyAnswered, SurveyQuestion
from models.form import Question
from models.group import Group
from models.journal import JournalEntry
from models.people import Assignment, Person, PersonKey
from models.poll import Ballot, Poll, PollOption, Voted
from models.proposal import Proposal
from models.reading_link import ReadingLink
from models.rotation import Meeting
from models.sender import Sender
from models.theme import Theme, ThemeSource
from models.turn import Turn
from models.workshop import Message, Workshop, WorkshopOrganiser

__all__ = [
    "Account",
    "AccountLink",
    "AgendaItem",
    "Assignment",
    "Author",
    "Ballot",
    "ChosenMeasure",
    "Document",
    "DocumentSnapshot",
    "DocumentState",
    "DocumentUpdate",
    "Group",
    "JournalEntry",
    "LateUpdate",
    "Meeting",
    "Message",
    "Person",
    "PersonKey",
    "Poll",
    "PollOption",
    "Proposal",
    "Question",
    "ReadingLink",
    "Sender",
    "Session",
    "Survey",
    "SurveyAnswer",
    "SurveyAnswered",
    "SurveyQuestion",
    "Theme",
    "ThemeSource",
    "Turn",
    "Voted",
    "Workshop",
    "WorkshopOrganiser",
]
