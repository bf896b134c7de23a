"""What is wrong with a rotation plan, and what can be done about it, in words."""

from collections.abc import Sequence

from facilitator.faults import Broken, Named, WayOut
from facilitator.timetable import RoundNumber
from models.vocabulary import Role
from ui.words import Words


def group_words(_: Words, group: Named) -> str:
    """A group by its number, and its name if it has one."""
    called = _("gruppe {n}", n=group.number)
    return f"{called} ({group.name})" if group.name else called


def round_words(_: Words, which: RoundNumber | None) -> str:
    """A round by its number."""
    if which is None or which.is_summary:
        return _("oppsummeringen")
    return _("runde {n}", n=which.number)


def broken_words(_: Words, broken: Broken) -> tuple[str, str]:
    """A broken rule: what is wrong in short, and the whole of it in a sentence."""
    facts = broken.facts
    simple = {
        "no_themes": (_("Det er ingen temaer."), _("Skriv inn temaene først.")),
        "no_groups": (_("Det er ingen grupper."), _("Si hvor mange grupper det skal være.")),
        "plan_missing": (_("Planen er ikke laget."), _("Temaer, grupper og runder er klare til å fordeles.")),
        "plan_incomplete": (
            _("Planen passer ikke lenger."),
            _("Antall grupper, temaer eller runder er endret etter at den ble laget."),
        ),
    }
    if broken.rule in simple:
        return simple[broken.rule]
    if broken.rule == "more_rounds_than_themes":
        rounds = _.n("{n} runde", "{n} runder", facts["rounds"])
        themes = _.n("{n} tema", "{n} temaer", facts["themes"])
        return (
            _("Det er flere runder enn temaer."),
            _("Dagen har {rounds} og {themes}. En gruppe kan bare møte et tema én gang.", rounds=rounds, themes=themes),
        )
    if broken.rule == "more_groups_than_people":
        groups = _.n("{n} gruppe", "{n} grupper", facts["groups"])
        people = _.n("{n} person", "{n} personer", facts["people"])
        return (
            _("Det er flere grupper enn folk."),
            _("Det er {groups}, og {people} på lista. Noen grupper kan bli tomme.", groups=groups, people=people),
        )
    if broken.rule == "leader_missing":
        return _("Et tema mangler leder."), leaders_missing_words(_, [broken])[0]
    if broken.rule == "theme_never_met":
        theme = facts["theme"].name
        return _("Et tema møter ingen."), _("Ingen grupper får «{theme}».", theme=theme)
    return _clash(_, broken)


def leaders_missing_words(_: Words, broken: Sequence[Broken]) -> list[str]:
    """Which themes lack a leader: a sentence for each track, or for several that lack the same."""
    missing: dict[int, list[str]] = {}
    tracks = 1
    for each in broken:
        if each.rule == "leader_missing":
            missing.setdefault(each.facts["track"], []).append(_.quoted(each.facts["theme"].name))
            tracks = each.facts["tracks"]
    if tracks == 1:
        return [_("{themes} mangler leder.", themes=_.listed(themes)) for themes in missing.values()]
    alike: dict[tuple[str, ...], list[str]] = {}
    for track, themes in missing.items():
        alike.setdefault(tuple(themes), []).append(str(track))
    return [
        _("{themes} mangler leder i spor {track}.", themes=_.listed(themes), track=_.listed(tracks_without))
        for themes, tracks_without in alike.items()
    ]


def _clash(_: Words, broken: Broken) -> tuple[str, str]:
    groups = _.listed([group_words(_, each) for each in broken.facts["groups"]])
    themes = _.listed([_.quoted(each.name) for each in broken.facts["themes"]])
    rounds = _rounds(_, broken.facts["rounds"])
    person = broken.facts["person"].name if broken.facts["person"] else _("lederen")
    if broken.rule == "theme_twice":
        said = _("{groups} møter {themes} mer enn én gang: i {rounds}.", groups=groups, themes=themes, rounds=rounds)
        return _("En gruppe får samme tema to ganger."), _started(said)
    if broken.rule == "theme_two_places":
        said = _(
            "{groups} har begge {themes}, og {person} kan bare være ett sted.",
            groups=groups,
            themes=themes,
            person=person,
        )
        return _("Planen går ikke opp i {rounds}.", rounds=rounds), _started(said)
    if broken.rule == "summary_not_home":
        said = _("{groups} oppsummerer et annet tema enn det første de hadde.", groups=groups)
        return _("Oppsummeringen er ikke hos den første gruppa."), _started(said)
    said = _("{person} har {themes} samtidig, hos {groups}.", person=person, themes=themes, groups=groups)
    return _("Planen går ikke opp i {rounds}.", rounds=rounds), _started(said)


def cell_words(_: Words, rule: str) -> str:
    """A broken rule as it is marked in the cell where it shows."""
    return {
        "theme_twice": _("Samme tema to ganger"),
        "theme_two_places": _("To steder samtidig"),
        "leader_two_places": _("Leder to steder"),
        "summary_not_home": _("Ikke temaet de begynte med"),
    }.get(rule, "")


def way_out_words(_: Words, way: WayOut) -> str:
    """What a way out does, as a button says it."""
    facts = way.facts
    match way.kind:
        case "give":
            group, theme = group_words(_, facts["group"]), facts["theme"].name
            said = _("Gi {group} «{theme}» i {round}", group=group, theme=theme, round=round_words(_, facts["round"]))
        case "exchange":
            groups = _.listed([group_words(_, each) for each in facts["groups"]])
            said = _("La {groups} bytte i {round}", groups=groups, round=round_words(_, facts["round"]))
        case "lead":
            does = _("La {person} lede «{theme}»")
            if Role(facts["role"]) is Role.NOTE_TAKER:
                does = _("La {person} være referent for «{theme}»")
            said = does.format(person=facts["person"].name, theme=facts["theme"].name)
        case "remove_rounds":
            said = _.n("Ta bort {n} runde", "Ta bort {n} runder", facts["count"])
        case "set_groups":
            said = _.n("Lag {n} gruppe", "Lag {n} grupper", facts["count"])
        case _kind:
            said = _("Lag planen på nytt")
    return said


def _rounds(_: Words, rounds: Sequence[RoundNumber | None]) -> str:
    return _.listed([round_words(_, each) for each in rounds])


def _started(text: str) -> str:
    return text[:1].upper() + text[1:]
