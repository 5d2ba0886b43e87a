"""Settings: checked, versioned, audited; whoever changes them may."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.models.clinic import SettingVersion
from luna_desktop.services.clinic import settings
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.clinic.settings import ClinicDetails, ClinicSettings, Preferences, PrivacyContact
from luna_desktop.services.people import patients
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working


def read(clinic: OpenClinic) -> ClinicSettings:
    return act(clinic, settings.read_settings, None)


def test_the_wizard_left_everything_set(clinic: OpenClinic) -> None:
    found = read(clinic)
    assert found.clinic.name == "Aranya Skin Clinic"
    assert found.privacy_contact.is_set
    assert found.preferences == Preferences()


def test_the_letterhead_is_tidied_and_the_new_prefix_counts_from_now_on(clinic: OpenClinic) -> None:
    act(clinic, settings.change_clinic, ClinicDetails("  Aranya   Skin ", "1 Lake Road \n Mysuru", mrn_prefix="ara"))
    assert read(clinic).clinic == ClinicDetails("Aranya Skin", "1 Lake Road \n Mysuru", mrn_prefix="ARA")
    assert act(clinic, patients.register_patient, builders.a_patient()).mrn == "ARA-000001"
    assert len(entries(clinic, "clinic details changed")) == 1


@pytest.mark.parametrize(
    ("details", "field"),
    [
        (ClinicDetails(" "), "name"),
        (ClinicDetails("A", mrn_prefix="X"), "mrn_prefix"),
        (ClinicDetails("A", mrn_prefix="LUN1"), "mrn_prefix"),
        (ClinicDetails("A", mrn_prefix="LUNARS"), "mrn_prefix"),
    ],
)
def test_a_letterhead_that_cannot_be_is_refused(clinic: OpenClinic, details: ClinicDetails, field: str) -> None:
    before = read(clinic)
    with pytest.raises(InvalidInput) as refused:
        act(clinic, settings.change_clinic, details)
    assert set(refused.value.problems) == {field}
    assert read(clinic) == before


@pytest.mark.parametrize(
    ("contact", "fields"),
    [
        (PrivacyContact(), {"name", "phone"}),
        (PrivacyContact("Farida", phone="12"), {"phone"}),
        (PrivacyContact("Farida", email="nobody"), {"email"}),
        (PrivacyContact("Farida", phone="12", email="nobody"), {"phone", "email"}),
    ],
)
def test_a_contact_nobody_can_reach_is_refused(clinic: OpenClinic, contact: PrivacyContact, fields: set[str]) -> None:
    with pytest.raises(InvalidInput) as refused:
        act(clinic, settings.change_privacy_contact, contact)
    assert set(refused.value.problems) == fields


def test_a_contact_is_kept_in_one_form(clinic: OpenClinic) -> None:
    act(clinic, settings.change_privacy_contact, PrivacyContact(" Usha  Nair ", phone="98860 01427", email=" a@b.in "))
    assert read(clinic).privacy_contact == PrivacyContact("Usha Nair", phone="+919886001427", email="a@b.in")


@pytest.mark.parametrize("minutes", [0, 16, -3])
def test_the_lock_comes_within_a_quarter_of_an_hour(clinic: OpenClinic, minutes: int) -> None:
    with pytest.raises(InvalidInput) as refused:
        act(clinic, settings.change_preferences, Preferences("yes", minutes, "backups"))
    assert set(refused.value.problems) == {"lock_minutes"}
    assert read(clinic).preferences == Preferences()


def test_preferences_hold_at_the_next_sign_in(open_clinic: Opener) -> None:
    act(open_clinic(Role.OWNER), settings.change_preferences, Preferences("no", 12, "/media/disk"))
    again = open_clinic(Role.RECEPTION)
    assert again.lock_minutes == 12
    assert read(again).preferences == Preferences("no", 12, "/media/disk")


def test_each_value_is_a_version_and_the_same_value_is_none(clinic: OpenClinic) -> None:
    def count() -> int:
        with working(clinic) as work:
            return work.session.scalar(select(func.count()).select_from(SettingVersion)) or 0

    before = count()
    act(clinic, settings.change_preferences, Preferences("yes", 5))
    act(clinic, settings.change_preferences, Preferences("yes", 5))
    act(clinic, settings.change_preferences, Preferences("yes", 6))
    assert count() - before == 3  # shared care once, minutes twice


@pytest.mark.parametrize("role", [Role.RECEPTION, Role.CLINICIAN, Role.ADMINISTRATOR, Role.AUDITOR])
def test_everybody_reads_but_only_owner_and_privacy_officer_change(open_clinic: Opener, role: Role) -> None:
    clinic = open_clinic(role)
    assert read(clinic).clinic.name
    with pytest.raises(NotPermitted):
        act(clinic, settings.change_preferences, Preferences())
