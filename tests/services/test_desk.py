"""The Desk: refusals for every role and use case, the audit entry of each, the care team and the gate."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from luna_desktop.domain.access import Actor, Permission, Role, UserId
from luna_desktop.domain.clinical.history import Coded, Condition
from luna_desktop.domain.consent import ConsentState
from luna_desktop.domain.errors import NotPermitted, StorageTrouble
from luna_desktop.models.audit import AuditEntry
from luna_desktop.services.care import chart
from luna_desktop.services.clinic import settings, staff
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people import care_team, patients
from luna_desktop.services.use_cases import CATALOGUE, UseCase, use_case
from luna_desktop.services.work import Work
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services import every_module  # noqa: F401 - each enters its use cases into the catalogue

REFUSALS = [
    pytest.param(role, case, id=f"{role.value}-{case.name}")
    for role in Role
    for case in CATALOGUE.values()
    if not Actor(UserId(1), "x", "x", frozenset({role})).may(case.requires)
]


def entries(clinic: OpenClinic, action: str) -> list[AuditEntry]:
    with Session(clinic.engines[0]) as session:
        return list(session.scalars(select(AuditEntry).where(AuditEntry.action == action)))


@pytest.fixture(scope="module")
def shared(clinic_template: builders.Template, tmp_path_factory: pytest.TempPathFactory) -> OpenClinic:
    folder = builders.copy_of(clinic_template, tmp_path_factory.mktemp("desk") / "clinic")
    opened = builders.open_as(folder, Role.OWNER)
    yield opened
    opened.close()


@pytest.mark.parametrize(("role", "case"), REFUSALS)
def test_every_use_case_refuses_roles_without_the_grant(
    shared: OpenClinic, role: Role, case: UseCase[object, object]
) -> None:
    actor = Actor(UserId(1), "somebody", "Somebody", frozenset({role}))
    before = len(entries(shared, "refused"))
    with pytest.raises(NotPermitted):
        shared.desk.perform(actor, case, None)
    after = entries(shared, "refused")
    assert len(after) == before + 1
    assert after[-1].entity_id == case.name


def test_each_permission_is_held_by_somebody() -> None:
    for permission in Permission:
        assert any(Actor(UserId(1), "x", "x", frozenset({role})).may(permission) for role in Role)


def test_a_write_without_an_audit_entry_is_a_bug_and_changes_nothing(clinic: OpenClinic) -> None:
    @use_case(requires=Permission.CHANGE_SETTINGS)
    def forget_to_record(work: Work, _: None) -> None:
        settings.put(work, "lock minutes", "9")

    try:
        with pytest.raises(AssertionError):
            clinic.desk.perform(clinic.actor, forget_to_record, None)
    finally:
        del CATALOGUE["forget_to_record"]
    assert clinic.desk.perform(clinic.actor, settings.read_settings, None).preferences.lock_minutes == 5


def test_a_clinician_outside_the_care_team_is_refused_once_care_is_not_shared(open_clinic: Opener) -> None:
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    owner.desk.perform(owner.actor, settings.change_preferences, settings.Preferences(shared_care="no"))
    clinician = open_clinic(Role.CLINICIAN)
    with pytest.raises(NotPermitted):
        clinician.desk.perform(clinician.actor, chart.open_chart, patient)
    place = care_team.TeamPlace(patient, clinician.actor.user_id, "covers this week")
    owner.desk.perform(owner.actor, care_team.add_to_care_team, place)
    assert clinician.desk.perform(clinician.actor, chart.open_chart, patient).patient_id == patient
    owner.desk.perform(owner.actor, care_team.remove_from_care_team, place)
    with pytest.raises(NotPermitted):
        clinician.desk.perform(clinician.actor, chart.open_chart, patient)


@pytest.mark.parametrize("state", [ConsentState.NOT_ASKED, ConsentState.REFUSED])
def test_nothing_is_recorded_without_the_consent_to_care(clinic: OpenClinic, state: ConsentState) -> None:
    patient = builders.register(clinic, builders.a_patient(care=state))
    new = chart.NewEntry(patient, Condition(Coded("Melasma")))
    with pytest.raises(NotPermitted) as refused:
        clinic.desk.perform(clinic.actor, chart.record_entry, new)
    assert "Privacy tab" in str(refused.value.message)
    assert clinic.desk.perform(clinic.actor, chart.read_chart, patient).conditions == ()
    assert entries(clinic, "refused")[-1].patient_id == patient


def test_changes_are_announced_after_the_commit(clinic: OpenClinic) -> None:
    heard: list[object] = []
    clinic.desk.listen(heard.append)
    patient = builders.register(clinic)
    assert any(change.entity == "patient" and change.patient_id == patient for change in heard[0])
    clinic.desk.perform(clinic.actor, chart.open_chart, patient)
    assert len(heard) == 1


def test_nothing_is_read_after_the_lock_by_a_job_that_comes_late(open_clinic: Opener) -> None:
    opened = open_clinic(Role.CLINICIAN)
    patient = builders.register(opened)
    opened.lock()
    for case, request in ((chart.read_chart, patient), (patients.search_patients, patients.Lookup("a"))):
        with pytest.raises(StorageTrouble, match="locked"):
            opened.desk.perform(opened.actor, case, request)
    assert not any(engine.pool.checkedin() for engine in opened.engines)  # type: ignore[attr-defined]  # QueuePool


def test_who_is_disabled_or_given_other_roles_meanwhile_reads_no_more(open_clinic: Opener) -> None:
    admin, meera, tara = open_clinic(Role.ADMINISTRATOR), open_clinic(Role.CLINICIAN), open_clinic(Role.THERAPIST)
    patient = builders.register(meera)
    rows = {row.login: row for row in admin.desk.perform(admin.actor, staff.list_staff, None)}
    admin.desk.perform(admin.actor, staff.disable_staff, rows["meera"].user_id)
    change = staff.RoleChange(rows["tara"].user_id, frozenset({Role.RECEPTION}), rows["tara"].version)
    admin.desk.perform(admin.actor, staff.change_roles, change)
    for opened in (meera, tara):
        with pytest.raises(NotPermitted, match="sign in again"):
            opened.desk.perform(opened.actor, chart.read_chart, patient)
    assert len(entries(admin, "refused")) == 2
