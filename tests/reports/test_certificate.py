"""A printed certificate: everything that the register asks for, with signature or room for a thumb."""

from __future__ import annotations

from pathlib import Path

from luna_desktop.reports.care_frame import PrintedSignature
from luna_desktop.reports.certificate import CertificatePage, render_certificate
from luna_desktop.texts import Translator
from tests.reports.reading import assert_sound, assert_tagged, tags, text_of
from tests.reports.test_care_frame import PERSON, SIGNED, a_frame


def printed(signature: PrintedSignature | None) -> bytes:
    page = CertificatePage(
        frame=a_frame(),
        person=PERSON,
        sentence="I, Dr Meera Pillai, have examined Ananya Kumar on 14-Mar-2026 and certify as follows.",
        statement="Acute dermatitis of both hands.",
        marks=("Mole, left cheek", "Scar, right knee"),
        doctor="Dr Meera Pillai",
        registration_no="KMC 54321",
        day="14-Mar-2026",
        addressed_to="Karnataka Schools",
        purpose="leave from school",
        examined="14-Mar-2026",
        period="Absence from duty from 14-Mar-2026 to 18-Mar-2026 is considered necessary for health.",
        signature=signature,
    )
    return render_certificate(page, translator=Translator("en"))[0]


def test_it_says_everything_and_carries_the_signature(tmp_path: Path) -> None:
    pdf = printed(SIGNED)
    words = text_of(pdf, tmp_path)
    for part in ("Serial number", "To: Karnataka Schools", "Mole, left cheek", "Scar, right knee", "Acute dermatitis"):
        assert part in words
    assert "Signed by Ananya Kumar" in words
    assert "Figure" in tags(pdf)
    assert_sound(pdf, tmp_path)
    assert_tagged(pdf)


def test_without_a_signature_there_is_room_for_the_thumb(tmp_path: Path) -> None:
    pdf = printed(None)
    assert "Thumb mark" in text_of(pdf, tmp_path)
    assert "Figure" not in tags(pdf)
    assert_tagged(pdf)
