"""Ballots at once: from the press to "counted", and from the press to the number on every screen.

`python -m benchmarks.voices [VOTERS ...]`, 100, 300 and 1000 if nothing is given. Voters and three plenary screens are
sockets; each voter casts one ballot at a random moment of ten seconds. The same sockets speak to a bare Socket.IO
server in Node and one in Python, that count in memory.
"""

import asyncio
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

sys.path.insert(0, str(Path(__file__).parents[1]))

from measuring import PATIENCE, Process, many, percentile, table

OTHERS = Path(__file__).parent / "others"
PORT = 8460
SECONDS = 10.0
SCREENS = 3
OPENING = 50


@dataclass
class Socket:
    """A page without a browser: asks, and notes how many it was told have voted, and when."""

    socket: aiohttp.ClientWebSocketResponse
    answers: dict[int, asyncio.Future[dict[str, Any]]] = field(default_factory=dict)
    told: list[tuple[float, int]] = field(default_factory=list)
    number: int = 0

    async def ask(self, *facts: object) -> dict[str, Any]:
        """Send an event, as a browser writes it; gives the answer."""
        self.number += 1
        answer = self.answers[self.number] = asyncio.get_running_loop().create_future()
        text = json.dumps(facts, separators=(",", ":"))
        await self.socket.send_str(f"42/live,{self.number}{text}")
        async with asyncio.timeout(PATIENCE):
            return await answer

    async def read(self, connected: asyncio.Event, token: str) -> None:
        """Answer pings, and note what matters."""
        async for message in self.socket:
            text = message.data
            if not isinstance(text, str):
                continue
            if text == "2":
                await self.socket.send_str("3")
            elif text.startswith("0{"):
                await self.socket.send_str(f"40/live,{json.dumps({'token': token})}")
            elif text.startswith("40/live"):
                connected.set()
            elif text.startswith("43/live,"):
                number, _, rest = text[8:].partition("[")
                self.answers.pop(int(number)).set_result(json.loads(f"[{rest}")[0])
            elif text.startswith('42/live,["snapshot"'):
                showing = json.loads(text[8:])[1]["snapshot"].get("showing")
                if showing:
                    self.told.append((time.monotonic(), showing["poll"]["cast"]))


_reading: set[asyncio.Task[None]] = set()


async def connect(session: aiohttp.ClientSession, port: int, token: str, wish: dict[str, str]) -> Socket:
    """A socket that watches."""
    opened = await session.ws_connect(
        f"http://localhost:{port}/_nicegui_ws/socket.io/?EIO=4&transport=websocket", max_msg_size=0
    )
    page, connected = Socket(opened), asyncio.Event()
    _reading.add(asyncio.get_running_loop().create_task(page.read(connected, token)))
    async with asyncio.timeout(PATIENCE):
        await connected.wait()
    if not (await page.ask("watch", wish))["ok"]:
        raise RuntimeError("may not watch")
    return page


async def measure(server: Process, port: int, tokens: Sequence[str], screen: str, poll: dict[str, Any]) -> list[float]:
    """All vote; gives p50, p95, p99 ms to the answer, the same to all screens, refused, and processor s."""
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        screens = [await connect(session, port, screen, {"as": "screen"}) for _ in range(SCREENS)]
        voters = await many(len(tokens), OPENING, lambda n: connect(session, port, tokens[n], {"as": "group"}))
        moments = random.Random(7)
        sent: list[tuple[float, float]] = []
        refused = 0

        async def vote(page: Socket, wait: float) -> None:
            nonlocal refused
            await asyncio.sleep(wait)
            began = time.monotonic()
            facts = {"poll_id": poll["poll_id"], "key": os.urandom(20).hex(), "choice": poll["choice"]}
            if (await page.ask("do", "cast", facts))["ok"]:
                sent.append((time.monotonic(), began))
            else:
                refused += 1

        spent = server.cpu
        await asyncio.gather(*(vote(page, SECONDS * moments.random()) for page in voters))
        async with asyncio.timeout(PATIENCE):
            while any(not each.told or each.told[-1][1] < len(sent) for each in screens):  # noqa: ASYNC110 - they are told by others
                await asyncio.sleep(0.05)
        cpu = server.cpu - spent
    answered = [1000 * (done - began) for done, began in sent]
    shown = [1000 * (max(_shown(each, n) for each in screens) - began) for n, (_, began) in enumerate(sorted(sent), 1)]
    shares = (0.5, 0.95, 0.99)
    return [*(percentile(each, share) for each in (answered, shown) for share in shares), float(refused), cpu]


def _shown(screen: Socket, number: int) -> float:
    """When a screen showed so many."""
    return next(at for at, cast in screen.told if cast >= number)


async def ours(voters: int) -> list[float]:
    """Verksted, with its database, a workshop of so many people, and an open secret poll on its screens."""
    with tempfile.TemporaryDirectory() as folder:
        house = Process("house.py", [str(Path(folder) / "data"), str(PORT), str(voters), "20"])
        async with house as facts:
            poll = await house.tell("poll")
            return await measure(house, PORT, facts["tokens"], poll["screen"], poll)


async def bare(command: Process, voters: int, port: int) -> list[float]:
    """A bare server."""
    async with command:
        return await measure(command, port, [""] * voters, "", {"poll_id": "", "choice": "yes"})


@dataclass
class Node(Process):
    """A server in Node."""

    def command(self) -> list[str]:
        """See Process."""
        return ["node", str(OTHERS / self.script), *self.arguments]


async def main() -> None:
    """Measure all and print."""
    if not (OTHERS / "node_modules").exists():
        npm = shutil.which("npm") or "npm"
        subprocess.run([npm, "ci", "--ignore-scripts", "--silent"], cwd=OTHERS, check=True)  # noqa: ASYNC221
    heads = ["", "p50 ms", "p95 ms", "p99 ms", "screens p50", "p95", "p99", "refused", "CPU s"]
    for voters in [int(each) for each in sys.argv[1:]] or [100, 300, 1000]:
        found = {
            "Verksted": await ours(voters),
            "bare, Node": await bare(Node("bare.mjs", [str(PORT + 1)]), voters, PORT + 1),
            "bare, Python": await bare(Process("voices/bare.py", [str(PORT + 2)]), voters, PORT + 2),
        }
        rows = [[name, *each] for name, each in found.items()]
        rows.append(
            ["ours to Node's", *(f"{a / b:.2f}" if b else "-" for a, b in zip(*list(found.values())[:2], strict=True))]
        )
        table(f"{voters} vote within {SECONDS:g} s, {SCREENS} screens", heads, rows)


if __name__ == "__main__":
    asyncio.run(main())
