"""Parts of a page that go on by themselves in the browser: a clock, how long ago, what is spoken, what is copied."""

from collections.abc import Mapping, Sequence
from typing import Any

from nicegui.element import Element

from facilitator.clock import milliseconds, now
from ui.words import Words


class NowClock(Element, component="now_clock.js"):
    """What is left of the step that is on, counted in the browser, and the rounds of the day beside it.

    `step` is a snapshot's; `rounds` are (state, words). A clock that ran out counts on, upwards.
    """

    def __init__(self, _: Words, step: Mapping[str, Any], rounds: Sequence[tuple[str, str]], until: str) -> None:
        super().__init__()
        self.classes("stack")
        self.props["rounds"] = [{"state": state, "words": words} for state, words in rounds]
        self.props["words"] = {
            "rounds": _("Runder"),
            "left": _("igjen, til kl. {clock}", clock=until) if until else _("igjen"),
            "over": _("over tida"),
            "stopped": _("igjen. Klokka står."),
            "spoken_left": [_("{n} minutt igjen"), _("{n} minutter igjen")],
            "spoken_over": [_("{n} minutt over tida"), _("{n} minutter over tida")],
            "soon": _("To minutter igjen."),
        }
        self.tell(step)

    def tell(self, step: Mapping[str, Any]) -> None:
        """Count from this."""
        seconds = step["minutes"] * 60
        if step["started_at"] and step["ends_at"]:
            seconds = max(1, (step["ends_at"] - step["started_at"]) // 1000)
        self.props["given"] = {
            "now": milliseconds(now()),
            "ends_at": step["ends_at"],
            "seconds_left": step["seconds_left"],
            "seconds": seconds,
        }
        self.update()


class Announcer(Element, component="announcer.js"):
    """Speaks to screen readers, politely. One to a page; never redrawn."""

    def __init__(self) -> None:
        super().__init__()
        self.props["sentence"] = ""

    def say(self, sentence: str) -> None:
        """Say this."""
        self.props["sentence"] = sentence
        self.update()


class Ago(Element, component="ago.js"):
    """How long ago somebody wrote. `at` is in milliseconds; None is never."""

    def __init__(self, _: Words, at: int | None) -> None:
        super().__init__()
        self.props["words"] = {
            "never": _("Ingen har skrevet ennå"),
            "now": _("Skrev nå"),
            "seconds": _("Skrev for {n} s siden", n="{n}"),
            "minutes": _("Skrev for {n} min siden", n="{n}"),
        }
        self.tell(at)

    def tell(self, at: int | None) -> None:
        """Count from this."""
        if self.props.get("at", -1) != at:
            self.props["at"] = at
            self.props["now"] = milliseconds(now())
            self.update()


class Copying(Element, component="copying.js"):
    """A text, and a button that copies it."""

    def __init__(self, _: Words, text: str) -> None:
        super().__init__()
        self.classes("stack s")
        self.props["button"] = _("Kopier")
        self.props["copied"] = _("Kopiert.")
        self.props["marked"] = _("Merket. Kopier med tastaturet.")
        self.props["text"] = text

    def show(self, text: str) -> None:
        """Show another text."""
        if self.props["text"] != text:
            self.props["text"] = text
            self.update()
