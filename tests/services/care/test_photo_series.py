"""Compared photographs leave to the patient through the book, aligned and with their layer, and only where they may."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.photo_alignment import AlignBy, Alignment, Spot
from luna_desktop.domain.clinical.photo_marks import Mark, MarkSort, PhotoComparison, PhotoMarks, ScaleBar, ScaleBy
from luna_desktop.domain.errors import InvalidInput, NotFound, NotPermitted
from luna_desktop.domain.restrictions import RestrictionKind, Terms
from luna_desktop.services.care import photo_marks
from luna_desktop.services.care.photo_marks import KeptComparison, KeptLayer
from luna_desktop.services.care.photo_series import MOST, SeriesChoice
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing import deliveries
from luna_desktop.services.sharing.accounting import AccountingAsked, read_accounting, what_words
from luna_desktop.services.sharing.paper_copies import (
    CarePaperSort,
    CopyAsked,
    PreparedPaper,
    prepare_paper_copy,
)
from luna_desktop.texts import ENGLISH, Message
from tests import builders
from tests.clinic_fixtures import Opener
from tests.reports.reading import text_of
from tests.services.acting import act, entries
from tests.services.care.comparing import EARLIER, a_pair, a_photograph
from tests.services.sharing_steps import restrict

RULER = ScaleBar(ScaleBy.RULER, (Spot(10, 10), Spot(10, 410)), 20.0)
MARKS = (
    Mark(MarkSort.LENGTH, (Spot(0, 0), Spot(300, 400)), "Scar"),
    Mark(MarkSort.BLUR, (Spot(100, 100), Spot(300, 200))),
)
POINTS = Alignment(AlignBy.EYES, (Spot(200, 200), Spot(400, 210)), (Spot(190, 220), Spot(410, 220)))


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    return builders.register(clinic)


def prepared(
    clinic: OpenClinic, patient: PatientId, pair: tuple[int, int], series: tuple[int, ...] = ()
) -> PreparedPaper:
    choice = SeriesChoice(pair, series)
    return act(clinic, prepare_paper_copy, CopyAsked(patient, CarePaperSort.PHOTOGRAPHS, photographs=choice))


def test_the_pages_say_what_is_known_and_leave_through_the_book(
    clinic: OpenClinic, patient: PatientId, tmp_path: Path
) -> None:
    early, late = a_pair(clinic, patient)
    middle = a_photograph(clinic, patient, EARLIER.replace(month=12), "sienna", light="window")
    act(clinic, photo_marks.keep_photo_marks, KeptLayer(patient, PhotoMarks(late, RULER, MARKS)))
    seen = PhotoComparison(date(2026, 3, 14), early, late, POINTS, "Cheek lighter")
    act(clinic, photo_marks.keep_comparison, KeptComparison(patient, seen))
    paper = prepared(clinic, patient, (late, early), (early, middle, late))
    made = deliveries.make_paper(paper)
    words = " ".join(text_of(made.pdf, tmp_path).split())
    for part in (
        *("Before · 19-Sep-2025", "After · 02-Mar-2026", "23 weeks", "Cheek lighter", "By the eye line"),
        *("02-Mar-2026, 1: Length, 25.0 mm, Scar", "02-Mar-2026, scale: Ruler in the picture: 20 mm"),
        *("Compared on 14-Mar-2026 by Dr Nandini Rao", "19-Dec-2025"),
    ):
        assert part in words
    assert "Blur" not in words
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        pictures = {name for page in pdf.pages for name in page.get("/Resources", {}).get("/XObject", {})}
    assert len(pictures) >= 4
    delivered = deliveries.write_file(clinic.desk, clinic.actor, made, tmp_path / "photographs.pdf")
    assert (tmp_path / "photographs.pdf").read_bytes() == made.pdf
    entry = act(clinic, read_accounting, AccountingAsked(patient)).lines[0]
    what = what_words(entry.what)
    assert isinstance(what, Message)
    assert ENGLISH.render(what) == "Photographs over time"
    assert delivered.number.startswith("PC-2026-")
    assert len(entries(clinic, "photograph series opened")) == 1


def test_what_the_patient_keeps_from_others_is_still_theirs(
    clinic: OpenClinic, patient: PatientId, tmp_path: Path
) -> None:
    restrict(clinic, patient, Terms(RestrictionKind.PHOTOGRAPHS))
    made = deliveries.make_paper(prepared(clinic, patient, a_pair(clinic, patient)))
    deliveries.write_file(clinic.desk, clinic.actor, made, tmp_path / "photographs.pdf")
    assert (tmp_path / "photographs.pdf").exists()


def test_only_this_patients_photographs_and_only_so_many_are_printed(clinic: OpenClinic, patient: PatientId) -> None:
    early, late = a_pair(clinic, patient)
    other = builders.register(clinic, builders.a_patient("Iyer", "Meena", phone="98860 01428"))
    with pytest.raises(NotFound):
        prepared(clinic, other, (early, late))
    with pytest.raises(NotFound):
        prepared(clinic, patient, (early, late), (early, late, 999))
    with pytest.raises(InvalidInput):
        prepared(clinic, patient, (early, late), tuple(range(1, MOST + 2)))
    with pytest.raises(InvalidInput):
        act(clinic, prepare_paper_copy, CopyAsked(patient, CarePaperSort.PHOTOGRAPHS))


def test_reception_prints_none(clinic: OpenClinic, patient: PatientId, open_clinic: Opener) -> None:
    pair = a_pair(clinic, patient)
    clinic.close()
    with pytest.raises(NotPermitted):
        prepared(open_clinic(Role.RECEPTION), patient, pair)
