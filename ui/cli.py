"""The command line: `verksted serve | demo | migrate | export | archive | backup | restore | recount`.

Exit codes: 0 done, 1 refused (with a sentence that says why), 2 called wrongly, 70 failed.
"""

import argparse
import asyncio
import os
import socket
import sys
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import structlog

from exports import archive, ballot_file, files
from exports.framing import number
from exports.poll_numbers import numbers
from facilitator import accounts, archiving, backup, demo, lock, migrating, restoring, unpacking
from facilitator.access import By
from facilitator.database import close_database, open_database, storage_fault
from facilitator.errors import Conflict, Invalid, NotFound, Refusal
from facilitator.newfile import new_file, require_new
from facilitator.settings import Settings, read_settings
from facilitator.summary import read_as_owner
from models.vocabulary import Language
from ui.logs import configure_logs
from ui.sentences import sentence, went_wrong
from ui.words import Words, words_for

T = TypeVar("T")

log = structlog.get_logger()


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; returns the exit code."""
    _ = words_for(language_of(os.environ))
    parsed = _parser(_).parse_args(arguments)
    try:
        settings = read_settings()
        configure_logs(settings.log_level)
        with _naming_disk_faults(settings):
            parsed.run(settings, parsed, _)
    except Refusal as refusal:
        print(sentence(refusal, _), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    except Exception:
        log.exception("command_failed")
        print(went_wrong(_), file=sys.stderr)
        return 70
    return 0


@contextmanager
def _naming_disk_faults(settings: Settings) -> Iterator[None]:
    """Tell whoever runs the machine which folder it is, and what the system says of it."""
    try:
        yield
    except Exception as error:
        is_named = isinstance(error, Refusal) and error.code != "not_stored"
        if not is_named and (fault := storage_fault(error)):
            raise Conflict("disk_failing", folder=str(settings.data), cause=fault) from error
        raise


def language_of(environment: Mapping[str, str]) -> Language:
    """The language of whoever sits at the machine, from its locale; English unless that is Norwegian."""
    name = environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG") or ""
    return {"nb": Language.BOKMAAL, "no": Language.BOKMAAL, "nn": Language.NYNORSK}.get(name[:2], Language.ENGLISH)


def _parser(_: Words) -> argparse.ArgumentParser:
    about = _("Kjører verksteder. Innstillinger gis med VERKSTED_*, se README.")
    parser = argparse.ArgumentParser(prog="verksted", description=about)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    serve = commands.add_parser("serve", help=_("start tjeneren"))
    serve.add_argument("--demo", action="store_true", help=_("lag et prøveverksted, og vis adressene til det"))
    serve.set_defaults(run=_serve)

    show = commands.add_parser("demo", help=_("lag et prøveverksted, og vis adressene til det"))
    show.set_defaults(run=_demo)

    migrate = commands.add_parser("migrate", help=_("oppgrader databasen til denne utgaven"))
    migrate.set_defaults(run=_migrate)

    export = commands.add_parser("export", help=_("skriv oppsummeringen av et verksted til en PDF"))
    export.add_argument("code", help=_("koden som deltakerne skriver"))
    export.add_argument("file", type=Path, help=_("filen som skal skrives"))
    export.set_defaults(run=_export)

    put_away = commands.add_parser("archive", help=_("skriv et verksted til et arkiv som kan legges tilbake"))
    put_away.add_argument("code", help=_("koden som deltakerne skriver"))
    put_away.add_argument("file", type=Path, help=_("filen som skal skrives"))
    put_away.add_argument("--contacts", action="store_true", help=_("ta med e-postadressene til deltakerne"))
    put_away.set_defaults(run=_archive)

    save = commands.add_parser("backup", help=_("ta en sikkerhetskopi, også mens tjeneren går"))
    save.add_argument("file", type=Path, help=_("filen som skal skrives"))
    save.set_defaults(run=_backup)

    restore = commands.add_parser("restore", help=_("legg tilbake en sikkerhetskopi eller et arkivert verksted"))
    restore.add_argument("file", type=Path, help=_("sikkerhetskopien eller arkivet"))
    restore.add_argument("--owner", metavar="EMAIL", default="", help=_("kontoen som skal eie et arkivert verksted"))
    restore.set_defaults(run=_restore)

    recount = commands.add_parser("recount", help=_("tell stemmene i en fil en gang til"))
    recount.add_argument("file", type=Path, help=_("filen med stemmer"))
    recount.set_defaults(run=_recount)
    return parser


def _serve(settings: Settings, parsed: argparse.Namespace, _: Words) -> None:
    with lock.held(settings.data):
        _require_free(settings.host, settings.port)
        # The web takes a second to load; the other commands do without.
        from ui.app import serve  # noqa: PLC0415

        _bring_up_to_date(settings, _)
        if parsed.demo:
            _show_demo(settings, _)
        token = asyncio.run(_with_database(settings, accounts.first_link))
        if token:
            print(_("Lag den første kontoen her. Lenka virker én gang:"))
            print(f"  {settings.address}/account#{token}")
        print(_("Verksted er på {address}. Stopp med Ctrl+C.", address=settings.address), flush=True)
        serve(settings)


def _demo(settings: Settings, _parsed: argparse.Namespace, _: Words) -> None:
    with lock.held(settings.data):
        _bring_up_to_date(settings, _)
        _show_demo(settings, _)


def _migrate(settings: Settings, _parsed: argparse.Namespace, _: Words) -> None:
    with lock.held(settings.data):
        if not _bring_up_to_date(settings, _):
            print(_("Databasen er oppdatert fra før."))


def _export(settings: Settings, parsed: argparse.Namespace, _: Words) -> None:
    _require_new(settings, parsed.file)

    async def read() -> bytes:
        summary = await read_as_owner(parsed.code)
        return files.write(summary, files.Kind.PDF, words_for(summary.language))

    content = asyncio.run(_with_database(settings, read))
    with new_file(parsed.file) as unfinished:
        unfinished.write_bytes(content)
    print(_("Oppsummeringen ligger i {file}.", file=parsed.file))


def _archive(settings: Settings, parsed: argparse.Namespace, _: Words) -> None:
    _require_new(settings, parsed.file)

    async def read() -> archiving.Archived:
        return await archiving.read_archive_as_owner(parsed.code, contacts=parsed.contacts)

    archived = asyncio.run(_with_database(settings, read))
    content = archive.pack(archived, words_for(archived.whole.language))
    with new_file(parsed.file) as unfinished:
        unfinished.write_bytes(content)
        # An archive that can't be read back is none, and this is when something can be done about it.
        unpacking.try_out(unfinished.read_bytes())
    print(_("Arkivet ligger i {file}.", file=parsed.file))


def _require_new(settings: Settings, file: Path) -> None:
    if not settings.database.is_file():
        raise NotFound("database_missing", file=str(settings.database))
    require_new(file)


def _backup(settings: Settings, parsed: argparse.Namespace, _: Words) -> None:
    backup.back_up(settings.database, parsed.file)
    print(_("Sikkerhetskopien ligger i {file}.", file=parsed.file))


def _restore(settings: Settings, parsed: argparse.Namespace, _: Words) -> None:
    with lock.held(settings.data):
        if unpacking.is_archive(parsed.file):
            _restore_archive(settings, parsed, _)
            return
        if parsed.owner:  # a backup takes everybody's place: whoever meant one workshop named another file
            raise Invalid("owner_without_archive", file=str(parsed.file))
        kept = backup.restore(parsed.file, settings.database)
        print(_("Sikkerhetskopien er lagt tilbake."))
        if kept:
            _say_kept(kept, _)
        _bring_up_to_date(settings, _)


def _restore_archive(settings: Settings, parsed: argparse.Namespace, _: Words) -> None:
    unpacked = unpacking.unpack(parsed.file)
    if not settings.database.is_file():
        raise NotFound("database_missing", file=str(settings.database))
    _bring_up_to_date(settings, _)

    async def find() -> By:
        return await restoring.owner_named(parsed.owner)

    by = asyncio.run(_with_database(settings, find))
    kept = backup.set_aside(settings.database)

    async def put_back() -> restoring.Restored:
        return await restoring.restore(unpacked, by=by)

    restored = asyncio.run(_with_database(settings, put_back))
    print(_("«{title}» er lagt til, med koden {code}.", title=restored.title, code=restored.code))
    if restored.deleted:
        print(_("Datoen for personopplysninger er passert. Ingen personer er med."))
    else:
        print(_.n("Det har {n} person.", "Det har {n} personer.", restored.people))
    print(_.n("Det har notater fra {n} møte.", "Det har notater fra {n} møter.", restored.texts))
    if restored.unfit and not restored.deleted:
        print(
            _.n("{n} sen tekst er skadet, og er utelatt.", "{n} sene tekster er skadet, og er utelatt.", restored.unfit)
        )
    _say_kept(kept, _)


def _recount(_settings: Settings, parsed: argparse.Namespace, _: Words) -> None:
    if not parsed.file.is_file():
        raise NotFound("file_missing", file=str(parsed.file))
    recounted = ballot_file.recount(parsed.file.read_bytes())
    print(_.n("{n} stemme er talt.", "{n} stemmer er talt.", recounted.result.ballots))
    found = numbers(recounted, _)
    for row in (found.columns, *found.rows):
        print("  " + " | ".join(each if isinstance(each, str) else number(each, _) for each in row))


def _say_kept(kept: Path, _: Words) -> None:
    print(_("Det som var der, ligger i {file} i {days} dager.", file=kept, days=backup.KEPT_DAYS))


def _bring_up_to_date(settings: Settings, _: Words) -> bool:
    """Make or migrate the database; says what was done, and whether anything was."""
    done = asyncio.run(migrating.migrate(settings.database))
    if done.kept:
        print(_("Databasen er oppgradert. Den som var, ligger i {file}.", file=done.kept))
    return bool(done.names)


def _show_demo(settings: Settings, _: Words) -> None:
    """Make the demo, if the database is empty or holds one; print the addresses that open it, each time new ones."""
    made = asyncio.run(_with_database(settings, demo.make_demo))
    if made is None:
        print(_("Databasen er i bruk, så det ble ikke laget noe prøveverksted."))
        return
    # Where the screen is takes the web, as in `serve`.
    from ui.routes.screen import screen_path  # noqa: PLC0415

    address = settings.address
    print(_("Åpne prøveverkstedet som"))
    for who, path in (
        (_("arrangør"), f"/account#{made.organiser_token}"),
        (_("gruppeleder"), f"/in#{made.leader_token}"),
        (_("deltaker"), f"/in#{made.participant_token}"),
        (_("storskjerm"), screen_path(settings, made.workshop_id, made.screen_serial)),
        (_("ny deltaker"), f"/j/{made.code}"),
    ):
        print(f"  {who:12} {address}{path}")


async def _with_database(settings: Settings, work: Callable[[], Awaitable[T]]) -> T:
    await open_database(settings.database)
    try:
        return await work()
    finally:
        await close_database()


def _require_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((host, port))
        except OSError as error:
            raise Conflict("port_in_use", host=host, port=port) from error
