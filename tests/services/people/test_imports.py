"""Imports of patients: previewed, run as a whole, repeated without harm, and refused to whoever may not."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from luna_desktop.domain.access import Role
from luna_desktop.domain.contact import Phone
from luna_desktop.domain.errors import Cancelled, InvalidInput, LunaError, NotPermitted
from luna_desktop.domain.facts import Source
from luna_desktop.domain.import_rows import Imported
from luna_desktop.domain.imports import Choice, DateOrder, Field, Plan, Verdict
from luna_desktop.domain.preferences import Channel, Topic, Way, Wish
from luna_desktop.interop.import_files import FileRefused
from luna_desktop.models import Base
from luna_desktop.models.patients import Patient
from luna_desktop.services.clinic.audit import verify_audit
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people import imports
from luna_desktop.services.people.imports import (
    ImportOrder,
    ImportPreview,
    Outcome,
    import_patients,
    look_at_file,
    preview_import,
)
from luna_desktop.services.people.patients import Details, Lookup, open_patient, search_patients
from luna_desktop.services.privacy.preferences import NewWish, NewWishes, read_preferences, record_preferences
from luna_desktop.services.work import CREATED
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.people.importing import ASHA, HINDI, RAVI, a_list, an_order, imported


def preview(clinic: OpenClinic, path: Path, **plan: object) -> ImportPreview:
    return act(clinic, preview_import, an_order(path, **plan))


def named(clinic: OpenClinic, typed: str) -> list[Details]:
    cards = act(clinic, search_patients, Lookup(typed))
    return [act(clinic, open_patient, card.patient_id) for card in cards]


def people(clinic: OpenClinic) -> int:
    with working(clinic) as work:
        return work.session.scalar(select(func.count()).select_from(Patient)) or 0


def test_a_list_becomes_patients_with_everything_that_others_have(clinic: OpenClinic, tmp_path: Path) -> None:
    path = a_list(tmp_path, ASHA, RAVI, HINDI, "A4,,03/04/1990,F,98860 01427,,,,,")
    looked = act(clinic, look_at_file, ImportOrder(path, Plan()))
    assert (looked.look.rows, looked.plan) == (4, None)
    told: list[tuple[int, int]] = []
    done = act(clinic, import_patients, replace(an_order(path), progress=lambda *so_far: told.append(so_far)))
    assert done.counts == {Outcome.TAKEN: 3, Outcome.REFUSED: 1}
    assert told == [(0, 4), (4, 4)]
    assert [(one.line, one.outcome, bool(one.mrn)) for one in done.lines] == [
        (2, Outcome.TAKEN, True),
        (3, Outcome.TAKEN, True),
        (4, Outcome.TAKEN, True),
        (5, Outcome.REFUSED, False),
    ]
    (asha,) = named(clinic, "asha rao")
    assert (asha.card.name, asha.card.phone, asha.card.city) == ("Asha Rao", "+919886001427", "Bengaluru")
    assert asha.card.mrn == done.lines[0].mrn
    assert {known.kind for known in asha.facts} == {"identity", "phone", "email", "address"}
    assert {(known.source, known.reason) for known in asha.facts} == {
        (Source.DOCUMENT, "Imported from Old program, line 2, number A1")
    }
    assert [each.card.name for each in named(clinic, "9886001428")] == ["आशा कुमारी"]
    assert [each.card.name for each in named(clinic, "kumari")] == ["आशा कुमारी"]
    mine = entries(clinic, "patient imported")
    assert [(each.patient_id is not None, each.kind) for each in mine] == [(True, CREATED)] * 3
    assert all("Asha" not in each.detail and "9886" not in each.detail for each in mine)
    (whole,) = entries(clinic, "patients imported")
    assert '"taken": 3' in whole.detail
    assert act(clinic, look_at_file, ImportOrder(path, Plan())).plan == an_order(path).plan
    again = builders.register(clinic)
    assert act(clinic, open_patient, again).card.mrn > max(one.mrn for one in done.lines)


def test_the_log_stays_whole_after_an_import(clinic: OpenClinic, open_clinic: Opener, tmp_path: Path) -> None:
    imported(clinic, a_list(tmp_path, ASHA, RAVI))
    clinic.lock()
    auditor = open_clinic(Role.AUDITOR)
    assert act(auditor, verify_audit, None).first_break is None


def test_a_preview_writes_nothing_and_names_whom_a_row_may_be(clinic: OpenClinic, tmp_path: Path) -> None:
    builders.register(clinic, builders.a_patient("Rao", "Asha", born="1990-04-03", phone="98860 01427"))
    before = people(clinic)
    rows = (
        ASHA,
        "B1,Asha Raw,03/04/1990,F,,,,,,",
        RAVI,
        RAVI.replace("A2", "A9"),
        "B2,Lata Rao,03/04/1990,F,98860 01427,,,,,",
        "B3,X,40/40/1990,F,,,,,,",
    )
    found = preview(clinic, a_list(tmp_path, *rows))
    assert {row.line: row.verdict for row in found.rows} == {
        2: Verdict.SAME,
        3: Verdict.POSSIBLE,
        4: Verdict.NEW,
        5: Verdict.TWICE,
        6: Verdict.NEW,
        7: Verdict.REFUSED,
    }
    assert (found.total, found.counts[Verdict.NEW], found.imported_on) == (6, 2, None)
    assert [card.name for card in found.rows[0].people] == ["Asha Rao"]
    assert found.rows[3].lines == (4,)
    assert people(clinic) == before


def test_of_a_long_list_only_what_needs_a_look_is_kept(
    clinic: OpenClinic, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imports, "SHOWN_AS_EXAMPLE", 2)
    monkeypatch.setattr(imports, "MOST_SHOWN", 1)
    rows = [f"{n},Person {n} Somebody{n},,F,,,,,," for n in range(5)]
    found = preview(clinic, a_list(tmp_path, *rows, ",,,,,,,,,x", ",,,,,,,,,y"))
    assert Counter(row.verdict for row in found.rows) == {Verdict.NEW: 2, Verdict.REFUSED: 1}
    assert found.counts == {Verdict.NEW: 5, Verdict.REFUSED: 2}


def test_the_same_list_again_changes_nothing(clinic: OpenClinic, tmp_path: Path) -> None:
    path = a_list(tmp_path, ASHA, RAVI)
    imported(clinic, path)
    before = people(clinic)
    again = preview(clinic, path)
    assert again.counts == {Verdict.SAME: 2}
    assert again.imported_on is not None
    assert imported(clinic, path).counts == {Outcome.LEFT_OUT: 2}
    assert people(clinic) == before


def test_a_number_of_the_same_source_is_the_same_person_and_another_name_a_question(
    clinic: OpenClinic, tmp_path: Path
) -> None:
    imported(clinic, a_list(tmp_path, ASHA))
    moved = a_list(tmp_path, "A1,Asha Rao,,F,90000 00001,,,,,", "A1,Somebody Else,,,,,,,,")
    found = preview(clinic, moved)
    assert [row.verdict for row in found.rows] == [Verdict.SAME, Verdict.POSSIBLE]
    assert preview(clinic, moved, source="Another program").counts[Verdict.SAME] == 0


def test_choices_decide_line_by_line(clinic: OpenClinic, tmp_path: Path) -> None:
    builders.register(clinic, builders.a_patient("Rao", "Asha", born="1990-04-03", phone="98860 01427"))
    path = a_list(tmp_path, ASHA, "B1,Asha Raw,03/04/1990,F,,,,,,", RAVI, RAVI)
    done = imported(clinic, path, choices={2: Choice.FILL, 3: Choice.AS_NEW, 5: Choice.AS_NEW})
    assert [one.outcome for one in done.lines] == [Outcome.FILLED, Outcome.TAKEN, Outcome.TAKEN, Outcome.TAKEN]
    assert len(named(clinic, "ravi shetty")) == 2


def test_a_row_that_fits_two_patients_fills_neither(clinic: OpenClinic, tmp_path: Path) -> None:
    for phone in ("98860 00001", "98860 00002"):
        builders.register(clinic, builders.a_patient("Rao", "Asha", born="", phone=phone))
    done = imported(clinic, a_list(tmp_path, ASHA), possible=Choice.FILL)
    assert [(one.outcome, "more than one" in str(one.said[0])) for one in done.lines] == [(Outcome.LEFT_OUT, True)]


def test_a_no_in_the_list_shuts_offers_and_a_no_of_the_patient_survives_every_import(
    clinic: OpenClinic, tmp_path: Path
) -> None:
    path = a_list(tmp_path, RAVI, ASHA)
    imported(clinic, path)
    (ravi,), (asha,) = named(clinic, "ravi"), named(clinic, "asha")
    sms = Way(Channel.SMS, "+919845011223")
    page = act(clinic, read_preferences, ravi.card.patient_id)
    assert {topic: page.cell(topic, sms).wish for topic in (Topic.RECALL, Topic.OFFERS, Topic.APPOINTMENT)} == {
        Topic.RECALL: Wish.NO,
        Topic.OFFERS: Wish.NO,
        Topic.APPOINTMENT: Wish.NOT_ASKED,
    }
    mine = Way(Channel.SMS, "+919886001427")
    no = NewWishes(asha.card.patient_id, (NewWish(Topic.APPOINTMENT, mine, Wish.NO),))
    act(clinic, record_preferences, no)
    for choice in Choice:
        if choice is not Choice.AS_NEW:
            imported(clinic, path, same=choice, possible=choice)
    page = act(clinic, read_preferences, asha.card.patient_id)
    assert page.cell(Topic.APPOINTMENT, mine).wish is Wish.NO
    assert not page.cell(Topic.APPOINTMENT, mine).answer.allowed


def test_formulas_stay_text(clinic: OpenClinic, tmp_path: Path) -> None:
    imported(clinic, a_list(tmp_path, "1,=cmd|' /C calc'!A0,,,,,@SUM(A1),+1,,"))
    (card,) = act(clinic, search_patients, Lookup("cmd"))
    assert card.name == "=cmd|' /C calc'!A0"
    assert card.city == "+1"


@pytest.mark.parametrize(
    ("plan", "field"),
    [
        ({"source": ""}, "source"),
        ({"columns": {}}, "columns"),
        ({"columns": {Field.FULL_NAME: 40}}, "columns"),
    ],
)
def test_a_plan_that_does_not_fit_is_refused_at_its_field(
    clinic: OpenClinic, tmp_path: Path, plan: dict[str, object], field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        preview(clinic, a_list(tmp_path, ASHA), **plan)
    assert set(refused.value.problems) == {field}


def test_western_letters_and_dates_of_two_readings_are_asked_about(clinic: OpenClinic, tmp_path: Path) -> None:
    path = a_list(tmp_path, ASHA)
    path.write_bytes(path.read_bytes().replace(b"Asha", "Ashé".encode("cp1252")))
    with pytest.raises(InvalidInput) as refused:
        preview(clinic, path)
    assert set(refused.value.problems) == {"encoding"}
    found = preview(clinic, path, encoding="cp1252", dates=None)
    assert "two ways" in str(found.rows[0].problems[0])
    assert preview(clinic, path, encoding="cp1252", dates=DateOrder.MONTH_FIRST).counts == {Verdict.NEW: 1}


def test_a_file_that_changed_or_went_is_not_imported(clinic: OpenClinic, tmp_path: Path) -> None:
    path = a_list(tmp_path, ASHA)
    seen = preview(clinic, path).look.sha256
    a_list(tmp_path, RAVI)
    with pytest.raises(InvalidInput) as refused:
        act(clinic, import_patients, replace(an_order(path), sha256=seen))
    assert set(refused.value.problems) == {"file"}
    path.unlink()
    with pytest.raises(FileRefused):
        imported(clinic, path)
    assert people(clinic) == 0


def test_stopping_leaves_nothing(clinic: OpenClinic, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imports, "_EACH", 2)
    path = a_list(tmp_path, *(f"{n},Person{n} Somebody{n},,F,,,,,," for n in range(9)))
    asked: list[int] = []

    def stopped() -> bool:
        asked.append(1)
        return len(asked) > 3

    with pytest.raises(Cancelled):
        act(clinic, import_patients, replace(an_order(path), stopped=stopped))
    assert people(clinic) == 0
    assert entries(clinic, "patient imported") == []
    assert imported(clinic, path).counts == {Outcome.TAKEN: 9}


def test_what_fails_at_the_last_step_leaves_nothing(
    clinic: OpenClinic, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_list(tmp_path, ASHA)

    def full(*_parts: object) -> None:
        raise OSError

    end = imports._end
    monkeypatch.setattr(imports, "_end", full)
    with pytest.raises(LunaError):
        imported(clinic, path)
    monkeypatch.setattr(imports, "_end", end)
    with working(clinic) as work:
        tables = [table for table in Base.metadata.sorted_tables if table.name.startswith(("import_", "patient"))]
        assert {table.name: work.session.scalar(select(func.count()).select_from(table)) for table in tables} == (
            dict.fromkeys((table.name for table in tables), 0)
        )
    assert imported(clinic, path).counts == {Outcome.TAKEN: 1}


@pytest.mark.parametrize("role", [Role.RECEPTION, Role.THERAPIST, Role.CLINICIAN, Role.ADMINISTRATOR, Role.AUDITOR])
def test_only_owner_and_privacy_officer_import(open_clinic: Opener, tmp_path: Path, role: Role) -> None:
    with pytest.raises(NotPermitted):
        imported(open_clinic(role), a_list(tmp_path, ASHA))


def test_the_privacy_officer_imports(open_clinic: Opener, tmp_path: Path) -> None:
    assert imported(open_clinic(Role.PRIVACY_OFFICER), a_list(tmp_path, ASHA)).counts == {Outcome.TAKEN: 1}


KILLED = """
import os, signal, sys
from pathlib import Path
from tests import builders
from luna_desktop.domain.access import Role
from luna_desktop.services.people import imports, imports_writing
from tests.memory_unlocked import lock_no_memory
from tests.services.people.importing import an_order
from dataclasses import replace

