"""What was acknowledged survives a process that is killed outright."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest

from facilitator import forms, writing
from facilitator.database import close_database, open_database
from facilitator.errors import Conflict
from models import Document
from models.vocabulary import QuestionKind
from tests.facilitator.pens import log_lines
from tests.facilitator.scenes import first_round

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("acknowledged", [1, 40, 137])
async def test_acknowledged_text_survives_sigkill(database: Path, acknowledged: int) -> None:
    scene = await first_round()
    await close_database()
    arguments = [
        str(database),
        str(scene.meeting),
        str(scene.question),
        str(scene.sara.person_id),
        str(scene.sara.key_id),
    ]
    writer = subprocess.Popen(
        [sys.executable, "-m", "tests.facilitator.test_writing_killed", *arguments], cwd=ROOT, stdout=subprocess.PIPE
    )
    assert writer.stdout is not None
    heard: list[str] = []
    while len(heard) < acknowledged:
        heard.append(writer.stdout.readline().decode().strip())
    os.kill(writer.pid, signal.SIGKILL)
    heard += writer.stdout.read().decode().split()
    writer.stdout.close()
    writer.wait()
    await open_database(database)
    lines = await log_lines(scene.meeting, scene.question)
    assert len(heard) == len(set(heard)) >= acknowledged
    assert set(heard) <= set(lines)
    # Nobody opens the document again, and yet the desk hears how much is in it.
    writing.open_rooms()
    await writing.close_rooms()
    document = await Document.get(meeting_id=scene.meeting)
    assert document.words == {str(scene.question): len(lines)}
    assert document.last_written_at is not None
    with pytest.raises(Conflict, match="question_was_asked"):
        await forms.change_question(scene.question, by=scene.made.by, kind=QuestionKind.NEXT_STEP)


async def _write_without_end(path: str, meeting: str, question: str, person: str, key: str) -> None:
    """Eight pens write as fast as they can; each acknowledged line is printed at once."""
    import asyncio  # noqa: PLC0415

    from facilitator.access import ByPerson  # noqa: PLC0415
    from facilitator.judging import Receipt  # noqa: PLC0415
    from tests.facilitator.pens import Pen  # noqa: PLC0415

    await open_database(Path(path))
    writing.open_rooms()
    by = ByPerson(UUID(person), UUID(key))

    async def go_on(name: int) -> None:
        pen = Pen()
        await pen.enter(UUID(meeting), by)
        for number in range(1_000_000):
            line = f"{name}-{number}"
            if await pen.send(pen.write(UUID(question), line), by) is Receipt.SAVED:
                os.write(1, f"{line}\n".encode())

    await asyncio.gather(*(go_on(name) for name in range(8)))


if __name__ == "__main__":
    import asyncio

    asyncio.run(_write_without_end(*sys.argv[1:]))
