"""Everything that can be read out of a PDF, by every way there is, so that a marker that is in it anywhere is found.

What poppler reads, every text string of every object in each of its encodings, every stream unpacked, metadata, and
attachments with their names.
"""

from __future__ import annotations

import io
import subprocess
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import pikepdf

ENCODINGS = ("utf-8", "utf-16-be", "utf-16-le", "latin-1")


def found_in(pdf: bytes, words: Iterable[str], folder: Path, *, password: str = "") -> set[str]:
    """Return which of the words can be read anywhere in a PDF; spaces and line ends do not count."""
    readable = _tight("\n".join(readings(pdf, folder, password=password)))
    return {word for word in words if _tight(word) in readable}


def readings(pdf: bytes, folder: Path, *, password: str = "") -> Iterator[str]:
    """Yield what each way of reading gives."""
    yield from _bytes(pdf)
    yield _poppler(pdf, folder, password)
    with pikepdf.open(io.BytesIO(pdf), password=password) as opened:
        for item in opened.objects:
            yield from _strings(item)
            if isinstance(item, pikepdf.Stream):
                yield from _unpacked(item)
        yield from _strings(opened.trailer.get("/Info", pikepdf.Dictionary()))
        for name, attached in opened.attachments.items():
            yield name
            yield from _bytes(attached.get_file().read_bytes())


def _poppler(pdf: bytes, folder: Path, password: str) -> str:
    path = folder / "contents.pdf"
    path.write_bytes(pdf)
    key = ["-upw", password] if password else []
    said = [
        subprocess.run([*command, *key, str(path), *rest], capture_output=True, check=True).stdout
        for command, rest in ((["pdftotext"], ["-"]), (["pdftotext", "-raw"], ["-"]), (["pdfinfo", "-meta"], []))
    ]
    return "\n".join(each.decode("utf-8", "replace") for each in said)


def _strings(item: object) -> Iterator[str]:
    """Yield every string and name within an object that is not read through a reference."""
    waiting = [item]
    while waiting:
        each = waiting.pop()
        if isinstance(each, pikepdf.String):
            yield str(each)
            yield from _bytes(bytes(each))
        elif isinstance(each, pikepdf.Array):
            waiting.extend(one for one in each if not _is_far(one))
        elif isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            pairs = dict(each.items())
            yield from pairs
            waiting.extend(one for one in pairs.values() if not _is_far(one))
        elif isinstance(each, pikepdf.Name):
            yield str(each)


def _is_far(item: object) -> bool:
    """Tell whether an object stands by itself in the file, and so comes in its own turn."""
    return isinstance(item, pikepdf.Object) and item.is_indirect


def _unpacked(stream: pikepdf.Stream) -> Iterator[str]:
    yield from _bytes(stream.read_raw_bytes())
    try:
        yield from _bytes(stream.read_bytes())
    except pikepdf.PdfError:  # a JPEG: its raw bytes were looked at
        return


def _bytes(content: bytes) -> Iterator[str]:
    for encoding in ENCODINGS:
        yield content.decode(encoding, "ignore")


def _tight(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())
