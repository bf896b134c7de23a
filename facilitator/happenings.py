"""What can happen, in the past tense and in ids. Listeners read what they may see; only turnouts are carried here."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened in a workshop; `subject_id` is what it happened to, if one thing."""

    workshop_id: UUID
    subject_id: UUID | None = None


class WorkshopCreated(Happening):
    """A workshop was made."""


class WorkshopRestored(Happening):
    """A workshop was made from an archive."""


class WorkshopRemoved(Happening):
    """A workshop was deleted before it began. Nothing of it is kept, not in the journal either."""


class PlanChanged(Happening):
    """Details, agenda, themes, groups, leaders or the rotation changed."""


class QuestionsChanged(Happening):
    """The form changed; the subject is the theme, if it is one theme's."""


class PeopleChanged(Happening):
    """People were added, changed, moved between groups or taken out."""


class PersonJoined(Happening):
    """Somebody came in; the subject is the person."""


class PersonWaiting(Happening):
    """Somebody asks to be let in under a name in use; the subject is the person's."""


class PersonAdmitted(Happening):
    """Somebody was let in, or turned away; the subject is the person."""


class RightsChanged(Happening):
    """What a person may do changed: group, role, or a key revoked. The subject is the person."""


class StepStarted(Happening):
    """The day went to a step, forwards or back; the subject is the agenda item."""


class ClockChanged(Happening):
    """The running step was paused, resumed or given more time; the subject is the agenda item."""


class TurnChanged(Happening):
    """Another group, or none, has its turn in an expectation round; the subject is the turn."""


class WorkshopEnded(Happening):
    """The day ended."""


class MessageSent(Happening):
    """The organiser said something to everyone, or took it back; the subject is the message."""


class NotesChanged(Happening):
    """Somebody wrote; the subject is the meeting. Told once for all that came in a moment, never journalled."""


class ProposalsChanged(Happening):
    """Proposals were made, hidden, shown again or merged; the subject is the theme. Not told of private ones."""


class ProposalHidden(Happening):
    """A proposal was taken out of sight for most; the subject is the proposal."""


class WritingApartBegun(Happening):
    """From now on each writes proposals of a theme alone; the subject is the theme."""


class ProposalsRevealed(Happening):
    """What each wrote alone was opened for all, as far as there was anything; the subject is the theme, if one's."""


class ThemeLocked(Happening):
    """What is written on a theme was locked, or opened again; the subject is the theme."""


class NotesReplaced(Happening):
    """New documents took the place of a workshop's: the same text, without its history and authors."""


class NotesBroughtBack(Happening):
    """An earlier text was brought back; the subject is the meeting."""


class ReadingLinksChanged(Happening):
    """A link for readers was made or closed; the subject is the link."""


class LateTextReceived(Happening):
    """Text came for a closed meeting; the subject is the meeting."""


class LateTextDecided(Happening):
    """Late text was taken in or left; the subject is the meeting."""


class PresenceChanged(Happening):
    """Somebody's screen opened or closed. Told at most once a second per workshop, never journalled."""


class PersonalDataDeleted(Happening):
    """The end date came: names and addresses are gone."""


class PollChanged(Happening):
    """A poll was made, changed, opened, closed or shown; the subject is the poll."""


@dataclass(frozen=True, slots=True)
class BallotsCast(Happening):
    """Somebody voted; the subject is the poll, which has so many votes now.

    Never journalled: it would tell who and when.
    """

    cast: int = 0


class MeasuresChosen(Happening):
    """What is to be started was chosen, ordered, taken out, or shown to everybody."""


class ScreenSteered(Happening):
    """An organiser chose what the plenary screen shows."""


class SurveysChanged(Happening):
    """Surveys were made, changed or taken away; the subject is the survey."""


class SurveyOpened(Happening):
    """A survey can be answered; the subject is the survey."""


class SurveyClosed(Happening):
    """A survey can't be answered any more; the subject is the survey."""


class ResultsChanged(Happening):
    """What is shown of a survey changed: comments left out, or who may see it. The subject is the survey."""


class TurnoutChanged(Happening):
    """People answered; the subject is the survey. Never journalled, and not told one by one where many answer."""


class AnswerReceived(Happening):
    """Somebody has answered, which is theirs alone to hear; the subject is the person. Never journalled."""
