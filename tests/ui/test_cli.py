"""The command line, as real processes on real data."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import httpx
import pypdf
import pytest
import structlog

from exports.ballot_file import ballot_file
from facilitator.migrating import row_counts
from models.vocabulary import Language
from tests.exports.polls import WORDS, a_poll
from tests.exports.samples import BOKMAAL
from tests.serving import Server, free_port
from ui.cli import language_of, main
from ui.logs import configure_logs

COMMANDS = ("serve", "demo", "migrate", "export", "archive", "backup", "restore", "recount")


def _run(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """The command, spoken to in bokmål."""
    return subprocess.run(
        [sys.executable, "-c", "import sys; from ui.cli import main; sys.exit(main())", *arguments],
        env=os.environ | {"VERKSTED_DATA": str(folder), "LC_ALL": "nb_NO.UTF-8"} | variables,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([command, "--help"])
    assert end.value.code == 0
    assert f"verksted {command}" in capsys.readouterr().out


def test_server_holds_its_data(tmp_path: Path) -> None:
    server = Server(tmp_path / "data").start()
    try:
        assert httpx.get(f"{server.address}/healthz").text == "ok"
        for command in (["serve"], ["migrate"], ["demo"], ["restore", str(tmp_path / "copy.sqlite3")]):
            refused = _run(server.folder, *command)
            assert refused.returncode == 1
            assert refused.stderr == f"Et annet verksted bruker mappen {server.folder}. Stopp det først.\n"
        assert _run(server.folder, "backup", str(tmp_path / "copy.sqlite3")).returncode == 0
    finally:
        server.stop()


def test_killed_server_starts_again(tmp_path: Path) -> None:
    server = Server(tmp_path / "data").start()
    try:
        server.kill()
        server.start()
        assert httpx.get(f"{server.address}/healthz").status_code == 200
        # Nobody made an account, so each start printed a link, and only the last one works.
        first, second = re.findall(rf"{server.address}/account#([\w-]+)", server.log)
        assert first != second
    finally:
        server.stop()


def test_demo_prints_where_to_go_each_time(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    address = r"http://localhost:8080"
    pattern = (
        r"Åpne prøveverkstedet som\n"
        rf"  arrangør     {address}/account#[\w-]+\n"
        rf"  gruppeleder  {address}/in#[\w-]+\n"
        rf"  deltaker     {address}/in#[\w-]+\n"
        rf"  storskjerm   {address}/screen/[\w-]+/[\w.-]+\n"
        rf"  ny deltaker  {address}/j/\w+\n"
    )
    first, second = _run(folder, "demo"), _run(folder, "demo")
    assert (first.stderr, first.returncode) == ("", 0)
    assert re.fullmatch(pattern, first.stdout)
    assert re.fullmatch(pattern, second.stdout)
    assert first.stdout != second.stdout
    assert row_counts(folder / "verksted.sqlite3")["workshop"] == 1


def test_backup_comes_back_and_is_exported(tmp_path: Path) -> None:
    folder, copy, paper = tmp_path / "data", tmp_path / "copy.sqlite3", tmp_path / "summary.pdf"
    made = _run(folder, "demo")
    counts = row_counts(folder / "verksted.sqlite3")
    assert _run(folder, "backup", str(copy)).stdout == f"Sikkerhetskopien ligger i {copy}.\n"
    elsewhere = tmp_path / "elsewhere"
    # Whoever names an owner means one workshop, and a backup would take everybody's place.
    refused = _run(elsewhere, "restore", str(copy), "--owner", "marit@kommune-a.example")
    assert (refused.returncode, refused.stderr) == (1, f"--owner gjelder bare et arkiv, og {copy} er ikke det.\n")
    assert not (elsewhere / "verksted.sqlite3").exists()
    assert _run(elsewhere, "restore", str(copy)).stdout == "Sikkerhetskopien er lagt tilbake.\n"
    assert row_counts(elsewhere / "verksted.sqlite3") == counts
    code = made.stdout.rpartition("/j/")[2].strip()
    assert _run(elsewhere, "export", code, str(paper)).stdout == f"Oppsummeringen ligger i {paper}.\n"
    assert "Nærmiljø 2030" in pypdf.PdfReader(paper).pages[0].extract_text()


def test_archive_comes_back_beside_what_is_there(tmp_path: Path) -> None:
    folder, file = tmp_path / "data", tmp_path / "arkiv.zip"
    code = _run(folder, "demo").stdout.rpartition("/j/")[2].strip()
    counts = row_counts(folder / "verksted.sqlite3")
    assert _run(folder, "archive", code, str(file)).stdout == f"Arkivet ligger i {file}.\n"
    assert file.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith("arkiv")] == ["arkiv.zip"]
    restored = _run(folder, "restore", str(file))
    assert (restored.stderr, restored.returncode) == ("", 0)
    assert re.fullmatch(
        r"«Nærmiljø 2030» er lagt til, med koden \d{6}\.\n"
        rf"Det har {counts['person']} personer\.\n"
        rf"Det har notater fra {counts['document']} møter?\.\n"
        rf"Det som var der, ligger i {folder}/verksted-before-restore-[\d-]+\.sqlite3 i 30 dager\.\n",
        restored.stdout,
    )
    again = row_counts(folder / "verksted.sqlite3")
    for table in ("workshop", "theme", "person", "meeting", "document", "document_update", "assignment"):
        assert again[table] == 2 * counts[table], table
    (kept,) = folder.glob("verksted-before-restore-*")
    assert row_counts(kept) == counts


def test_archive_that_is_refused_changes_nothing(tmp_path: Path) -> None:
    folder, file = tmp_path / "data", tmp_path / "arkiv.zip"
    code = _run(folder, "demo").stdout.rpartition("/j/")[2].strip()
    _run(folder, "archive", code, str(file), "--contacts")
    broken, empty = tmp_path / "skadet.zip", tmp_path / "empty"
    broken.write_bytes(file.read_bytes()[:-100])
    before = (folder / "verksted.sqlite3").read_bytes()
    refused = {
        "damaged": _run(folder, "restore", str(broken)),
        "owner": _run(folder, "restore", str(file), "--owner", "ingen@kommune-a.example"),
        "nothing there": _run(empty, "restore", str(file)),
        "there already": _run(folder, "archive", code, str(file)),
        "unknown code": _run(folder, "archive", "ABCDEF", str(tmp_path / "x.zip")),
    }
    assert {name: (each.returncode, each.stdout, each.stderr) for name, each in refused.items()} == {
        "damaged": (1, "", f"Arkivet {broken} er skadet. Bruk en annen kopi av det.\n"),
        "owner": (1, "", "Ingen har konto med ingen@kommune-a.example. Be administratoren lage en.\n"),
        "nothing there": (
            1,
            "",
            f"Det finnes ingen database i {empty}/verksted.sqlite3. Start med «verksted serve».\n",
        ),
        "there already": (1, "", f"Filen {file} finnes fra før. Velg et annet navn.\n"),
        "unknown code": (1, "", "Vi finner ikke det du leter etter. Sjekk adressen, eller logg inn på nytt.\n"),
    }
    assert (folder / "verksted.sqlite3").read_bytes() == before
    assert [*folder.glob("verksted-before-*")] == []
    migrated = tmp_path / "migrated"
    _run(migrated, "migrate")
    nobody = _run(migrated, "restore", str(file))
    assert nobody.stderr == "Ingen kan eie verkstedet ennå. Start tjeneren og lag den første kontoen.\n"


def test_trouble_is_said_in_a_sentence(tmp_path: Path) -> None:
    folder, paper = tmp_path / "data", str(tmp_path / "out")
    cases = {
        "backup": _run(folder, "backup", paper),
        "export": _run(folder, "export", "123456", paper),
        "restore": _run(folder, "restore", paper),
        "setting": _run(folder, "migrate", VERKSTED_PORT="eighty"),
        "unknown": _run(folder, "migrate", VERKSTED_COLOUR="blue"),
    }
    assert {name: (each.returncode, each.stdout, each.stderr) for name, each in cases.items()} == {
        "backup": (1, "", f"Det finnes ingen database i {folder}/verksted.sqlite3. Start med «verksted serve».\n"),
        "export": (1, "", f"Det finnes ingen database i {folder}/verksted.sqlite3. Start med «verksted serve».\n"),
        "restore": (1, "", f"Finner ikke filen {paper}. Sjekk navnet.\n"),
        "setting": (1, "", "Innstillingen VERKSTED_PORT kan ikke være «eighty». Se tabellen i README.\n"),
        "unknown": (1, "", "Innstillingen VERKSTED_COLOUR finnes ikke. Se tabellen i README.\n"),
    }
    assert _run(folder, "sing").returncode == 2


def test_taken_port_is_said_in_a_sentence(tmp_path: Path) -> None:
    server = Server(tmp_path / "data").start()
    try:
        refused = _run(tmp_path / "other", "serve", VERKSTED_PORT=str(server.port))
        assert refused.stderr == f"Port {server.port} er opptatt. Velg en annen med VERKSTED_PORT.\n"
        assert refused.returncode == 1
    finally:
        server.stop()


def test_command_line_speaks_the_machines_language() -> None:
    assert language_of({"LANG": "nn_NO.UTF-8"}) is Language.NYNORSK
    assert language_of({"LANG": "nn_NO.UTF-8", "LC_ALL": "nb_NO.UTF-8"}) is Language.BOKMAAL
    assert language_of({"LANG": "C"}) is Language.ENGLISH
    assert language_of({}) is Language.ENGLISH


_WITHOUT_ROOM = """
import resource, sys
from ui.cli import main
import ui.app
resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, resource.RLIM_INFINITY))
sys.exit(main())
"""
_WITHOUT_RIGHTS = """
import os, sys
from ui.cli import main
import ui.app
if os.geteuid() == 0:
    os.setgid(65534), os.setuid(65534)
