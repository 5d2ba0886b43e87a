"""The list of a zip: every file in it is compared, and what is missing, added or changed is named."""

from __future__ import annotations

import hashlib
import io
import zipfile

import pytest

from luna_desktop.interop.sealed_zip import MANIFEST, SEAL, NotAZip, holds_nothing_else, manifest_of, read_sealed_zip

FILES = {"bundle.json": b"{}", "photos/photo-001.jpg": b"\xff\xd8picture", "record.csv": b"a,b\n"}


def packed(files: dict[str, bytes], listed: dict[str, bytes] = FILES, *, seal: bytes | None = b"LUNA1*x\n") -> bytes:
    manifest = manifest_of({name: hashlib.sha256(content).hexdigest() for name, content in listed.items()})
    extra = {MANIFEST: manifest} | ({SEAL: seal} if seal is not None else {})
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in {**files, **extra}.items():
            made.writestr(name, content)
    return out.getvalue()


def test_a_whole_zip_matches_its_list() -> None:
    found = read_sealed_zip(packed(FILES))
    assert (found.seal, found.changed, found.files) == ("LUNA1*x", (), 5)
    listed = manifest_of({name: hashlib.sha256(content).hexdigest() for name, content in FILES.items()})
    assert found.digest == hashlib.sha256(listed).hexdigest()


@pytest.mark.parametrize(
    ("files", "changed"),
    [
        ({**FILES, "bundle.json": b"{ }"}, ("bundle.json",)),
        ({name: FILES[name] for name in ("bundle.json", "record.csv")}, ("photos/photo-001.jpg",)),
        ({**FILES, "more.txt": b"added"}, ("more.txt",)),
        (
            {**FILES, "bundle.json": FILES["record.csv"], "record.csv": FILES["bundle.json"]},
            ("bundle.json", "record.csv"),
        ),
    ],
)
def test_what_does_not_match_is_named(files: dict[str, bytes], changed: tuple[str, ...]) -> None:
    assert read_sealed_zip(packed(files)).changed == changed


def test_a_zip_without_a_seal_carries_none() -> None:
    assert read_sealed_zip(packed(FILES, seal=None)).seal == ""


def test_what_some_programs_unpack_and_the_table_of_contents_does_not_list_is_no_copy() -> None:
    """A program that begins at the front shows the archive before; one that begins at the table shows ours."""
    forged, genuine = packed({**FILES, "bundle.json": b"forged"}), packed(FILES)
    assert holds_nothing_else(genuine)
    for content in (forged + genuine, b"#!" + genuine, genuine + b"more", genuine + b"PK\x05\x06" + bytes(18)):
        assert not holds_nothing_else(content)
        with pytest.raises(NotAZip):
            read_sealed_zip(content)


def test_a_zip_that_was_packed_anew_by_another_program_still_matches() -> None:
    """Programs that write without going back describe each entry behind it."""

    class Forward(io.RawIOBase):
        def __init__(self) -> None:
            self.out = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, part: bytes | memoryview) -> int:  # type: ignore[override]
            self.out += bytes(part)
            return len(part)

    forward = Forward()
    with zipfile.ZipFile(io.BytesIO(packed(FILES))) as opened, zipfile.ZipFile(forward, "w") as anew:  # type: ignore[arg-type]
        for name in reversed(opened.namelist()):
            anew.writestr(name, opened.read(name))
    assert read_sealed_zip(bytes(forward.out)).changed == ()


@pytest.mark.parametrize("content", [b"", b"PK", b"no zip at all", packed(FILES)[:-30], packed(FILES)[:60]])
def test_what_is_cut_short_is_no_zip(content: bytes) -> None:
    with pytest.raises(NotAZip):
        read_sealed_zip(content)


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_cannot_be_unpacked_is_no_zip(method: int) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        made.writestr(SEAL, b"")
        made.writestr(MANIFEST, bytes(range(256)) * 40)
        start = made.getinfo(MANIFEST).header_offset + 30 + len(MANIFEST)
    broken = bytearray(out.getvalue())
    for at in range(start + 20, start + 60):
        broken[at] ^= 0x5A
    with pytest.raises(NotAZip):
        read_sealed_zip(bytes(broken))


def test_bytes_hidden_in_a_folder_are_named_and_an_empty_folder_is_not() -> None:
    assert read_sealed_zip(packed({**FILES, "photos/": b"more"})).changed == ("photos/",)
    assert read_sealed_zip(packed({**FILES, "photos/": b""})).changed == ()


def test_a_list_too_long_for_any_copy_is_not_unpacked() -> None:
    assert read_sealed_zip(packed({}, {}, seal=b" " * 1024**2)).seal == ""
    with pytest.raises(NotAZip):
        read_sealed_zip(packed({}, {}, seal=b" " * (16 * 1024**2 + 1)))
