"""What was drawn and measured goes into the patient's copies beside its photograph, and never without it."""

from __future__ import annotations

from datetime import date

from luna_desktop.domain.clinical.photo_alignment import Spot
from luna_desktop.domain.clinical.photo_marks import Mark, MarkSort, PhotoComparison, PhotoMarks, ScaleBar, ScaleBy
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.reports.cells import words
from luna_desktop.services.care import photo_marks
from luna_desktop.services.care.photo_marks import KeptComparison, KeptLayer
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing.machine_copy import gather
from luna_desktop.services.sharing.record_copies import CopyRequest, prepare_record_copy
from luna_desktop.texts import ENGLISH
from tests import builders
from tests.services.acting import act, working
from tests.services.care.comparing import EARLIER, a_pair, a_photograph

RULER = ScaleBar(ScaleBy.RULER, (Spot(10, 10), Spot(10, 410)), 20.0)
LINE = Mark(MarkSort.LENGTH, (Spot(0, 0), Spot(300, 400)), "Scar")


def test_marks_and_comparisons_stand_beside_their_photographs_in_pages_and_in_the_file(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    early, late = a_pair(clinic, patient)
    hidden = a_photograph(clinic, patient, EARLIER, "pink", region="intimate", view="front", chaperone="Tara Menon")
    for each in (late, hidden):
        act(clinic, photo_marks.keep_photo_marks, KeptLayer(patient, PhotoMarks(each, RULER, (LINE,))))
    seen = PhotoComparison(date(2026, 3, 14), early, late, note="Scar shorter")
    act(clinic, photo_marks.keep_comparison, KeptComparison(patient, seen))
    request = CopyRequest(patient, Recipient(RecipientKind.PATIENT, "Ananya Kumar"), "Own use")
    copy = act(clinic, prepare_record_copy, request)
    first, second = copy.content.photographs
    assert (first.scale, first.marks) == ("", ())
    assert words(second.scale, ENGLISH) == "Ruler in the picture: 20 mm, so one pixel is 0.0500 mm"
    assert [words(each, ENGLISH) for each in second.marks] == [
        "Length, 25.0 mm, Scar",
        "Drawn over the picture by Dr Nandini Rao, version 1.",
        "Compared with photograph 1 by Dr Nandini Rao on 14-Mar-2026:",
        "Scar shorter",
    ]
    with working(clinic) as work:
        machine = gather(work, copy.request, copy)
    kinds = {each.kind: each.body for each in machine.entries}
    assert kinds["photo_marks"] == PhotoMarks(late, RULER, (LINE,))
    assert kinds["photo_comparison"] == seen
    assert sum(each.kind == "photo_marks" for each in machine.entries) == 1
