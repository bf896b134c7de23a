"""The groups on the desk: theme, leader, who is here, how the notes fill, and when somebody last wrote."""

from collections.abc import Callable

from ui.desk.words import Snapshot, fill_words, here_words
from ui.live import Row, Rows
from ui.parts.dialog import Dialog
from ui.parts.plain import button, chip, link, tag
from ui.parts.running import Ago
from ui.words import Words

Show = Callable[[str], None]
"""Shows the people of the group with this id."""


class GroupCards:
    """A card for each group; only those whose facts changed are drawn again, and "wrote just now" without that."""

    def __init__(self, workshop_id: str, dialog: Dialog, _: Words) -> None:
        self.root, self.dialog, self._ = f"/workshops/{workshop_id}", dialog, _
        self._ago: dict[str, Ago] = {}
        self._people: dict[str, Snapshot] = {}
        self.rows: Rows[Snapshot] = Rows(self._draw, classes="groups", row_classes="card stack s")

    def show(self, snapshot: Snapshot) -> None:
        """Show the groups as they are."""
        late = snapshot["late"]
        self._people = {group["id"]: group for group in snapshot["groups"]}
        facts: dict[object, Snapshot] = {}
        for group in snapshot["groups"]:
            meeting = group["meeting"]
            bare = {name: value for name, value in meeting.items() if name != "last_written_at"} if meeting else None
            if bare:
                # How many words there are changes with every key, and says no more than how full it is.
                bare["questions"] = [{"text": q["text"], "fill": q["fill"]} for q in bare["questions"]]
            kept = {name: group[name] for name in ("id", "number", "name", "here")}
            facts[group["id"]] = kept | {
                "total": len(group["people"]),
                "meeting": bare,
                "late": late.get(meeting["id"], 0) if meeting else 0,
            }
        self.rows.show(facts)
        for group in snapshot["groups"]:
            if group["meeting"] and group["id"] in self._ago:
                self._ago[group["id"]].tell(group["meeting"]["last_written_at"])

    def _draw(self, row: Row[Snapshot]) -> None:
        _, group = self._, row.facts
        meeting = group["meeting"]
        name = group["name"] or _("Gruppe {n}", n=group["number"])
        with tag("div", "", "row group-head"):
            chip(group["number"])
            with tag("div"):
                with tag("h3"):
                    tag("span", f"{name}: " if meeting else name, "hidden" if meeting else "")
                    if meeting:
                        tag("span", meeting["title"])
                tag("p", self._who(group), "small muted")
        if meeting:
            self._notes(group, meeting)
        else:
            self._ago.pop(group["id"], None)
        if group["total"] or meeting:
            self._below(group, name)

    def _who(self, group: Snapshot) -> str:
        _, meeting = self._, group["meeting"]
        here = here_words(group["here"], group["total"], _)
        if not meeting:
            return here[:1].upper() + here[1:]
        leader = meeting["leader"]
        if not meeting["is_led"]:
            return here[:1].upper() + here[1:]
        if leader is None:
            return _("Ingen leder, {here}", here=here)
        name = leader["name"].split()[0] if leader["name"] else _("Leder")
        if not leader["here"]:
            name = _("{name} (ikke inne)", name=name)
        return _("{leader}, {here}", leader=name, here=here.replace(" ", "\N{NO-BREAK SPACE}"))

    def _notes(self, group: Snapshot, meeting: Snapshot) -> None:
        _ = self._
        with tag("div"):
            if meeting["questions"]:
                with tag("ol", "", "cover", aria_hidden="true"):
                    for question in meeting["questions"]:
                        tag("li", "", question["fill"])
            with tag("p", "", "small fill"):
                tag("span", _("Skjemaet:") + " ", "hidden")
                tag("span", fill_words(meeting["questions"], _))
        if meeting["is_apart"]:
            tag("p", _("Skriver hver for seg nå."), "small")
        elif meeting["proposals"]:
            tag("p", _.n("{n} forslag", "{n} forslag", meeting["proposals"]), "small")
        self._ago[group["id"]] = Ago(_, None)
        if group["late"] and meeting["is_led"]:
            late = _.n("{n} sen tekst venter på lederen.", "{n} sene tekster venter på lederen.", group["late"])
            tag("p", late, "tag warn")

    def _below(self, group: Snapshot, name: str) -> None:
        _ = self._
        group_id = group["id"]

        async def show() -> None:
            self._show_people(group_id, name)

        words = _("Hvem er her")
        button(words, show, "btn plain tight who", key=f"who-{group_id}", spoken=f"{words}: {name}")

    def _show_people(self, group_id: str, name: str) -> None:
        _ = self._
        group = self._people.get(group_id)
        if group is None:
            return
        meeting = group["meeting"]
        leading = (
            [
                (role, person)
                for role, person in ((_("leder"), meeting["leader"]), (_("referent"), meeting["note_taker"]))
                if person
            ]
            if meeting
            else []
        )

        def draw() -> None:
            with tag("ul", "", "rows names"):
                for role, person in leading:
                    self._person(person, role)
                for person in group["people"]:
                    self._person(person, "")
            if not group["people"]:
                tag("p", _("Ingen er satt i denne gruppa."))
            with tag("div", "", "row"):
                link(_("Flytt folk"), f"{self.root}/groups", "btn")
                self.dialog.close_button(_("Lukk"))

        self.dialog.show(name, draw)

    def _person(self, person: Snapshot, role: str) -> None:
        _ = self._
        with tag("li", "", "row"):
            with tag("div"):
                tag("strong", person["name"])
                told = ", ".join(each for each in (role, person["organisation"]) if each)
                if told:
                    tag("span", f" {told}", "muted")
            tag(
                "span",
                _("er her") if person["here"] else _("ikke her"),
                "push small" if person["here"] else "push small muted",
            )
