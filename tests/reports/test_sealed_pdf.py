"""The seal of a PDF: it holds for the pages as they are, sealed with a passphrase or not, and for nothing else."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from luna_desktop.reports import record_copy as rc
from luna_desktop.reports.protect import protect_pdf
from luna_desktop.reports.sealed_pdf import NotRead, Print, Unread, put_seal, read_sealed, seal_file
from luna_desktop.reports.tree_update import append_part, read_end
from luna_desktop.texts import ENGLISH
from tests.reports import builders
from tests.reports.reading import assert_sound, assert_tagged

PASSPHRASE = "copper meadow lantern orbit"


@pytest.fixture(scope="module")
def plain() -> bytes:
    return rc.render_record_copy(builders.copy(), translator=ENGLISH).pdf


@pytest.fixture(scope="module")
def held(plain: bytes) -> Print:
    return read_sealed(plain).print


@pytest.fixture(scope="module")
def sealed(plain: bytes, held: Print) -> bytes:
    file = io.BytesIO(plain)
    put_seal(file, "LUNA1*seal", held.pages)
    return file.getvalue()


def saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def test_the_seal_changes_nothing_that_it_covers(sealed: bytes, held: Print) -> None:
    found = read_sealed(sealed)
    assert (found.seal, found.pages, found.print) == ("LUNA1*seal", held.pages, held)
    assert_tagged(sealed)


def test_a_sealed_file_is_sound(sealed: bytes, tmp_path: Path) -> None:
    assert_sound(sealed, tmp_path)


def test_a_passphrase_and_another_way_of_storing_do_not_count(sealed: bytes, held: Print) -> None:
    protected = protect_pdf(sealed, PASSPHRASE)
    assert read_sealed(protected, PASSPHRASE).print == held
    with pikepdf.open(io.BytesIO(protected), password=PASSPHRASE) as opened:
        assert read_sealed(saved(opened)).print == held


def test_without_its_passphrase_nothing_is_read(sealed: bytes) -> None:
    protected = protect_pdf(sealed, PASSPHRASE)
    for given in ("", "another passphrase"):
        with pytest.raises(NotRead) as refused:
            read_sealed(protected, given)
        assert refused.value.why is Unread.LOCKED


@pytest.mark.parametrize("kept", [0, 4, 1000, -1, -300])
def test_a_file_cut_short_is_broken(sealed: bytes, kept: int) -> None:
    cut = sealed[:kept] if kept >= 0 else sealed[: len(sealed) * 2 // 3] if kept == -1 else sealed[:kept]
    with pytest.raises(NotRead) as refused:
        read_sealed(cut)
    assert refused.value.why is Unread.BROKEN


def test_without_the_part_behind_its_end_a_file_is_whole_and_has_no_seal(plain: bytes, sealed: bytes) -> None:
    assert sealed.startswith(plain), "nothing is written anew"
    assert len(sealed) - len(plain) < 8000
    assert read_sealed(sealed[: len(plain)]).seal == ""


def test_what_is_signed_is_the_print_of_the_file(plain: bytes, held: Print) -> None:
    file, seen = io.BytesIO(plain), list[Print]()

    def sign(found: Print) -> str:
        seen.append(found)
        return "LUNA1*seal"

    seal_file(file, sign)
    assert seen == [held]
    assert read_sealed(file.getvalue()).seal == "LUNA1*seal"


def test_a_seal_put_in_while_the_pages_are_made_is_the_same(sealed: bytes) -> None:
    made = rc.render_record_copy(builders.copy(), translator=ENGLISH, sign=lambda _found: "LUNA1*seal")
    assert made.pdf == sealed


@pytest.mark.parametrize("kept", [20, 40, 300])
def test_a_file_cut_within_its_seal_is_broken(plain: bytes, sealed: bytes, kept: int) -> None:
    with pytest.raises(NotRead) as refused:
        read_sealed(sealed[: len(plain) + kept])
    assert refused.value.why is Unread.BROKEN


@pytest.mark.parametrize("said", [b"[" * 200_000, b"[]", b'{"seal":"","pages":5}', b"\xff"])
def test_a_seal_that_cannot_be_read_is_broken(sealed: bytes, said: bytes) -> None:
    with pikepdf.open(io.BytesIO(sealed)) as opened:
        opened.Root.PieceInfo["/LunaDesktop"].Private = opened.make_stream(said)
        forged = saved(opened)
    with pytest.raises(NotRead) as refused:
        read_sealed(forged)
    assert refused.value.why is Unread.BROKEN


def test_a_file_without_a_seal_has_none(plain: bytes) -> None:
    assert read_sealed(plain).seal == ""


def _swap(pdf: pikepdf.Pdf) -> None:
    pages = list(pdf.pages)
    pdf.pages[2], pdf.pages[3] = pages[3], pages[2]


def _word(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[1].obj
    page.Contents = pdf.make_stream(page.Contents.read_bytes().replace(b" Tm ", b" Tm 0 Tc ", 1))


def _drop(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[-1]


def _foreign(pdf: pikepdf.Pdf) -> None:
    other = rc.render_record_copy(builders.copy(copy_number="RC-2026-0118"), translator=ENGLISH).pdf
    with pikepdf.open(io.BytesIO(other)) as opened:
        pdf.pages[4] = opened.pages[4]


@pytest.mark.parametrize(("change", "pages"), [(_swap, (3, 4)), (_word, (2,)), (_drop, "last"), (_foreign, (5,))])
def test_a_changed_swapped_missing_or_foreign_page_is_named(
    sealed: bytes, held: Print, change: Callable[[pikepdf.Pdf], None], pages: tuple[int, ...] | str
) -> None:
    with pikepdf.open(io.BytesIO(sealed)) as opened:
        change(opened)
        found = read_sealed(saved(opened))
    assert found.print.whole != held.whole
    assert found.print.changed_pages(found.pages) == ((len(held.pages),) if pages == "last" else pages)


def _attach(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["more.txt"] = b"something else"


def _metadata(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo.Title = pikepdf.String("Another title")


def _alt(pdf: pikepdf.Pdf) -> None:
    for element in pdf.objects:
        if isinstance(element, pikepdf.Dictionary) and "/Alt" in element:
            element.Alt = pikepdf.String("Something else")
            return


def _cover(pdf: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[0, 0, 300, 300])
    pdf.pages[0].obj.Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(note)]))


@pytest.mark.parametrize("change", [_attach, _metadata, _alt, _cover])
def test_what_lies_beside_the_pages_counts_too(
    sealed: bytes, held: Print, change: Callable[[pikepdf.Pdf], None]
) -> None:
    with pikepdf.open(io.BytesIO(sealed)) as opened:
        change(opened)
        found = read_sealed(saved(opened))
    assert found.print.whole != held.whole


def test_an_appended_change_counts(sealed: bytes, held: Print) -> None:
    start = int(sealed[sealed.rindex(b"startxref") + 9 :].split()[0])
    with pikepdf.open(io.BytesIO(sealed)) as opened:
        root, size = opened.Root.objgen[0], int(opened.trailer.Size)
        first = opened.pages[0].obj.objgen[0]
    body = f"\n{root} 0 obj\n<</Type/Catalog/Pages {size} 0 R>>\nendobj\n"
    other = f"{size} 0 obj\n<</Type/Pages/Count 1/Kids[{first} 0 R]>>\nendobj\n"
    offset = len(sealed) + 1
    table = f"xref\n{root} 1\n{offset:010d} 00000 n \n{size} 1\n{offset + len(body) - 1:010d} 00000 n \n"
    trailer = f"trailer\n<</Size {size + 1}/Root {root} 0 R/Prev {start}>>\nstartxref\n"
    changed = sealed + (body + other).encode() + (table + trailer).encode()
    changed += f"{len(sealed) + len(body) + len(other)}\n%%EOF\n".encode()
    try:
        found = read_sealed(changed)
    except NotRead:
        return
    assert (found.seal, found.print.whole) != ("LUNA1*seal", held.whole)


def test_a_file_with_something_before_its_head_is_not_judged(sealed: bytes) -> None:
    with pytest.raises(NotRead):
        read_sealed(b"<html>Another page</html>\n" + sealed)


def test_a_file_for_the_web_may_name_another_first_page_and_is_not_judged(sealed: bytes) -> None:
    """Poppler shows the page that the head of such a file names; qpdf follows the tree of pages."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(sealed)) as opened:
        opened.save(out, linearize=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    with pytest.raises(NotRead):
        read_sealed(out.getvalue())


def test_a_page_that_names_its_content_twice_is_not_judged(sealed: bytes) -> None:
    """The last counts for qpdf; nothing says that it counts for every reader."""
    file = io.BytesIO(sealed)
    with pikepdf.open(file) as opened:
        page = opened.pages[0].obj
        finished = read_end(opened, file, page.objgen[0])
        twice = page.unparse(resolved=True).decode("ascii").replace("<<", f"<< /Contents {finished.size} 0 R", 1)
    append_part(file, finished, twice, b"0 0 99 99 re f")
    with pytest.raises(NotRead):
        read_sealed(file.getvalue())


def test_no_flipped_bit_of_a_page_or_picture_goes_unseen(
    sealed: bytes, held: Print, rounds: Callable[[int, int], int]
) -> None:
    """A bit of a checksum or a blank may pass: what can be read is the same then."""
    chance = random.Random(20261122)  # noqa: S311 - which bits, not a secret
    unseen = 0
    turns = rounds(60, 2_000)
    for _turn in range(turns):
        at = chance.randrange(len(sealed))
        changed = sealed[:at] + bytes([sealed[at] ^ 1 << chance.randrange(8)]) + sealed[at + 1 :]
        try:
            found = read_sealed(changed)
        except NotRead:
            continue
        unseen += (found.seal, found.pages, found.print) == ("LUNA1*seal", held.pages, held)
    assert unseen <= turns // 20
