"""Signatures and papers as evidence: what is no signature is refused, what is one comes back as it was drawn."""

from __future__ import annotations

import math

import pytest

from luna_desktop.domain.access import Role
from luna_desktop.domain.errors import InvalidInput, NotFound
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy import evidence
from luna_desktop.services.privacy.evidence import EvidenceAsked, NewEvidence, Strokes, normalised, strokes_problem
from tests import builders
from tests.clinic_fixtures import Opener
from tests.interop.test_papers import a_pdf
from tests.services.acting import act, entries, working


def a_signature(points: int = 40) -> Strokes:
    """Return two strokes that look like a name: a wave and a dash."""
    wave = tuple((100 + 6.0 * at, 200 + 30 * math.sin(at / 3), 5_000.0 + 12 * at, 0.5) for at in range(points))
    return wave, ((120.0, 260.0, 6_000.0, 0.4), (300.0, 255.0, 6_100.0, 0.4))


@pytest.mark.parametrize(
    ("strokes", "told"),
    [
        ((), "no signature yet"),
        (((),), "no signature yet"),
        ((((10.0, 10.0, 0.0, 0.5),),), "A dot"),
        ((tuple((10.0, 10.0, float(t), 0.5) for t in range(50)),), "A dot"),
        ((((0.0, 0.0, 0.0, 0.5), (200.0, 0.0, 9.0, 0.5)),), "A dot"),
        ((tuple((10.0 + at / 10, 10.0, float(at), 0.5) for at in range(50)),), "A dot"),
        ((((math.nan, 0.0, 0.0, 0.5),) * 9,), "could not be read"),
        ((((math.inf, 0.0, 0.0, 0.5),) * 9,), "could not be read"),
        (tuple(((0.0, 0.0, 0.0, 0.5),) for _ in range(evidence.MOST_STROKES + 1)), "too many lines"),
    ],
)
def test_what_is_no_signature_says_so(strokes: Strokes, told: str) -> None:
    assert told in str(strokes_problem(strokes))


def test_a_signature_is_moved_to_the_corner_and_scaled() -> None:
    drawn = a_signature()
    assert strokes_problem(drawn) is None
    points = [point for stroke in normalised(drawn) for point in stroke]
    across, down, time, pressure = zip(*points, strict=True)
    assert (min(across), max(across), min(down), min(time)) == (0, 1000, 0, 0)
    assert max(down) < 1000
    assert set(pressure) == {0.4, 0.5}
    assert normalised(normalised(drawn)) == normalised(drawn)


def test_a_signature_is_kept_and_read_with_who_took_it(clinic: OpenClinic) -> None:
    patient, other = builders.register(clinic), builders.register(clinic, builders.a_patient("Rao"))
    with working(clinic) as work:
        kept = evidence.keep_evidence(work, patient, NewEvidence(" Ananya  Kumar", "hi", "abc", a_signature()))
    found = act(clinic, evidence.read_evidence, EvidenceAsked(patient, kept))
    assert (found.kind, found.signer, found.language, found.shown_sha256) == (
        "signature",
        "Ananya Kumar",
        "hi",
        "abc",
    )
    assert found.strokes == normalised(a_signature())
    assert found.taken_by == "Dr Nandini Rao"
    assert "strokes" not in repr(found)
    assert [entry.patient_id for entry in entries(clinic, "evidence opened")] == [patient]
    with pytest.raises(NotFound):
        act(clinic, evidence.read_evidence, EvidenceAsked(other, kept))


def test_a_dot_is_refused_at_the_signature(clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    with working(clinic) as work, pytest.raises(InvalidInput) as refused:
        evidence.keep_evidence(work, patient, NewEvidence(strokes=(((1.0, 1.0, 0.0, 1.0),),)))
    assert set(refused.value.problems) == {"strokes"}


def test_a_paper_and_a_screen_are_evidence_too(open_clinic: Opener) -> None:
    desk, content = open_clinic(Role.RECEPTION), a_pdf()
    patient = builders.register(desk)
    with working(desk) as work:
        paper = evidence.keep_evidence(work, patient, NewEvidence(scan=content))
        screen = evidence.keep_evidence(work, patient, NewEvidence(shown_sha256="abc"))
    read = [act(desk, evidence.read_evidence, EvidenceAsked(patient, each)) for each in (paper, screen)]
    assert [(each.kind, each.paper, each.media_type) for each in read] == [
        ("paper", content, "application/pdf"),
        ("screen", b"", ""),
    ]
    assert (read[0].strokes, evidence.read_strokes("")) == ((), ())
