"""Versions in use, against a real clinic: read, compared, approved, published."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.notices import Document, TextState
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy import notices, receipts
from luna_desktop.services.privacy.notice_texts import VersionLine
from luna_desktop.ui.notices.page import build_page
from luna_desktop.ui.notices.seen_page import SeenDialog
from luna_desktop.ui.notices.view import NoticesView
from tests import builders
from tests.services.acting import act
from tests.services.privacy.test_notices import drafted
from tests.ui.contexts import Way, context_of


def opened(qtbot: QtBot, clinic: OpenClinic, *answers: object, way: Way | None = None) -> NoticesView:
    view = build_page(context_of(clinic, *answers, way=way))
    assert isinstance(view, NoticesView)
    qtbot.addWidget(view)
    view.resize(1300, 850)
    view.show()
    return view


def newest(clinic: OpenClinic) -> VersionLine:
    return act(clinic, notices.list_versions, Document.NOTICE)[0]


def test_a_version_goes_through_its_steps_and_is_published(qtbot: QtBot, clinic: OpenClinic) -> None:
    drafted(clinic)
    way = Way()
    view = opened(qtbot, clinic, True, True, way=way)
    details = view.panel.details
    details.review.click()
    details.approve.click()
    details.translation_wanted.emit("hi")
    assert newest(clinic).state is TextState.APPROVED
    details.publish.click()
    form = view.panel.publish_form
    form.save.click()
    assert form.summary.problem
    assert form.material.problem
    form.summary.show_value("A new introduction.")
    form.material.show_value(True)
    form.save.click()
    line = newest(clinic)
    assert (line.state, line.is_material, line.summary) == (TextState.PUBLISHED, True, "A new introduction.")
    assert [each.is_published for each in line.languages] == [True, True]
    assert view.panel.open_form() is None
    assert "Version 2" in way.said[-1]


def test_what_blocks_publishing_is_said_and_nothing_is_published(qtbot: QtBot, clinic: OpenClinic) -> None:
    text = drafted(clinic)
    act(clinic, notices.save_draft, notices.DraftText(text.place, _without_complaint(text.body), text.number))
    view = opened(qtbot, clinic, True)
    view.panel.details.review.click()
    view.panel.details.approve.click()
    view.panel.details.publish.click()
    form = view.panel.publish_form
    form.summary.show_value("Shorter.")
    form.material.show_value(False)
    form.save.click()
    assert "“Complaints” is empty" in form.banner.text()
    assert newest(clinic).state is TextState.APPROVED
    assert form.summary.value() == "Shorter."


def _without_complaint(body: object) -> notices.NoticeBody:
    assert isinstance(body, notices.NoticeBody)
    return notices.replace(body, complaint="")


def test_a_text_is_read_in_full_and_compared(qtbot: QtBot, clinic: OpenClinic) -> None:
    drafted(clinic)
    view = opened(qtbot, clinic)
    view.panel.details.read_wanted.emit("hi")
    assert view.pages.currentWidget() is view.version_page
    assert "हिन्दी" in view.version_page.note.text()
    view.version_page.back.click()
    view.panel.details.compare.click()
    assert view.pages.currentWidget() is view.compare_page
    assert view.compare_page.list.rows_model().rowCount() > 0


def test_who_was_given_a_version_can_be_read_and_opened(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    way = Way()
    view = opened(qtbot, clinic, way=way)
    assert act(clinic, receipts.count_given, Document.NOTICE)[0].patients == 1
    view.panel.details.seen.click()
    dialog = view.findChild(SeenDialog)
    assert isinstance(dialog, SeenDialog)
    row = dialog.table.rows_model().row_at(0)
    assert row is not None
    assert row.patient_id == patient
    dialog.table.opened.emit(row)
    assert way.opened == [patient]


def test_the_policy_is_a_list_of_its_own(qtbot: QtBot, clinic: OpenClinic) -> None:
    view = opened(qtbot, clinic)
    view.documents.show_value(Document.POLICY)
    view.document_chosen.emit(Document.POLICY)
    assert view.table.rows_model().rowCount() == 0
    assert "nothing is published" in view.summary.text()
