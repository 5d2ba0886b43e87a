"""Read finished PDFs back: with poppler, with qpdf, and by walking the structure tree."""

from __future__ import annotations

import io
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pikepdf

PAINTING = frozenset({"Tj", "TJ", "'", '"', "f", "f*", "F", "B", "B*", "b", "b*", "S", "s", "Do", "sh"})


def text_of(pdf: bytes, folder: Path, *, page: int = 0) -> str:
    """Return what poppler reads, of one page (from 1) or of all."""
    path = folder / "read.pdf"
    path.write_bytes(pdf)
    pages = ["-f", str(page), "-l", str(page)] if page else []
    run = subprocess.run(["pdftotext", *pages, str(path), "-"], capture_output=True, check=True)
    assert not run.stderr, run.stderr
    return run.stdout.decode("utf-8")


def flat_text(pdf: bytes, folder: Path) -> str:
    """Return what poppler reads on all pages, with single spaces."""
    return " ".join(text_of(pdf, folder).split())


def facts_of(pdf: bytes, folder: Path) -> dict[str, str]:
    """Return what pdfinfo says."""
    path = folder / "facts.pdf"
    path.write_bytes(pdf)
    run = subprocess.run(["pdfinfo", str(path)], capture_output=True, check=True, text=True)
    return {name: value.strip() for name, _colon, value in (line.partition(":") for line in run.stdout.splitlines())}


def assert_sound(pdf: bytes, folder: Path) -> None:
    """Assert that qpdf finds neither error nor warning."""
    path = folder / "sound.pdf"
    path.write_bytes(pdf)
    run = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "WARNING" not in run.stdout + run.stderr


def elements(pdf: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Dictionary, pikepdf.Object]]:
    """Yield every structure element with its parent, in reading order."""
    root = pdf.Root.StructTreeRoot
    waiting = [(root.K, root)]
    while waiting:
        element, parent = waiting.pop()
        assert element.P.objgen == parent.objgen
        yield element, parent
        kids = element.get("/K", pikepdf.Array())
        kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        waiting.extend((kid, element) for kid in reversed(kids) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid)


def tags(pdf: bytes) -> list[str]:
    """Return the tags in reading order."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [str(element.S)[1:] for element, _parent in elements(opened)]


def _contents(element: pikepdf.Dictionary, pages: dict[tuple[int, int], int]) -> Iterator[tuple[int, int]]:
    kids = element.get("/K", pikepdf.Array())
    for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            if "/MCID" in kid:
                yield pages[kid.Pg.objgen], int(kid.MCID)
        else:
            yield pages[element.Pg.objgen], int(kid)


def assert_tagged(pdf: bytes) -> None:
    """Assert that every painted mark is an artifact or hangs in the tree, exactly once and in both directions."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        pages = {page.obj.objgen: index for index, page in enumerate(opened.pages)}
        owned: Counter[tuple[int, int]] = Counter()
        parents = list(opened.Root.StructTreeRoot.ParentTree.Nums)
        for element, _parent in elements(opened):
            for page, mcid in _contents(element, pages):
                owned[page, mcid] += 1
                assert parents[2 * page + 1][mcid].objgen == element.objgen
        drawn = Counter((index, mcid) for index, page in enumerate(opened.pages) for mcid in _marked_contents(page))
    assert owned == drawn
    assert set(owned.values()) <= {1}


def _marked_contents(page: pikepdf.Page) -> Iterator[int]:
    open_marks: list[int | None] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in {"BDC", "BMC"}:
            mcid = operands[1].get("/MCID") if name == "BDC" else None
            artifact = str(operands[0]) == "/Artifact"
            assert artifact or mcid is not None or any(mark is not None for mark in open_marks)
            assert not (artifact and any(mark not in {None, -1} for mark in open_marks))
            open_marks.append(-1 if artifact else None if mcid is None else int(mcid))
            if mcid is not None:
                yield int(mcid)
        elif name == "EMC":
            open_marks.pop()
        elif name in PAINTING:
            assert any(mark is not None for mark in open_marks), f"{name} outside of marked content"
    assert not open_marks
