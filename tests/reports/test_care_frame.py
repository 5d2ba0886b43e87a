"""What papers of care share: whose they are, what does not count, signatures as lines, every mark tagged."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from luna_desktop.reports.care_frame import (
    PaperFrame,
    PaperPerson,
    PrintedSignature,
    open_paper,
    print_doctor,
    print_person,
    print_signature,
)
from luna_desktop.reports.record_content import Letterhead
from luna_desktop.texts import ENGLISH
from tests.reports.reading import assert_sound, assert_tagged, facts_of, tags, text_of

CLINIC = Letterhead(name="Aranya Skin Clinic", address=("12 Lake Road", "Bengaluru"), phone="+91 80 4000 1122")
PERSON = PaperPerson(name="Ananya Kumar", number="LUN-000001", age="35 years", sex="Female", address="14 Temple Street")
SIGNED = PrintedSignature(told="Signed by Ananya Kumar", strokes=(((0.0, 0.0), (900.0, 200.0), (1000.0, 0.0)),))


def a_frame(*, is_cancelled: bool = False, is_draft: bool = False) -> PaperFrame:
    return PaperFrame(
        clinic=CLINIC,
        title="Prescription",
        number="RX-2026-0001",
        printed_at=datetime(2026, 3, 14, 9, 30, tzinfo=UTC),
        is_cancelled=is_cancelled,
        is_draft=is_draft,
    )


def a_paper(frame: PaperFrame) -> bytes:
    canvas, document = open_paper(frame, _=ENGLISH)
    print_person(document, PERSON, [("Date", "14-Mar-2026")], _=ENGLISH)
    print_signature(document, SIGNED, _=ENGLISH)
    print_doctor(document, "Dr Meera Pillai", "KMC 54321", "14-Mar-2026", _=ENGLISH)
    return canvas.finish()


def test_a_paper_names_clinic_patient_doctor_and_number(tmp_path: Path) -> None:
    pdf = a_paper(a_frame())
    words = text_of(pdf, tmp_path)
    for part in ("Aranya Skin Clinic", "Ananya Kumar", "35 years, Female", "14 Temple Street", "Dr Meera Pillai"):
        assert part in words
    assert "Registration no. KMC 54321" in words
    assert "RX-2026-0001 · printed 14-Mar-2026 15:00" in words
    assert "CANCELLED" not in words
    assert "DRAFT" not in words
    assert "Ananya" not in facts_of(pdf, tmp_path)["Title"]


def test_what_does_not_count_says_so(tmp_path: Path) -> None:
    assert "CANCELLED" in text_of(a_paper(a_frame(is_cancelled=True)), tmp_path)
    assert "DRAFT" in text_of(a_paper(a_frame(is_draft=True)), tmp_path)


def test_every_mark_is_tagged_and_the_signature_has_words(tmp_path: Path) -> None:
    pdf = a_paper(a_frame())
    assert_sound(pdf, tmp_path)
    assert_tagged(pdf)
    assert "Figure" in tags(pdf)
    assert "Signed by Ananya Kumar" in text_of(pdf, tmp_path)