sys.exit(main())
"""


def _run_so(program: str, folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, command],
        env=os.environ | {"VERKSTED_DATA": str(folder), "LC_ALL": "nb_NO.UTF-8", "VERKSTED_PORT": str(free_port())},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("command", ["serve", "migrate"])
def test_start_on_a_disk_without_room_says_so(tmp_path: Path, command: str) -> None:
    """No file may grow: what the system answers then is what it answers on a full disk, but for the name."""
    refused = _run_so(_WITHOUT_ROOM.format(size=0), tmp_path / "data", command)
    assert refused.stderr.startswith(f"Databasen i {tmp_path / 'data'} kan ikke skrives til (")
    assert "Traceback" not in refused.stderr
    assert refused.returncode == 1


@pytest.mark.parametrize("what", ["folder", "database"])
def test_start_on_data_that_may_only_be_read_says_so(what: str) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "data"
        assert _run(folder, "migrate").returncode == 0
        Path(place).chmod(0o755)
        for path in folder.iterdir():
            path.chmod(0o444)
        (folder / "lock").chmod(0o666)
        folder.chmod(0o555 if what == "folder" else 0o777)
        if what == "folder":
            (folder / "lock").unlink()
        refused = _run_so(_WITHOUT_RIGHTS, folder, "serve")
        folder.chmod(0o700)
    said = "Mappen {} kan ikke skrives til" if what == "folder" else "Databasen i {} kan ikke skrives til ("
    assert refused.stderr.startswith(said.format(folder)), refused.stderr
    assert "Traceback" not in refused.stderr
    assert refused.returncode == 1


def test_log_that_nobody_takes_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (tmp_path / "read.log").open("w") as file:
        pass
    with (tmp_path / "read.log").open() as file, monkeypatch.context() as errors:
        errors.setattr(sys, "stderr", file)
        configure_logs("info")
        structlog.get_logger().error("storage_failing")
    configure_logs("info")


def test_ballots_in_a_file_are_counted_again(tmp_path: Path) -> None:
    """Without a database: whoever has the file can do it."""
    file = tmp_path / "ballots.csv"
    file.write_bytes(ballot_file(a_poll(seats=1, words=WORDS[:2]), [{"o0": 2}] * 4 + [{"o1": 1}] * 3, None, BOKMAAL))
    assert _run(tmp_path, "recount", str(file)).stdout.splitlines() == [
        "7 stemmer er talt.",
        "  Plass | Alternativ | Prikker | Går videre",
        "  1 | Gåbuss med faste voksne | 8 | Ja",
        "  2 | Åpen skolegård etter kl. 16 | 3 | ",
    ]
    file.write_bytes(b"something else")
    refused = _run(tmp_path, "recount", str(file))
    assert refused.returncode == 1
    assert refused.stderr == "Linje 1 er ikke slik vi skrev den. Last ned filen på nytt.\n"
    assert _run(tmp_path, "recount", str(tmp_path / "none.csv")).returncode == 1
