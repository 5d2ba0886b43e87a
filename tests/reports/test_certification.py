"""The certification: who made, checked and issued the copy, what it counts, its digest, and two lines to sign on."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from luna_desktop.reports import record_copy as rc
from luna_desktop.texts import ENGLISH
from tests.reports import builders
from tests.reports.reading import flat_text, text_of


def test_people_counts_digest_and_lines_to_sign(tmp_path: Path) -> None:
    said = rc.Certification(
        prepared_by="Rukmini Das",
        prepared_role="Privacy officer",
        reviewer="Dr Nandini Rao",
        reviewer_registration="KMC 48812",
        reviewed_at=datetime(2026, 11, 22, 9, 0, tzinfo=UTC),
        issued_by="Meera Iyer",
        issued_role="Reception",
        counts=(("Visits", 6), ("Photographs", 3)),
    )
    content = builders.bare(certification=said, sections=(rc.Section.CERTIFICATION,))
    made = rc.render_record_copy(content, translator=ENGLISH)
    text = flat_text(made.pdf, tmp_path)
    for part in (
        "This is a true copy of the electronic record as at 22-Nov-2026 19:30 IST",
        "Prepared by Rukmini Das, Privacy officer",
        "Reviewed by Dr Nandini Rao, registration KMC 48812",
        "Reviewed on 22-Nov-2026 14:30 IST",
        "Issued by Meera Iyer, Reception",
        "Visits 6",
        "Photographs 3",
        f"Pages in this copy: {made.pages}",
        made.bundle_sha256,
        "Signature for the clinic, name and date",
        "Signature of the patient or the person who collects it, name and date",
    ):
        assert part in text


def test_it_begins_a_page_of_its_own(tmp_path: Path) -> None:
    sections = (rc.Section.RIGHTS, rc.Section.CERTIFICATION)
    made = rc.render_record_copy(builders.copy(sections=sections), translator=ENGLISH)
    (page,) = [
        number
        for number in range(2, made.pages + 1)
        if "This is a true copy" in text_of(made.pdf, tmp_path, page=number)
    ]
    assert "You may ask for" not in text_of(made.pdf, tmp_path, page=page)
