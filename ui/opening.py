"""Opening a page that lives from a snapshot: what it shows at once, and what it opens its socket with."""

from uuid import UUID

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from facilitator import arriving, clock
from facilitator.audience import Wish
from ui import identity
from ui.html import render


async def open_page(request: Request, workshop_id: UUID, wish: Wish, template: str) -> Response:
    """The page for this browser's person; who is nobody here, or waits, goes where that is told. Raises NotFound."""
    here = await arriving.come_back(request.cookies.get(identity.PERSON, ""), workshop_id, wish)
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
    return render(request, template, _, page=page, snapshot=found.snapshot, personal=found.personal)
