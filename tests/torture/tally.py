"""What was written by whom, what was said of it, and whether it is all there in the end."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

TOKEN = re.compile(r"[bp]\d+n\d+z")
"""Unique, and none is part of another: who wrote it, and which of theirs it is."""


@dataclass
class Tally:
    """Tokens by what became of them: `saved` were acknowledged; `held` is unacknowledged, by one who keeps it."""

    written: dict[str, str] = field(default_factory=dict)
    saved: set[str] = field(default_factory=set)
    late: set[str] = field(default_factory=set)
    held: set[str] = field(default_factory=set)
    doubtful: set[str] = field(default_factory=set)
    _numbers: Counter[str] = field(default_factory=Counter)

    def token(self, writer: str) -> str:
        """The writer's next."""
        self._numbers[writer] += 1
        token = f"{writer}n{self._numbers[writer]}z"
        self.written[token] = writer
        self.doubtful.add(token)
        return token

    def hold(self, tokens: Iterable[str]) -> None:
        """These are on a device that comes back."""
        for token in tokens:
            self.doubtful.discard(token)
            if token not in self.saved:
                self.held.add(token)

    def acknowledge(self, tokens: Iterable[str], *, late: bool = False) -> None:
        """The server said that it has these."""
        for token in tokens:
            self.doubtful.discard(token)
            self.held.discard(token)
            self.saved.add(token)
            if late:
                self.late.add(token)

    def forsake(self, tokens: Iterable[str]) -> None:
        """These were on a device that is gone: they may be there or not."""
        for token in tokens:
            self.held.discard(token)
            if token not in self.saved:
                self.doubtful.add(token)

    def faults(self, documents: Mapping[str, list[str]], waiting: Iterable[str]) -> list[str]:
        """What is wrong with the documents (by name, their lines) and what waits as late text, in words."""
        lines = {name: [TOKEN.findall(line) for line in each] for name, each in documents.items()}
        there = Counter(token for each in lines.values() for line in each for token in line)
        late = set(waiting)
        found = [f"acknowledged and lost: {token}" for token in self.saved if token not in there and token not in late]
        found += [
            f"kept on a device and lost: {token}" for token in self.held if not there[token] and token not in late
        ]
        found += [f"{count} times in the documents: {token}" for token, count in there.items() if count > 1]
        found += [f"never written: {token}" for token in [*there, *late] if token not in self.written]
        for name, each in lines.items():
            for line in each:
                for writer in {self.written.get(token) for token in line}:
                    own = [_number(token) for token in line if self.written.get(token) == writer]
                    if own != sorted(own):
                        found.append(f"out of order in {name}: {line}")
        for name, each_lines in documents.items():
            left = [rest for line in each_lines for rest in TOKEN.sub(" ", line).split()]
            # What was under way when its theme was locked stands there as far as it came; the rest of it waits.
            torn = [rest for rest in left if not any(token.startswith(rest) for token in {*self.doubtful, *late})]
            found += [f"torn in {name}: {rest}" for rest in torn]
        return sorted(found)


def _number(token: str) -> int:
    return int(token.partition("n")[2].rstrip("z"))
