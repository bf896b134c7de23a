"""The same page as a stock NiceGUI page: labels that follow the day, a clock, the list of what comes.

`python benchmarks/stock.py PORT`. Answers `next` with when it was pressed. As its documentation has it: a label's text
follows an event, a timer counts the clock down; nothing is tuned but
what makes it comparable (no auto-reload, the same patience with slow connections).
"""

import asyncio
import gc
import json
import sys
import threading
import time

from nicegui import Event, app
from nicegui import ui as ng

changed = Event[int]()
number = 1


@ng.page("/")
def page() -> None:
    """What a participant sees."""
    ends = time.time() + 25 * 60
    with ng.header():
        ng.label("Nærmiljø 2030")
        ng.label("Sara")
    with ng.card():
        place = ng.label("Gruppe 3")
        which = ng.label(f"Runde {number} av 5")
        ng.linear_progress(0.3, show_value=False)
        theme = ng.label("Trygg skolevei")
        leader = ng.label("Ingrid fra Kommune A leder")
        left = ng.label("25")
        ng.button("Skriv i skjemaet")
        with ng.row():
            ng.link("Møterom", "https://moete.example/3")
            ng.button("Temaark")
    with ng.column():
        for at, what in (
            ("10.45", "Pause i 10 minutter"),
            ("10.55", "Runde 3"),
            ("11.20", "Runde 4"),
            ("12.30", "Slutt"),
        ):
            with ng.row():
                ng.label(at)
                ng.label(what)
    ng.timer(1.0, lambda: left.set_text(str(round((ends - time.time()) / 60))))

    def follow(now: int) -> None:
        which.set_text(f"Runde {now} av 5")
        theme.set_text(f"Tema {now}")
        leader.set_text(f"Leder {now} leder")
        place.set_text(f"Gruppe 3, runde {now}")

    changed.subscribe(follow)


def press() -> dict[str, float]:
    """Go on to the next round."""
    global number
    number += 1
    pressed = time.monotonic()
    changed.emit(number)
    return {"pressed": pressed, "done": time.monotonic(), "number": number}


def obey(loop: asyncio.AbstractEventLoop) -> None:
    """Read words from the input, until it ends."""

    async def pressed() -> dict[str, float]:
        return press()

    for line in sys.stdin:
        if line.strip() == "next":
            answer = asyncio.run_coroutine_threadsafe(pressed(), loop).result()
        else:
            gc.collect()
            answer = {"freed": 1}
        print(json.dumps(answer), flush=True)


def started() -> None:
    """Say that it serves, once it does."""
    loop = asyncio.get_running_loop()
    threading.Thread(target=obey, args=(loop,), daemon=True).start()
    loop.call_later(0.5, lambda: print(json.dumps({"ready": True}), flush=True))


app.on_startup(started)
ng.run(
    port=int(sys.argv[1]), reload=False, reconnect_timeout=30, show=False, show_welcome_message=False, language="nb-NO"
)
