"""The page of a leader or note taker: the form of their theme, which follows them from group to group."""

from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from facilitator import audience, clock
from facilitator.audience import Kind, Wish
from facilitator.errors import NotFound
from ui import identity
from ui.html import render

router = APIRouter()


@router.get("/w/{workshop_id}/lead/{theme_id}/{track}")
async def show_form(request: Request, workshop_id: UUID, theme_id: UUID, track: int) -> Response:
    """The form with all its meetings, for those who look after the theme; for anybody else it isn't there."""
    by = await identity.person_of(request, workshop_id)
    if by is None:
        return RedirectResponse(f"/w/{workshop_id}/waiting", 303)
    found = await audience.look_in(by, Wish(Kind.LEAD, theme_id, track))
    if found.snapshot["workshop"]["id"] != str(workshop_id):
        raise NotFound
    tokens = identity.SocketTokens(identity.settings_of(request).secret())
    page = {
        "now": clock.milliseconds(clock.now()),
        "snapshot": found.snapshot,
        "personal": found.personal,
        "token": tokens.sign(by),
    }
    _ = identity.words_of(request)
    return render(request, "lead.html", _, page=page, snapshot=found.snapshot, personal=found.personal)
