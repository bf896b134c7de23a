"""People who write at once: many WebSockets in one thread, with one clock, reading no more than they must.

What they type was made before (`edits`), and an update that many receive is read once, so that the clients take little
of the machine that they share with the server. `load` says how much of a processor they took: a figure from a run
in which that is near one says more of the clients than of the server.
"""

import random
import select
import socket
import time
from array import array
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heapreplace

from benchmarks.writing.edits import Edit, typed
from benchmarks.writing.speech import Speech, frame
from facilitator.updates import read_update

PATIENCE = 30.0
AT_ONCE = 10
KNOWN = 5000
_PING, _PONG, _CLOSE = 9, 10, 8

Telling = tuple["Client", int, float]
"""Whose edit, which, and when it was sent."""


class Client:
    """One writer with one document open."""

    def __init__(
        self, crowd: "Crowd", document: str, client_id: int, edits: Sequence[Edit], person: Sequence[str]
    ) -> None:
        self.crowd = crowd
        self.document = document
        self.id = client_id
        self.edits = edits
        self.ends = [each.end for each in edits]
        self.person = person
        self.sent = list[float]()
        self.number_saved = 0
        self.is_open = False
        self.entry = b""
        self.awaited = 0
        self.attached = list[bytes]()
        self._rest = b""
        self._address = ("127.0.0.1", crowd.port)

    def connect(self) -> None:
        """Open the WebSocket."""
        self.socket = socket.create_connection(self._address, PATIENCE)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        path, key = self.crowd.speech.path(self), "dGhlIHNhbXBsZSBub25jZQ=="
        head = f"GET {path} HTTP/1.1\r\nHost: {self._address[0]}:{self._address[1]}\r\nUpgrade: websocket\r\n"
        head += f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n"
        self.socket.sendall(head.encode())
        answer = b""
        while b"\r\n\r\n" not in answer:
            if not (part := self.socket.recv(4096)):
                raise RuntimeError(answer.decode())
            answer += part
        head, self._rest = answer.split(b"\r\n\r\n", 1)
        if b" 101 " not in head[:20]:
            raise RuntimeError(head.decode())
        self.crowd.speech.greet(self)
        self._take(b"", time.perf_counter())

    def read(self) -> bool:
        """Read what has come; whether the connection is still there."""
        try:
            data = self.socket.recv(1 << 18)
        except ConnectionError:
            return False
        if data:
            self._take(data, time.perf_counter())
        return bool(data)

    def type(self) -> None:
        """Send the next edit."""
        number = len(self.sent)
        message = self.crowd.speech.edit(self, number, self.edits[number].data)
        self.sent.append(time.perf_counter())
        self.send(message)

    def send(self, message: bytes) -> None:
        """Send; one who has been cut off notices when reading."""
        try:
            self.socket.sendall(message)
        except ConnectionError:
            return

    def open(self, entry: bytes) -> None:
        """The document is here."""
        self.is_open, self.entry = True, entry

    def was_saved(self, number: int, now: float) -> None:
        """An edit was acknowledged."""
        self.number_saved = number + 1
        if self.sent[number] >= self.crowd.counted_from:
            self.crowd.to_saved.append(now - self.sent[number])

    def heard(self, data: bytes, now: float) -> None:
        """Committed text was told."""
        crowd = self.crowd
        told = crowd.known.get(data)
        if told is None:
            told = crowd.read(data)
        for writer, number, sent in told:
            if writer is not self:
                if sent >= crowd.counted_from:
                    crowd.to_peers.append(now - sent)
                if crowd.at_sight is not None:
                    crowd.at_sight(writer, number)

    def _take(self, data: bytes, now: float) -> None:
        if self._rest:
            data = self._rest + data
        at, have = 0, len(data)
        hear = self.crowd.speech.hear
        while have - at > 1:
            length, begin = data[at + 1], at + 2
            if length == 126:  # noqa: PLR2004  # RFC 6455: the next two bytes have it
                length, begin = int.from_bytes(data[at + 2 : at + 4], "big"), at + 4
            elif length == 127:  # noqa: PLR2004  # the next eight
                length, begin = int.from_bytes(data[at + 2 : at + 10], "big"), at + 10
            if begin + length > have:
                break
            kind, payload = data[at] & 15, data[begin : begin + length]
            at = begin + length
            if kind < _CLOSE:
                hear(self, payload, now)
            elif kind == _PING:
                self.send(frame(_PONG, payload))
        self._rest = data[at:]


