"""The servers that are measured, each as it is run for real: a process that may be killed and started again."""

import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID, uuid4

from benchmarks.writing.crowd import Crowd
from benchmarks.writing.speech import Hocuspocus, Speech, Verksted, YWebsocket
from facilitator.access import ByPerson
from facilitator.settings import Settings
from ui.identity import SocketTokens

ROOT = Path(__file__).parents[2]
OTHERS = Path(__file__).parent / "others"
TICK = os.sysconf("SC_CLK_TCK")
PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Place:
    """A document and those who may write in it; others' servers let anybody."""

    name: str
    root: str
    people: Sequence[Sequence[str]]


@dataclass
class Server:
    """A server on a port, with a folder for what it keeps."""

    name: str
    command: Sequence[str]
    speech: Speech
    places: Sequence[Place]
    port: int
    folder: Path
    variables: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, on what it kept if it ran before, and wait until it answers."""
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                self.command, env=os.environ | self.variables, cwd=ROOT, stdout=log, stderr=log
            )
        until = time.monotonic() + PATIENCE
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"{self.name} did not start:\n{(self.folder / 'log').read_text()}")
            time.sleep(0.05)

    def kill(self) -> None:
        """End it at once."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Let it end."""
        self._end(signal.SIGTERM)

    def crowd(self, writers: int, edits: int) -> Crowd:
        """So many in each document, about to type."""
        crowd = Crowd(self.speech, self.port)
        for place in self.places:
            for person in place.people[:writers]:
                crowd.add(place.name, place.root, person, edits)
        return crowd

    @property
    def cpu(self) -> float:
        """Seconds of processor it has used."""
        fields = self._read("stat").rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    @property
    def memory(self) -> float:
        """Resident memory, in MB."""
        found = re.search(r"VmRSS:\s+(\d+)", self._read("status"))
        return int(found[1]) / 1024 if found else 0.0

    def _read(self, name: str) -> str:
        if self.process is None:
            raise RuntimeError("not started")
        return Path(f"/proc/{self.process.pid}/{name}").read_text()

    def _end(self, how: signal.Signals) -> None:
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(PATIENCE)
            self.process = None

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == http.HTTPStatus.OK
        except OSError:
            return False
        finally:
            connection.close()


Maker = Callable[[Path, int, int, int], Server]
"""Makes a server: its folder, its port, how many documents, and how many writers in each."""


def verksted(folder: Path, port: int, documents: int, writers: int, size: int = 0) -> Server:
    """Ours, as `verksted serve` runs it; `size` is how many bytes of text each document has."""
    made = folder.parent / f"made-{documents}-{writers}-{size}"
    if not made.exists():
        command = [sys.executable, "-m", "benchmarks.writing.house", str(made / "data")]
        command += [str(documents), str(writers), str(size)]
        facts = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout
        (made / "facts.json").write_bytes(facts)
    shutil.copytree(made, folder)
    places = [Place(**each) for each in json.loads((folder / "facts.json").read_text())["documents"]]
    settings = Settings(data=folder / "data")
    tokens = SocketTokens(settings.secret())
    variables = {"VERKSTED_DATA": str(settings.data), "VERKSTED_PORT": str(port)}
    command = [sys.executable, "-c", "import sys; from ui.cli import main; sys.exit(main())", "serve"]
    speech = Verksted(lambda person: tokens.sign(ByPerson(*map(UUID, person))))
    return Server("Verksted", command, speech, places, port, folder, variables)


def hocuspocus(folder: Path, port: int, documents: int, writers: int) -> Server:
    """Hocuspocus with its extension for SQLite."""
    folder.mkdir()
    command = ["node", str(OTHERS / "hocuspocus.mjs"), str(port), str(folder / "kept.sqlite3")]
    return Server("Hocuspocus", command, Hocuspocus(), _places(documents, writers), port, folder)


def y_websocket(folder: Path, port: int, documents: int, writers: int) -> Server:
    """The server that comes with y-websocket, with LevelDB."""
    folder.mkdir()
    command = ["node", str(OTHERS / "node_modules/@y/websocket-server/src/server.js")]
    variables = {"HOST": "127.0.0.1", "PORT": str(port), "YPERSISTENCE": str(folder / "kept")}
    return Server("y-websocket", command, YWebsocket(), _places(documents, writers), port, folder, variables)


ALL: dict[str, Maker] = {"Verksted": verksted, "Hocuspocus": hocuspocus, "y-websocket": y_websocket}


def install_others() -> None:
    """Get the others' packages, once; needs Node and npm."""
    if not (OTHERS / "node_modules").exists():
        subprocess.run(["npm", "ci"], cwd=OTHERS, check=True, stdout=subprocess.DEVNULL)


def _places(documents: int, writers: int) -> list[Place]:
    root = str(uuid4())
    return [Place(f"document-{number}", root, [()] * writers) for number in range(documents)]
