"""What every reader may ask for: another language, and what is kept about people."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from models.vocabulary import Language
from ui import identity
from ui.html import render

router = APIRouter()


@router.post("/language")
async def choose_language(
    request: Request, language: Annotated[Language, Form()], back: Annotated[str, Form()] = "/"
) -> Response:
    """Keep the reader's language and go back to where they were."""
    response = RedirectResponse(local_path(back), 303)
    identity.remember_language(request, response, language)
    return response


@router.get("/privacy")
async def show_privacy(request: Request) -> Response:
    """What is kept, for how long, and who sees it."""
    return render(
        request, "privacy.html", identity.words_of(request), days=identity.settings_of(request).retention_days
    )


def local_path(path: str) -> str:
    """The path if it leads to a page of ours, else the front page: nobody is sent on to another site."""
    is_local = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if is_local else "/"
