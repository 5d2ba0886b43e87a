from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.domain.clinical.history import Allergy, AllergyState, Certainty, Coded, Severity
from luna_desktop.domain.consent import ConsentState
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.standing import PatientStatus, Standing
from luna_desktop.services.care.chart import AllergyAnswer, NewEntry, answer_allergies, open_chart, record_entry
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.others import read_others
from luna_desktop.services.people.patients import read_details
from luna_desktop.services.people.standing import StatusChange, change_status
from luna_desktop.services.privacy.consents import read_consents
from luna_desktop.ui.chart.banner import BannerContent, PatientBanner, banner_of, with_chips, with_others
from luna_desktop.ui.widgets.chips import Avatar, Chip
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.people.test_identity_photos import a_portrait

TODAY = date(2026, 3, 14)
LONG = "Lakshminarayanan Venkatanarasimharajuvaripeta Subrahmanya Chandrashekharaiah"


def content_of(clinic: OpenClinic, patient: int, *, clinical: bool = True) -> BannerContent:
    run = clinic.desk.perform
    card = run(clinic.actor, read_details, patient).card
    chart = run(clinic.actor, open_chart, patient) if clinical else None
    consents = run(clinic.actor, read_consents, patient)
    return with_chips(banner_of(card, TODAY), clinic.actor, card, chart, consents, TODAY)


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
    assert [(chip.text, chip.tone) for chip in chips][:3] == [
        ("Allergy: Penicillin", "solid"),
        ("Allergy: Nickel", "danger"),
        ("Allergy: Fragrance", "danger"),
    ]


def test_no_allergy_on_file_says_whether_anybody_asked(clinic: OpenClinic) -> None:
    patient = builders.register(clinic, builders.a_patient(care=ConsentState.GIVEN))
    assert content_of(clinic, patient).chips[0].text == "Allergies not asked"
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


def test_people_of_the_same_name_are_warned_of_with_number_and_birth(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    builders.register(clinic, builders.a_patient("Kumaar", "Ananya", born="1988-08-02", phone=""))
    others = clinic.desk.perform(clinic.actor, read_others, patient)
    content = with_others(content_of(clinic, patient), others, TODAY)
    assert content.name_alert is not None
    assert content.name_alert.text == "Name alert: 1 similar patient"
    assert content.name_alert.tip == "Ananya Kumaar, born 02-Aug-1988 (37 y), LUN-000002"
    banner = PatientBanner()
    qtbot.addWidget(banner)
    for full in (True, False):
        banner.show_full(full)
        banner.show_content(content)
        shown = [chip for chip in banner.findChildren(Chip) if chip.isVisibleTo(banner)]
        chips = [chip for chip in shown if chip.spec() == content.name_alert]
        assert [chip.toolTip() for chip in chips] == [content.name_alert.tip]
    assert "Name alert: 1 similar patient" in banner.accessibleName()


def test_without_anybody_alike_there_is_no_warning(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    content = content_of(clinic, patient)
    assert with_others(content, None, TODAY).name_alert is None
    assert with_others(content, clinic.desk.perform(clinic.actor, read_others, patient), TODAY).name_alert is None


def test_the_banner_of_whoever_died_is_neutral_and_keeps_the_age_of_that_day(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    died = PatientStatus(Standing.DECEASED, on=PartialDate(2024, 8, 4), source="certificate")
    clinic.desk.perform(clinic.actor, change_status, StatusChange(patient, died))
    content = content_of(clinic, patient)
    assert content.ended is not None
    assert (content.ended.text, content.ended.tone) == ("Died 04-Aug-2024", "neutral")
    assert content.facts[0] == ("Born", "01-May-1990 (34 y)")
    banner = PatientBanner()
    qtbot.addWidget(banner)
    banner.show_content(content)
    assert banner.property("tone") == "ended"
    banner.show_content(replace(content, ended=None))
    assert banner.property("tone") == ""


def test_the_identity_photo_stands_where_the_initials_were(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    card = clinic.desk.perform(clinic.actor, read_details, patient).card
    banner = PatientBanner()
    qtbot.addWidget(banner)
    for full in (True, False):
        banner.show_full(full)
        for photo, shown in ((a_portrait(), True), (b"", False)):
            banner.show_content(banner_of(card, TODAY, photo=photo))
            avatars = [each for each in banner.findChildren(Avatar) if each.isVisibleTo(banner)]
            assert [avatar.has_picture() for avatar in avatars] == [shown]
    assert "jpeg" not in repr(banner_of(card, TODAY, photo=b"jpeg"))
