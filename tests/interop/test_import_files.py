"""What a file is, by its first bytes; what no patients are read from is refused with advice."""

from __future__ import annotations

from pathlib import Path

import pytest

from luna_desktop.interop import import_files
from luna_desktop.interop.import_files import FileKind, FileRefused, encoding_of, fingerprint, kind_of, opened_text


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"Name,Mobile\r\n", FileKind.CSV),
        (b"\xef\xbb\xbfbegin:vcard\r\n", FileKind.VCARD),
        ("\ufeffBEGIN:VCARD".encode("utf-16-le"), FileKind.VCARD),
        (b'  {"resourceType": "Bundle"}', FileKind.FHIR),
    ],
)
def test_kinds_are_told_by_what_stands_in_the_file(head: bytes, kind: FileKind) -> None:
    assert kind_of(head) is kind


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (b"", "empty"),
        (b"PK\x03\x04rest", "CSV UTF-8"),
        (b"\xd0\xcf\x11\xe0rest", "CSV"),
        (b"%PDF-1.7", "PDF"),
        (b"SQLite format 3\0", "database"),
        (b"<?xml version='1.0'?>", "XML"),
    ],
)
def test_other_files_are_refused_with_advice(head: bytes, said: str) -> None:
    with pytest.raises(FileRefused) as refused:
        kind_of(head)
    assert said in str(refused.value.message)


@pytest.mark.parametrize(
    ("text", "written", "encoding"),
    [
        ("Name,आशा", "utf-8", "utf-8"),
        ("Name,आशा", "utf-8-sig", "utf-8-sig"),
        ("Name,Mobile,City", "utf-16", "utf-16"),
        ("Name,Mobile,City", "utf-16-le", "utf-16-le"),
        ("Name,Mobile,City", "utf-16-be", "utf-16-be"),
        ("Name,José,x", "cp1252", ""),
    ],
)
def test_encodings_are_found_out_and_western_letters_are_asked_about(text: str, written: str, encoding: str) -> None:
    assert encoding_of(text.encode(written)) == encoding


def test_one_western_letter_far_into_a_file_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"Name\n" + b"Asha\n" * 300_000 + "José\n".encode("cp1252"))
    sha256, encoding, head = fingerprint(path)
    assert (len(sha256), encoding, head[:4]) == (64, "", b"Name")
    with opened_text(path, encoding) as stream:
        assert stream.read()[-5:] == "José\n"


def test_large_and_missing_files_and_unknown_encodings_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "list.csv"
    with pytest.raises(FileRefused, match="cannot be read"):
        fingerprint(path)
    with pytest.raises(FileRefused, match="cannot be read"):
        opened_text(path, "utf-8")
    path.write_bytes(b"Name\nAsha\n")
    with pytest.raises(FileRefused, match="writing letters"):
        opened_text(path, "klingon")
    monkeypatch.setattr(import_files, "MOST_BYTES", 5)
    with pytest.raises(FileRefused, match="larger"):
        fingerprint(path)
