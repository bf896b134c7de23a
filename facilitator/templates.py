"""What a new workshop starts from: its day, its groups and its questions, in the workshop's language.

The texts are the organiser's from then on; they are not messages of the program.
"""

from dataclasses import dataclass

from facilitator.errors import Invalid
from models.vocabulary import AskedIn, ItemKind, Language, QuestionKind, Rotation

Said = tuple[str, str, str]
"""A text in bokmål, nynorsk and English."""

NOTHING: Said = ("", "", "")


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the day; without a title it is called by its kind."""

    kind: ItemKind
    minutes: int
    title: Said = NOTHING


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to every theme."""

    text: Said
    asked_in: AskedIn
    help: Said = NOTHING
    kind: QuestionKind = QuestionKind.TEXT


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of workshop."""

    rotation: Rotation
    groups: int
    steps: tuple[Step, ...]
    questions: tuple[Asked, ...]


WELCOME = ("Velkommen", "Velkomen", "Welcome")
BACKGROUND = ("Bakgrunn og mål", "Bakgrunn og mål", "Background and goals")
GROUP_WORK = ("Slik arbeider vi i gruppene", "Slik arbeider vi i gruppene", "How the groups work")
HEAR_GROUPS = ("Gruppene forteller", "Gruppene fortel", "The groups report")
NEXT = ("Hva skjer videre", "Kva skjer vidare", "What happens next")
NEXT_STEPS = Asked(
    ("Neste steg", "Neste steg", "Next steps"),
    AskedIn.SUMMARY,
    ("Hvem gjør hva, og når er det gjort?", "Kven gjer kva, og når er det gjort?", "Who does what, and by when?"),
    QuestionKind.NEXT_STEP,
)

ROTATING = Template(
    Rotation.ROTATING,
    groups=4,
    steps=(
        Step(ItemKind.TALK, 10, WELCOME),
        Step(ItemKind.TALK, 20, BACKGROUND),
        Step(ItemKind.BREAK, 10),
        Step(ItemKind.PLENARY, 10, GROUP_WORK),
        Step(ItemKind.ROUND, 25),
        Step(ItemKind.ROUND, 25),
        Step(ItemKind.BREAK, 10),
        Step(ItemKind.ROUND, 25),
        Step(ItemKind.ROUND, 25),
        Step(ItemKind.BREAK, 10),
        Step(ItemKind.SUMMARY, 25),
        Step(ItemKind.PLENARY, 10, NEXT),
        Step(ItemKind.EVALUATION, 5),
        Step(ItemKind.CLOSING, 5),
    ),
    questions=(
        Asked(
            ("Hvilke tiltak foreslår dere?", "Kva tiltak føreslår de?", "Which measures do you propose?"),
            AskedIn.ROUNDS,
            (
                "Bygg videre på det som står her. Vær konkret.",
                "Bygg vidare på det som står her. Ver konkret.",
                "Build on what is here. Be concrete.",
            ),
        ),
        Asked(
            (
                "Hva finnes alt, og hva mangler?",
                "Kva finst alt, og kva manglar?",
                "What is there, and what is missing?",
            ),
            AskedIn.ROUNDS,
        ),
        Asked(("Hvem må være med?", "Kven må vere med?", "Who has to take part?"), AskedIn.ROUNDS),
        Asked(
            (
                "Hvilke to til fire forslag bør starte først?",
                "Kva for to til fire forslag bør starte først?",
                "Which two to four proposals should start first?",
            ),
            AskedIn.SUMMARY,
        ),
        Asked(("Hvorfor akkurat disse?", "Kvifor akkurat desse?", "Why these?"), AskedIn.SUMMARY),
        Asked(
            (
                "Hvordan følger vi opp, og hvordan ser vi at det virker?",
                "Korleis følgjer vi opp, og korleis ser vi at det verkar?",
                "How do we follow up, and how do we see that it works?",
            ),
            AskedIn.SUMMARY,
        ),
        NEXT_STEPS,
    ),
)

FIXED = Template(
    Rotation.FIXED,
    groups=4,
    steps=(
        Step(ItemKind.TALK, 10, WELCOME),
        Step(ItemKind.TALK, 20, BACKGROUND),
        Step(ItemKind.PLENARY, 10, GROUP_WORK),
        Step(ItemKind.ROUND, 45),
        Step(ItemKind.BREAK, 15),
        Step(ItemKind.SUMMARY, 45),
        Step(ItemKind.PLENARY, 25, HEAR_GROUPS),
        Step(ItemKind.EVALUATION, 5),
        Step(ItemKind.CLOSING, 5),
    ),
    questions=(
        Asked(("Hva vil dere gjøre?", "Kva vil de gjere?", "What do you want to do?"), AskedIn.BOTH),
        Asked(("Hvorfor er det viktig?", "Kvifor er det viktig?", "Why does it matter?"), AskedIn.BOTH),
        Asked(("Hvem skal være med?", "Kven skal vere med?", "Who takes part?"), AskedIn.BOTH),
        Asked(("Hvordan går dere fram?", "Korleis går de fram?", "How will you go about it?"), AskedIn.BOTH),
        Asked(("Når skal det skje?", "Når skal det skje?", "When will it happen?"), AskedIn.BOTH),
        Asked(("Andre gode tiltak", "Andre gode tiltak", "Other good measures"), AskedIn.BOTH),
        NEXT_STEPS,
    ),
)

TEMPLATES = {"rotating": ROTATING, "fixed": FIXED}


def template(name: str) -> Template:
    """The template of that name. Raises Invalid("template_unknown")."""
    if name not in TEMPLATES:
        raise Invalid("template_unknown", name=name)
    return TEMPLATES[name]


def in_language(said: Said, language: Language) -> str:
    """The text in one language."""
    return said[(Language.BOKMAAL, Language.NYNORSK, Language.ENGLISH).index(language)]
