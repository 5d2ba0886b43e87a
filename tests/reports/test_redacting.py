"""T3: what is withheld is in no byte of a copy, in any script, while its mark and all that belongs there is."""

from __future__ import annotations

import io
import unicodedata
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from luna_desktop.domain.redaction import Redaction
from luna_desktop.interop.documents import prepare_document
from luna_desktop.reports import record_copy as rc
from luna_desktop.reports.provenance import Provenance
from luna_desktop.reports.redacting import Reason, Redacted, redact, text_of_pdf
from luna_desktop.reports.result_content import DocumentRow
from luna_desktop.reports.visit_content import VisitRow
from luna_desktop.texts import Translator, say
from tests.interop.scans import a_scan
from tests.reports import builders
from tests.reports.reading import text_of

WITHHELD = ("Kokilanda Zephyrbai", "क्षितिजा वर्णमाला", "+91 98860 55512")
STAYS = ("Ordinary Marigold", "सामान्य गेंदा")
REASONS = {"A2": Reason("It is about another person.", "Ask the privacy contact."), "A5": Reason("Told in confidence.")}
CHOSEN = tuple(Redaction(words, "A5" if words[0] == "+" else "A2") for words in WITHHELD)


def a_pdf(*lines: str) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    for place, line in enumerate(lines):
        canvas.drawString(80, 700 - 14 * place, line)
    canvas.save()
    return out.getvalue()


def planted(text: str) -> rc.RecordCopy:
    """Return a copy that says a text wherever a copy says what somebody wrote."""
    before = Provenance(originals=(text,), status=rc.Status.AMENDED, reason=text)
    whole = builders.copy()
    return replace(
        whole,
        alerts=(rc.AlertRow(text=text),),
        allergies=(replace(whole.allergies[0], reaction=text, provenance=before),),
        conditions=(replace(whole.conditions[0], note=say("{who} said so", who=text)),),
        history=(rc.HistoryRow(kind="Family", text=text),),
        lifestyle=(replace(whole.lifestyle[0], answers=(("Sleep", text),)),),
        visits=(VisitRow(title=text, with_whom="Dr Rao", state="Signed", is_signed=True, pairs=(("Plan", text),)),),
        photographs=(builders.photograph(1, caption=text, alt=text, file_name=f"{text}.jpg"),),
        results=(replace(whole.results[0], report=text, conclusion=text),),
        contacts=(rc.ContactPerson(role="Emergency contact", name=text, phone=text),),
        messages=(),
        corrections=(replace(whole.corrections[0], statement=text),),
        documents=(
            DocumentRow(title=text, kind="Letter", note=text, author=text, sha256="ab", file_name=f"{text}.pdf"),
        ),
    )


def everything_in(pdf: bytes, folder: Path) -> str:
    """Return all that can be got out of a PDF: text, strings, streams, metadata, names, composed and without blanks."""
    parts = [text_of(pdf, folder)]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for found in opened.objects:
            parts += _strings(found)
            if isinstance(found, pikepdf.Stream):
                try:
                    content = found.read_bytes()
                except pikepdf.PdfError:
                    content = found.read_raw_bytes()
                parts += [content.decode("utf-8", "ignore"), content.decode("utf-16-be", "ignore")]
        parts += [str(name) for name in opened.attachments]
    return "".join(unicodedata.normalize("NFC", "\n".join(parts)).casefold().split())


def _strings(found: pikepdf.Object) -> list[str]:
    if isinstance(found, pikepdf.String):
        return [str(found)]
    if isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
        return [text for key in set(found.keys()) - {"/P", "/Parent"} for text in _direct(found[key])]
    return [text for each in found for text in _direct(each)] if isinstance(found, pikepdf.Array) else []


def _direct(value: object) -> list[str]:
    is_direct = isinstance(value, pikepdf.Object) and not value.is_indirect
    return _strings(value) if is_direct else []


def form_of(words: str) -> str:
    return "".join(unicodedata.normalize("NFC", words).casefold().split())


