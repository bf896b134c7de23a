"""Case 1, the whole day in real browsers: rotating leaders, a form that travels with the theme, the summary in hand.

One organiser, four leaders and eight participants, each in a context of their own. Everybody writes tokens that are
found nowhere else; at the end the PDF holds each exactly once, under its theme, question, round and group.
"""

import re
from asyncio import gather
from datetime import timedelta

import pytest
from playwright.async_api import expect

from facilitator import clock
from tests.browser.conftest import Open
from tests.browser.playing import Organiser, Writer, person_with_link, person_with_name
from tests.exports.reading import text_of
from tests.serving import Server

THEMES = ["Trygg skolevei", "Møteplasser for unge", "Bolig for alle", "Frivillighet"]
LEADERS = ["Jonas", "Petter", "Ingrid", "Amal"]
PEOPLE = ["Sara", "Kari", "Tor", "Berit", "Geir", "Hanna", "Ulrik", "Marte"]
SHEET = "\n".join(
    ["navn\torganisasjon\trolle\ttema"]
    + [f"{name}\tKommune A\tleder\t{theme}" for name, theme in zip(LEADERS, THEMES, strict=True)]
    + [f"{name}\tBedrift {'ABC'[n % 3]}\t\t" for n, name in enumerate(PEOPLE)]
)
PATIENCE = 40_000
"""Milliseconds for a browser to find out that it is on the network, or off it."""
FIRST = "Hvilke tiltak foreslår dere?"
CHOICE = "Hvilke to til fire forslag bør starte først?"

Place = tuple[str, str, str, int]
"""Where a token belongs: theme, question, "Runde 1" or "Oppsummering", and the group's number."""


class Day:
    """Everybody, and what they have written where."""

    def __init__(self, marit: Organiser, plan: list[list[str]], leaders: list[Writer], people: list[Writer]) -> None:
        self.marit = marit
        self.plan = plan
        self.leaders = dict(zip(THEMES, leaders, strict=True))
        self.people = people
        self.groups: dict[str, int] = {}
        self.written: dict[str, Place] = {}

    async def find_groups(self) -> None:
        """Read off each phone which group its person is in."""
        for each in self.people:
            found = re.search(r"Gruppe (\d)", await each.now.inner_text())
            assert found is not None
            self.groups[each.name] = int(found.group(1))

    async def arrive(self, number: int) -> None:
        """See that every screen shows, within a second, where its person is to go in this round."""
        for each in self.people:
            await expect(each.now).to_contain_text(f"Runde {number} av 5")
            await expect(each.now.get_by_role("heading", level=1)).to_have_text(self._theme(each, number))
        for theme, leader in self.leaders.items():
            await expect(leader.page.locator("header")).to_contain_text(f"gruppe {self._group(theme, number)}")

    async def write(self, writer: Writer, token: str, number: int) -> None:
        """A participant writes in the round's first question: one of a group at its end, one at its start."""
        group = self.groups[writer.name]
        first = next(each for each in self.people if self.groups[each.name] == group)
        self.written[token] = (self._theme(writer, number), FIRST, f"Runde {number}", group)
        await writer.write(token, f"Runde {number}", group, at="Control+End" if writer is first else "Control+Home")

    async def lead(self, theme: str, token: str, number: int) -> None:
        """A leader writes in the round's first question, or the summary's."""
        question, called = (CHOICE, "Oppsummering") if number == 5 else (FIRST, f"Runde {number}")
        group = self._group(theme, number)
        self.written[token] = (theme, question, called, group)
        await self.leaders[theme].write(token, called, group)

    async def everybody_writes(self, number: int, *, but: Writer | None = None) -> None:
        """The leaders begin; then all but one write at the same time, two of a group in the same paragraph."""
        writers = [each for each in self.people if each is not but]
        for each in writers:
            await each.open_form()
        await gather(*(self.lead(theme, f"{each.name}{number}x", number) for theme, each in self.leaders.items()))
        for each in writers:
            leader = self.leaders[self._theme(each, number)]
            await expect(each.editor()).to_contain_text(f"{leader.name}{number}x")
        await gather(*(self.write(each, f"{each.name}{number}x", number) for each in writers))
        await gather(*(each.saved() for each in [*writers, *self.leaders.values()]))

    async def everybody_leaves(self) -> None:
        """Close the forms."""
        for each in self.people:
            await each.leave_form()

    def _theme(self, writer: Writer, number: int) -> str:
        return self.plan[number - 1][self.groups[writer.name] - 1]

    def _group(self, theme: str, number: int) -> int:
        return self.plan[number - 1].index(theme) + 1


