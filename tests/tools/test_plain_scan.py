"""The scanner finds what is planted, in every disguise it claims to see, and stays silent about sealed bytes."""

from __future__ import annotations

import base64
import bz2
import gzip
import hashlib
import io
import json
import lzma
import os
import secrets
import sqlite3
import time
import unicodedata
import urllib.parse
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import IO, cast

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from tests.tools.plain_scan import Canaries, scan

LATIN, HINDI, TAMIL, PHONE = "Zephyrine Québert", "ज़ुबैदा क़ुरैशी", "செல்வநாயகம்", "+91 98765 43210"
ALL = (LATIN, HINDI, TAMIL, PHONE)


def noise_of(size: int) -> bytes:
    return hashlib.shake_256(b"like sealed bytes").digest(size)


def zipped(raw: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("member", raw)
    return stream.getvalue()


def raw_deflate(raw: bytes) -> bytes:
    stream = zlib.compressobj(wbits=-15)
    return stream.compress(raw) + stream.flush()


DISGUISES: dict[str, Callable[[str], bytes]] = {
    "utf-8": lambda text: text.encode(),
    "utf-16-le": lambda text: text.encode("utf-16-le"),
    "utf-16-be": lambda text: text.encode("utf-16-be"),
    "nfd": lambda text: unicodedata.normalize("NFD", text).encode(),
    "nfc": lambda text: unicodedata.normalize("NFC", text).encode(),
    "upper": lambda text: text.upper().encode(),
    "casefold": lambda text: text.casefold().encode(),
    "hex": lambda text: text.encode().hex().encode(),
    "hex-upper-utf-16-be": lambda text: text.encode("utf-16-be").hex().upper().encode(),
    "base64": lambda text: base64.b64encode(text.encode()),
    "base64-off-by-one": lambda text: base64.b64encode(b"x" + text.encode() + b"y"),
    "base64-off-by-two": lambda text: base64.b64encode(b"xx" + text.encode() + b"yyy"),
    "base64-utf-16": lambda text: base64.b64encode(b"x" + text.encode("utf-16-le")),
    "base64-url": lambda text: base64.urlsafe_b64encode(text.encode()),
    "url": lambda text: urllib.parse.quote(text).encode(),
    "json": lambda text: json.dumps({"name": text}).encode(),
    "html": lambda text: text.encode("ascii", "xmlcharrefreplace"),
    "octal": lambda text: "".join(f"\\{byte:03o}" for byte in text.encode("utf-16-be")).encode(),
    "zlib": lambda text: zlib.compress(text.encode() * 3),
    "zip": lambda text: zipped(text.encode() * 3),
    "zip-in-zip": lambda text: zipped(zipped(text.encode() * 3)),
    "gzip": lambda text: gzip.compress(text.encode()),
    "bzip2": lambda text: bz2.compress(text.encode()),
    "xz": lambda text: lzma.compress(text.encode()),
    "ascii85-in-pdf": lambda text: b"stream\n" + base64.a85encode(zlib.compress(text.encode())) + b"~>endstream",
    "deflated-zip-member-cut-short": lambda text: zipped(text.encode() + os.urandom(2000))[:600],
}


@pytest.mark.parametrize("text", ALL)
@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_canary_is_found_in_every_disguise(tmp_path: Path, disguise: str, text: str) -> None:
    start = time.time() - 1
    noise = noise_of(500)
    (tmp_path / "planted").write_bytes(noise + DISGUISES[disguise](text) + noise)
    report = scan(ALL, start, roots=[tmp_path])
    assert {one.what for one in report.findings} == {repr(text)}
    assert not report.clean


def test_sealed_bytes_are_silent(tmp_path: Path) -> None:
    (tmp_path / "sealed").write_bytes(noise_of(4_000_000))
    report = scan(ALL, 0, roots=[tmp_path])
    assert report.clean, str(report)
    assert (report.files, report.size) == (1, 4_000_000)


def test_names_of_files_folders_and_links_are_read(tmp_path: Path) -> None:
    (tmp_path / f"{LATIN}.txt").touch()
    (tmp_path / HINDI).mkdir()
    (tmp_path / "link").symlink_to(tmp_path / TAMIL)
    found = scan(ALL, 0, roots=[tmp_path]).findings
    assert {one.what for one in found} == {repr(LATIN), repr(HINDI), repr(TAMIL)}


def plain_files() -> dict[str, bytes]:
    picture = Image.new("RGB", (8, 8), "teal")
    made = {}
    for kind in ("JPEG", "PNG", "TIFF", "WebP"):
        stream = io.BytesIO()
        picture.save(stream, kind)
        made[kind] = stream.getvalue()
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.drawString(50, 50, "Zephyrine")
    canvas.save()
    made["PDF"] = stream.getvalue()
    return made


@pytest.mark.parametrize(("kind", "raw"), plain_files().items())
def test_plain_files_are_found_whatever_their_name(tmp_path: Path, kind: str, raw: bytes) -> None:
    (tmp_path / "a1b2c3").write_bytes(raw)
    (tmp_path / "archive").write_bytes(zipped(raw))
    found = scan(ALL, 0, roots=[tmp_path]).findings
    assert {(one.path.name, one.what) for one in found} == {("a1b2c3", f"plain {kind}"), ("archive", f"plain {kind}")}


def test_a_plain_database_is_found(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "clinic.db")
    connection.execute("create table patient (name text)")
    connection.execute("insert into patient values (?)", (HINDI,))
    connection.commit()
    connection.close()
    found = scan(ALL, 0, roots=[tmp_path]).findings
    assert {one.what for one in found} == {"plain SQLite", repr(HINDI)}


def test_text_in_a_printed_page_is_found(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "page"), pageCompression=1)
    canvas.drawString(50, 50, "Ask Zephyrine Quebert")
    canvas.save()
    found = scan(["Zephyrine Quebert"], 0, roots=[tmp_path]).findings
    assert "'Zephyrine Quebert'" in {one.what for one in found}