@dataclass
class Crowd:
    """Everybody who writes, and what came of it."""

    speech: Speech
    port: int
    clients: list[Client] = field(default_factory=list)
    known: dict[bytes, list[Telling]] = field(default_factory=dict)
    to_peers: "array[float]" = field(default_factory=lambda: array("d"))
    to_saved: "array[float]" = field(default_factory=lambda: array("d"))
    counted_from: float = float("inf")
    at_sight: Callable[[Client, int], None] | None = None
    _by_id: dict[int, Client] = field(default_factory=dict)
    _by_file: dict[int, Client] = field(default_factory=dict)
    _poll: select.epoll = field(default_factory=select.epoll)

    def add(self, document: str, root: str, person: Sequence[str], edits: int) -> Client:
        """One more, who is about to type so much."""
        client_id = 1_000_000 + len(self.clients) * 1000 + random.randrange(1000)
        client = Client(self, document, client_id, typed(client_id, root, edits), person)
        self.clients.append(client)
        self._by_id[client_id] = client
        return client

    def open(self) -> None:
        """Connect all, a few at a time."""
        for place in range(0, len(self.clients), AT_ONCE):
            some = self.clients[place : place + AT_ONCE]
            for each in some:
                each.connect()
                self._by_file[each.socket.fileno()] = each
                self._poll.register(each.socket.fileno(), select.EPOLLIN)
            until = time.perf_counter() + PATIENCE
            while not all(each.is_open for each in some):
                if time.perf_counter() > until:
                    raise RuntimeError("a document was not opened")
                self.listen(0.05)

    def write(self, seconds: float, rate: float, writers: Sequence[Client] | None = None) -> float:
        """Let each writer type `rate` characters a second, evenly, each from a moment of their own; gives the load."""
        begin, spent, gap = time.perf_counter(), time.process_time(), 1 / rate
        end = begin + seconds
        due = [(begin + random.random() * gap, number, each) for number, each in enumerate(writers or self.clients)]
        heapify(due)
        while (now := time.perf_counter()) < end and self._by_file:
            moment, number, client = due[0]
            if moment <= now:
                client.type()
                heapreplace(due, (moment + gap, number, client))
            else:
                self.listen(min(moment, end) - now)
        return (time.process_time() - spent) / (time.perf_counter() - begin)

    def listen(self, seconds: float) -> None:
        """Wait so long for something to come, and take it."""
        for file, _ in self._poll.poll(max(seconds, 0)):
            if not self._by_file[file].read():
                self._lose(file)

    def count(self) -> None:
        """What is sent from now on counts."""
        self.counted_from = time.perf_counter()

    def drain(self, seconds: float, is_all: Callable[[], bool] = lambda: False) -> None:
        """Take what is under way, until that is all, nobody is connected any more, or so long."""
        until = time.perf_counter() + seconds
        while time.perf_counter() < until and self._by_file and not is_all():
            self.listen(0.05)

    def close(self) -> None:
        """Disconnect all."""
        for file in list(self._by_file):
            self._lose(file)
        self._poll.close()

    def read(self, data: bytes) -> list[Telling]:
        """Whose edits an update holds; remembered, since many are told the same."""
        if len(self.known) > KNOWN:
            self.known.clear()
        found = list[Telling]()
        for client_id, spans in read_update(data).brings.of.items():
            writer = self._by_id.get(client_id)
            for start, end in spans if writer is not None else ():
                for number in range(bisect_left(writer.ends, start + 1), bisect_left(writer.ends, end + 1)):
                    found.append((writer, number, writer.sent[number]))
        self.known[data] = found
        return found

    def _lose(self, file: int) -> None:
        self._poll.unregister(file)
        self._by_file.pop(file).socket.close()
