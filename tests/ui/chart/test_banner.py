from __future__ import annotations

from datetime import date

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.clinical.history import Allergy, AllergyState, Certainty, Coded, Severity
from luna_desktop.domain.consent import ConsentState
from luna_desktop.services.chart import AllergyAnswer, NewEntry, answer_allergies, open_chart, record_entry
from luna_desktop.services.clinics import OpenClinic
from luna_desktop.services.consents import read_consents
from luna_desktop.services.patients import read_details
from luna_desktop.ui.chart.banner import BannerContent, PatientBanner, banner_of, with_chips
from tests import builders
from tests.clinic_fixtures import Opener

TODAY = date(2026, 3, 14)
LONG = "Lakshminarayanan Venkatanarasimharajuvaripeta Subrahmanya Chandrashekharaiah"


def content_of(clinic: OpenClinic, patient: int, *, clinical: bool = True) -> BannerContent:
    run = clinic.desk.perform
    card = run(clinic.actor, read_details, patient).card
    chart = run(clinic.actor, open_chart, patient) if clinical else None
    consents = run(clinic.actor, read_consents, patient)
    return with_chips(banner_of(card, TODAY), clinic.actor, card, chart, consents)


def test_severe_allergies_come_first_and_none_is_dropped(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    for trigger, severity in (
        ("Nickel", Severity.MILD),
        ("Fragrance", Severity.UNKNOWN),
        ("Penicillin", Severity.SEVERE),
    ):
        body = Allergy(Coded(trigger), severity=severity, certainty=Certainty.CONFIRMED)
        clinic.desk.perform(clinic.actor, record_entry, NewEntry(patient, body))
    refuted = Allergy(Coded("Latex"), certainty=Certainty.REFUTED)
    clinic.desk.perform(clinic.actor, record_entry, NewEntry(patient, refuted))
    chips = content_of(clinic, patient).chips
    assert [(chip.text, chip.tone) for chip in chips] == [
        ("Allergy: Penicillin", "solid"),
        ("Allergy: Nickel", "danger"),
        ("Allergy: Fragrance", "danger"),
    ]


def test_no_allergy_on_file_says_whether_anybody_asked(clinic: OpenClinic) -> None:
    patient = builders.register(clinic, builders.a_patient(care=ConsentState.GIVEN))
    assert [chip.text for chip in content_of(clinic, patient).chips] == ["Allergies not asked"]
    clinic.desk.perform(clinic.actor, answer_allergies, AllergyAnswer(patient, AllergyState.NONE_KNOWN, 0))
    assert content_of(clinic, patient).chips[0].text == "No known allergies, checked 14-Mar-2026"


def test_the_desk_is_told_to_ask_and_never_why(clinic: OpenClinic, open_clinic: Opener) -> None:
    patient = builders.register(clinic, builders.a_patient(care=ConsentState.REFUSED))
    body = Allergy(Coded("Penicillin"), severity=Severity.SEVERE)
    clinic.desk.perform(
        clinic.actor,
        builders.consents.record_consent,
        builders.consents.ConsentAnswer(
            patient, builders.Purpose.CARE, ConsentState.GIVEN, builders.ConsentMethod.SIGNED_PAPER
        ),
    )
    clinic.desk.perform(clinic.actor, record_entry, NewEntry(patient, body))
    desk = open_clinic(Role.RECEPTION)
    texts = [chip.text for chip in content_of(desk, patient, clinical=False).chips]
    assert texts == ["Alert – see clinician"]


@pytest.mark.parametrize("full", [True, False])
def test_a_long_name_is_shown_whole(qtbot: object, full: bool) -> None:
    banner = PatientBanner()
    qtbot.addWidget(banner)  # type: ignore[attr-defined]
    banner.resize(1100, 120)
    banner.show_full(full)
    banner.show_content(BannerContent(LONG, "Prof.", (("Born", "Not known"), ("Sex", "Female"))))
    assert banner.findChild(object, "bannerName").text() == LONG  # type: ignore[call-overload]
    assert LONG in banner.accessibleName()
