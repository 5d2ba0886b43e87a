"""The tables of papers of care: one version of each number, one step of each kind, no serial twice."""

from __future__ import annotations

from sqlalchemy.orm import Session

from luna_desktop.models.care_papers import CarePaper, CarePaperStep, CarePaperVersion, CareText
from tests.models.rows import AT, refuse


def a_step(paper: int, state: str, serial: str | None = None) -> CarePaperStep:
    return CarePaperStep(paper_id=paper, state=state, version=1, serial=serial, head="{}", reason="", at=AT, by=1)


def test_a_paper_has_one_version_of_a_number_and_one_step_of_a_kind(session: Session) -> None:
    for number in (1, 2):
        session.add(CarePaper(id=number, patient_id=1, kind="certificate", created_at=AT, created_by=1))
    session.flush()
    session.add(CarePaperVersion(paper_id=1, number=1, body="{}", at=AT, by=1))
    session.add(a_step(1, "issued", "MC-2026-0001"))
    session.flush()
    refuse(session, CarePaperVersion(paper_id=1, number=1, body="{}", at=AT, by=1))
    refuse(session, a_step(1, "issued", "MC-2026-0002"))
    refuse(session, a_step(2, "issued", "MC-2026-0001"))


def test_a_text_has_one_version_of_a_number_in_a_language(session: Session) -> None:
    def a_text(language: str) -> CareText:
        return CareText(
            kind="consent", subject="peel", language=language, version=1, body="{}", sha256="", origin="", at=AT, by=1
        )

    session.add_all([a_text("en"), a_text("hi")])
    session.flush()
    refuse(session, a_text("en"))
