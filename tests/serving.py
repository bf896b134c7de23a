"""A real server in a process of its own, for tests that speak HTTP, sockets or a browser to it."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from facilitator.settings import Settings

PATIENCE = 120.0
"""Seconds until a server that does not answer is given up."""


def free_port() -> int:
    """A port that nobody listens on, below those that outgoing connections are given meanwhile."""
    while True:
        port = 10_000 + secrets.randbelow(22_000)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port


@dataclass
class Server:
    """A server on a port and a folder of its own; may be killed and started again on the same."""

    folder: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def settings(self) -> Settings:
        """The settings it runs with."""
        return Settings(data=self.folder, port=self.port)

    @property
    def address(self) -> str:
        """Where it answers, without a final slash."""
        return f"http://localhost:{self.port}"

    @property
    def log(self) -> str:
        """All that it has said, on both streams and over all its lives."""
        return (self.folder / "server.log").read_text()

    def start(self) -> "Server":
        """Start it and wait until it answers."""
        self.folder.mkdir(parents=True, exist_ok=True)
        variables = {"VERKSTED_DATA": str(self.folder), "VERKSTED_PORT": str(self.port), "PYTHONUNBUFFERED": "1"}
        with (self.folder / "server.log").open("ab") as log:
            command = [sys.executable, "-c", "import sys; from ui.cli import main; sys.exit(main())", "serve"]
            self.process = subprocess.Popen(command, env=os.environ | variables, stdout=log, stderr=log)
        until = time.monotonic() + PATIENCE
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > until:
                raise AssertionError(f"the server did not start:\n{self.log}")
            time.sleep(0.05)
        return self

    def stop(self) -> None:
        """Let it end in order."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(PATIENCE)
            self.process = None

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.address}/healthz", timeout=5).status_code == 200
        except httpx.TransportError:
            return False
