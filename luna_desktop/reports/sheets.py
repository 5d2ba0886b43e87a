"""Pages of other PDFs inside a copy: which can be printed, how large they are, and how they are carried over.

A copy says everything with embedded fonts, so a page that leaves its fonts to the reader's computer stays outside.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf

DEEPEST = 6
_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_BROKEN = (pikepdf.PdfError, pikepdf.PasswordError, ValueError, TypeError, KeyError, AttributeError, RuntimeError)


def sizes_of(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Return width and height of each page in points as it is seen; nothing where the pages cannot be printed."""
    try:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            if opened.is_encrypted or any(not _has_its_fonts(page) for page in opened.pages):
                return ()
            return tuple(_size(page) for page in opened.pages)
    except _BROKEN:
        return ()


def sheet_form(target: pikepdf.Pdf, pdf: bytes, at: int) -> pikepdf.Object:
    """Return a page as a form of another PDF, turned as it is seen, its lower left corner at the origin."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        page = opened.pages[at]
        form = page.as_form_xobject()
        width, height = _size(page)
        inner = target.copy_foreign(form)
    left, bottom, right, top = _seen_box(inner)
    outer = pikepdf.Stream(
        target,
        f"q {width / (right - left):.5f} 0 0 {height / (top - bottom):.5f} "
        f"{-left * width / (right - left):.3f} {-bottom * height / (top - bottom):.3f} cm /In Do Q".encode(),
    )
    outer.Type, outer.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    outer.BBox = pikepdf.Array([0, 0, width, height])
    outer.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(In=inner))
    return target.make_indirect(outer)


def _seen_box(form: pikepdf.Object) -> tuple[float, float, float, float]:
    """Return where a form's box lies after its own matrix."""
    left, bottom, right, top = (float(part) for part in form.BBox)
    a, b, c, d, e, f = (float(part) for part in form.get("/Matrix", pikepdf.Array([1, 0, 0, 1, 0, 0])))
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (bottom, top)]
    across, up = [x for x, _y in corners], [y for _x, y in corners]
    return min(across), min(up), max(across), max(up)


def _size(page: pikepdf.Page) -> tuple[float, float]:
    left, bottom, right, top = (float(part) for part in page.trimbox)
    width, height = abs(right - left), abs(top - bottom)
    turned = int(page.obj.get("/Rotate", 0)) % 180 == 90
    return (height, width) if turned else (width, height)


def _has_its_fonts(page: pikepdf.Page) -> bool:
    return all(_is_embedded(font) for font in _fonts(page.obj.get("/Resources", pikepdf.Dictionary()), 0))


def _fonts(resources: pikepdf.Object, depth: int) -> Iterator[pikepdf.Object]:
    yield from resources.get("/Font", pikepdf.Dictionary()).values()
    if depth < DEEPEST:
        for inner in resources.get("/XObject", pikepdf.Dictionary()).values():
            if inner.get("/Subtype") == pikepdf.Name.Form and "/Resources" in inner:
                yield from _fonts(inner.Resources, depth + 1)


def _is_embedded(font: pikepdf.Object) -> bool:
    if font.get("/Subtype") == pikepdf.Name.Type3:
        return True
    if font.get("/Subtype") == pikepdf.Name.Type0:
        return all(_is_embedded(inner) for inner in font.DescendantFonts)
    return any(name in font.get("/FontDescriptor", pikepdf.Dictionary()) for name in _FILES)
