"""What goes into a copy: intimate photographs only when named, and what is left out is counted."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.history import Coded, Condition, Medicine
from luna_desktop.domain.clinical.photographs import PhotographFacts
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.interop.pictures import prepare
from luna_desktop.models.patients import Fact
from luna_desktop.models.photographs import Photograph
from luna_desktop.reports.record_content import LeftOut, RecordCopy
from luna_desktop.reports.record_copy import render_record_copy
from luna_desktop.services.care import chart
from luna_desktop.services.care.photographs import NewPhotograph, add_photograph
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import StrikeOut
from luna_desktop.services.sharing.copy_collect import collect
from luna_desktop.services.sharing.copy_request import CopyRequest
from luna_desktop.texts import ENGLISH
from tests import builders
from tests.reports.reading import flat_text
from tests.services.acting import act, working


def collected(clinic: OpenClinic, patient: PatientId, **changes: object) -> RecordCopy:
    request = CopyRequest(patient, Recipient(RecipientKind.PATIENT, "Ananya"), "Own record", **changes)  # type: ignore[arg-type]
    with working(clinic) as work:
        return collect(work, request, "")


def test_intimate_photographs_go_in_only_by_name_and_others_are_counted(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    builders.allow_photographs(clinic, patient)
    face = builders.add_photograph(clinic, patient)
    facts = PhotographFacts(datetime(2026, 3, 2, 10, 0), "intimate", chaperone="Sr Mary")  # noqa: DTZ001 - a camera's own time
    picture = prepare(builders.a_jpeg(colour="navy"))
    intimate = act(clinic, add_photograph, NewPhotograph(patient, picture, facts, "IMG_0002.jpg"))
    usual = collected(clinic, patient)
    assert [photo.sensitive for photo in usual.photographs] == [False]
    assert usual.left_out == LeftOut(photographs=0, intimate=1)
    named = collected(clinic, patient, photographs=(intimate,))
    assert [photo.sensitive for photo in named.photographs] == [True]
    assert named.left_out == LeftOut(photographs=1, intimate=0)
    both = collected(clinic, patient, photographs=(face, intimate))
    assert not both.left_out.any
    assert collected(clinic, patient, photographs=()).left_out == LeftOut(photographs=1, intimate=1)


def test_the_key_explains_what_the_entries_use_and_entries_have_their_names(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    entry = Medicine(Coded("Levothyroxine"), strength="50 mcg", frequency="OD")
    act(clinic, chart.record_entry, chart.NewEntry(patient, entry))
    content = collected(clinic, patient)
    assert [str(row.code) for row in content.codes_used] == ["OD", "mcg"]
    (row,) = content.medicines
    assert row.provenance.subject.startswith("fact ")


def test_the_certified_counts_equal_the_database(clinic: OpenClinic, tmp_path: Path) -> None:
    patient = builders.register(clinic)
    builders.allow_photographs(clinic, patient)
    for body in (Condition(Coded("Melasma")), Condition(Coded("Acne")), Medicine(Coded("Azelaic acid"))):
        known = act(clinic, chart.record_entry, chart.NewEntry(patient, body)).known
    wrong = next(each.fact_id for each in known if each.kind == "condition")
    act(clinic, chart.strike_out_entry, StrikeOut(patient, wrong, 1, "Belongs to another patient"))
    for colour in ("tan", "navy"):
        builders.add_photograph(clinic, patient, builders.a_jpeg(colour=colour))
    content = collected(clinic, patient)
    assert content.certification is not None
    counts = {str(name): count for name, count in content.certification.counts}
    with Session(clinic.engines[0]) as session:
        of_kind = select(Fact.kind, func.count()).where(Fact.patient_id == patient).group_by(Fact.kind)
        held = {str(kind): int(count) for kind, count in session.execute(of_kind)}
        photographs = len(session.scalars(select(Photograph.id).where(Photograph.patient_id == patient)).all())
    assert (counts["Conditions"], counts["Medicines and topicals"]) == (held["condition"], held["medicine"]) == (2, 1)
    assert counts["Photographs"] == photographs == len(content.photographs) == 2
    made = render_record_copy(content, translator=ENGLISH)
    text = flat_text(made.pdf, tmp_path)
    assert f"Pages in this copy: {made.pages}" in text
    assert f"Page {made.pages} of {made.pages}" in text
