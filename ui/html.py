"""Pages rendered on the server: a template, the reader's words, and what the page shows."""

from typing import Any

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from facilitator.errors import Conflict, Invalid, NotAllowed, NotFound, Refusal, TooMany
from ui import static
from ui.identity import words_of
from ui.sentences import sentence, went_wrong
from ui.words import NAMES, Words

_STATUS: dict[type[Refusal], int] = {NotFound: 404, NotAllowed: 403, Invalid: 422, Conflict: 409, TooMany: 429}

_templates = Environment(
    loader=PackageLoader("ui", "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    auto_reload=False,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.globals |= {"static": static.url, "script": static.script, "preloads": static.preloads, "languages": NAMES}


def render(request: Request, template: str, _: Words, status: int = 200, **facts: Any) -> HTMLResponse:
    """The page that `template` makes of `facts`; every template has `_`, `path`, `static`, `script`, `preloads`."""
    query = f"?{request.url.query}" if request.method == "GET" and request.url.query else ""
    path = request.url.path + query
    return HTMLResponse(_templates.get_template(template).render(_=_, path=path, **facts), status)


def status_of(refusal: Refusal) -> int:
    """The HTTP status that says the same as the refusal."""
    return next(status for kind, status in _STATUS.items() if isinstance(refusal, kind))


def refused(request: Request, refusal: Refusal) -> HTMLResponse:
    """A page that says why not, and what to do instead."""
    _ = words_of(request)
    return render(request, "error.html", _, status_of(refusal), say=sentence(refusal, _))


def failed(request: Request) -> HTMLResponse:
    """A page that owns up to a fault of ours."""
    _ = words_of(request)
    return render(request, "error.html", _, 500, say=went_wrong(_))
