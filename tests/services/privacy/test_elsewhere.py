"""What other clinics told of a patient's decisions: who reads it, and what somebody here has to decide."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.elsewhere import Act
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted, StaleRecord
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.care_team import TeamPlace, add_to_care_team
from luna_desktop.services.privacy.elsewhere import (
    DeskLine,
    Settling,
    read_corrections_elsewhere,
    read_desk_elsewhere,
    settle_elsewhere,
)
from luna_desktop.services.privacy.restriction_rules import Ending, RestrictionEnding
from luna_desktop.services.privacy.restrictions import end_restriction, read_restrictions
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries
from tests.services.privacy.told_there import CORRECTION, INSURER, come_from_there
from tests.services.sharing.test_machine_copy import a_request, prepare

DECIDED = "She does not work here; nothing to close."


def lines(clinic: OpenClinic, patient: PatientId) -> dict[Act, list[DeskLine]]:
    found: dict[Act, list[DeskLine]] = {}
    for line in act(clinic, read_desk_elsewhere, patient):
        found.setdefault(line.body.act, []).append(line)
    return found


def test_the_desk_reads_what_is_for_it_and_nothing_of_restrictions_or_care(open_clinic: Opener, tmp_path: Path) -> None:
    patient = come_from_there(open_clinic(Role.OWNER), tmp_path)
    desk = open_clinic(Role.RECEPTION)
    seen = lines(desk, patient)
    assert seen.keys() == {Act.CONSENT, Act.WISH, Act.NOTICE, Act.APPOINTMENT}
    settling = Settling(patient, seen[Act.CONSENT][0].fact_id, 1, DECIDED)
    with pytest.raises(NotPermitted):
        act(desk, settle_elsewhere, settling)


def test_a_restriction_with_names_waits_until_somebody_decides(clinic: OpenClinic, tmp_path: Path) -> None:
    patient = come_from_there(clinic, tmp_path)
    waiting = [line for line in lines(clinic, patient)[Act.RESTRICTION] if line.waits]
    assert [line.body.said("kind_code") for line in waiting] == ["staff"]
    line = waiting[0]
    with pytest.raises(InvalidInput):
        act(clinic, settle_elsewhere, Settling(patient, line.fact_id, line.number, "  "))
    act(clinic, settle_elsewhere, Settling(patient, line.fact_id, line.number, DECIDED))
    with pytest.raises(StaleRecord):
        act(clinic, settle_elsewhere, Settling(patient, line.fact_id, line.number, "Another decision"))
    (settled,) = [each for each in lines(clinic, patient)[Act.RESTRICTION] if each.settled]
    assert (settled.settled, settled.waits, settled.number) == (DECIDED, False, 2)
    assert entries(clinic, "privacy_elsewhere changed")
    printed = prepare(clinic, a_request(patient)).copy.content.restrictions
    assert DECIDED in " ".join(str(row.text) for row in printed)


def test_corrections_are_for_who_reads_charts_and_never_about_what_is_hidden(
    open_clinic: Opener, tmp_path: Path
) -> None:
    owner = open_clinic(Role.OWNER)
    about = replace(CORRECTION, number=2, says={**CORRECTION.says, "kind_code": "reproductive", "field_code": "note"})
    patient = come_from_there(owner, tmp_path, CORRECTION, about)
    assert len(act(owner, read_corrections_elsewhere, patient)) == 2
    therapist = open_clinic(Role.THERAPIST)
    act(owner, add_to_care_team, TeamPlace(patient, therapist.actor.user_id, "treats her"))
    assert [each.body.said("kind_code") for each in act(therapist, read_corrections_elsewhere, patient)] == [
        "condition"
    ]
    desk = open_clinic(Role.RECEPTION)
    with pytest.raises(NotPermitted):
        act(desk, read_corrections_elsewhere, patient)


def test_a_restriction_is_kept_to_until_it_ends_here(clinic: OpenClinic, tmp_path: Path) -> None:
    patient = come_from_there(clinic, tmp_path, INSURER)
    (line,) = lines(clinic, patient)[Act.RESTRICTION]
    assert line.is_kept
    (here,) = act(clinic, read_restrictions, patient)
    end = RestrictionEnding(patient, here.restriction_id, Ending.PATIENT_WRITTEN, "Her letter of today")
    act(clinic, end_restriction, end)
    (line,) = lines(clinic, patient)[Act.RESTRICTION]
    assert not line.is_kept
    assert not line.waits  # it was decided about


def test_nothing_else_can_be_decided_about(clinic: OpenClinic, tmp_path: Path) -> None:
    patient = come_from_there(clinic, tmp_path)
    consent = lines(clinic, patient)[Act.CONSENT][0]
    with pytest.raises(NotFound):
        act(clinic, settle_elsewhere, Settling(patient, consent.fact_id, consent.number, DECIDED))


def test_who_came_from_nowhere_else_has_no_lines(clinic: OpenClinic) -> None:
    assert lines(clinic, builders.register(clinic)) == {}
