"""A link that is shown once: to read, to copy, and then gone."""

import json

from nicegui import ui as ng

from ui.parts.plain import button, tag
from ui.words import Words


def secret_link(_: Words, address: str, explanation: str) -> None:
    """The address, a button that copies it, and what it is good for."""
    tag("p", explanation)
    code = tag("code", address, "secret")
    said = tag("p", "", "small", role="status")

    async def copy() -> None:
        # Plain HTTP on a local network has no clipboard; then the address is marked, ready to copy by hand.
        ng.run_javascript(
            f"const box = document.getElementById({json.dumps(code.html_id)});"
            "getSelection().selectAllChildren(box);"
            "navigator.clipboard ? navigator.clipboard.writeText(box.textContent) : document.execCommand('copy');"
        )
        said.clear()
        with said:
            tag("span", _("Kopiert."))

    with tag("div", "", "row"):
        button(_("Kopier lenka"), copy, "btn main")
