"""Papers put together from the record: the sentences by kind, the signature as drawn, the text that was read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from luna_desktop.domain.clinical.care_papers import PaperHead
from luna_desktop.domain.clinical.certificates import Certificate, CertificateKind
from luna_desktop.services.care import care_pages, treatment_consents
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.texts import ENGLISH
from tests import builders
from tests.services.acting import working
from tests.services.care.paper_desk import prescribe, register_doctor, sign

HEAD = PaperHead(name="Ananya Kumar", doctor="Dr Meera Pillai")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (CertificateKind.SICKNESS, "have examined Ananya Kumar on 14-Mar-2026 and certify as follows"),
        (CertificateKind.FITNESS, "certify the patient’s fitness"),
        (CertificateKind.TREATMENT, "has been under treatment"),
        (CertificateKind.OTHER, "certify as follows"),
    ],
)
def test_each_kind_begins_with_its_sentence(kind: CertificateKind, words: str) -> None:
    body = Certificate(kind, examined_on=date(2026, 3, 14))
    assert words in care_pages.certificate_sentence(body, HEAD, ENGLISH)


def test_a_prescription_prints_the_head_of_its_day(clinic: OpenClinic) -> None:
    register_doctor(clinic)
    line = prescribe(clinic, builders.register(clinic))
    with working(clinic) as work:
        page = care_pages.prescription_page(work, line, line.head)
    assert (page.frame.number, page.day, page.registration_no) == ("RX-2026-0001", "14-Mar-2026", "KMC 54321")
    assert (page.rows[0].name, page.rows[0].use) == ("Adapalene", "On the skin")
    assert not page.frame.is_draft


def test_a_consent_prints_text_answer_and_strokes(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    sign(clinic, patient)
    with working(clinic) as work:
        line = treatment_consents.consent_lines(work, patient)[0]
        page = care_pages.consent_page(work, patient, line)
    assert page.answer.startswith("Yes.")
    assert page.signature is not None
    assert page.signature.strokes
    assert page.text.parts[0].heading == "What it is"
    assert "approved by Dr Nandini Rao" in page.version
    refused = replace(line, entry=replace(line.entry, answer=type(line.entry.answer).REFUSED))
    assert care_pages.answer_sentence(refused, ENGLISH).startswith("No.")
