"""The Recipients page in use, against a real clinic: entering, changing, retiring, agreements, drafts."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.domain.consent import Purpose
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing import agreements, recipients
from luna_desktop.services.sharing.agreements import Standing
from luna_desktop.ui.context import Context
from luna_desktop.ui.recipients.presenter import build_page
from luna_desktop.ui.recipients.view import RecipientsView
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.sharing_steps import agree, enter
from tests.ui.contexts import Way, context_of


def opened(
    qtbot: QtBot, clinic: OpenClinic, *answers: object, way: Way | None = None
) -> tuple[RecipientsView, Context]:
    context = context_of(clinic, *answers, way=way)
    view = build_page(context)
    assert isinstance(view, RecipientsView)
    qtbot.addWidget(view)
    view.show()
    return view, context


def fill(view: RecipientsView, name: str) -> None:
    values = {"kind": "service_provider", "country": "IN", "name": name, "service": "Blood tests"}
    view.form.show_draft(values)


def listed(clinic: OpenClinic) -> list[str]:
    return [line.entry.name for line in act(clinic, recipients.list_recipients, None)]


def test_a_recipient_is_entered_and_stands_in_the_panel(qtbot: QtBot, clinic: OpenClinic) -> None:
    way = Way()
    view, _context = opened(qtbot, clinic, way=way)
    assert view.stack.findChild(type(view.stack.currentWidget()), "noRecipients") is not None
    view.add.click()
    fill(view, " Himalaya Diagnostics ")
    view.form.save_bar.save.click()
    assert listed(clinic) == ["Himalaya Diagnostics"]
    assert view.open_form() is None
    assert view.panel.details.name.text() == "Himalaya Diagnostics"
    assert way.said == ["Himalaya Diagnostics is saved in the register."]


def test_what_is_wrong_stands_at_its_field_and_what_was_typed_stays(qtbot: QtBot, clinic: OpenClinic) -> None:
    view, _context = opened(qtbot, clinic)
    view.add.click()
    view.form.show_draft({"kind": "service_provider", "name": "Lab", "email": "nobody"})
    view.form.save_bar.save.click()
    assert view.form.field("email").problem
    assert view.form.field("service").problem
    assert view.form.field("name").value() == "Lab"
    assert not view.form.save_bar.save.is_busy()
    assert listed(clinic) == []


def test_a_name_that_is_near_another_is_asked_about(qtbot: QtBot, clinic: OpenClinic) -> None:
    enter(clinic)
    view, context = opened(qtbot, clinic, False, True)
    view.add.click()
    fill(view, "Himalya Diagnostics")
    view.form.name_left.emit("Himalya Diagnostics")
    assert "Himalaya Diagnostics" in view.form.near.text()
    view.form.save_bar.save.click()
    assert len(listed(clinic)) == 1
    view.form.save_bar.save.click()
    assert len(listed(clinic)) == 2
    context.prompts.check_all_used()  # type: ignore[attr-defined]  # scripted in tests


def test_a_recipient_is_changed_retired_and_taken_up_again(qtbot: QtBot, clinic: OpenClinic) -> None:
    enter(clinic)
    view, _context = opened(qtbot, clinic, True)
    view.panel.details.change.click()
    view.form.show_draft({"address": "4 Hill Road"})
    view.form.save_bar.save.click()
    assert view.panel.details.facts["address"].text() == "4 Hill Road"
    view.panel.details.retire.click()
    assert not act(clinic, recipients.list_recipients, None)[0].entry.is_active
    assert view.panel.details.agree.isHidden()
    view.panel.details.retire.click()
    assert act(clinic, recipients.list_recipients, None)[0].entry.is_active


def test_somebody_elses_change_is_said_and_nothing_is_lost(qtbot: QtBot, clinic: OpenClinic) -> None:
    lab = enter(clinic)
    view, _context = opened(qtbot, clinic)
    view.panel.details.change.click()
    entry = recipients.Entry(view._lines[0].entry.kind, "Himalaya", service="Tests")
    act(clinic, recipients.change_recipient, recipients.RecipientChange(lab, 1, entry))
    view.form.show_draft({"address": "4 Hill Road"})
    view.form.save_bar.save.click()
    assert "Somebody else changed" in view.form.banner.text()
    assert view.form.field("address").value() == "4 Hill Road"


def test_an_agreement_is_entered_and_ended_early(qtbot: QtBot, clinic: OpenClinic) -> None:
    lab = enter(clinic)
    view, _context = opened(qtbot, clinic)
    view.panel.details.agree.click()
    form = view.agreement_form
    form.show_draft({"reference": "CA 1", "begins_on": "2026-01-01", "ends_on": "2026-09", "purposes": ["P1"]})
    form.save_bar.save.click()
    assert "whole day" in form.field("ends_on").problem
    form.show_draft({"ends_on": "2026-12-31"})
    form.save_bar.save.click()
    (line,) = act(clinic, agreements.read_agreements, lab)
    assert line.agreement.purposes == {Purpose.CARE}
    assert line.agreement.countries == {"IN"}
    view.panel.details.end_wanted.emit(line.agreement_id)
    ending = view.panel.end_form
    ending.last.show_value("2026-03-13")
    ending.save.click()
    assert ending.reason.problem
    ending.reason.show_value("Changed laboratories")
    ending.save.click()
    assert act(clinic, agreements.read_agreements, lab)[0].standing is Standing.ENDED
    assert not view.panel.is_ending()
    assert "Without an agreement in force" in view.warning.text()


def test_typing_about_one_recipient_never_comes_back_about_another(qtbot: QtBot, clinic: OpenClinic) -> None:
    first, second = enter(clinic), enter(clinic, "Sandesh")
    view, _context = opened(qtbot, clinic)
    view.table.choose(first)
    view.panel.details.change.click()
    view.form.show_draft({"address": "4 Hill Road"})
    view.form._on_edit()
    view.form.flush_draft()
    view.show_form(None)
    view.table.choose(second)
    view.panel.details.change.click()
    assert view.form.field("address").value() == ""
    view.show_form(None)
    view.table.choose(first)
    view.panel.details.change.click()
    assert view.form.field("address").value() == "4 Hill Road"


def test_going_back_with_typing_asks(qtbot: QtBot, clinic: OpenClinic) -> None:
    view, _context = opened(qtbot, clinic, False, True)
    view.add.click()
    fill(view, "Himalaya")
    view.form.back.click()
    assert view.open_form() is view.form
    view.form.back.click()
    assert view.open_form() is None
    view.add.click()
    view.form.back.click()
    assert view.open_form() is None


def test_readers_see_the_register_and_change_nothing(qtbot: QtBot, open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    agree(owner, enter(owner))
    view, _context = opened(qtbot, open_clinic(Role.AUDITOR))
    assert view.table.rows_model().rowCount() == 1
    assert view.add.isHidden()
    assert view.tabs.isHidden()
    details = view.panel.details
    assert details.change.isHidden()
    assert details.retire.isHidden()
    assert details.agree.isHidden()


def test_who_may_not_read_it_is_told_whom_to_ask(qtbot: QtBot, open_clinic: Opener) -> None:
    view, _context = opened(qtbot, open_clinic(Role.RECEPTION))
    assert view.stack.currentWidget().objectName() == "recipientsClosed"
