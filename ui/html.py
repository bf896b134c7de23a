"""Pages rendered on the server: a template, the reader's words, and what the page shows."""

from collections.abc import MutableMapping
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


class _Templates(Environment):
    """Hands its globals to a template as they are; the chain of dictionaries that is usual is slow to read."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}


_templates = _Templates(
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
    return HTMLResponse(filled(template, _, path_of(request), **facts), status)


def filled(template: str, _: Words, path: str, **facts: Any) -> str:
    """The page as `render` answers it, for keeping: `path` is where the choice of language leads back to."""
    return _templates.get_template(template).render(_=_, path=path, **facts)


def path_of(request: Request) -> str:
    """Where the reader is, to come back to."""
    query = f"?{request.url.query}" if request.method == "GET" and request.url.query else ""
    return request.url.path + query


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
