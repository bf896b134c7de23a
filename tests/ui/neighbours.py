"""Two workshops on a real server, and everybody with what their browser holds: for tests of who gets in where.

All that is written in a workshop holds a word of its own, so that whatever an answer gives away is seen.
"""

import asyncio
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from uuid import UUID

from tortoise import Tortoise
from tortoise.fields import CharField, TextField
from tortoise.fields.data import CharEnumFieldInstance

from facilitator import clock, joining
from facilitator.access import By, ByAccount, ByPerson
from facilitator.accounts import hash_token, new_token
from facilitator.database import close_database, open_database
from facilitator.limits import Client
from models import DocumentState, DocumentUpdate, PersonKey, Theme, Workshop
from tests.builders import an_account
from tests.cookies import Cookie, came_in, signed_in
from tests.facilitator.strangers import Place, a_place
from tests.facilitator.writing_down import write_down
from tests.serving import Server
from ui import identity
from ui.routes.screen import screen_path

HERE, THERE = "Rognekvist", "Klokkelyng"
"""The words that all texts of either workshop hold."""
DANGEROUS = ("</script>", "<b>", "`", "${")
"""What somebody may type who wants to be more than text on a page; it stands in all texts there."""
ORGANISERS = {"owner", "invited"}
PEOPLE = {"leader", "note taker", "other leader", "participant", "other group"}
SCREENS = {"screen", "old screen"}

_NO_WORDS = {
    "code",
    "colour",
    "kind",
    "name_key",
    "deputy_key",
    "token_hash",
    "key_hash",
    "choice",
    "lot",
    "password_hash",
    "actor",
    "happening",
}


@dataclass
class Somebody:
    """A browser: who it is, as what, and its cookie, if it has one."""

    who: str
    by: By
    cookie: Cookie | None = None

    @property
    def headers(self) -> dict[str, str]:
        """What it sends with every request, to whatever path."""
        return {"cookie": f"{self.cookie[0]}={self.cookie[1]}"} if self.cookie else {}


@dataclass
class House:
    """A workshop: its ids, its code, the address of its screen, and those who belong to it by their role."""

    word: str
    place: Place
    code: str
    screen: str
    themes: list[UUID]
    people: dict[str, Somebody] = field(default_factory=dict)

    @property
    def id(self) -> UUID:
        """The workshop."""
        found: UUID = self.place.ids["workshop_id"]
        return found


@dataclass
class Street:
    """Both workshops on their server, and who belongs to neither."""

    server: Server
    here: House
    there: House
    outsiders: list[Somebody]

    def strangers(self, allowed: set[str]) -> list[Somebody]:
        """All who may not do here what these roles of here may."""
        own = [each for who, each in self.here.people.items() if who not in allowed]
        return [*own, *self.there.people.values(), *self.outsiders]


def a_street(server: Server) -> Street:
    """Make it on a server that has nothing else, in a loop of its own."""

    async def make() -> Street:
        await open_database(server.settings.database)
        street = await _make(server)
        await close_database()
        return street

    with ThreadPoolExecutor(1) as aside:
        return aside.submit(lambda: asyncio.run(make())).result()


async def _make(server: Server) -> Street:
    here = await _house(server, "Nærmiljø 2030", HERE)
    there = await _house(server, "Skogen", THERE)
    administrator = await an_account("Admin", administrator=True)
    expired = await an_account("Utgått")
    outsiders = [
        Somebody("administrator", administrator, await signed_in(administrator)),
        Somebody("signed out", expired, (identity.SESSION, new_token())),
        Somebody("nobody", By()),
    ]
    return Street(server, here, there, outsiders)


async def _house(server: Server, title: str, word: str) -> House:
    place = await a_place(title)
    ids = place.ids
    await write_down(ids["meeting_id"], ids["before"], f"{word} {word}")
    # Who may brings it back: what was written since goes, and the word stays.
    last = await DocumentUpdate.filter(document_id=ids["document_id"]).order_by("-id").first().values("id")
    await DocumentState.filter(id=ids["state_id"]).update(upto=last["id"] if last else 0)
    await write_down(ids["meeting_id"], ids["before"], f"{word} etterpå")
    await _write_everywhere(word)
    workshop = await Workshop.get(id=ids["workshop_id"])
    screen = screen_path(server.settings, workshop.id, workshop.screen_serial)
    themes = [each.id for each in await Theme.filter(workshop=workshop).order_by("position")]
    house = House(word, place, workshop.code, screen, themes)
    for who, by in place.actors.items():
        house.people[who] = Somebody(f"{who} of {word}", by, await _cookie(by, is_revoked=who == "revoked"))
    waiting = await joining.join(workshop.code, "Sara", client=Client(new_token(), "192.0.2.9"))
    key = await PersonKey.get(token_hash=hash_token(waiting.token))
    house.people["waiting"] = Somebody(
        f"waiting of {word}", ByPerson(key.person_id, key.id), (identity.PERSON, waiting.token)
    )
    return house


async def _cookie(by: By, *, is_revoked: bool) -> Cookie | None:
    if isinstance(by, ByAccount):
        return await signed_in(by)
    if not isinstance(by, ByPerson):
        return None
    cookie = await came_in(by.person_id)
    if is_revoked:
        await PersonKey.filter(token_hash=hash_token(cookie[1])).update(revoked_at=clock.now())
    return cookie


async def _write_everywhere(word: str) -> None:
    """Put the word into every text that has neither word yet."""
    for model in Tortoise.apps["models"].values():
        names = [
            name
            for name, each in model._meta.fields_map.items()
            if isinstance(each, CharField | TextField)
            and not isinstance(each, CharEnumFieldInstance)
            and name not in _NO_WORDS
        ]
        for row in await model.all() if names else []:
            if not any(HERE in getattr(row, name) for name in names):
                for name in names:
                    most = getattr(model._meta.fields_map[name], "max_length", None)
                    setattr(row, name, _with(getattr(row, name), name, word)[:most])
                await row.save()


def _with(text: str, name: str, word: str) -> str:
    if name == "email":
        return f"{word}.{text}"
    if name.endswith("_url"):
        return f"https://{word}.example/"
    typed = "".join(f" {each}{word}" for each in DANGEROUS) if word == THERE else ""
    return f"{text} {word}{typed}".strip()


@contextmanager
def unchanged(server: Server) -> Iterator[None]:
    """See to it that nothing is written to the database meanwhile."""
    with closing(sqlite3.connect(server.settings.database)) as file:
        before = file.execute("PRAGMA data_version").fetchone()
        yield
        assert file.execute("PRAGMA data_version").fetchone() == before, "something was written"