lock_no_memory()
folder, path, at = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
imports._EACH, imports_writing.CHUNK = 20, 50
clinic = builders.open_as(folder, Role.OWNER)

def progress(done, _all):
    if done >= at:
        os.kill(os.getpid(), signal.SIGKILL)

clinic.desk.perform(clinic.actor, imports.import_patients, replace(an_order(path), progress=progress))
"""


def test_killed_half_way_nothing_is_there(
    clinic_folder: Path, open_clinic: Opener, tmp_path: Path, rounds: Callable[[int, int], int]
) -> None:
    path = a_list(tmp_path, *(f"{n},Person{n} Somebody{n},,F,98860 {n:05},,,,," for n in range(200)))
    for number in range(rounds(1, 20)):
        at = (200, 120, *range(20, 220, 20))[number % 12]
        command = [sys.executable, "-c", KILLED, str(clinic_folder), str(path), str(at)]
        done = subprocess.run(command, cwd=Path(__file__).parents[3], env=dict(os.environ), check=False, timeout=120)
        assert done.returncode == -9
        clinic = open_clinic(Role.OWNER)
        assert people(clinic) == 0
        assert act(clinic, search_patients, Lookup("person")) == []
        clinic.lock()
    assert imported(open_clinic(Role.OWNER), path, possible=Choice.AS_NEW).counts == {Outcome.TAKEN: 200}


def test_a_row_reads_as_facts(clinic: OpenClinic, tmp_path: Path) -> None:
    found = preview(clinic, a_list(tmp_path, ASHA)).rows[0].person
    assert isinstance(found, Imported)
    assert Phone("+919886001427") in found.bodies


def test_a_list_of_names_without_any_letter_is_taken_in(clinic: OpenClinic, tmp_path: Path) -> None:
    assert imported(clinic, a_list(tmp_path, ",=1+1,,,,,,,,")).counts == {Outcome.TAKEN: 1}


@settings(max_examples=8)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Asha Rao", "asha  RAO", "Asha Raw", "आशा राव", "Ravi Shetty", "", "=1+1"]),
            st.sampled_from(["", "03/04/1990", "04/03/1990", "1990", "31/02/1990"]),
            st.sampled_from(["", "98860 01427", "98860 01428", "12"]),
        ),
        max_size=12,
    )
)
def test_any_list_does_what_its_preview_said_and_brings_nobody_twice(
    clinic: OpenClinic, tmp_path: Path, rows: list[tuple[str, str, str]]
) -> None:
    path = a_list(tmp_path, *(f",{name},{born},,{phone},,,,," for name, born, phone in rows))
    before = people(clinic)
    if not any(name or born or phone for name, born, phone in rows):
        return
    said = preview(clinic, path).counts
    done = imported(clinic, path).counts
    assert done.get(Outcome.TAKEN, 0) == said.get(Verdict.NEW, 0) == people(clinic) - before
    assert done.get(Outcome.REFUSED, 0) == said.get(Verdict.REFUSED, 0)
    again = preview(clinic, path).counts
    assert again.get(Verdict.NEW, 0) == 0
    assert imported(clinic, path).counts.get(Outcome.TAKEN, 0) == 0
