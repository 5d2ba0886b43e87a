"""A second copy tells of other clinics again, without what it does not hold or withholds."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.photographs import PhotographFacts
from luna_desktop.domain.clinical.result_values import ResultValue
from luna_desktop.domain.clinical.results import Acted, Investigation
from luna_desktop.domain.clinical.visits import VisitNote, VisitState
from luna_desktop.domain.elsewhere import Act, NoteVersion
from luna_desktop.domain.redaction import Redaction
from luna_desktop.interop.fhir_out.content import Attached, Told, Visit
from luna_desktop.reports.record_content import Section
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.imports import ImportOrder, import_patients
from luna_desktop.services.people.patients import Lookup, search_patients
from luna_desktop.services.sharing.machine_elsewhere import SECTIONS
from tests import builders
from tests.interop.fhir_out.copies import AT, DOCTOR, a_copy, write_zip
from tests.services.people.test_record_import_acts import PLAN, WHO
from tests.services.sharing.test_machine_copy import Packed, a_request, pack, prepare

NAMED, NAMED_IN_HINDI = "Zarina Withheldwala", "ज़रीना गोपनीय"
CODES = {
    Act.MESSAGE: {"direction_code": "in", "way_code": "sms"},
    Act.WISH: {"topic_code": "recall", "channel_code": "sms", "wish_code": "yes", "address": "+919886001427"},
}
SAID = ("topic", "text", "reason", "decision", "who", "note", "why", "recipient")
SORTS = (
    "DiagnosticReport",
    "DocumentReference",
    "Media",
    "QuestionnaireResponse",
    "ServiceRequest",
    "Specimen",
    "Task",
)


@pytest.mark.parametrize("act", Act)
def test_every_act_has_a_section(act: Act) -> None:
    assert act in SECTIONS


def test_sections_days_and_passages_are_left_out_here_too(clinic: OpenClinic, tmp_path: Path) -> None:
    newest = NoteVersion(1, VisitState.SIGNED, VisitNote(plan=f"Seen with {NAMED}"), DOCTOR, AT)
    visit = Visit(number=4, at=AT, by=DOCTOR, state=VisitState.SIGNED, versions=(newest,), signed_at=AT)
    told = Told(act=Act.AFTERCARE, number=1, at=AT, says={"topic": "Peel", "text": f"As {NAMED} read it"})
    order = ImportOrder(write_zip(tmp_path, a_copy(*WHO, visits=(visit,), told=(told,))), PLAN)
    mrn = clinic.desk.perform(clinic.actor, import_patients, order).lines[0].mrn
    (row,) = clinic.desk.perform(clinic.actor, search_patients, Lookup(mrn))
    request = a_request(row.patient_id)
    whole = prepare(clinic, request).content
    assert [each.elsewhere for each in (*whole.visits, *whole.told)] == ["Aranya Skin Clinic"] * 2
    (encounter,) = pack(clinic, request).of("Encounter")
    assert encounter["participant"] == [{"individual": {"display": f"{DOCTOR} (Aranya Skin Clinic)"}}]
    withheld = replace(request, withheld=((Section.PAPERS.value, "A1"),), redactions=(Redaction(NAMED, "A2"),))
    packed = pack(clinic, withheld)
    said = b"\n".join(content for name, content in packed.files.items() if not name.endswith(".pdf")).decode()
    assert "[withheld: A2]" in said
    assert "Withheldwala" not in said
    assert not [each for each in packed.of("Communication") if "aftercare" in str(each)]


def words_of(packed: Packed) -> str:
    """Return everything that programs read of a zip: names, bundle and tables."""
    held = [content.decode() for name, content in packed.files.items() if not name.endswith((".pdf", ".jpg"))]
    return "\n".join([*packed.files, *held])


def test_a_passage_is_gone_from_every_resource_and_a_section_takes_all_its_own_along(
    clinic: OpenClinic, tmp_path: Path
) -> None:
    both = f"{NAMED} {NAMED_IN_HINDI}"
    told = tuple(
        Told(
            act=act,
            number=place,
            at=AT,
            by=DOCTOR,
            says=dict.fromkeys(SAID, both) | CODES.get(act, {}),
            rows=((both, both),),
            what=(Coded(both),),
        )
        for place, act in enumerate(Act, start=1)
    )
    report = Investigation(Coded(both), ordered=Acted(DOCTOR, AT), received=Acted(DOCTOR, AT), question=both)
    report = replace(report, laboratory=both, values=(ResultValue(Coded(both), both),))
    picture = PhotographFacts(datetime(2026, 3, 1, 10, 0), "face", "front", caption=both)  # noqa: DTZ001 - a camera's
    copy = a_copy(*WHO, report, picture, told=told)
    entry = next(each.entry for each in copy.entries if each.kind == "photograph")
    attached = Attached(40, entry, builders.a_jpeg(), "image/jpeg", "ab" * 32, 640, 480)
    path = write_zip(tmp_path, replace(copy, photographs=(attached,)))
    order = ImportOrder(path, PLAN, photographs_agreed=True)
    mrn = clinic.desk.perform(clinic.actor, import_patients, order).lines[0].mrn
    (row,) = clinic.desk.perform(clinic.actor, search_patients, Lookup(mrn))
    whole = pack(clinic, a_request(row.patient_id))
    assert all(whole.of(sort) for sort in SORTS)
    assert words_of(whole).count(NAMED) == words_of(whole).count(NAMED_IN_HINDI) > 100
    left = (Section.RESULTS, Section.PHOTOGRAPHS, Section.LIFESTYLE, Section.CORRECTIONS, Section.PAPERS)
    redactions = (Redaction(NAMED, "A2"), Redaction(NAMED_IN_HINDI, "A2"))
    redacted = pack(clinic, replace(a_request(row.patient_id), redactions=redactions))
    assert all(redacted.of(sort) for sort in SORTS)
    assert not [name for name in (NAMED, NAMED_IN_HINDI, "Withheldwala", "गोपनीय") if name in words_of(redacted)]
    withheld = pack(clinic, replace(a_request(row.patient_id), withheld=tuple((each.value, "A1") for each in left)))
    assert not [sort for sort in SORTS if withheld.of(sort)]
