"""The first load of a participant's page with a cold cache, in a real browser.

`python benchmarks/first_load.py [LOADS]`, five if none is given. Once as it is, and once as on a phone with a slow
processor (a quarter) and a slow network (1.6 Mbit/s, 150 ms there and back). "Interactive" is when the page has
its connection and can be used; bytes and requests are what it took until then. A stock NiceGUI page likewise.
"""

import asyncio
import os
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

import aiohttp
from measuring import Process, percentile, ratio, table
from playwright.async_api import Browser, async_playwright

PORT = 8470
STEPS = 5
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}


@dataclass
class Loads:
    """What some loads gave."""

    kilobytes: list[float] = field(default_factory=list)
    requests: list[float] = field(default_factory=list)
    seen: list[float] = field(default_factory=list)
    interactive: list[float] = field(default_factory=list)

    def row(self, name: str) -> list[Any]:
        """A line of the table."""
        shares = [percentile(self.interactive, share) for share in (0.5, 0.95, 0.99)]
        return [name, *self.values[:3], *shares]

    @property
    def values(self) -> list[float]:
        """The middle of each."""
        return [percentile(each, 0.5) for each in (self.kilobytes, self.requests, self.seen, self.interactive)]


@dataclass
class Visit:
    """A page to open: where, as whom, and how one sees that it is there and that it works."""

    name: str
    address: str
    seen: str
    works: str
    cookies: list[dict[str, str]] = field(default_factory=list)


async def load(browser: Browser, visit: Visit, loads: Loads, *, is_slow: bool) -> None:
    """Open the page once, with nothing cached."""
    context = await browser.new_context(
        viewport={"width": 360, "height": 780}, is_mobile=True, has_touch=True, bypass_csp=True
    )
    await context.add_cookies(visit.cookies)  # type: ignore[arg-type]
    page = await context.new_page()
    session = await context.new_cdp_session(page)
    await session.send("Network.enable")
    if is_slow:
        await session.send("Network.emulateNetworkConditions", SLOW)
        await session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    taken = [0, 0]

    def finished(event: dict[str, Any]) -> None:
        taken[0] += event["encodedDataLength"]
        taken[1] += 1

    session.on("Network.loadingFinished", finished)
    began = time.monotonic()
    await page.goto(visit.address, wait_until="commit")
    await page.wait_for_function(visit.seen, timeout=60_000)
    loads.seen.append(1000 * (time.monotonic() - began))
    await page.wait_for_function(visit.works, timeout=60_000)
    loads.interactive.append(1000 * (time.monotonic() - began))
    loads.kilobytes.append(taken[0] / 1000)
    loads.requests.append(taken[1])
    await context.close()


async def come_in(address: str, code: str) -> tuple[str, list[dict[str, str]]]:
    """Join; gives the page's address and the cookies to open it with."""
    async with (
        aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session,
        session.post(f"{address}/j/{code}", data={"name": "Sara"}, allow_redirects=False) as answer,
    ):
        jar: SimpleCookie = SimpleCookie()
        for line in answer.headers.getall("set-cookie"):
            jar.load(line)
        url = address + answer.headers["location"]
    return url, [{"name": name, "value": morsel.value, "url": url} for name, morsel in jar.items()]


async def main() -> None:
    """Load both pages in turn, and print."""
    loads = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    system = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with tempfile.TemporaryDirectory() as folder:
        house = Process("house.py", [str(Path(folder) / "data"), str(PORT), "8", "4"])
        stock = Process("stock.py", [str(PORT + 1)])
        async with house as facts, stock, async_playwright() as playwright:
            for _ in range(STEPS):
                await house.tell("next")
            url, cookies = await come_in(f"http://localhost:{PORT}", facts["code"])
            painted = "document.querySelector('#view h1')"
            visits = [
                Visit("Verksted", url, painted, "document.documentElement.dataset.live === 'yes'", cookies),
                Visit(
                    "stock NiceGUI",
                    f"http://localhost:{PORT + 1}",
                    "document.body && document.body.innerText.includes('Runde')",
                    "window.did_handshake === true",
                ),
            ]
            browser = await playwright.chromium.launch(executable_path=system, args=arguments)
            for is_slow in (False, True):
                found = {visit.name: Loads() for visit in visits}
                for _ in range(loads):
                    for visit in visits:
                        await load(browser, visit, found[visit.name], is_slow=is_slow)
                rows = [each.row(name) for name, each in found.items()]
                ours, theirs = (each.values for each in found.values())
                shares = [ratio(mine, other) for mine, other in zip(ours, theirs, strict=True)]
                rows.append(["ratio", *shares, "", ""])
                device = "a phone with a slow processor and network" if is_slow else "this machine"
                heads = ["", "kB", "requests", "seen ms", "interactive p50 ms", "p95 ms", "p99 ms"]
                table(f"First load on {device}, cold cache, {loads} loads", heads, rows)
            await browser.close()


if __name__ == "__main__":
    asyncio.run(main())
