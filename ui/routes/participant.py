"""A participant's page, drawn in the browser from a snapshot that comes with it: what to do now, and nothing else."""

from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from facilitator import clock
from facilitator.audience import Kind, Wish
from ui import identity
from ui.html import render

router = APIRouter()


@router.get("/w/{workshop_id}")
async def show_day(request: Request, workshop_id: UUID) -> Response:
    """The day as this browser's person sees it; who is nobody here, or waits, is told so."""
    here = await identity.come_back(request, workshop_id, Wish(Kind.GROUP))
    if here is None:
        return RedirectResponse(f"/w/{workshop_id}/waiting", 303)
    by, found = here
    tokens = identity.SocketTokens(identity.settings_of(request).secret())
    page = {
        "now": clock.milliseconds(clock.now()),
        "snapshot": found.snapshot,
        "personal": found.personal,
        "token": tokens.sign(by),
    }
    _ = identity.words_of(request)
    return render(request, "participant.html", _, page=page, snapshot=found.snapshot, personal=found.personal)
