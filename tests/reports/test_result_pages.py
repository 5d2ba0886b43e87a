"""Results and documents on paper: values with their ranges, earlier wordings, the index, pages where they can be."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from luna_desktop.interop.documents import prepare_document
from luna_desktop.reports import record_copy as rc
from luna_desktop.reports.provenance import Provenance, Status
from luna_desktop.reports.result_content import DocumentRow, ResultRow, StepRow, ValueRow
from luna_desktop.texts import Translator
from tests.interop.scans import a_pdf, a_scan
from tests.reports import builders
from tests.reports.reading import assert_sound, assert_tagged, text_of

TSH = ValueRow(name="TSH", value="6.8 mIU/L", range="0.5 to 4.0", flag="High")
RESULT = ResultRow(
    name="Thyroid profile",
    kind="Blood",
    state="Told to the patient",
    day="12-Mar-2026",
    laboratory="City Lab",
    values=(TSH,),
    report="Subclinical pattern.",
    conclusion="Start treatment",
    steps=(StepRow(what="Reviewed", who="Dr Nandini Rao, 13-Mar-2026"),),
    provenance=Provenance(originals=("TSH 5.9 mIU/L",), status=Status.AMENDED, reason="Laboratory corrected"),
)


def a_document(content: bytes, title: str = "Letter of Dr Rao") -> DocumentRow:
    prepared = prepare_document(content)
    return DocumentRow(
        title=title,
        kind="Letter received",
        day="01-Mar-2026",
        author="Dr Rao",
        file_name="letter.pdf",
        pages=prepared.pages,
        sha256=hashlib.sha256(content).hexdigest(),
        pdf=prepared.pdf,
    )


def made(*documents: DocumentRow, sections: tuple[rc.Section, ...] = (rc.Section.RESULTS,)) -> rc.RenderedCopy:
    content = builders.copy(results=(RESULT,), documents=documents, sections=sections)
    return rc.render_record_copy(content, translator=Translator("en"))


LETTER = a_document(a_scan("TIFF", pages=2))
REPORT = a_document(a_pdf(), "Report")


@pytest.fixture(scope="module")
def copy() -> rc.RenderedCopy:
    return made(LETTER, REPORT)


def flat(pdf: bytes, folder: Path) -> str:
    return " ".join(text_of(pdf, folder).split())


def test_a_result_is_printed_with_values_steps_and_what_it_said_before(copy: rc.RenderedCopy, tmp_path: Path) -> None:
    text = flat(copy.pdf, tmp_path)
    for words in (
        "Thyroid profile, 12-Mar-2026",
        "Blood · City Lab",
        "6.8 mIU/L",
        "0.5 to 4.0",
        "High",
        "Report: Subclinical pattern.",
        "What the clinician concluded: Start treatment",
        "Reviewed: Dr Nandini Rao, 13-Mar-2026",
        "Before: TSH 5.9 mIU/L",
        "Laboratory corrected",
    ):
        assert words in text


def test_documents_are_listed_and_their_pages_follow_where_they_can_be_printed(
    copy: rc.RenderedCopy, tmp_path: Path
) -> None:
    text = flat(copy.pdf, tmp_path)
    assert "letter.pdf" in text
    assert "Document 1, page 1 of 2: Letter of Dr Rao" in text
    assert "Document 1, page 2 of 2: Letter of Dr Rao" in text
    assert "The pages of document 2 are not printed here." in text
    assert "Report 1" not in text  # a page without its fonts stays outside


def test_the_file_is_sound_tagged_and_the_same_each_time(copy: rc.RenderedCopy, tmp_path: Path) -> None:
    assert_sound(copy.pdf, tmp_path)
    assert_tagged(copy.pdf)
    assert made(LETTER, REPORT).sha256 == copy.sha256


def test_without_the_section_nothing_of_it_is_in_the_file(tmp_path: Path) -> None:
    without = made(a_document(a_scan()), sections=(rc.Section.CONTACT,))
    text = flat(without.pdf, tmp_path)
    assert "Thyroid" not in text
    assert "letter.pdf" not in text
    assert without.bundle_sha256 != made(a_document(a_scan())).bundle_sha256
