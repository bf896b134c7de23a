"""Who is asking: cookies, the reader's language, and the short-lived tokens that sockets are opened with.

Decides nothing about rights; it turns what the browser carries into a `By`, and facilitator judges that.
"""

import secrets
from typing import Any
from uuid import UUID

from fastapi import Request
from itsdangerous import BadData, URLSafeTimedSerializer
from starlette.responses import Response

from facilitator import accounts, joining
from facilitator.access import By, ByAccount, ByPerson, ByScreen
from facilitator.limits import Client
from facilitator.settings import Settings
from models.vocabulary import Language
from ui.words import Words, words_for

PERSON = "verksted_person"
"""The cookie of somebody in a workshop; its path is the workshop's, so that it is sent nowhere else."""
SESSION = "verksted_session"
VISIT = "verksted_visit"
LANGUAGE = "verksted_language"

TOKEN_SECONDS = 600
"""How long a socket token opens a socket."""

_YEAR = 365 * 24 * 3600
_ACCEPTED = {"nb": Language.BOKMAAL, "no": Language.BOKMAAL, "nn": Language.NYNORSK, "en": Language.ENGLISH}


def settings_of(request: Request) -> Settings:
    """The settings that this application was made with."""
    settings: Settings = request.app.state.settings
    return settings


async def person_of(request: Request, workshop_id: UUID) -> ByPerson | None:
    """The person whom the browser's cookie for this workshop opens for; None if it opens for nobody."""
    return await joining.person_of(request.cookies.get(PERSON, ""), workshop_id)


async def account_of(request: Request) -> ByAccount | None:
    """The account that is signed in here, if any."""
    return await accounts.account_of(request.cookies.get(SESSION, ""))


def client_of(request: Request) -> Client:
    """Whom limits count by."""
    return Client(request.cookies.get(VISIT, "")[:64], request.client.host if request.client else "")


def language_of(request: Request) -> Language:
    """The language chosen here before, else the first of the browser's that we have, else bokmål."""
    chosen = request.cookies.get(LANGUAGE, "")
    if chosen in {each.value for each in Language}:
        return Language(chosen)
    wanted: list[tuple[float, Language]] = []
    for part in request.headers.get("accept-language", "").split(","):
        tag, _, weight = part.strip().partition(";q=")
        if found := _ACCEPTED.get(tag.split("-")[0].lower()):
            wanted.append((_weight(weight), found))
    return max(wanted, key=lambda each: each[0])[1] if wanted else Language.BOKMAAL


def words_of(request: Request) -> Words:
    """The words of the reader's language."""
    return words_for(language_of(request))


def _weight(text: str) -> float:
    try:
        return float(text) if text else 1.0
    except ValueError:
        return 0.0


def remember_visit(request: Request, response: Response) -> None:
    """Give a new browser the cookie that limits count by."""
    if VISIT not in request.cookies:
        _set(request, response, VISIT, secrets.token_urlsafe(12), max_age=30 * 24 * 3600)


def remember_language(request: Request, response: Response, language: Language) -> None:
    """Keep the chosen language for a year."""
    _set(request, response, LANGUAGE, language.value, max_age=_YEAR)


def remember_session(request: Request, response: Response, token: str) -> None:
    """Sign the browser in."""
    _set(request, response, SESSION, token, max_age=accounts.SESSION_DAYS * 24 * 3600)


def forget_session(request: Request, response: Response) -> None:
    """Sign the browser out."""
    _set(request, response, SESSION, "", max_age=0)


def remember_person(request: Request, response: Response, workshop_id: UUID, code: str, token: str) -> None:
    """Let the browser be this person: on the workshop's pages, and where its code leads."""
    for path in (f"/w/{workshop_id}", f"/j/{code}"):
        _set(request, response, PERSON, token, max_age=180 * 24 * 3600, path=path)


def forget_person(request: Request, response: Response, workshop_id: UUID, code: str) -> None:
    """Let the browser be nobody in this workshop."""
    for path in (f"/w/{workshop_id}", f"/j/{code}"):
        _set(request, response, PERSON, "", max_age=0, path=path)


def _set(request: Request, response: Response, name: str, value: str, *, max_age: int, path: str = "/") -> None:
    secure = settings_of(request).is_secure
    response.set_cookie(name, value, max_age=max_age, path=path, httponly=True, samesite="lax", secure=secure)


class SocketTokens:
    """Signs and reads what a page opens its socket with. A token says who, never what they may."""

    def __init__(self, secret: str) -> None:
        self._serializer = URLSafeTimedSerializer(secret, salt="socket")

    def sign(self, by: By) -> str:
        """A token for `by`, good for TOKEN_SECONDS."""
        match by:
            case ByPerson():
                return self._serializer.dumps(["person", str(by.person_id), str(by.key_id)])
            case ByAccount():
                return self._serializer.dumps(["account", str(by.account_id)])
            case ByScreen():
                return self._serializer.dumps(["screen", str(by.workshop_id), by.serial])
        raise TypeError(type(by).__name__)

    def read(self, token: Any) -> By | None:
        """Whom the token was signed for; None if it is old, foreign or no token at all."""
        if not isinstance(token, str):
            return None
        try:
            parts = self._serializer.loads(token, max_age=TOKEN_SECONDS)
        except BadData:
            return None
        match parts:
            case ["person", person, key]:
                return ByPerson(UUID(person), UUID(key))
            case ["account", account]:
                return ByAccount(UUID(account))
            case ["screen", workshop, int(serial)]:
                return ByScreen(UUID(workshop), serial)
        return None
