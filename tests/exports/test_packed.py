"""Archives with the same members are the same bytes."""

import io
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from exports import packed


def archive(year: int, *members: tuple[str, str]) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_STORED) as made:
        for name, text in members:
            member = ZipInfo(name, (year, 1, 1, 0, 0, 0))
            member.create_system = year % 4
            made.writestr(member, text)
    return file.getvalue()


def test_same_members_are_same_bytes_whenever_and_in_whatever_order_they_came() -> None:
    old = archive(1999, ("word/document.xml", "tekst"), ("[Content_Types].xml", "slag"))
    new = archive(2031, ("[Content_Types].xml", "slag"), ("word/document.xml", "tekst"))

    assert old != new
    assert packed.steady(old) == packed.steady(new)


def test_members_are_whole_and_what_the_archive_is_comes_first() -> None:
    file = packed.steady(archive(1999, ("word/document.xml", "å" * 9999), ("[Content_Types].xml", "slag")))

    with ZipFile(io.BytesIO(file)) as read:
        assert read.namelist() == ["[Content_Types].xml", "word/document.xml"]
        assert read.read("word/document.xml").decode() == "å" * 9999
    assert len(file) < 2000
