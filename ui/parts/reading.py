"""Reading what was typed into dates, times and whole numbers; what can't be read is refused at the field."""

from datetime import date, datetime, time

from facilitator.clock import OSLO
from facilitator.errors import Invalid


def whole(text: str) -> int:
    """A whole number. Raises Invalid("number_unreadable")."""
    try:
        return int(text.strip())
    except ValueError:
        raise Invalid("number_unreadable", text=text) from None


def day(text: str) -> date:
    """A date, as a date field gives it. Raises Invalid("date_unreadable")."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise Invalid("date_unreadable", text=text) from None


def moment(on: str, at: str) -> datetime:
    """A date and a time of day in Norway. Raises Invalid("date_unreadable") or Invalid("time_unreadable")."""
    try:
        clock = time.fromisoformat(at.strip().replace(".", ":"))
    except ValueError:
        raise Invalid("time_unreadable", text=at) from None
    return datetime.combine(day(on), clock, OSLO)


def day_text(moment_: datetime) -> str:
    """The date in Norway, as a date field takes it."""
    return moment_.astimezone(OSLO).date().isoformat()


def time_text(moment_: datetime) -> str:
    """The time of day in Norway, as a time field takes it."""
    return moment_.astimezone(OSLO).strftime("%H:%M")
