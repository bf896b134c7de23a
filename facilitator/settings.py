"""What can be set from outside: `VERKSTED_*` variables, or the same names in a TOML file.

The table in README.md is checked against `Settings` by a test.
"""

import os
import secrets
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from urllib.parse import urlsplit

from facilitator.errors import Invalid


@dataclass(frozen=True, slots=True)
class Settings:
    """One value a setting. Each has its variable: `port` is `VERKSTED_PORT`."""

    data: Path = field(default=Path("data"), metadata={"help": "Folder for the database, its lock and the secret."})
    host: str = field(default="127.0.0.1", metadata={"help": "Address to listen on; 0.0.0.0 for a whole network."})
    port: int = field(default=8080, metadata={"help": "Port to listen on."})
    public_url: str = field(
        default="", metadata={"help": "Address people use, without a final slash; http://localhost:PORT if empty."}
    )
    retention_days: int = field(
        default=90,
        metadata={"help": "Days after a workshop until its personal data is deleted, unless it says otherwise."},
    )
    grace_seconds: int = field(
        default=120, metadata={"help": "How long after a round somebody still typing may finish the sentence."}
    )
    trusted_proxies: str = field(
        default="127.0.0.1",
        metadata={"help": "Addresses of proxies whose forwarding headers are believed, with commas."},
    )
    log_level: str = field(default="info", metadata={"help": "debug, info, warning or error."})

    @property
    def address(self) -> str:
        """The address people use, without a final slash."""
        return self.public_url.rstrip("/") or f"http://localhost:{self.port}"

    @property
    def is_secure(self) -> bool:
        """Whether people come over TLS."""
        return self.address.startswith("https:")

    @property
    def origins(self) -> frozenset[str]:
        """The origins that our own pages have."""
        own = {self.address}
        if urlsplit(self.address).hostname in {"localhost", "127.0.0.1"}:
            own |= {f"http://localhost:{self.port}", f"http://127.0.0.1:{self.port}"}
        return frozenset(own)

    @property
    def database(self) -> Path:
        """The database file."""
        return self.data / "verksted.sqlite3"

    def secret(self) -> str:
        """What tokens are signed with; made at the first call and kept beside the database."""
        path = self.data / "secret"
        self.data.mkdir(parents=True, exist_ok=True)
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return path.read_text().strip()
        with os.fdopen(descriptor, "w") as file:
            secret = secrets.token_urlsafe(32)
            file.write(secret)
        return secret


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings from the file named by `VERKSTED_SETTINGS`, if any, overridden by variables.

    Raises Invalid("setting_wrong") or Invalid("setting_unknown"), with name and value.
    """
    given: dict[str, str] = {}
    if path := environment.get("VERKSTED_SETTINGS"):
        try:
            given |= {name: str(value) for name, value in tomllib.loads(Path(path).read_text()).items()}
        except (OSError, ValueError) as error:
            raise Invalid("setting_wrong", name="VERKSTED_SETTINGS", value=path) from error
    prefix = "VERKSTED_"
    given |= {name: value for name, value in environment.items() if name.startswith(prefix)}
    given.pop("VERKSTED_SETTINGS", None)
    known = {prefix + each.name.upper(): each for each in fields(Settings)}
    values: dict[str, Path | int | str] = {}
    for name, value in given.items():
        if name not in known:
            raise Invalid("setting_unknown", name=name, value=value)
        kind = known[name].type
        try:
            values[known[name].name] = Path(value) if kind is Path else int(value) if kind is int else value
        except ValueError as error:
            raise Invalid("setting_wrong", name=name, value=value) from error
        if not _is_possible(known[name].name, values[known[name].name]):
            raise Invalid("setting_wrong", name=name, value=value)
    return Settings(**values)  # type: ignore[arg-type]


def _is_possible(name: str, value: Path | int | str) -> bool:
    match name:
        case "port":
            return isinstance(value, int) and 0 < value < 2**16
        case "retention_days" | "grace_seconds":
            return isinstance(value, int) and value >= 0
        case "log_level":
            return value in {"debug", "info", "warning", "error"}
        case "public_url":
            address = urlsplit(str(value))
            return not value or (
                address.scheme in {"http", "https"} and bool(address.hostname) and not address.path.strip("/")
            )
        case _:
            return True