def test_what_is_older_is_passed_over_but_a_backdated_copy_is_not(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.write_text(LATIN, encoding="utf-8")
    start = old.stat().st_ctime + 0.001
    assert scan(ALL, start, roots=[tmp_path]).clean
    while time.time() < start:
        pass
    backdated = tmp_path / "backdated"
    backdated.write_text(LATIN, encoding="utf-8")
    os.utime(backdated, (1, 1))
    found = scan(ALL, start, roots=[tmp_path]).findings
    assert [one.path for one in found] == [backdated]


def test_only_allowed_paths_are_passed_over(tmp_path: Path) -> None:
    for folder in ("exports", "elsewhere"):
        (tmp_path / folder / "deep").mkdir(parents=True)
        (tmp_path / folder / "deep" / "copy.pdf").write_bytes(b"%PDF-1.7 " + LATIN.encode())
    found = scan(ALL, 0, roots=[tmp_path], allowed=[tmp_path / "exports"]).findings
    assert {one.path for one in found} == {tmp_path / "elsewhere" / "deep" / "copy.pdf"}
    assert {one.what for one in found} == {"plain PDF", repr(LATIN)}


def test_plain_headers_can_be_asked_of_some_folders_only(tmp_path: Path) -> None:
    for folder in ("clinic", "other"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x").write_bytes(b"\xff\xd8\xff" + LATIN.encode())
    found = scan(ALL, 0, roots=[tmp_path], plain_under=[tmp_path / "clinic"]).findings
    assert {(one.path.parent.name, one.what) for one in found} == {
        ("clinic", "plain JPEG"),
        ("clinic", repr(LATIN)),
        ("other", repr(LATIN)),
    }


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = tmp_path / "closed"
    closed.write_text(LATIN, encoding="utf-8")
    real = Path.open

    def refuse(path: Path, *arguments: str) -> IO[bytes]:
        if path == closed:
            raise PermissionError(path)
        return cast("IO[bytes]", real(path, *arguments))

    monkeypatch.setattr(Path, "open", refuse)
    report = scan(ALL, 0, roots=[tmp_path])
    assert report.unread == [closed]
    assert not report.clean
    assert "closed: could not be read" in str(report)


def test_canaries_that_chance_would_find_are_refused() -> None:
    with pytest.raises(ValueError, match="fewer than 6 bytes"):
        Canaries(["Asha"])


def test_the_whole_machine_is_read_by_default(tmp_path: Path) -> None:
    start = time.time() - 1
    canary = f"canary-{secrets.token_hex(12)}"
    (tmp_path / "planted").write_text(canary, encoding="utf-8")
    found = scan([canary], start, plain_under=[tmp_path]).findings
    assert tmp_path / "planted" in {one.path for one in found}
