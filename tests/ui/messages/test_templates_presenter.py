"""From a text with words that must go, by keyboard, to an approved one; and the honest other way, an offer."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.domain.messages.classes import MessageClass
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.messages import templates
from luna_desktop.ui.messages.templates_presenter import TemplatesPresenter
from luna_desktop.ui.messages.templates_view import TemplatesView
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, working
from tests.ui.messages.parts import context, shown

BAD = "{clinic}: see you on {date}. 10% off your next peel."


def opened(qtbot: QtBot, clinic: OpenClinic, *answers: object) -> TemplatesView:
    view = TemplatesView()
    shown(qtbot, view)
    TemplatesPresenter(view, context(clinic, *answers)).load()
    view.table.choose("reminder")
    return view


def type_body(view: TemplatesView, text: str) -> None:
    view.panel.body.edit.setPlainText(text)


def test_words_are_taken_out_saved_and_approved(qtbot: QtBot, clinic: OpenClinic) -> None:
    builders.register(clinic)
    view = opened(qtbot, clinic, True, True)
    panel = view.panel
    type_body(view, BAD)
    assert panel.lint.title.text() == "2 things to fix before it can be a reminder"
    assert panel.preview_title.text() == "After the fixes, Ananya Kumar sees"
    assert not panel.save.isEnabled()
    for _turn in range(2):
        button = panel.lint.first()
        assert button is not None
        button.click()
    assert panel.body.value() == "{clinic}: see you on {date}. your next."
    assert panel.preview.text().startswith("Aranya Skin Clinic: see you on ")
    panel.save.click()
    assert panel.about.text().startswith("Version 1, changed on")
    panel.approve.click()
    with working(clinic) as work:
        in_use = templates.text_in_use(work, "reminder", "en")
    assert in_use is not None
    assert in_use.body == "{clinic}: see you on {date}. your next."
    panel.retire.click()
    with working(clinic) as work:
        assert templates.text_in_use(work, "reminder", "en") is None


def test_an_offer_is_made_of_it_instead_and_the_reminder_stays(qtbot: QtBot, clinic: OpenClinic) -> None:
    view = opened(qtbot, clinic, False, True)
    type_body(view, "{clinic}: 10% off this week. Call {phone}. And a peel.")
    assert view.panel.offer.isVisible()
    view.panel.offer.click()
    view.panel.offer.click()
    lines = act(clinic, templates.list_templates, None)
    assert (lines[-1].klass, lines[-1].name) == (MessageClass.OFFER, "Offer: Reminder of a booking")
    made = act(clinic, templates.read_template, templates.TextPlace(lines[-1].key))[0]
    assert made.body == "{clinic}: 10% off this week. Call {phone}. And a."
    reminder = act(clinic, templates.read_template, templates.TextPlace("reminder"))
    assert [text.version for text in reminder] == [0]
    assert "reply STOP" in view.panel.preview.text()


def test_typing_is_kept_when_another_template_is_looked_at(qtbot: QtBot, clinic: OpenClinic) -> None:
    view = opened(qtbot, clinic)
    type_body(view, "{clinic}: half a thought")
    view.table.choose("recall")
    assert "half a thought" not in view.panel.body.value()
    view.table.choose("reminder")
    assert view.panel.body.value() == "{clinic}: half a thought"
    assert "did not save" in view.panel.draft_note.text()


def test_the_desk_reads_and_changes_nothing(qtbot: QtBot, open_clinic: Opener) -> None:
    view = opened(qtbot, open_clinic(Role.RECEPTION))
    assert view.panel.body.edit.isReadOnly()
    assert not any(button.isVisible() for button in (view.panel.approve, view.panel.save))
    view.panel.language_chosen.emit("hi")
    assert "बुकिंग" in view.panel.body.value()
    view.table.choose("results")
    assert "without its content" in view.panel.banner.text()
