"""What the desk calls things: steps, groups, answers."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from models.vocabulary import Fill, ItemKind
from ui.words import Words

Snapshot = Mapping[str, Any]

LONGEST_QUESTION = 48
"""Characters of a question in a list of several."""


def moment(milliseconds: int) -> datetime:
    """A snapshot's moment as we have them."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def step_words(item: Snapshot, _: Words) -> str:
    """What a step of the agenda is called."""
    if item["title"]:
        return str(item["title"])
    if item["kind"] == ItemKind.ROUND:
        return _("Runde {n}", n=item["round"])
    names = {
        ItemKind.TALK: _("Innlegg"),
        ItemKind.BREAK: _("Pause"),
        ItemKind.SUMMARY: _("Oppsummering"),
        ItemKind.PLENARY: _("Plenum"),
        ItemKind.EVALUATION: _("Evaluering"),
        ItemKind.CLOSING: _("Avslutning"),
        ItemKind.EXPECTATIONS: _("Forventninger"),
    }
    return names[ItemKind(item["kind"])]


def round_words(round_: Snapshot, _: Words) -> str:
    """What a round is called, by its number."""
    return _("Oppsummering") if round_["kind"] == ItemKind.SUMMARY else _("Runde {n}", n=round_["number"])


def round_state_words(round_: Snapshot, _: Words) -> str:
    """A round and how far it has come."""
    name = round_words(round_, _)
    return {
        "past": _("{round}, ferdig", round=name),
        "now": _("{round}, nå", round=name),
        "next": _("{round}, ikke begynt", round=name),
    }[round_["state"]]


def group_words(group: Snapshot, _: Words) -> str:
    """What a group is called."""
    return str(group["name"]) or _("Gruppe {n}", n=group["number"])


def has_turn_words(turns: Snapshot, _: Words) -> str:
    """Which group has its turn in an expectation round, or what they do instead."""
    if turns["on"]:
        return _("{group} har ordet", group=group_words(turns["on"], _))
    return _("Gruppene har hatt ordet") if turns["over"] and not turns["line"] else _("Gruppene svarer i skjemaet")


def here_words(here: int, total: int, _: Words) -> str:
    """How many are here."""
    if total == 0:
        return _("ingen er med")
    if here == total:
        return _.n("den ene er her", "alle {n} er her", total)
    return _("{n} av {total} er her", n=here, total=total)


def fill_words(questions: Sequence[Snapshot], _: Words) -> str:
    """Which questions are thin and which are empty."""
    if not questions:
        return _("Ingen spørsmål i denne runden.")
    told = []
    if thin := [quoted(each["text"], _) for each in questions if each["fill"] == Fill.THIN]:
        told.append(_("Tynt: {questions}.", questions=_.listed(thin)))
    if empty := [quoted(each["text"], _) for each in questions if each["fill"] == Fill.EMPTY]:
        if len(empty) == len(questions):
            return _("Alt er tomt.")
        told.append(_("Tomt: {questions}.", questions=_.listed(empty)))
    return " ".join(told) or _("Alt er fullt.")


def quoted(question: str, _: Words) -> str:
    """A question as it stands in a list: in quotation marks, without its own mark, and not too long."""
    bare = question.strip().rstrip("?.: ")
    bare = bare if len(bare) <= LONGEST_QUESTION else bare[: LONGEST_QUESTION - 1].rstrip() + "…"
    return _.quoted(bare)


def chat_line(snapshot: Snapshot, address: str, _: Words) -> str:
    """One line for the meeting's chat: where to come in, and where everybody goes now."""
    title = snapshot["workshop"]["title"]
    if snapshot["phase"] == "ended":
        return _("{title} er slutt. Les hva dere kom fram til: {address}", title=title, address=address)
    step = next((each for each in snapshot["agenda"] if each["state"] == "now"), None)
    if step is None:
        return _("{title}: Bli med her: {address}", title=title, address=address)
    until = snapshot["step"]["ends_at"]
    now = step_words(step, _)
    if until:
        now = _("{step} til kl. {clock}", step=now, clock=_.clock(moment(until)))
    told = [f"{title}: {now}."]
    if step["round"] is not None:
        groups = snapshot["groups"]
        # With places in the line, a group without one has nothing to find there.
        placed = [each for each in groups if each["place"] or each["meeting_url"]] or groups
        told.append(_("Gå til gruppa di. {groups}.", groups="; ".join(_where(each, _) for each in placed)))
    elif snapshot["workshop"]["meeting_url"]:
        told.append(_("Alle møtes her: {address}", address=snapshot["workshop"]["meeting_url"]))
    told.append(_("Bli med her: {address}", address=address))
    return " ".join(told)


def _where(group: Snapshot, _: Words) -> str:
    name = group["name"] or _("Gruppe {n}", n=group["number"])
    theme = f" ({group['meeting']['title']})" if group["meeting"] else ""
    where = ", ".join(each for each in (group["place"], group["meeting_url"]) if each)
    return f"{name}{theme}: {where}" if where else f"{name}{theme}"
