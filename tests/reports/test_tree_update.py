"""The tree behind a finished file: sound for other programs, found from the catalogue, and packed in many streams."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf

from luna_desktop.reports.structure import Element
from luna_desktop.reports.tree_update import PACKED, append_tree
from tests.reports.reading import assert_sound, elements

COUNT = 2 * PACKED + 7


def finished(pages: int) -> io.BytesIO:
    """Return a file whose catalogue names an empty object as its tree."""
    written = io.BytesIO()
    with pikepdf.new() as pdf:
        for page in range(pages):
            pdf.add_blank_page(page_size=(100, 100))
            pdf.pages[page].obj.StructParents = page
        pdf.Root.StructTreeRoot = pdf.make_indirect(pikepdf.Dictionary())
        pdf.docinfo.Title = pikepdf.String("Title")
        pdf.save(written, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return written


def tree() -> tuple[Element, list[list[Element]]]:
    root = Element("Document")
    owned = [root.add("P", spoken=f"number {at}") for at in range(COUNT)]
    for at, element in enumerate(owned):
        element.kids.append((at % 2, at // 2))
    return root, [owned[0::2], owned[1::2]]


def test_every_element_is_read_back_with_its_page_and_words(tmp_path: Path) -> None:
    file, (root, owners) = finished(2), tree()
    append_tree(file, root, owners, "en-IN")
    assert_sound(file.getvalue(), tmp_path)
    with pikepdf.open(file) as pdf:
        read = [element for element, _parent in elements(pdf)]
        assert [str(element.get("/ActualText", "")) for element in read[1:]] == [f"number {at}" for at in range(COUNT)]
        places = [(element.Pg.objgen, int(element.K)) for element in read[1:]]
        assert places == [(pdf.pages[at % 2].obj.objgen, at // 2) for at in range(COUNT)]
        parents = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        assert [len(parents[1]), len(parents[3])] == [len(owned) for owned in owners]
        assert str(pdf.docinfo.Title) == "Title"


def test_the_same_tree_gives_the_same_bytes() -> None:
    made = []
    for _turn in range(2):
        file, (root, owners) = finished(2), tree()
        append_tree(file, root, owners, "en-IN")
        made.append(file.getvalue())
    assert made[0] == made[1]
