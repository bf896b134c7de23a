"""Case 1, the whole day in real browsers: rotating leaders, a form that travels with the theme, the summary in hand.

One organiser, four leaders and eight participants, each in a context of their own. Everybody writes tokens that are
found nowhere else; at the end the PDF holds each exactly once, under its theme, question, round and group.
"""

from datetime import date, timedelta

from tests.browser.conftest import Open
from tests.browser.playing import Organiser, person_with_link, person_with_name
from tests.serving import Server

THEMES = ["Trygg skolevei", "Møteplasser for unge", "Bolig for alle", "Frivillighet"]
LEADERS = ["Jonas", "Petter", "Ingrid", "Amal"]
PEOPLE = ["Sara", "Kari", "Ali", "Berit", "Geir", "Hanna", "Iver", "Jorunn"]
SHEET = "\n".join(
    ["navn\torganisasjon\trolle\ttema"]
    + [f"{name}\tKommune A\tleder\t{theme}" for name, theme in zip(LEADERS, THEMES, strict=True)]
    + [f"{name}\tBedrift {'ABC'[n % 3]}\t\t" for n, name in enumerate(PEOPLE)]
)


async def test_case_one_from_plan_to_summary(own_server: Server, desktop: Open, phone: Open) -> None:
    marit = Organiser(own_server, await desktop())
    await marit.come()
    await marit.make_workshop("Nærmiljø 2030", (date.today() + timedelta(days=1)).isoformat())
    await marit.write_themes(THEMES)
    await marit.import_people(SHEET)
    await marit.split_groups()
    plan = await marit.make_plan()
    assert len(plan) == 5
    assert plan[0] == plan[4]
    leaders = [
        await person_with_link(desktop, name, await marit.personal_link(name)) for name in LEADERS
    ]
    address = await marit.join_address()
    people = [await person_with_name(phone, name, address) for name in PEOPLE]
    assert [each.name for each in leaders + people] == LEADERS + PEOPLE
