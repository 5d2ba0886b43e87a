"""A copy under a passphrase: opened by it alone, with a name that says nothing, and read by other programs."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pyzipper

from luna_desktop.interop.locked_zip import FIRST, RECORD, WrongPassphrase, first_sheet, is_locked, locked, unlocked
from luna_desktop.interop.sealed_zip import NotAZip
from luna_desktop.texts import ENGLISH, Translator

PASSPHRASE = "ab2c-de3f-gh4j-km5n-pq6r"
AT = datetime(2026, 11, 30, 6, 0, tzinfo=UTC)


def a_record() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr("tables/allergies.csv", "melasma")
    return packed.getvalue()


@pytest.fixture(scope="module")
def whole() -> bytes:
    return locked(a_record(), first_sheet(ENGLISH), PASSPHRASE, AT)


def test_the_passphrase_opens_it_and_nothing_else_does(whole: bytes) -> None:
    assert is_locked(io.BytesIO(whole))
    found = unlocked(io.BytesIO(whole), PASSPHRASE)
    assert (found.record, found.first, found.others) == (a_record(), first_sheet(ENGLISH), ())
    for wrong in ("", "ab2c-de3f-gh4j-km5n-pq6s", "पासफ़्रेज़"):
        with pytest.raises((WrongPassphrase, NotAZip)):
            unlocked(io.BytesIO(whole), wrong)


def test_names_and_bytes_say_nothing_of_the_record(whole: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(whole)) as opened:
        assert opened.namelist() == [FIRST, RECORD]
        assert opened.read(FIRST).decode("utf-8-sig").startswith("The file record.zip in this archive is encrypted")
        assert opened.getinfo(RECORD).CRC == 0, "no digest of what is plain"
    assert b"allergies" not in whole
    assert b"melasma" not in whole


def test_pyzipper_opens_it_and_the_plain_reader_of_python_does_not(whole: bytes) -> None:
    with pyzipper.AESZipFile(io.BytesIO(whole)) as opened:
        opened.setpassword(PASSPHRASE.encode())
        assert opened.read(RECORD) == a_record()
    with zipfile.ZipFile(io.BytesIO(whole)) as plain:
        with pytest.raises(RuntimeError):
            plain.read(RECORD)
        with pytest.raises((RuntimeError, NotImplementedError)):
            plain.read(RECORD, PASSPHRASE.encode())


def test_seven_zip_opens_it_with_the_passphrase_alone(whole: bytes, tmp_path: Path) -> None:
    program = shutil.which("7zz") or shutil.which("7z")
    assert program is not None, "make test installs it, or names the line that does"
    (tmp_path / "copy.zip").write_bytes(whole)
    for given, status in ((PASSPHRASE, 0), ("another-passphrase-here", 2)):
        done = subprocess.run(
            [program, "t", f"-p{given}", str(tmp_path / "copy.zip")], capture_output=True, check=False
        )
        assert done.returncode == status


@pytest.mark.parametrize("at", [-30, -120, -250, 300])
def test_a_changed_byte_or_a_missing_end_is_noticed(whole: bytes, at: int) -> None:
    with pytest.raises(NotAZip):
        unlocked(io.BytesIO(whole[:at]), PASSPHRASE)
    place = at if at > 0 else whole.index(b"record.zip") + 60
    other = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
    with pytest.raises((NotAZip, WrongPassphrase)):
        unlocked(io.BytesIO(other), PASSPHRASE)


def test_a_file_beside_the_two_is_named(whole: bytes) -> None:
    more = io.BytesIO(whole)
    with zipfile.ZipFile(more, "a") as opened:
        opened.writestr("invoice.exe", b"MZ")
    assert unlocked(more, PASSPHRASE).others == ("invoice.exe",)


def test_other_files_are_not_locked_copies(tmp_path: Path) -> None:
    (tmp_path / "plain.zip").write_bytes(a_record())
    (tmp_path / "none.zip").write_bytes(b"PK\x03\x04nothing")
    assert [is_locked(path) for path in sorted(tmp_path.iterdir())] == [False, False]
    assert not is_locked(tmp_path / "gone.zip")


def test_the_sheet_is_whole_in_hindi_too() -> None:
    sheet = first_sheet(Translator("hi")).decode("utf-8-sig")
    assert sheet.count("\r\n\r\n") == first_sheet(ENGLISH).decode("utf-8-sig").count("\r\n\r\n")
    assert "7-Zip" in sheet
