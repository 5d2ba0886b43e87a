"""A short PDF for tests of preview and printing."""

from __future__ import annotations

import io

import pikepdf


def a_pdf(pages: int = 3) -> bytes:
    written = io.BytesIO()
    with pikepdf.new() as made:
        for _page in range(pages):
            made.add_blank_page(page_size=(595, 842))
        made.save(written)
    return written.getvalue()
