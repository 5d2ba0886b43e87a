"""The Staff page in use, against a real clinic."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.services import drafts
from luna_desktop.services.clinic import clinics, staff, staff_proposals
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.prompts import ScriptedPrompts
from luna_desktop.ui.staff.presenter import build_page
from luna_desktop.ui.staff.view import StaffView
from luna_desktop.ui.staff.wording import Group
from luna_desktop.ui.widgets.buttons import Button
from tests import builders
from tests.clinic_fixtures import Opener
from tests.ui.office import Heard, context_of

FRESH = "copper meadow lantern orbit"


def opened(qtbot: QtBot, clinic: OpenClinic, *answers: object) -> tuple[StaffView, Heard, ScriptedPrompts]:
    context, heard, prompts = context_of(clinic, *answers)
    view = build_page(context)
    assert isinstance(view, StaffView)
    qtbot.addWidget(view)
    view.show()
    return view, heard, prompts


def names(view: StaffView) -> list[str]:
    model = view.table.rows_model()
    return [model.row_at(at).login for at in range(model.rowCount())]  # type: ignore[union-attr]  # within the rows


def choose(view: StaffView, login: str) -> None:
    view.choose(next(row.user_id for row in view._rows if row.login == login))


def fill(view: StaffView, login: str, *roles: Role) -> None:
    form = view.panel.add_form
    form.name_field.show_value("Anil Joshi")
    form.login.show_value(login)
    form.roles.show_value(frozenset(roles))


def test_a_person_is_added_with_a_passphrase_shown_once(qtbot: QtBot, clinic: OpenClinic) -> None:
    view, heard, _prompts = opened(qtbot, clinic)
    qtbot.keyClick(view, Qt.Key.Key_Insert)
    form = view.panel.add_form
    assert view.panel.form() is form
    assert form.about.isHidden()
    fill(view, "anil", Role.THERAPIST)
    form.make.click()
    passphrase = form.password.value()
    form.save.click()
    assert view.panel.form() is None
    assert view.panel.details.name.text() == "Anil Joshi"
    assert view.panel.details.secret.text.text() == passphrase
    assert form.password.value() == ""
    assert heard.said == ["Anil Joshi was added."]
    choose(view, "ravi")
    choose(view, "anil")
    assert view.panel.details.secret.isHidden()
    clinics.unlock_clinic(clinic.premises.folder, "anil", passphrase, clock=clinic.premises.clock).close()


def test_who_is_no_owner_proposes_a_person_and_hands_the_passphrase_over(qtbot: QtBot, open_clinic: Opener) -> None:
    clinic = open_clinic(Role.ADMINISTRATOR)
    view, heard, _prompts = opened(qtbot, clinic)
    view.add.click()
    form, page = view.panel.add_form, view.panel.proposed
    assert "owner approves" in form.about.text()
    fill(view, "anil", Role.THERAPIST)
    form.make.click()
    passphrase = form.password.value()
    form.save.click()
    assert view.panel.pages.currentWidget() is page
    assert (page.name.text(), page.secret.text.text()) == ("Anil Joshi", passphrase)
    assert heard.said == ["The account of Anil Joshi waits for the owner’s approval."]
    assert "anil" not in names(view)
    assert "1 waits" in view.queue.count.accessibleName()
    choose(view, "ravi")  # a row of the list does not push the passphrase aside
    assert view.panel.pages.currentWidget() is page
    page.secret.findChildren(Button)[0].click()
    assert view.panel.pages.currentWidget() is view.panel.details
    assert page.secret.text.text() == ""


def test_roles_that_wait_are_said_and_shown_in_the_form(qtbot: QtBot, open_clinic: Opener) -> None:
    view, heard, _prompts = opened(qtbot, open_clinic(Role.ADMINISTRATOR))
    choose(view, "ravi")
    view.panel.details.roles.click()
    form = view.panel.roles_form
    assert "waits for the owner" in form.about.text()
    form.roles.boxes[Role.PRIVACY_OFFICER].click()
    form.save.click()
    assert heard.said == ["Privacy officer for Ravi Shetty waits for the owner’s approval."]
    assert view.panel.details.line.text() == "Reception"
    assert "Privacy officer" in view.panel.details.note.text()
    assert "waiting: 1" in view.summary.text()
    view.panel.details.roles.click()
    assert form.roles.value() == {Role.RECEPTION, Role.PRIVACY_OFFICER}
    form.save.click()
    assert "Nothing was changed" in form.roles.problem


def test_an_open_page_follows_what_an_owner_answers(qtbot: QtBot, open_clinic: Opener) -> None:
    admin, owner = open_clinic(Role.ADMINISTRATOR), open_clinic(Role.OWNER)
    context, _heard, _prompts = context_of(owner)
    admin.desk.listen(context.announcements.announce)
    view = build_page(context)
    assert isinstance(view, StaffView)
    qtbot.addWidget(view)
    assert view.queue.isHidden()
    new = staff.NewStaff("anil", "Anil Joshi", frozenset({Role.THERAPIST}), builders.PASSWORD)
    admin.desk.perform(admin.actor, staff.add_staff, new)
    assert not view.queue.isHidden()
    owner.desk.perform(owner.actor, staff_proposals.approve_proposal, 1)
    assert "anil" in names(view)
    assert "Nothing waits" in view.queue.count.accessibleName()


def test_what_is_wrong_stands_at_its_field_and_what_was_typed_stays(qtbot: QtBot, open_clinic: Opener) -> None:
    view, _heard, _prompts = opened(qtbot, open_clinic(Role.ADMINISTRATOR))
    view.add.click()
    form = view.panel.add_form
    fill(view, "MEERA", Role.AUDITOR, Role.RECEPTION)
    form.password.show_value("short")
    form.save.click()
    assert "Somebody has or had" in form.login.problem
    assert "auditor" in form.roles.problem
    assert form.password.problem
    assert form.name_field.value() == "Anil Joshi"
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert view.panel.form() is None
    assert len(names(view)) == 7


def test_roles_change_for_others_and_never_for_oneself(qtbot: QtBot, clinic: OpenClinic) -> None:
    view, heard, _prompts = opened(qtbot, clinic)
    choose(view, "owner")
    assert view.panel.details.roles.isHidden()
    assert view.panel.details.close_account.isHidden()
    assert "This is you" in view.panel.details.note.text()
    choose(view, "ravi")
    view.panel.details.roles.click()
    form = view.panel.roles_form
    assert form.roles.value() == {Role.RECEPTION}
    form.roles.boxes[Role.PRIVACY_OFFICER].click()
    form.save.click()
    assert heard.said == ["The roles of Ravi Shetty are changed."]
    assert view.panel.details.line.text() == "Reception, Privacy officer"


def test_somebody_else_changed_the_account_meanwhile(qtbot: QtBot, clinic: OpenClinic, open_clinic: Opener) -> None:
    view, _heard, _prompts = opened(qtbot, clinic)
    choose(view, "ravi")
    view.panel.details.roles.click()
    admin = open_clinic(Role.ADMINISTRATOR)
    row = next(each for each in view._rows if each.login == "ravi")
    change = staff.RoleChange(row.user_id, frozenset({Role.THERAPIST}), row.version)
    admin.desk.perform(admin.actor, staff.change_roles, change)
    view.panel.roles_form.save.click()
    assert "Somebody else changed" in view.panel.roles_form.banner.text()
    assert not view.panel.roles_form.save.is_busy()


def test_access_to_photographs_is_confirmed_by_who_has_it(qtbot: QtBot, open_clinic: Opener) -> None:
    owner, officer, admin = (open_clinic(role) for role in (Role.OWNER, Role.PRIVACY_OFFICER, Role.ADMINISTRATOR))
    manager = staff.NewStaff("leela", "Leela Varghese", frozenset({Role.OWNER}), builders.PASSWORD)
    owner.desk.perform(owner.actor, staff.add_staff, manager)
    new = staff.NewStaff("anil", "Anil Joshi", frozenset({Role.THERAPIST}), builders.PASSWORD)
    admin.desk.perform(admin.actor, staff.add_staff, new)
    leela = clinics.unlock_clinic(admin.premises.folder, "leela", builders.PASSWORD, clock=admin.premises.clock)
    leela.desk.perform(leela.actor, staff_proposals.approve_proposal, 1)
    leela.close()
    without, _heard, _prompts = opened(qtbot, admin)
    choose(without, "anil")
    assert without.panel.details.confirm.isHidden()
    assert "confirms access" in without.panel.details.note.text()
    view, heard, _prompts = opened(qtbot, officer)
    assert view.add.isHidden()
    choose(view, "anil")
    view.panel.details.confirm.click()
    assert view.panel.details.facts["photographs"].text() == "Opens photographs"
    assert "next sign-in" in heard.said[0]


@pytest.mark.parametrize("sure", [True, False])
def test_closing_an_account_asks_first(qtbot: QtBot, clinic: OpenClinic, sure: bool) -> None:
    view, _heard, prompts = opened(qtbot, clinic, sure)
    choose(view, "meera")
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    prompts.check_all_used()
    assert prompts.asked == ["Close the account of Dr Meera Pillai?"]
    assert view.panel.details.facts["state"].text().startswith("Closed" if sure else "Active")
    assert view.panel.details.roles.isHidden() == sure


def test_what_somebody_left_is_offered_when_the_account_is_closed(qtbot: QtBot, open_clinic: Opener) -> None:
    leaver, admin, taker = (open_clinic(role) for role in (Role.RECEPTION, Role.ADMINISTRATOR, Role.CLINICIAN))
    patient = builders.register(leaver)
    draft = drafts.KeptDraft(drafts.DraftPlace("details", patient), {"note": "not saved"})
    leaver.desk.perform(leaver.actor, drafts.keep_draft, draft)
    view, heard, prompts = opened(qtbot, admin, True, True, False, True)
    view.groups.show_value(Group.ACTIVE)
    choose(view, "ravi")
    details, form = view.panel.details, view.panel.hand_over_form
    assert details.hand_over.isHidden()
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    assert prompts.asked == ["Close the account of Ravi Shetty?", "Hand over what Ravi Shetty left behind?"]
    assert view.panel.form() is form
    assert form.left.text() == "Details · LUN-000001 · 14-Mar-2026"
    assert "not saved" not in form.left.text()
    qtbot.keyClick(form, Qt.Key.Key_Return)
    assert form.taker.problem
    form.taker.show_value(taker.actor.user_id)
    qtbot.keyClick(form, Qt.Key.Key_Return)
    assert view.panel.form() is form
    form.save.click()
    prompts.check_all_used()
    assert prompts.asked[-1] == "Give what Ravi Shetty left to Dr Meera Pillai?"
    assert heard.said[-1] == "1 item was handed over."
    kept = taker.desk.perform(taker.actor, drafts.read_draft, draft.place)
    assert kept is not None
    assert kept.values == draft.values


def test_what_was_not_handed_over_at_once_is_offered_beside_the_person(qtbot: QtBot, open_clinic: Opener) -> None:
    leaver, admin, desk = (open_clinic(role) for role in (Role.CLINICIAN, Role.ADMINISTRATOR, Role.RECEPTION))
    patient = builders.register(leaver)
    for form_name in ("details", "history"):
        draft = drafts.KeptDraft(drafts.DraftPlace(form_name, patient), {"note": "not saved"})
        leaver.desk.perform(leaver.actor, drafts.keep_draft, draft)
    view, heard, prompts = opened(qtbot, admin, True, False, True)
    choose(view, "meera")
    details, form = view.panel.details, view.panel.hand_over_form
    details.close_account.click()
    choose(view, "meera")
    assert details.hand_over.text() == "Hand over 2 items…"
    assert details.left.text().startswith("Left behind (Drafts: 2)")
    assert "Medical history · LUN-000001" in details.left.text()
    details.hand_over.click()
    form.taker.show_value(desk.actor.user_id)
    form.save.click()
    prompts.check_all_used()
    assert heard.said[-1] == "1 item was handed over. 1 stayed: not for this person."
    assert details.hand_over.text() == "Hand over 1 item…"


def test_the_list_is_narrowed_by_state_and_words(qtbot: QtBot, clinic: OpenClinic) -> None:
    clinic.desk.perform(clinic.actor, staff.disable_staff, staff.UserId(3))
    view, _heard, _prompts = opened(qtbot, clinic)
    view.search.setText("audit")
    assert names(view) == ["usha"]
    view.search.setText("nobody at all")
    assert view.stack.currentWidget().accessibleName() == "Nobody matches"
    view.search.clear()
    assert names(view)[-1] == "tara"


def test_ones_own_password(qtbot: QtBot, clinic: OpenClinic) -> None:
    view, heard, _prompts = opened(qtbot, clinic)
    view.password.click()
    form = view.panel.password_form
    form.old.show_value("not mine at all")
    form.new.show_value(FRESH)
    form.again.show_value("another")
    form.save.click()
    assert "differ" in form.again.problem
    form.again.show_value(FRESH)
    form.save.click()
    assert "present password is not right" in form.banner.text()
    form.old.show_value(builders.OWNER_PASSWORD)
    qtbot.keyClick(form, Qt.Key.Key_Return)
    assert heard.said == ["Your password is changed."]
    assert form.new.value() == ""


def test_a_role_that_may_not_read_the_list_is_told_whom_to_ask(qtbot: QtBot, open_clinic: Opener) -> None:
    view, _heard, _prompts = opened(qtbot, open_clinic(Role.RECEPTION))
    assert view.stack.currentWidget().objectName() == "staffClosed"
    assert view.panel.isHidden()


def test_locking_forgets_what_was_typed(qtbot: QtBot, clinic: OpenClinic) -> None:
    context, _heard, _prompts = context_of(clinic)
    view = build_page(context)
    assert isinstance(view, StaffView)
    qtbot.addWidget(view)
    view.add.click()
    view.panel.add_form.make.click()
    view.panel.proposed.show_proposed("Anil Joshi", FRESH)
    context.announcements.locked.emit()
    assert view.panel.proposed.secret.text.text() == ""
    assert view.panel.add_form.password.value() == ""


def test_a_registration_number_is_noted_for_a_doctor_and_for_oneself(qtbot: QtBot, clinic: OpenClinic) -> None:
    view, heard, _prompts = opened(qtbot, clinic)
    for login in ("meera", "owner"):
        choose(view, login)
        view.panel.details.registration.click()
        view.panel.registration_form.number.show_value(f"KMC {login}")
        view.panel.registration_form.save.click()
        choose(view, login)
        assert view.panel.details.facts["registration"].text() == f"KMC {login}"
    assert heard.said == ["The registration number is noted."] * 2
