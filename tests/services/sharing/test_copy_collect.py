"""What goes into a copy: intimate photographs only when named, and what is left out is counted."""

from __future__ import annotations

from datetime import datetime

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.history import Coded, Medicine
from luna_desktop.domain.clinical.photographs import PhotographFacts
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.interop.pictures import prepare
from luna_desktop.reports.record_content import LeftOut, RecordCopy
from luna_desktop.services.care import chart
from luna_desktop.services.care.photographs import NewPhotograph, add_photograph
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing.copy_collect import collect
from luna_desktop.services.sharing.copy_request import CopyRequest
from tests import builders
from tests.services.acting import act, working


def collected(clinic: OpenClinic, patient: PatientId, **changes: object) -> RecordCopy:
    request = CopyRequest(patient, Recipient(RecipientKind.PATIENT, "Ananya"), "Own record", **changes)  # type: ignore[arg-type]
    with working(clinic) as work:
        return collect(work, request, "")


def test_intimate_photographs_go_in_only_by_name_and_others_are_counted(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    builders.allow_photographs(clinic, patient)
    face = builders.add_photograph(clinic, patient)
    facts = PhotographFacts(datetime(2026, 3, 2, 10, 0), "intimate")  # noqa: DTZ001 - a camera's own time
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
