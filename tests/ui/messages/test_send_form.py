"""The form that writes shows each way with its answer, and sends only by one that is open."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.messages.writing import Draft, WritingPage, read_writing_page
from luna_desktop.texts import say
from luna_desktop.ui.messages.send_form import SendForm
from tests.services.acting import act
from tests.services.messages.parts import approve, somebody
from tests.ui.messages.parts import count, shown


def test_ways_reasons_and_the_button(qtbot: QtBot, clinic: OpenClinic) -> None:
    approve(clinic, "aftercare", "recall")
    form = SendForm()
    shown(qtbot, form)
    form.show_page(act(clinic, read_writing_page, somebody(clinic)))
    assert form.names() == ["Time to come again", "After a visit"]
    assert "has not been asked" in form.banner.text()
    form.show_draft(Draft("s", "b"))
    assert not form.send.isEnabled()
    form.template.show_value("aftercare")
    form.template.edited.emit()
    assert (count(form.ways), form.banner.text()) == (4, "")
    form.show_draft(Draft("s", "Hello"))
    assert form.send.isEnabled()
    assert form.length.text() == "5 of 160 letters · 1 SMS"
    form.show_draft(Draft(problem=say("A day is missing.")))
    assert (form.send.isEnabled(), form.preview.text()) == (False, "A day is missing.")
    form.show_problems({"template": "Choose another.", "way": "No way."})
    assert (form.template.problem, form.banner.text()) == ("Choose another.", "No way.")


def test_without_templates_it_says_what_to_do(qtbot: QtBot, clinic: OpenClinic) -> None:
    form = SendForm()
    shown(qtbot, form)
    form.show_page(WritingPage(somebody(clinic), (), ()))
    assert form.states.currentWidget().objectName() == "noTemplates"
    assert not form.send.isEnabled()
