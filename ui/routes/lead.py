"""The page of a leader or note taker: the form of their theme, which follows them from group to group."""

from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from facilitator import clock
from facilitator.audience import Kind, Wish
from ui import identity
from ui.html import render

router = APIRouter()


@router.get("/w/{workshop_id}/lead/{theme_id}/{track}")
async def show_form(request: Request, workshop_id: UUID, theme_id: UUID, track: int) -> Response:
    """The form with all its meetings, for those who look after the theme; for anybody else it isn't there."""
    here = await identity.come_back(request, workshop_id, Wish(Kind.LEAD, theme_id, track))
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
    return render(request, "lead.html", _, page=page, snapshot=found.snapshot, personal=found.personal)
