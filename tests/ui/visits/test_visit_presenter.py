"""Writing a visit on the screen: saving, the list before signing, signing, amending, two people, drafts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.history import Allergy, AllergyState, Coded
from luna_desktop.domain.clinical.procedures import ProcedureDone, Setting
from luna_desktop.domain.clinical.stops import Overriding
from luna_desktop.domain.clinical.visit_checks import Missing
from luna_desktop.domain.clinical.visits import VisitState
from luna_desktop.services.care import chart, signing
from luna_desktop.services.care.treatments import treatments
from luna_desktop.services.care.visit_lists import VisitsAsked, list_visits
from luna_desktop.services.care.visits import OpenVisit, VisitAsked, open_visit
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.work import Change, Work
from luna_desktop.texts import say
from luna_desktop.ui.visits.reading_page import ReadingPage
from luna_desktop.ui.visits.visit_page import VisitPage
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.care.visiting import WHOLE, begin, save, sign
from tests.ui.visits.opened import shown, written


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    registered = builders.register(clinic)
    act(clinic, chart.answer_allergies, chart.AllergyAnswer(registered, AllergyState.NONE_KNOWN, 0))
    return registered


def test_start_makes_a_first_visit_and_opens_it(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> None:
    view, presenter, hub, _context = shown(qtbot, clinic, patient)
    hub.start_visit()
    assert view.page() is not None
    assert view.wants_whole()
    assert hub.visit_since
    presenter.start()
    (header,) = act(clinic, list_visits, VisitsAsked(patient)).headers
    assert header.kind.value == "first"


def test_what_is_typed_is_saved_on_the_way_back(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> None:
    view, presenter, hub, _context = shown(qtbot, clinic, patient)
    visit = begin(clinic, patient)
    page = written(view, presenter, visit)
    qtbot.keyClicks(page.frame.complaint.edit, "Itching since May")
    qtbot.keyClick(page.frame, Qt.Key.Key_Escape)
    assert view.page() is None
    assert hub.visit_since == ""
    opened = act(clinic, open_visit, VisitAsked(patient, visit.header.visit_id))
    assert opened.note.complaint == "Itching since May"


def test_signing_goes_to_what_is_missing_first(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> None:
    view, presenter, _hub, context = shown(qtbot, clinic, patient)
    page = written(view, presenter, save(clinic, begin(clinic, patient), replace(WHOLE, plan="")))
    page.sign_wanted.emit()
    assert view.page() is page
    assert page.signing.left() == 1
    assert not page.bar.sign.isEnabled()
    qtbot.keyClicks(page.frame.plan.edit, "Sunscreen")
    page.sign_wanted.emit()
    assert view.page() is None
    (header,) = act(clinic, list_visits, VisitsAsked(patient)).headers
    assert header.state is VisitState.SIGNED
    assert context.navigation.said == ["Visit signed"]  # type: ignore[attr-defined]  # the tests' own navigation


def test_a_treatment_shows_its_fields_the_last_values_and_takes_them_over(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId
) -> None:
    entry = treatments().entry("frac_co2")
    laser = ProcedureDone(entry.coded(), (Setting("laser", "fluence_j_cm2", "18", "J/cm2"),))
    save(clinic, begin(clinic, patient), replace(WHOLE, procedures=(laser,)))
    view, presenter, _hub, _context = shown(qtbot, clinic, patient)
    page = written(view, presenter, begin(clinic, patient))
    card = page.frame.procedures.add_treatment({"text": entry.name, "code": entry.id})
    assert not card.copy_button.isHidden()
    card.copy_button.click()
    assert card.settings["laser.fluence_j_cm2"].value() == "18"
    presenter_lines = [line.place for line in page.signing.lines()]
    assert "complaint" in presenter_lines


def test_the_second_of_two_chooses_between_the_wordings(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> None:
    view, presenter, _hub, _context = shown(qtbot, clinic, patient)
    visit = begin(clinic, patient)
    page = written(view, presenter, visit)
    save(clinic, visit, replace(WHOLE, complaint="Theirs"))
    qtbot.keyClicks(page.frame.complaint.edit, "Mine")
    page.frame.save_wanted.emit({})
    assert not page.frame.stale_box.isHidden()
    page.frame.stale_box.mine_button.click()
    opened = act(clinic, open_visit, VisitAsked(patient, visit.header.visit_id))
    assert [each.note.complaint for each in opened.versions[:2]] == ["Mine", "Theirs"]


def test_theirs_can_be_taken_instead(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> None:
    view, presenter, _hub, _context = shown(qtbot, clinic, patient)
    visit = begin(clinic, patient)
    page = written(view, presenter, visit)
    save(clinic, visit, replace(WHOLE, complaint="Theirs"))
    qtbot.keyClicks(page.frame.complaint.edit, "Mine")
    page.frame.save_wanted.emit({})
    page.frame.stale_box.theirs_button.click()
    assert page.frame.complaint.value() == "Theirs"
    assert not page.frame.is_dirty()


def test_a_draft_that_a_lock_kept_is_there_again(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> None:
    view, presenter, hub, _context = shown(qtbot, clinic, patient)
    visit = begin(clinic, patient)
    page = written(view, presenter, visit)
    qtbot.keyClicks(page.frame.findings.edit, "Half a sentence")
    hub.keep_drafts()
    again = written(view, presenter, visit)
    assert again.frame.findings.value() == "Half a sentence"
    assert "Draft saved" in again.bar.draft.text()


def test_a_draft_is_discarded_after_a_question(qtbot: QtBot, clinic: OpenClinic, patient: PatientId) -> None:
    view, presenter, _hub, _context = shown(qtbot, clinic, patient, True)
    page = written(view, presenter, begin(clinic, patient))
    page.bar.discard.click()
    assert view.page() is None
    assert act(clinic, list_visits, VisitsAsked(patient)).total == 0


def test_an_amendment_shows_the_signed_text_beside_and_asks_why(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId
) -> None:
    view, presenter, _hub, _context = shown(qtbot, clinic, patient)
    signed = sign(clinic, begin(clinic, patient))
    presenter.show_visit(signed)
    reading = view.page()
    assert isinstance(reading, ReadingPage)
    reading.amend.click()
    page = view.page()
    assert isinstance(page, VisitPage)
    assert ("Plan", WHOLE.plan) in page.signed_text.blocks.blocks()
    page.frame.plan.show_value("Other")
    page.sign_wanted.emit()
    assert page.frame.reason.problem
    page.frame.reason.show_value("Typed in a hurry")
    page.sign_wanted.emit()
    opened = act(clinic, open_visit, VisitAsked(patient, signed.header.visit_id))
    assert (opened.state, opened.versions[0].reason) == (VisitState.AMENDED, "Typed in a hurry")


def test_an_amendment_that_an_allergy_names_asks_for_a_reason_too(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId
) -> None:
    view, presenter, _hub, _context = shown(qtbot, clinic, patient, Overriding("Tolerated twice since then"))
    signed = sign(clinic, begin(clinic, patient))
    entry = treatments().entry("frac_co2")
    act(clinic, chart.record_entry, chart.NewEntry(patient, Allergy(Coded(entry.name))))
    presenter.write(signed)
    page = view.page()
    assert isinstance(page, VisitPage)
    page.frame.procedures.add_treatment({"text": entry.name, "code": entry.id})
    page.frame.reason.show_value("Left out in a hurry")
    page.sign_wanted.emit()
    opened = act(clinic, open_visit, VisitAsked(patient, signed.header.visit_id))
    assert opened.state is VisitState.AMENDED
    assert [each.what.code for each in opened.note.procedures] == ["frac_co2"]


def test_a_treatment_that_an_allergy_names_is_not_added_unless_a_doctor_says_why(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId
) -> None:
    entry = treatments().entry("frac_co2")
    act(clinic, chart.record_entry, chart.NewEntry(patient, Allergy(Coded(entry.name))))
    view, presenter, _hub, _context = shown(qtbot, clinic, patient, None, Overriding("Tolerated twice since then"))
    visit = begin(clinic, patient)
    page = written(view, presenter, visit)
    page.frame.procedures.add_treatment({"text": entry.name, "code": entry.id})
    assert page.frame.procedures.cards() == ()
    page.frame.procedures.add_treatment({"text": entry.name, "code": entry.id})
    opened = act(clinic, open_visit, VisitAsked(patient, visit.header.visit_id))
    assert [each.what.text for each in opened.note.procedures] == [entry.name]


def test_a_line_of_another_view_saves_first_and_leads_there(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId
) -> None:
    view, presenter, hub, _context = shown(qtbot, clinic, patient)
    visit = begin(clinic, patient)
    page = written(view, presenter, visit)
    qtbot.keyClicks(page.frame.plan.edit, "Sunscreen")
    with qtbot.waitSignal(hub.place_wanted) as heard:
        page.signing.acted.emit(Missing("papers:consent:frac_co2", say("Consent not signed"), action=say("Ask")))
    assert (heard.args, hub.part) == (["papers:consent:frac_co2"], "papers/consent/frac_co2")
    assert act(clinic, open_visit, VisitAsked(patient, visit.header.visit_id)).note.plan == "Sunscreen"


def test_what_only_the_record_knows_is_asked_again_once_everything_is_typed(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId, monkeypatch: pytest.MonkeyPatch
) -> None:
    def check(_work: Work, visit: OpenVisit) -> tuple[Missing, ...]:
        return (Missing("papers:aftercare:x", say("Aftercare"), is_done=visit.note.follow_up == "In 6 weeks"),)

    monkeypatch.setattr(signing, "SIGNING_CHECKS", (check,))
    view, presenter, _hub, _context = shown(qtbot, clinic, patient)
    visit = save(clinic, begin(clinic, patient), WHOLE)
    page = written(view, presenter, visit)
    assert page.signing.left() == 1
    page.frame.follow_up.show_value("In 6 weeks")
    page.frame.edited.emit()
    qtbot.waitUntil(lambda: page.signing.left() == 0)
    assert page.bar.sign.isEnabled()


def test_a_colleagues_draft_is_written_on_taken_over_and_signed(qtbot: QtBot, open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    registered = builders.register(owner)
    visit = save(owner, begin(owner, registered), replace(WHOLE, plan=""))
    owner.lock()
    clinician = open_clinic(Role.CLINICIAN)
    view, presenter, _hub, _context = shown(qtbot, clinician, registered)
    page = written(view, presenter, visit)
    assert (page.bar.sign.isHidden(), page.bar.discard.isHidden()) == (True, True)
    assert "Dr Nandini Rao holds this visit" in page.frame.banner.text()
    qtbot.keyClicks(page.frame.plan.edit, "Sunscreen")
    page.take_over.click()
    assert not page.bar.sign.isHidden()
    page.sign_wanted.emit()
    (header,) = act(clinician, list_visits, VisitsAsked(registered)).headers
    assert (header.state, header.practitioner) == (VisitState.SIGNED, "Dr Meera Pillai")


def test_what_was_done_elsewhere_leaves_the_list_by_itself(qtbot: QtBot, clinic: OpenClinic) -> None:
    registered = builders.register(clinic)
    view, presenter, _hub, context = shown(qtbot, clinic, registered)
    page = written(view, presenter, begin(clinic, registered))
    assert "Allergies never asked" in [line.title.text for line in page.signing.lines()]
    act(clinic, chart.answer_allergies, chart.AllergyAnswer(registered, AllergyState.NONE_KNOWN, 0))
    context.announcements.announce(frozenset({Change("allergy_state", 1, registered)}))
    assert "Allergies asked" in [line.title.text for line in page.signing.lines()]


def test_a_follow_up_may_begin_with_the_last_plan_by_one_key(
    qtbot: QtBot, clinic: OpenClinic, patient: PatientId
) -> None:
    sign(clinic, begin(clinic, patient), replace(WHOLE, plan="Peel in 6 weeks"))
    view, presenter, _hub, _context = shown(qtbot, clinic, patient)
    visit = begin(clinic, patient)
    page = written(view, presenter, visit)
    with qtbot.waitExposed(view):
        view.show()
    assert (page.frame.plan.value(), page.frame.is_dirty()) == ("", False)
    assert page.frame.last_plan.about.whole_text().endswith(": Peel in 6 weeks")
    page.frame.go_to("complaint")
    qtbot.keyClick(
        page.frame.complaint.edit, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert page.frame.plan.value() == "Peel in 6 weeks"
    assert page.frame.is_dirty()
    page.back_wanted.emit()
    assert act(clinic, open_visit, VisitAsked(patient, visit.header.visit_id)).note.plan == "Peel in 6 weeks"
