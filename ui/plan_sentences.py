"""What is said about a plan: which rule it breaks, and what each way out does."""

from collections.abc import Callable, Mapping
from typing import Any

from facilitator.faults import Broken, Named, WayOut
from facilitator.timetable import RoundNumber
from models.vocabulary import Role
from ui.words import Words

Said = Callable[[Words, Mapping[str, Any]], str]


def broken_rule(broken: Broken, _: Words) -> str:
    """The broken rule in the reader's language: what is wrong, and where."""
    return _BROKEN[broken.rule](_, broken.facts)


def mark(rule: str, _: Words) -> str:
    """The broken rule in two or three words, for a place in the table."""
    return {
        "theme_twice": _("For andre gang"),
        "theme_two_places": _("To steder samtidig"),
        "summary_not_home": _("Ikke temaet de begynte med"),
        "leader_two_places": _("Leder to steder"),
    }[rule]


def way_out(way: WayOut, _: Words) -> str:
    """What the button says that takes a way out."""
    return _WAYS[way.kind](_, way.facts)


def group_name(group: Named, _: Words) -> str:
    """What a group is called: its name, or its number."""
    return group.name or _("Gruppe {number}", number=group.number)


def round_name(number: RoundNumber | None, _: Words) -> str:
    """What a round is called."""
    if number is None or number.is_summary:
        return _("Oppsummering")
    return _("Runde {number}", number=number.number)


def _groups(_: Words, facts: Mapping[str, Any]) -> str:
    return _.listed(group_name(group, _) for group in facts["groups"])


def _themes(_: Words, facts: Mapping[str, Any]) -> str:
    return _.listed(f"«{theme.name}»" for theme in facts["themes"])


def _rounds(_: Words, facts: Mapping[str, Any]) -> str:
    return _.listed(dict.fromkeys(round_name(each, _) for each in facts["rounds"]))


def _two_places(_: Words, f: Mapping[str, Any]) -> str:
    said = _(
        "{round}: {groups} har samme tema, {theme}.", round=_rounds(_, f), groups=_groups(_, f), theme=_themes(_, f)
    )
    if f["person"] is None:
        return said
    return f"{said} {_('{name} kan bare være ett sted.', name=f['person'].name)}"


def _leader_missing(_: Words, f: Mapping[str, Any]) -> str:
    if f["tracks"] > 1:
        return _("«{theme}» mangler leder i spor {track}.", theme=f["theme"].name, track=f["track"])
    return _("«{theme}» mangler leder.", theme=f["theme"].name)


def _lead(_: Words, f: Mapping[str, Any]) -> str:
    facts = {"name": f["person"].name, "theme": f["theme"].name}
    if f["role"] == Role.LEADER:
        return _("La {name} lede «{theme}»", **facts)
    return _("La {name} være referent for «{theme}»", **facts)


_BROKEN: dict[str, Said] = {
    "no_themes": lambda _, f: _("Verkstedet har ingen temaer ennå. Legg dem til først."),
    "no_groups": lambda _, f: _("Verkstedet har ingen grupper ennå. Legg dem til først."),
    "more_rounds_than_themes": lambda _, f: _(
        "Det er {rounds} runder, men bare {themes} temaer. Ingen gruppe kan møte et tema to ganger.",
        rounds=f["rounds"],
        themes=f["themes"],
    ),
    "plan_missing": lambda _, f: _("Planen er ikke laget ennå."),
    "plan_incomplete": lambda _, f: _("Grupper, temaer eller runder er endret etter at planen ble laget."),
    "theme_twice": lambda _, f: _(
        "{group} møter {theme} mer enn én gang: {rounds}.",
        group=_groups(_, f),
        theme=_themes(_, f),
        rounds=_rounds(_, f),
    ),
    "theme_two_places": _two_places,
    "summary_not_home": lambda _, f: _(
        "{group} oppsummerer «{theme}», men begynte med «{home}».",
        group=_groups(_, f),
        theme=f["themes"][0].name,
        home=f["themes"][1].name,
    ),
    "leader_two_places": lambda _, f: _(
        "{round}: {name} skal være hos {groups} samtidig.",
        round=_rounds(_, f),
        name=f["person"].name,
        groups=_groups(_, f),
    ),
    "leader_missing": _leader_missing,
    "theme_never_met": lambda _, f: _("Ingen gruppe møter «{theme}».", theme=f["theme"].name),
}

_WAYS: dict[str, Said] = {
    "remake": lambda _, f: _("Lag planen på nytt"),
    "give": lambda _, f: _(
        "{round}: Gi {group} «{theme}»",
        round=round_name(f["round"], _),
        group=group_name(f["group"], _),
        theme=f["theme"].name,
    ),
    "exchange": lambda _, f: _(
        "{round}: La {groups} bytte tema", round=round_name(f["round"], _), groups=_groups(_, f)
    ),
    "lead": _lead,
    "remove_rounds": lambda _, f: _.n("Ta bort {n} runde", "Ta bort {n} runder", f["count"]),
    "set_groups": lambda _, f: _.n("Lag {n} gruppe", "Lag {n} grupper", f["count"]),
}
