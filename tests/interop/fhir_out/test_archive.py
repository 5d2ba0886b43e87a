"""The zip: the same bytes for the same content, a list of digests that sums, and a signature over the list."""

from __future__ import annotations

import hashlib
import io
import zipfile

import pytest

from luna_desktop.domain.clinical.history import Coded, Condition
from luna_desktop.domain.people import Identity
from luna_desktop.interop.fhir_out.archive import make_files, make_zip, manifest_of
from luna_desktop.texts import ENGLISH, Translator
from tests.interop.fhir_out.copies import a_copy

COPY = a_copy(Identity("Kumar"), Condition(Coded("Melasma")))


def files(words: Translator = ENGLISH) -> dict[str, bytes]:
    return make_files(COPY, words, b"%PDF", lambda _bundle: ())


def test_the_same_copy_is_the_same_bytes() -> None:
    assert make_zip(files(), COPY) == make_zip(files(), COPY)


def test_the_list_of_digests_names_every_file_and_is_what_is_signed() -> None:
    signed: list[bytes] = []

    def seal(manifest: bytes) -> str:
        signed.append(manifest)
        return "LUNA-SEAL"

    with zipfile.ZipFile(io.BytesIO(make_zip(files(), COPY, seal))) as opened:
        manifest = opened.read("manifest.sha256")
        assert opened.read("seal.txt") == b"LUNA-SEAL\n"
        names = set(opened.namelist()) - {"manifest.sha256", "seal.txt"}
        for line in manifest.decode().splitlines():
            digest, name = line.split("  ")
            assert hashlib.sha256(opened.read(name)).hexdigest() == digest
            names.remove(name)
    assert not names
    assert signed == [manifest]
    assert manifest == manifest_of(files())


def test_the_readme_is_in_the_language_of_the_copy() -> None:
    english = files()["README.txt"].decode("utf-8-sig")
    assert "bundle.json" in english
    assert "RC-2026-0001" in english
    assert files(Translator("hi"))["README.txt"].startswith(b"\xef\xbb\xbf")


def test_what_is_no_valid_fhir_never_becomes_a_copy() -> None:
    with pytest.raises(ValueError, match="entry"):
        make_files(COPY, ENGLISH, b"%PDF", lambda _bundle: ("entry.0: wrong",))
