"""Fields: a label, help, a control that saves itself, and the error in words under it."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from nicegui.element import Element
from nicegui.events import GenericEventArguments

from ui.parts.plain import tag
from ui.visit import Visit

Save = Callable[[str], Awaitable[object]]
"""Saves what was typed; raises a Refusal, which is then said at the field."""

Option = tuple[str, str]
"""A choice: its value and its words."""


class Control(Element, component="control.js"):
    """The thing one types or chooses in. `name` is the same across redraws and unique on the page."""

    def __init__(
        self, name: str, kind: str, value: str, options: Sequence[Option] = (), *, autosave: bool = True
    ) -> None:
        super().__init__()
        self.text = value
        self.props["name"] = name
        self.props["kind"] = kind
        self.props["value"] = value
        self.props["autosave"] = autosave
        self.props["data-key"] = name
        if options:
            self.props["options"] = [list(each) for each in options]

    def show(self, value: str) -> None:
        """Show another value, unless something unsaved is being typed there."""
        if self.props["value"] != value:
            self.props["value"] = value
            self.update()

    def answer(self, seq: int, *, ok: bool) -> None:
        """Tell the control that what it sent was committed, or that it was refused."""
        self.props["answer"] = {"seq": seq, "ok": ok}
        self.update()

    def empty(self) -> None:
        """Take away what is in it."""
        self.text = ""
        self.run_method("empty")

    def grab(self) -> None:
        """Move the keyboard here."""
        self.run_method("grab")


class Field:
    """A labelled control. See `field`."""

    def __init__(
        self, label: str, control: Callable[[], Control], *, help_: str, hide_label: bool, classes: str
    ) -> None:
        with tag("div", "", f"field {classes}".strip()) as self.element:
            name = tag("label", label, "hidden" if hide_label else "")
            help_line = tag("p", help_, "help") if help_ else None
            self.control = control()
            name.props["for"] = self.control.html_id
            self._help_id = help_line.html_id if help_line else None
            self._error = tag("p", "", "error", role="alert")
            self._described(error=False)

    def refuse(self, sentence: str) -> None:
        """Show what is wrong, or with "" that nothing is."""
        self._error.clear()
        if sentence:
            with self._error:
                tag("span", sentence)
        self.control.props["aria-invalid"] = "true" if sentence else "false"
        self._described(error=bool(sentence))
        self.control.update()

    def _described(self, *, error: bool) -> None:
        ids = [each for each in (self._help_id, self._error.html_id if error else None) if each]
        if ids:
            self.control.props["aria-describedby"] = " ".join(ids)
        else:
            self.control.props.pop("aria-describedby", None)


def field(
    visit: Visit,
    label: str,
    value: str,
    save: Save,
    *,
    name: str,
    kind: str = "text",
    options: Sequence[Option] = (),
    help_: str = "",
    hide_label: bool = False,
    classes: str = "",
    **attributes: Any,
) -> Field:
    """A field that saves itself: what is typed, a second after the last key or when it is left.

    `kind` is an input type, "area" or "select"; `attributes` go to the control ("rows", "min"). None says
    "maxlength": a browser cuts what is pasted without a word, where the action says that it is too long.
    """

    def control() -> Control:
        made = Control(name, "select" if options else kind, value, options)
        _take(made, attributes)
        return made

    made = Field(label, control, help_=help_, hide_label=hide_label, classes=classes)

    async def saving(event: GenericEventArguments) -> None:
        text = str(event.args["text"])
        outcome = await visit.attempt(save(text))
        made.refuse(outcome.said)
        if not outcome.said:
            made.control.props["value"] = text
        made.control.answer(int(event.args["seq"]), ok=not outcome.said)

    made.control.on("save", saving)
    return made


def entry(
    label: str,
    *,
    name: str,
    value: str = "",
    kind: str = "text",
    options: Sequence[Option] = (),
    help_: str = "",
    hide_label: bool = False,
    classes: str = "",
    enter: Callable[[], Awaitable[object]] | None = None,
    **attributes: Any,
) -> Field:
    """A field that is read when a button is pressed: `entry(...).control.text`. `enter` is done on the Enter key."""

    def control() -> Control:
        made = Control(name, "select" if options else kind, value, options, autosave=False)
        _take(made, attributes)
        return made

    made = Field(label, control, help_=help_, hide_label=hide_label, classes=classes)

    def keep(event: GenericEventArguments) -> None:
        made.control.text = str(event.args["text"])

    made.control.on("save", keep)
    if enter is not None:

        async def entering(event: GenericEventArguments) -> None:
            keep(event)
            await enter()

        made.control.on("enter", entering)
    return made


def _take(control: Control, attributes: dict[str, Any]) -> None:
    for name, value in attributes.items():
        if value is not None:
            control.props[name.rstrip("_").replace("_", "-")] = value