# A whole day in thirteen browsers: minutes, where the machine has other things to do.
@pytest.mark.timeout(600)
async def test_case_one_from_plan_to_summary(own_server: Server, desktop: Open, phone: Open) -> None:
    day = await _plan_and_join(Organiser(own_server, await desktop()), desktop, phone)
    marit = day.marit
    await marit.press("^Start", "Velkommen")
    for step in ("Bakgrunn og mål", "Pause", "Slik arbeider vi", "Runde 1 av 5"):
        await marit.next(step)

    await day.find_groups()
    await day.arrive(1)
    await day.everybody_writes(1)
    await _undo_a_mistaken_next(day)
    await day.everybody_leaves()

    await marit.next("Runde 2 av 5")
    await day.arrive(2)
    hanna = day.people[5]
    await _round_with_one_offline(day, hanna)
    await marit.next("Pause")
    await marit.next("Runde 3 av 5")
    await _come_back_late(day, hanna)
    await day.everybody_leaves()

    await day.arrive(3)
    await _round_with_a_killed_server(day, own_server)
    await day.everybody_leaves()

    await marit.next("Runde 4 av 5")
    await day.arrive(4)
    await day.everybody_writes(4)
    await day.everybody_leaves()
    await marit.next("Pause")
    await marit.next("Oppsummering")
    for theme in THEMES:
        leader = day.leaders[theme]
        await expect(leader.page.get_by_role("heading", name=CHOICE)).to_be_visible()
        await day.lead(theme, f"{leader.name}5x", 5)
        await leader.saved()

    pdf = await marit.page.request.get(f"{own_server.address}/workshops/{marit.workshop}/summary.pdf")
    assert pdf.status == 200
    assert _places(await pdf.body()) == {token: [place] for token, place in day.written.items()}


async def _plan_and_join(marit: Organiser, desktop: Open, phone: Open) -> Day:
    await marit.come()
    await marit.make_workshop("Nærmiljø 2030", (clock.today() + timedelta(days=1)).isoformat())
    await marit.write_themes(THEMES)
    await marit.import_people(SHEET)
    await marit.split_groups()
    plan = await marit.make_plan()
    assert len(plan) == 5
    assert plan[0] == plan[4]
    leaders = [await person_with_link(desktop, name, await marit.personal_link(name)) for name in LEADERS]
    address = await marit.join_address()
    return Day(marit, plan, leaders, [await person_with_name(phone, name, address) for name in PEOPLE])


async def _undo_a_mistaken_next(day: Day) -> None:
    """The forms stay open meanwhile; the next theme's are closed again and what is written goes where it belongs."""
    sara = day.people[0]
    await day.marit.next("Runde 2 av 5")
    moved_on = sara.page.locator(".notice", has_text="Runde 2 av 5 har begynt")
    await expect(moved_on).to_be_visible()
    await day.marit.press("^Angre", "Runde 1 av 5")
    await expect(moved_on).to_have_count(0)
    await day.write(sara, "Saraangretx", 1)
    await sara.saved()


async def _round_with_one_offline(day: Day, who: Writer) -> None:
    """One loses the network at once, and writes all the same."""
    await who.open_form()
    await who.page.context.set_offline(True)
    await expect(who.page.locator(".notice", has_text="Ikke tilkoblet.")).to_be_visible(timeout=PATIENCE)
    await day.write(who, f"{who.name}2x", 2)
    await expect(who.page.locator(".save-state", has_text="ord venter")).to_be_visible(timeout=PATIENCE)
    await day.everybody_writes(2, but=who)


async def _come_back_late(day: Day, who: Writer) -> None:
    """What was written without a network arrives in the next round, and the leader takes it in."""
    await who.page.context.set_offline(False)
    await expect(who.page.get_by_text("venter på gruppelederen")).to_be_visible(timeout=PATIENCE)
    theme = day.written[f"{who.name}2x"][0]
    late = day.leaders[theme].page.get_by_role("region", name="Kom etter at møtet var over")
    await expect(late).to_contain_text(f"{who.name}2x")
    await late.get_by_role("button", name="Ta inn").click()
    await expect(late).to_have_count(0)


async def _round_with_a_killed_server(day: Day, server: Server) -> None:
    """The server dies while everybody writes; what was saved is there, and what was not comes when it is back."""
    await day.everybody_writes(3)
    await day.marit.page.evaluate("window.isOld = true")
    server.kill()
    everybody = [*day.people, *day.leaders.values()]
    await gather(
        *(day.write(each, f"{each.name}nedex", 3) for each in day.people),
        *(day.lead(theme, f"{each.name}nedex", 3) for theme, each in day.leaders.items()),
    )
    server.start()
    await gather(*(each.saved() for each in everybody))
    await day.marit.reloaded()


def _places(pdf: bytes) -> dict[str, list[Place]]:
    """Where each token stands in the summary, by the headings above it."""
    headings = "|".join(map(re.escape, [*THEMES, FIRST, CHOICE]))
    found: dict[str, list[Place]] = {}
    theme = question = called = ""
    group = 0
    sought = rf"{headings}|Runde \d|Oppsummering|Gruppe \d|[A-Z][a-z]+?(?:\d|nede|angret)x"
    for part in re.findall(sought, text_of(pdf)):
        if part in THEMES:
            theme = part
        elif part in {FIRST, CHOICE}:
            question = part
        elif part.startswith("Gruppe"):
            group = int(part[-1])
        elif part.startswith(("Runde", "Oppsummering")):
            called = part
        else:
            found.setdefault(part, []).append((theme, question, called, group))
    return found
