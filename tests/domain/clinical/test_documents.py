"""The description of a document: what it needs, and that it is written and read back whole."""

from __future__ import annotations

from datetime import date

from luna_desktop.domain.clinical.documents import KIND, KIND_NAMES, DocumentFacts, DocumentKind, checked_document
from luna_desktop.domain.facts import read_body, write_body
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.people import LONGEST_NAME

TODAY = date(2026, 3, 14)


def test_every_kind_has_a_name() -> None:
    assert set(KIND_NAMES) == set(DocumentKind)


def test_a_document_needs_a_title_and_a_day_that_has_come() -> None:
    long = "x" * (LONGEST_NAME * 2 + 1)
    wrong = DocumentFacts(" ", dated=PartialDate(2026, 4), author=long, note="x" * 10_001)
    assert set(checked_document(wrong, TODAY)[0]) == {"title", "dated", "author", "note"}
    problems, tidy = checked_document(DocumentFacts(" Letter  of Dr Rao\n", author=" Dr  Rao "), TODAY)
    assert (problems, tidy.title, tidy.author) == ({}, "Letter of Dr Rao", "Dr Rao")


def test_the_body_is_written_and_read_back_whole() -> None:
    body = DocumentFacts("Letter", DocumentKind.LETTER_RECEIVED, PartialDate(2026, 3), "Dr Rao", "पत्र", 7, 9)
    assert read_body(KIND, write_body(body)) == body
