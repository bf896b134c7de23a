"""The organisers' door: signing in and out, and one-time links.

A GET changes nothing: chats and mail scanners open links.
"""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from facilitator import accounts, passwords
from facilitator.accounts import from_address
from facilitator.errors import Refusal
from models.vocabulary import AccountLinkKind
from ui import identity
from ui.html import render, status_of
from ui.routes.site import local_path
from ui.sentences import sentence

router = APIRouter()

Text = Annotated[str, Form()]
_AFTER = "/workshops"
_FIELDS = {"password_short": "password", "email_wrong": "email", "password_wrong": "old"}


@router.get("/sign-in")
async def show_sign_in(request: Request, next: str = _AFTER) -> Response:  # noqa: A002 - the name in the address
    """Ask for e-mail and password; those signed in already go on."""
    if await identity.account_of(request):
        return RedirectResponse(local_path(next), 303)
    return _sign_in(request, next)


@router.post("/sign-in")
async def sign_in(request: Request, email: Text = "", password: Text = "", next: Text = _AFTER) -> Response:  # noqa: A002
    """Sign in, and go to where the reader was heading."""
    try:
        token = await accounts.sign_in(email, password, identity.client_of(request))
    except Refusal as refusal:
        return _sign_in(request, next, refusal, email)
    return _signed_in(request, token, next)


@router.post("/sign-out")
async def sign_out(request: Request) -> Response:
    """End the session here."""
    await accounts.sign_out(request.cookies.get(identity.SESSION, ""))
    response = RedirectResponse("/sign-in", 303)
    identity.forget_session(request, response)
    # What was shown is not to be found with the back button of a shared machine.
    response.headers["clear-site-data"] = '"cache"'
    return response


@router.get("/account")
async def show_link(request: Request) -> Response:
    """A one-time link: the token is in the fragment, which no server and no log ever sees."""
    return render(request, "account_link.html", identity.words_of(request), say="")


@router.get("/account/link")
async def go_back_to_link() -> Response:
    """Whoever opens the address of the form again needs the link again."""
    return RedirectResponse("/account", 303)


@router.post("/account/link")
async def read_link(request: Request, link: Text = "") -> Response:
    """Show what the link is for. It is used up only by the form that follows."""
    try:
        return await _account(request, from_address(link))
    except Refusal as refusal:
        return _bad_link(request, refusal)


@router.post("/account")
async def open_link(
    request: Request, link: Text = "", name: Text = "", email: Text = "", password: Text = ""
) -> Response:
    """Use the link up: choose a password, and be signed in."""
    token = from_address(link)
    client = identity.client_of(request)
    try:
        session = await accounts.open_link(token, name=name, email=email, password=password, client=client)
    except Refusal as refusal:
        try:
            return await _account(request, token, refusal, name, email)
        except Refusal as link_refusal:
            return _bad_link(request, link_refusal)
    return _signed_in(request, session, _AFTER)


@router.get("/password")
async def show_password(request: Request) -> Response:
    """Choose a new password."""
    if await identity.account_of(request) is None:
        return RedirectResponse("/sign-in?next=/password", 303)
    return render(request, "password.html", identity.words_of(request), errors={})


@router.post("/password")
async def change_password(request: Request, old: Text = "", password: Text = "") -> Response:
    """Change the password, and sign out everywhere else."""
    by = await identity.account_of(request)
    if by is None:
        return RedirectResponse("/sign-in?next=/password", 303)
    try:
        token = await accounts.change_password(old, password, by=by, client=identity.client_of(request))
    except Refusal as refusal:
        _ = identity.words_of(request)
        errors = {_field_of(refusal): sentence(refusal, _)}
        return render(request, "password.html", _, status_of(refusal), errors=errors)
    return _signed_in(request, token, _AFTER)


def _sign_in(request: Request, onward: str, refusal: Refusal | None = None, email: str = "") -> Response:
    _ = identity.words_of(request)
    say = sentence(refusal, _) if refusal else ""
    status = status_of(refusal) if refusal else 200
    response = render(request, "sign_in.html", _, status, say=say, email=email[:254], next=local_path(onward))
    identity.remember_visit(request, response)
    return response


async def _account(
    request: Request, token: str, refusal: Refusal | None = None, name: str = "", email: str = ""
) -> Response:
    _ = identity.words_of(request)
    link = await accounts.read_link(token)
    return render(
        request,
        "account.html",
        _,
        status_of(refusal) if refusal else 200,
        token=token,
        link=link,
        is_first=link.kind is AccountLinkKind.FIRST,
        least=passwords.LEAST,
        name=name[:200],
        email=email[:254],
        errors={_field_of(refusal): sentence(refusal, _)} if refusal else {},
    )


def _bad_link(request: Request, refusal: Refusal) -> Response:
    _ = identity.words_of(request)
    return render(request, "account_link.html", _, status_of(refusal), say=sentence(refusal, _))


def _signed_in(request: Request, token: str, onward: str) -> Response:
    response = RedirectResponse(local_path(onward), 303)
    identity.remember_session(request, response, token)
    return response


def _field_of(refusal: Refusal) -> str:
    return _FIELDS.get(refusal.code) or str(refusal.facts.get("field", ""))
