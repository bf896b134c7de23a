"""The day at the desk's side: every step, when it was to come and when it comes."""

from ui.desk.words import Snapshot, moment, step_words
from ui.parts.plain import tag
from ui.words import Words

MINUTE = 60_000

ANOTHER_DAY = 120
"""Minutes off the plan from which the day is no longer run by it: tried out on another day, say."""


def draw_day(snapshot: Snapshot, _: Words) -> None:
    """The timetable, planned against going."""
    times = snapshot["timetable"]
    with tag("div", "", "day-said"):
        tag("h2", _("Dagen"), id="day")
        if times["end"] is not None:
            tag("p", _lateness(times, _, has_ended=snapshot["phase"] == "ended"), "small")
    with tag("ul", "", "day head", aria_hidden="true"), tag("li"):
        tag("span", _("Blir"))
        tag("span")
        tag("span", _("Plan"))
    with tag("ol", "", "day", aria_labelledby="day"):
        for item in snapshot["agenda"]:
            step = times["steps"][item["id"]]
            _row(step_words(item, _), step["at"], step["planned_at"], item["state"], _)
        if times["end"] is not None:
            state = "past" if snapshot["phase"] == "ended" else "next"
            _row(_("Slutt"), times["end"], times["planned_end"], state, _)


def _row(name: str, at: int, planned_at: int, state: str, _: Words) -> None:
    here = "step" if state == "now" else None
    with tag("li", "", "past" if state == "past" else "", aria_current=here):
        tag("span", _.clock(moment(at)))
        tag("span", name)
        with tag("span", "", "small"):
            tag("span", _("planlagt") + " ", "hidden")
            tag("span", _.clock(moment(planned_at)))


def _lateness(times: Snapshot, _: Words, *, has_ended: bool) -> str:
    minutes = round((times["end"] - times["planned_end"]) / MINUTE)
    clock = _.clock(moment(times["end"]))
    end = _("Det var slutt {clock}.", clock=clock) if has_ended else _("Slutt blir {clock}.", clock=clock)
    if abs(minutes) > ANOTHER_DAY:
        return end
    if minutes > 0:
        return f"{_.n('{n} minutt etter planen.', '{n} minutter etter planen.', minutes)} {end}"
    if minutes < 0:
        return f"{_.n('{n} minutt før planen.', '{n} minutter før planen.', -minutes)} {end}"
    return f"{_('I rute.')} {end}"
