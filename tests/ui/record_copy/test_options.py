"""The choices of a record copy."""

from __future__ import annotations

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.recipients import RecipientKind
from luna_desktop.reports.record_content import ALL_SECTIONS, Form, Section
from luna_desktop.ui.record_copy.options import CopyOptions, section_names
from tests.ui.photos.tiles import a_tile

PATIENT = PatientId(1)


def some_options(qtbot: QtBot) -> CopyOptions:
    options = CopyOptions()
    qtbot.addWidget(options)
    options.show_patient("Ananya Kumar")
    options.show_photographs([a_tile(1), a_tile(2, sensitive=True)], {1: QImage(), 2: QImage()})
    return options


def test_every_section_can_be_ticked() -> None:
    assert set(section_names()) == set(ALL_SECTIONS)


def test_intimate_photographs_are_chosen_only_by_hand(qtbot: QtBot) -> None:
    options = some_options(qtbot)
    assert options.request(PATIENT, preview=True).photographs == (1,)
    options.photograph_box(2).click()
    assert options.request(PATIENT, preview=True).photographs == (1, 2)
    options.choose_none.click()
    assert options.request(PATIENT, preview=True).photographs == ()


def test_handing_over_needs_purpose_and_identity_but_a_preview_does_not(qtbot: QtBot) -> None:
    options = some_options(qtbot)
    assert not options.check()
    assert options.purpose.problem
    assert options.identity_seen.problem
    assert options.request(PATIENT, preview=True).purpose
    options.purpose.show_value("Own record")
    options.identity_seen.show_value("Passport")
    assert options.check()


def test_somebody_else_needs_a_name_and_a_signed_writing(qtbot: QtBot) -> None:
    options = some_options(qtbot)
    options.recipient_kind.cards.card(RecipientKind.DESIGNEE).click()
    assert options.recipient.value() == ""
    assert not options.signed_writing.isHidden()
    options.check()
    assert options.signed_writing.problem
    options.recipient.show_value("Dr Vikram Sethi")
    options.signed_writing.show_value("Letter of 12-03-2026")
    recipient = options.request(PATIENT, preview=False).recipient
    assert (recipient.kind, recipient.signed_writing) == (RecipientKind.DESIGNEE, "Letter of 12-03-2026")
    options.recipient_kind.cards.card(RecipientKind.PATIENT).click()
    assert options.recipient.value() == "Ananya Kumar"


def test_choices_reach_the_request(qtbot: QtBot) -> None:
    options = some_options(qtbot)
    options.sections[Section.LIFESTYLE].click()
    options.form.show_value(Form.SUMMARY)
    options.language.show_value("hi")
    request = options.request(PATIENT, preview=True)
    assert Section.LIFESTYLE not in request.sections
    assert (request.form, request.language) == (Form.SUMMARY, "hi")
