"""The form: the days that a kind asks for, the box where the patient signs, and everything as it was typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from luna_desktop.domain.clinical.certificates import CertificateKind, Mark
from luna_desktop.ui.certificates.form import CertificateForm, body_of, values_of
from tests.services.care.test_certificates import SICK


def a_form(qtbot: QtBot) -> CertificateForm:
    form = CertificateForm()
    qtbot.addWidget(form)
    with qtbot.waitExposed(form):
        form.show()
    form.start()
    return form


def test_a_certificate_comes_back_as_it_was_shown(qtbot: QtBot) -> None:
    form = a_form(qtbot)
    body = replace(SICK, addressed_to="School", purpose="leave", remarks="none", mark=Mark.THUMB, language="hi")
    form.show_certificate(body)
    assert form.certificate() == body
    assert not form.is_dirty()
    assert body_of(values_of(body)) == body


def test_an_empty_day_shows_no_example_of_a_birth(qtbot: QtBot) -> None:
    lines = [field.control for field in a_form(qtbot).days.values()]
    assert [line.placeholderText() for line in lines if isinstance(line, QLineEdit)] == [""] * 4


def test_the_kind_decides_which_days_are_asked(qtbot: QtBot) -> None:
    form = a_form(qtbot)
    form.show_certificate(SICK)
    assert form.days["since"].isVisible()
    assert not form.days["fit_from"].isVisible()
    form.show_certificate(replace(SICK, kind=CertificateKind.FITNESS, fit_from=date(2026, 3, 20)))
    assert form.days["fit_from"].isVisible()
    assert not form.days["since"].isVisible()


def test_for_a_thumb_the_box_goes_and_the_print_has_one(qtbot: QtBot) -> None:
    form = a_form(qtbot)
    form.show_certificate(SICK)
    assert form.pad.isVisible()
    form.show_certificate(replace(SICK, mark=Mark.THUMB))
    assert not form.pad.isVisible()
    assert "thumb" in form.signature_note.text()


def test_half_a_day_is_said_at_its_field(qtbot: QtBot) -> None:
    form = a_form(qtbot)
    form.show_certificate(SICK)
    form.days["until"].show_value("2026-03")
    assert set(form.half_days()) == {"until"}
    assert form.certificate().until is None


def test_ctrl_return_asks_to_issue(qtbot: QtBot) -> None:
    form = a_form(qtbot)
    with qtbot.waitSignal(form.issue_wanted):
        qtbot.keyClick(form.kind.control, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
