"""The structure tree as plain objects, appended to a finished file."""

from __future__ import annotations

import pytest

from luna_desktop.reports.structure import Element, Numbering, append_objects, language_of, tree_objects

NUMBERS = Numbering(tree=10, first_free=11, pages=(3, 4))


def test_objects_name_their_parents_and_contents() -> None:
    root = Element("Document")
    paragraph = root.add("P", spoken="कु")
    paragraph.kids += [(0, 0), (1, 0)]
    head = root.add("TH")
    head.kids.append((1, 1))
    assert tree_objects(root, [[paragraph], [paragraph, head]], NUMBERS) == [
        "<</Type/StructTreeRoot/K 12 0 R/ParentTree 11 0 R/ParentTreeNextKey 2>>",
        "<</Nums[0[13 0 R] 1[13 0 R 14 0 R]]>>",
        "<</Type/StructElem/S/Document/P 10 0 R/K[13 0 R 14 0 R]>>",
        "<</Type/StructElem/S/P/P 12 0 R/ActualText <FEFF09150941>/Lang(hi)"
        "/K[<</Type/MCR/Pg 3 0 R/MCID 0>> <</Type/MCR/Pg 4 0 R/MCID 0>>]>>",
        "<</Type/StructElem/S/TH/P 12 0 R/A<</O/Table/Scope/Column>>/Pg 4 0 R/K 1>>",
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("क्षितिज", "hi"),
        ("ಅನನ್ಯಾ 12", "kn"),
        ("அனன்யா (An)", "ta"),
        ("Ananya Raghunathan अ", ""),
        ("12-03-2026", ""),
        ("ελ", ""),
    ],
)
def test_the_language_is_that_of_most_letters(text: str, language: str) -> None:
    assert language_of(text) == language


def test_the_documents_own_language_is_not_named_again() -> None:
    root = Element("Document")
    root.add("P", spoken="कु")
    assert "/Lang" not in "".join(tree_objects(root, [], NUMBERS, "hi-IN"))


def test_a_tree_may_be_deep_and_wide() -> None:
    root = Element("Document")
    deepest = root
    for _level in range(5000):
        deepest = deepest.add("Div")
    assert len(tree_objects(root, [], NUMBERS)) == 5003


def test_appended_objects_lie_where_the_table_says() -> None:
    appended = b"".join(append_objects(b"%PDF-1.4\nstartxref\n77\n%%EOF\n", ["<</A 1>>", "<</B 2>>"], 10, 1))
    table = appended[appended.index(b"xref\n10 2\n") :].splitlines()
    for line, number in ((table[2], b"10"), (table[3], b"11")):
        assert appended[int(line.split()[0]) :].startswith(number + b" 0 obj\n")
    assert b"/Prev 77" in appended
    assert appended[int(appended.split(b"startxref")[-1].split()[0]) :].startswith(b"xref")


def test_a_stream_is_appended_as_the_very_same_bytes() -> None:
    content = b"\xff\xd8 picture"
    pieces = append_objects(b"%PDF-1.4\nstartxref\n77\n%%EOF\n", [("<</Length 10>>", content), "<</B 2>>"], 10, 1)
    assert any(piece is content for piece in pieces), "a photograph is not copied"
    whole = b"".join(pieces)
    assert b"10 0 obj\n<</Length 10>>stream\n\xff\xd8 picture\nendstream\nendobj\n11 0 obj" in whole
