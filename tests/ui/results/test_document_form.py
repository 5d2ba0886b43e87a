"""The description of a document, and a file on its way in."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.documents import DocumentFacts, DocumentKind
from luna_desktop.domain.measures import PartialDate
from luna_desktop.interop.papers import PaperRefused
from luna_desktop.ui.results import document_form
from luna_desktop.ui.results.document_form import DocumentForm, proposed_title, take_document
from tests.interop.scans import a_pdf
from tests.ui.results.reports import TODAY, a_paper


def test_a_file_is_read_and_checked(tmp_path: Path) -> None:
    path = tmp_path / "letter_of-dr-rao.pdf"
    path.write_bytes(a_pdf(2))
    taken = take_document(path)
    assert (taken.name, taken.prepared.pages) == ("letter_of-dr-rao.pdf", 2)
    assert "letter" not in repr(taken)


def test_what_cannot_be_read_or_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(PaperRefused):
        take_document(tmp_path / "gone.pdf")
    path = tmp_path / "big.pdf"
    path.write_bytes(a_pdf())
    monkeypatch.setattr(document_form, "MOST_BYTES", 10)
    with pytest.raises(PaperRefused):
        take_document(path)


def test_the_name_of_the_file_proposes_a_title() -> None:
    assert proposed_title("Scan_2026-03 letter.pdf") == "Scan 2026 03 letter"


def test_a_new_document_needs_its_kind(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(a_pdf())
    form = DocumentForm(None, TODAY, [take_document(path)])
    qtbot.addWidget(form)
    values = form.start_values()
    assert values["title"] == "letter"
    assert form.read(values)[0].keys() == {"kind"}
    problems, body = form.read({**values, "kind": "letter_received", "dated": "2026-03", "author": "Dr Rao"})
    assert problems == {}
    assert body == DocumentFacts("letter", DocumentKind.LETTER_RECEIVED, PartialDate(2026, 3), "Dr Rao")


def test_a_correction_keeps_what_it_belongs_to(qtbot: QtBot) -> None:
    form = DocumentForm(a_paper(result_id=7).fact, TODAY)
    qtbot.addWidget(form)
    problems, body = form.read({**form.start_values(), "title": "Letter of Dr Das"})
    assert problems == {}
    assert isinstance(body, DocumentFacts)
    assert (body.title, body.result_id, body.note) == ("Letter of Dr Das", 7, "Asks for a look")