def printed(content: rc.RecordCopy) -> bytes:
    return rc.render_record_copy(content, translator=Translator("en")).pdf


@pytest.fixture(scope="module")
def redacted() -> Redacted:
    return redact(planted(f"{' and '.join(WITHHELD)}; {', '.join(STAYS)}"), CHOSEN, REASONS)


def test_what_is_withheld_is_in_no_byte_and_what_belongs_there_is(redacted: Redacted, tmp_path: Path) -> None:
    read = everything_in(printed(redacted.content), tmp_path)
    assert [words for words in WITHHELD if form_of(words) in read] == []
    assert "9886055512" not in read
    assert all(form_of(words) in read for words in STAYS)
    assert form_of("[withheld: A2]") in read


def test_the_same_method_finds_it_where_nothing_is_withheld(tmp_path: Path) -> None:
    read = everything_in(printed(planted("; ".join((*WITHHELD, *STAYS)))), tmp_path)
    assert [words for words in (*WITHHELD, *STAYS) if form_of(words) not in read] == []


def test_each_reason_stands_under_the_items_not_included(redacted: Redacted, tmp_path: Path) -> None:
    rows = {row.code: row for row in redacted.content.items_withheld}
    assert set(rows) == {"A2", "A3", "A5"}  # A3 stood there before
    assert rows["A2"].reason == "It is about another person."
    assert rows["A2"].count == redacted.hits["A2"] > 20
    text = " ".join(text_of(printed(redacted.content), tmp_path).split())
    assert "Words marked [withheld: A5] where they stood" in text
    assert "Told in confidence." in text


def test_the_patient_and_staff_keep_their_names() -> None:
    content = planted(f"{builders.NAME} and Dr Nandini Rao, but Nandini and Ananya too")
    found = redact(
        content, [Redaction("Nandini", "A2"), Redaction("Ananya", "A2")], REASONS, ["Dr Nandini Rao"]
    ).content
    assert found.alerts[0].text == (f"{builders.NAME} and Dr Nandini Rao, but [withheld: A2] and [withheld: A2] too")
    assert found.patient == content.patient
    assert found.certification == content.certification
    assert found.recipient == content.recipient


def test_a_document_that_says_it_is_left_out_whole(tmp_path: Path) -> None:
    telling = DocumentRow(
        title="Letter", kind="Letter", day="01-Mar-2026", pdf=a_pdf(f"Seen {WITHHELD[0]}"), sha256="a"
    )
    quiet = DocumentRow(title="Report", kind="Report", pdf=a_pdf("Nothing of the kind"), sha256="b")
    picture = DocumentRow(title="A scan", kind="Letter", pdf=a_picture(), sha256="c")
    found = redact(builders.copy(documents=(telling, quiet, picture)), CHOSEN, REASONS)
    assert [row.title for row in found.content.documents] == ["Report", "A scan"]
    assert found.unread == ("A scan",)
    assert str(found.content.items_withheld[-1].what) == "A document of 01-Mar-2026"
    assert form_of(WITHHELD[0]) not in everything_in(printed(found.content), tmp_path)


@pytest.mark.parametrize(
    "lines", [("Told by Kokilanda", "Zephyrbai"), ("Told by Kokilanda Zephyr-", "bai"), ("Kokilanda-", "Zephyrbai")]
)
def test_a_document_that_breaks_a_name_over_two_lines_is_left_out_too(lines: tuple[str, ...]) -> None:
    broken = DocumentRow(title="Letter", kind="Letter", pdf=a_pdf(*lines), sha256="a")
    assert redact(builders.copy(documents=(broken,)), CHOSEN, REASONS).content.documents == ()


def a_picture() -> bytes:
    return prepare_document(a_scan("TIFF")).pdf


def test_without_passages_the_content_is_the_same() -> None:
    content = builders.copy()
    assert redact(content, (), REASONS).content is content


def test_what_is_no_pdf_says_nothing() -> None:
    assert text_of_pdf(b"no pdf") == ""
