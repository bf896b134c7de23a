"""The live pages served in the test's own process and loop, so that the test's actions are heard by its browsers.

Everything is real but NiceGUI's part: database, routes, files, headers, sockets.
"""

import asyncio
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import socketio
import uvicorn
from fastapi import FastAPI

from facilitator import presence, writing
from facilitator.accounts import hash_token
from facilitator.settings import Settings
from models import PersonKey
from tests.builders import come_in
from tests.serving import free_port
from ui import static
from ui.identity import PERSON
from ui.routes import documents, joining, participant, screen, site
from ui.security import SecurityHeaders
from ui.wire import collab, engine, gate, live

SOCKETS = "_nicegui_ws/socket.io"
"""Where the sockets are, as in the whole application."""


def settings_in(folder: Path) -> Settings:
    """Settings for a data folder, on a free port."""
    return Settings(data=folder, port=free_port())


@asynccontextmanager
async def staged(settings: Settings) -> AsyncIterator[str]:
    """Serve on the settings' port until the end; gives the address."""
    app = FastAPI()
    app.state.settings = settings
    for module in (documents, joining, participant, screen, site):
        app.include_router(module.router)
    app.add_middleware(static.PackedFiles)
    app.add_middleware(SecurityHeaders, settings=settings)
    sio = socketio.AsyncServer(async_mode="asgi", cors_allowed_origins=sorted(settings.origins))
    for module in (engine, gate, live, collab):
        module.register(sio, settings)
    whole = socketio.ASGIApp(sio, app, socketio_path=SOCKETS)
    server = uvicorn.Server(
        uvicorn.Config(whole, port=settings.port, log_level="warning", ws=engine.Protocol, lifespan="off")
    )
    writing.open_rooms(settings.grace_seconds)
    serving = asyncio.create_task(server._serve())
    while not server.started:
        await asyncio.sleep(0.01)
    try:
        yield settings.address
    finally:
        await sio.shutdown()
        server.should_exit = server.force_exit = True
        await serving
        await writing.close_rooms()
        presence.forget()


async def cookie_of(person_id: UUID, settings: Settings, workshop_id: UUID) -> dict[str, Any]:
    """The cookie that makes a browser this person's."""
    token = secrets.token_urlsafe(16)
    by = await come_in(person_id)
    await PersonKey.filter(id=by.key_id).update(token_hash=hash_token(token))
    return {"name": PERSON, "value": token, "url": f"{settings.address}/w/{workshop_id}"}
