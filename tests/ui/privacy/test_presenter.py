"""The Privacy tab on a real clinic."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.consent import ConsentMethod, ConsentState, Purpose
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.relations import RelatedPerson, RelatedRole
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.patients import DetailsChange, change_details, read_details
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import Context
from luna_desktop.ui.privacy.evidence_view import EvidenceDialog
from luna_desktop.ui.privacy.presenter import PrivacyPresenter
from luna_desktop.ui.privacy.view import PrivacyView
from tests import builders
from tests.clinic_fixtures import Opener
from tests.interop.test_papers import a_pdf
from tests.services.sharing_rows import a_recipient
from tests.ui.screens import context_of

PHOTOS, CARE = (Purpose.CLINICAL_PHOTOGRAPHS, 0), (Purpose.CARE, 0)


def shown(qtbot: QtBot, context: Context, patient: PatientId) -> tuple[PrivacyView, ChartHub]:
    view = PrivacyView()
    qtbot.addWidget(view)
    hub = ChartHub(patient, view)
    PrivacyPresenter(view, context, patient, hub).load()
    return view, hub


def answer(view: PrivacyView, key: tuple[Purpose, int], state: ConsentState) -> None:
    """Open the fields of an answer, say that it was signed on paper, and record it."""
    view.consents.begin(key, state)
    view.consents.panel.method.show_value(ConsentMethod.SIGNED_PAPER)
    view.consents.panel.record.click()


def test_giving_and_withdrawing_are_written_down_and_heard_by_the_chart(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    context = context_of(clinic)
    view, hub = shown(qtbot, context, patient)
    answer(view, PHOTOS, ConsentState.GIVEN)
    row = view.consents.rows[PHOTOS]
    assert row.chip.spec().text == "Given"
    assert {line.purpose: line.state for line in hub.consents}[PHOTOS[0]] is ConsentState.GIVEN
    row.buttons[ConsentState.WITHDRAWN].click()
    view.consents.panel.record.click()
    assert row.chip.spec().text == "Withdrawn"
    assert view.consents.stopped.text() == "No photographs are taken from now on."
    assert view.history.rows_model().rowCount() == 3
    assert context.navigation.said == ["Answer recorded", "Answer recorded"]


def test_putting_off_asks_for_the_reason_at_its_field(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic, builders.a_patient(care=ConsentState.NOT_ASKED))
    view, _hub = shown(qtbot, context_of(clinic), patient)
    panel = view.consents.panel
    view.consents.begin(CARE, ConsentState.DEFERRED)
    panel.record.click()
    assert panel.reason.problem
    panel.reason.show_value("Bleeding, treated at once")
    panel.record.click()
    assert view.consents.rows[CARE].chip.spec().text.startswith("Put off")


def test_a_minors_guardian_is_asked_for(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic, builders.a_patient(born="2015-05-01", care=ConsentState.NOT_ASKED))
    view, hub = shown(qtbot, context_of(clinic), patient)
    hub.take_details(clinic.desk.perform(clinic.actor, read_details, patient))
    answer(view, CARE, ConsentState.GIVEN)
    panel = view.consents.panel
    assert panel.given_by.problem
    panel.given_by.show_value("Sunita Kumar, mother")
    panel.record.click()
    assert view.consents.rows[CARE].chip.spec().text == "Given"


@pytest.mark.parametrize(
    ("role", "may_photo"),
    [(Role.RECEPTION, False), (Role.PRIVACY_OFFICER, True), (Role.CLINICIAN, True)],
)
def test_each_role_sees_what_it_may_do(qtbot: QtBot, open_clinic: Opener, role: Role, may_photo: bool) -> None:
    patient = builders.register(open_clinic(Role.OWNER))
    context = context_of(open_clinic(role))
    view, _hub = shown(qtbot, context, patient)
    assert view.consents.rows[PHOTOS].buttons[ConsentState.GIVEN].isHidden() is not may_photo
    assert not view.consents.rows[PHOTOS].buttons[ConsentState.WITHDRAWN].isHidden()


def test_the_guardians_on_file_are_offered(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic, builders.a_patient(born="2015-05-01", care=ConsentState.NOT_ASKED))
    people = (
        RelatedPerson((RelatedRole.NOMINEE,), "Nominee Only"),
        RelatedPerson((RelatedRole.GUARDIAN,), "Lapsed", "Uncle", valid_until=PartialDate(2020)),
        RelatedPerson((RelatedRole.GUARDIAN,), "Sunita Kumar", "mother"),
        RelatedPerson((RelatedRole.GUARDIAN,), "Rohit Kumar", "father"),
    )
    clinic.desk.perform(clinic.actor, change_details, DetailsChange(patient, added=people))
    view, hub = shown(qtbot, context_of(clinic), patient)
    hub.take_details(clinic.desk.perform(clinic.actor, read_details, patient))
    view.consents.begin(CARE, ConsentState.GIVEN)
    offered = [each.words for each in view.consents.panel._asking.givers]
    assert offered[:2] == ["Sunita Kumar, mother", "Rohit Kumar, father"]
    assert "Nominee Only (nominee)" in offered
    answer(view, CARE, ConsentState.GIVEN)
    assert view.consents.rows[CARE].line.given_by == "Sunita Kumar, mother"


def test_a_scan_is_attached_and_shown_again(qtbot: QtBot, clinic: OpenClinic, tmp_path: Path) -> None:
    patient = builders.register(clinic)
    paper = tmp_path / "scan.pdf"
    paper.write_bytes(a_pdf())
    context = context_of(clinic, [paper])
    view, _hub = shown(qtbot, context, patient)
    view.consents.begin(PHOTOS, ConsentState.GIVEN)
    view.consents.panel.method.show_value(ConsentMethod.SIGNED_PAPER)
    view.consents.panel.scan.click()
    view.consents.panel.record.click()
    row = view.consents.rows[PHOTOS]
    row.evidence.click()
    dialog = view.findChild(EvidenceDialog)
    assert dialog is not None
    assert not dialog.paper.pixmap().isNull()
    dialog.close_button.click()


def test_a_file_that_is_no_paper_is_refused_and_the_answer_waits(
    qtbot: QtBot, clinic: OpenClinic, tmp_path: Path
) -> None:
    wrong = tmp_path / "scan.pdf"
    wrong.write_bytes(b"MZ" + bytes(2000))
    view, _hub = shown(qtbot, context_of(clinic, [wrong], [tmp_path / "gone.pdf"]), builders.register(clinic))
    panel = view.consents.panel
    view.consents.begin(PHOTOS, ConsentState.GIVEN)
    panel.method.show_value(ConsentMethod.SIGNED_PAPER)
    panel.scan.click()
    panel.record.click()
    assert "neither a JPEG" in panel.problem.text()
    assert panel.is_answering()
    panel.scan.click()
    assert "cannot be read" in panel.problem.text()


def test_sharing_is_allowed_for_one_recipient(qtbot: QtBot, clinic: OpenClinic) -> None:
    lab = a_recipient(clinic, "Nidan Laboratory")
    view, _hub = shown(qtbot, context_of(clinic), builders.register(clinic))
    view.consents.share.click()
    view.consents.panel.recipient.show_value(lab)
    view.consents.panel.method.show_value(ConsentMethod.SIGNED_PAPER)
    view.consents.panel.record.click()
    assert view.consents.rows[Purpose.SHARING, lab].chip.spec().text == "Given"


def test_withdrawing_takes_no_more_presses_than_giving(qtbot: QtBot, clinic: OpenClinic) -> None:
    """Presses of the keyboard alone, from the row's own button on (DPDP s.6(4))."""
    view, _hub = shown(qtbot, context_of(clinic), builders.register(clinic))
    view.resize(1200, 800)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    row, panel = view.consents.rows[PHOTOS], view.consents.panel

    def until_recorded(state: ConsentState) -> int:
        presses = 1
        qtbot.keyClick(row.buttons[state], Qt.Key.Key_Space)
        if state is ConsentState.GIVEN:
            qtbot.keyClick(panel.method.control, Qt.Key.Key_Down)
            presses += 1
        while panel.is_answering():
            if panel.record.hasFocus():
                qtbot.keyClick(panel.record, Qt.Key.Key_Space)
            else:
                qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
            presses += 1
            assert presses < 20
        return presses

    giving = until_recorded(ConsentState.GIVEN)
    assert row.chip.spec().text == "Given"
    withdrawing = until_recorded(ConsentState.WITHDRAWN)
    assert row.chip.spec().text == "Withdrawn"
    assert withdrawing <= giving
    assert withdrawing == 2
