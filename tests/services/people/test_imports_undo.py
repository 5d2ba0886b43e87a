"""Taking an import back: whom nobody touched leaves, whoever was changed stays, and nothing is deleted."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import insert, select

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.contact import Email
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted
from luna_desktop.domain.facts import FactStatus
from luna_desktop.domain.imports import Choice
from luna_desktop.domain.standing import Standing
from luna_desktop.models.merges import LikelyPair
from luna_desktop.services.clinic.audit import verify_audit
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.drafts import DraftPlace, KeptDraft, keep_draft
from luna_desktop.services.people.imports import Outcome
from luna_desktop.services.people.imports_undo import plan_undo, read_imports, undo_import
from luna_desktop.services.people.patients import (
    DetailsChange,
    Likeness,
    Lookup,
    change_details,
    find_similar,
    open_patient,
    read_contact_versions,
    search_patients,
)
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.people.importing import ASHA, HINDI, RAVI, a_list, imported


def one(clinic: OpenClinic, typed: str) -> PatientId:
    (card,) = act(clinic, search_patients, Lookup(typed))
    return card.patient_id


def newest(clinic: OpenClinic) -> int:
    return act(clinic, read_imports, None)[0].import_id


def test_untouched_patients_leave_and_changed_ones_stay(
    clinic: OpenClinic, open_clinic: Opener, tmp_path: Path
) -> None:
    path = a_list(tmp_path, ASHA, RAVI, HINDI)
    imported(clinic, path)
    ravi, asha = one(clinic, "ravi"), one(clinic, "asha rao")
    act(clinic, open_patient, asha)  # looking is not touching
    act(clinic, change_details, DetailsChange(ravi, added=(Email("ravi@example.org"),)))
    plan = act(clinic, plan_undo, newest(clinic))
    assert (plan.leaving, plan.staying, [card.name for card in plan.named]) == (2, 1, ["Ravi Shetty"])
    assert one(clinic, "asha rao") == asha
    act(clinic, undo_import, newest(clinic))
    assert act(clinic, search_patients, Lookup("asha")) == []
    assert one(clinic, "ravi") == ravi
    details = act(clinic, open_patient, asha)
    assert details.card.status.standing is Standing.ARCHIVED
    assert "Entered in error" in details.card.status.reason
    assert {known.kind for known in details.facts} >= {"identity", "phone", "status"}
    assert act(clinic, find_similar, Likeness("Rao", "Asha", "98860 01427")) == []
    assert len(entries(clinic, "patient import taken back")) == 2
    (past,) = act(clinic, read_imports, None)
    assert (past.undone_at is not None, past.undone_by, past.stayed) == (True, "Dr Nandini Rao", 1)
    again = imported(clinic, path)
    assert [each.outcome for each in again.lines] == [Outcome.TAKEN, Outcome.LEFT_OUT, Outcome.TAKEN]
    clinic.lock()
    assert act(open_clinic(Role.AUDITOR), verify_audit, None).is_intact


def test_whom_a_later_list_named_too_stays(clinic: OpenClinic, tmp_path: Path) -> None:
    imported(clinic, a_list(tmp_path, ASHA, RAVI))
    first = newest(clinic)
    imported(clinic, a_list(tmp_path, ASHA))
    plan = act(clinic, undo_import, first)
    assert (plan.leaving, plan.staying) == (1, 1)


def test_typing_that_was_only_begun_keeps_a_patient(clinic: OpenClinic, tmp_path: Path) -> None:
    imported(clinic, a_list(tmp_path, f"{ASHA}yes", RAVI))
    draft = KeptDraft(DraftPlace("details", one(clinic, "ravi")), {"phone": "9"})
    act(clinic, keep_draft, draft)
    plan = act(clinic, plan_undo, newest(clinic))
    assert (plan.leaving, [card.name for card in plan.named]) == (1, ["Ravi Shetty"])


def test_a_pair_that_the_program_suspects_keeps_nobody_and_goes_too(clinic: OpenClinic, tmp_path: Path) -> None:
    imported(clinic, a_list(tmp_path, ASHA, RAVI))
    low, high = sorted((one(clinic, "asha rao"), one(clinic, "ravi")))
    pair = LikelyPair.metadata.tables["likely_pair"]
    with working(clinic) as work:
        values = {"low_id": low, "high_id": high, "score": 1, "signs": "", "fingerprint": ""}
        known = {column.name for column in pair.columns}
        work.session.execute(insert(pair).values(**{name: values.get(name, "") for name in known}))
    assert act(clinic, undo_import, newest(clinic)).leaving == 2
    with working(clinic) as work:
        assert work.session.execute(select(pair)).all() == []


def test_blanks_are_emptied_again_unless_they_changed(clinic: OpenClinic, tmp_path: Path) -> None:
    asha = builders.register(clinic, builders.a_patient("Rao", "Asha", born="", phone="98860 01427"))
    imported(clinic, a_list(tmp_path, ASHA), same=Choice.FILL)
    address = next(each for each in act(clinic, open_patient, asha).facts if each.kind == "address")
    act(clinic, change_details, DetailsChange(asha, ended=((address.fact_id, 1),)))
    plan = act(clinic, undo_import, newest(clinic))
    assert (plan.leaving, plan.emptied, plan.kept) == (0, 2, 1)
    details = act(clinic, open_patient, asha)
    assert {each.kind for each in details.facts if each.status is FactStatus.CURRENT} == {"identity", "phone"}
    assert details.card.birth.span() is None
    struck = [each for each in act(clinic, read_contact_versions, asha) if each.kind == "email"]
    assert [each.status for each in struck] == [FactStatus.ENTERED_IN_ERROR, FactStatus.CURRENT]
    assert one(clinic, "asha rao") == asha


def test_an_import_is_taken_back_once_and_only_by_whom_may_import(
    clinic: OpenClinic, open_clinic: Opener, tmp_path: Path
) -> None:
    imported(clinic, a_list(tmp_path, ASHA))
    act(clinic, undo_import, newest(clinic))
    with pytest.raises(InvalidInput):
        act(clinic, undo_import, newest(clinic))
    with pytest.raises(NotFound):
        act(clinic, plan_undo, 99)
    clinic.lock()
    with pytest.raises(NotPermitted):
        act(open_clinic(Role.RECEPTION), undo_import, 1)
