"""A new file is there whole or not at all, and takes nobody's place."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator.errors import Conflict
from facilitator.newfile import new_file

_KILLED = """
import os, signal, sys
from pathlib import Path
from facilitator.newfile import new_file
with new_file(Path(sys.argv[1])) as unfinished:
    unfinished.write_bytes(b"half")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def _write(target: Path, content: bytes, meanwhile: Callable[[], object] = lambda: None) -> None:
    with new_file(target) as unfinished:
        unfinished.write_bytes(content)
        meanwhile()


def test_file_is_the_owners_alone_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    with new_file(tmp_path / "arkiv.zip") as unfinished:
        unfinished.write_bytes(b"whole")
        assert not (tmp_path / "arkiv.zip").exists()

    (file,) = tmp_path.iterdir()
    assert (file.name, file.read_bytes(), file.stat().st_mode & 0o777) == ("arkiv.zip", b"whole", 0o600)


def test_file_that_is_there_or_comes_meanwhile_stays(tmp_path: Path) -> None:
    file = tmp_path / "arkiv.zip"
    with pytest.raises(Conflict, match="backup_exists"):
        _write(file, b"ours", lambda: file.write_bytes(b"theirs"))
    with pytest.raises(Conflict, match="backup_exists"):
        _write(file, b"ours")

    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"theirs"]


def test_two_at_once_make_one_whole_file(tmp_path: Path) -> None:
    file = tmp_path / "arkiv.zip"
    with pytest.raises(Conflict, match="backup_exists"):
        _write(file, b"half of", lambda: _write(file, b"whole"))

    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"whole"]


def test_file_that_goes_wrong_is_gone(tmp_path: Path) -> None:
    with pytest.raises(Conflict, match="data_not_writable"):
        _write(tmp_path / "arkiv.zip", b"half", (tmp_path / "nowhere" / "x").touch)
    with pytest.raises(Conflict, match="data_not_writable"):
        _write(tmp_path / "nowhere" / "arkiv.zip", b"whole")

    assert [*tmp_path.iterdir()] == []


def test_kill_leaves_no_half_file_under_the_name(tmp_path: Path) -> None:
    file = tmp_path / "arkiv.zip"
    killed = subprocess.run([sys.executable, "-c", _KILLED, str(file)], env=os.environ, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert not file.exists()

    _write(file, b"whole")

    assert file.read_bytes() == b"whole"
