"""The composition root: puts pages, routes, sockets and the database together, and serves them.

Every module in `ui/routes/` has a `router`; every page module in `ui/pages/` has `register()`; every module in
`ui/wire/` that has `register(sio, settings)` serves a Socket.IO namespace.
"""

import asyncio
import gc
import importlib
import pkgutil
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from types import ModuleType

import structlog
import uvicorn
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from nicegui import core
from nicegui import ui as ng
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import ui.pages
import ui.routes
import ui.wire
from facilitator import live, writing
from facilitator.database import close_database, open_database
from facilitator.errors import NotFound, Refusal
from facilitator.settings import Settings
from ui import frame, html, static
from ui.daily import close_polls, keep_house
from ui.printing import printer
from ui.security import NiceGuiPolicy, OwnOrigin, SecurityHeaders, SmallBody, is_own_origin
from ui.wire import engine

LARGEST_FRAME = 2_000_000
"""Bytes of one WebSocket frame that are read at all; what Socket.IO takes is smaller."""

log = structlog.get_logger()


def make_app(settings: Settings) -> FastAPI:
    """The whole application. One to a process: NiceGUI is one."""
    app = FastAPI(lifespan=_life, docs_url=None, redoc_url=None, openapi_url=None)
    app.state.settings = core.app.state.settings = settings
    _answer_errors(app)
    _answer_errors(core.app)
    app.add_api_route("/healthz", _healthy, methods=["GET", "HEAD"])
    for module in _modules(ui.routes):
        app.include_router(module.router)
    for module in _modules(ui.pages):
        if hasattr(module, "register"):
            module.register()
    for module in _modules(ui.wire):
        if hasattr(module, "register"):
            module.register(core.sio, settings)
    _take_in_nicegui(app, settings)
    # The last added is the first asked.
    app.add_middleware(HonestFailure)
    app.add_middleware(static.PackedFiles)
    app.add_middleware(SmallBody)
    app.add_middleware(OwnOrigin, settings=settings)
    app.add_middleware(SecurityHeaders, settings=settings)
    return app


def serve(settings: Settings) -> None:
    """Serve until told to stop. The addresses of requests are not logged: some carry tokens."""
    uvicorn.run(
        make_app(settings),
        host=settings.host,
        port=settings.port,
        ws=engine.Protocol,
        ws_max_size=LARGEST_FRAME,
        ws_per_message_deflate=False,
        ws_ping_interval=None,  # Engine.IO has pings of its own
        proxy_headers=True,
        forwarded_allow_ips=settings.trusted_proxies,
        access_log=False,
        server_header=False,
        log_level=settings.log_level,
        timeout_keep_alive=60,
        timeout_graceful_shutdown=5,
    )


def _take_in_nicegui(app: FastAPI, settings: Settings) -> None:
    core.app.add_middleware(NiceGuiPolicy)
    frame.configure()
    core.sio.eio.cors_allowed_origins = lambda origin, environ: is_own_origin(
        origin, environ.get("HTTP_HOST"), settings
    )
    ng.run_with(
        app,
        title="Verksted",
        favicon=static.WEB / "favicon.svg",
        dark=None,
        language="nb-NO",
        tailwind=False,
        reconnect_timeout=30,
        binding_refresh_interval=None,
        gzip_middleware_factory=None,
        show_welcome_message=False,
    )


@asynccontextmanager
async def _life(app: FastAPI) -> AsyncIterator[None]:
    settings: Settings = app.state.settings
    await open_database(settings.database)
    writing.open_rooms(settings.grace_seconds)
    # A full collection over a thousand open pages takes a second; what is loaded by now never becomes garbage.
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 50, 1000)
    # The database answers from a thread of its own, which would wait the usual 5 ms for its turn at each question.
    sys.setswitchinterval(0.0005)
    by_itself = [asyncio.create_task(each) for each in (keep_house(settings.database), close_polls())]
    forgetting = live.listen(printer.hear)
    try:
        yield
    finally:
        for task in by_itself:
            task.cancel()
        forgetting()
        await writing.close_rooms()
        await close_database()


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.iter_modules(package.__path__):
        yield importlib.import_module(f"{package.__name__}.{found.name}")


async def _healthy() -> Response:
    return PlainTextResponse("ok")


def _answer_errors(app: FastAPI) -> None:
    async def refused(request: Request, refusal: Exception) -> Response:
        return html.refused(request, refusal if isinstance(refusal, Refusal) else NotFound())

    async def http_error(request: Request, error: Exception) -> Response:
        if isinstance(error, HTTPException) and error.status_code != HTTPStatus.NOT_FOUND:
            return PlainTextResponse(str(error.detail), error.status_code, error.headers)
        return html.refused(request, NotFound())

    async def failed(request: Request, _error: Exception) -> Response:
        return html.failed(request)

    async def unreadable(request: Request, _error: Exception) -> Response:
        return html.refused(request, NotFound())

    app.add_exception_handler(Refusal, refused)
    app.add_exception_handler(RequestValidationError, unreadable)  # else it is told as JSON, with what was sent
    app.add_exception_handler(HTTPException, http_error)
    app.add_exception_handler(404, http_error)
    app.add_exception_handler(Exception, failed)


class HonestFailure:
    """Middleware that logs what went wrong unforeseen, and says so to the reader unless something was said already.

    Starlette's own answer to this would come from outside of all middleware, without our headers.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        is_started = False

        async def noticed(message: Message) -> None:
            nonlocal is_started
            is_started = True
            await send(message)

        try:
            await self.app(scope, receive, noticed)
        except Exception:
            # Not the address: it may carry a token.
            log.exception("request_failed", route=getattr(scope.get("route"), "path", ""))
            if not is_started:
                await html.failed(Request(scope))(scope, receive, send)
