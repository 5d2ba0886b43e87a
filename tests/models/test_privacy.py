"""Privacy tables: a notice version is published once in a language, a disclosure number names one disclosure."""

from __future__ import annotations

from sqlalchemy.orm import Session

from luna_desktop.models.privacy import Disclosure, DisclosureEvent, NoticeVersion
from tests.models.rows import AT, refuse


def a_notice(language: str) -> NoticeVersion:
    return NoticeVersion(
        version=1,
        language=language,
        text="t",
        sha256="s",
        revised_on=AT.date(),
        published_at=AT,
        published_by=1,
    )


def a_disclosure() -> Disclosure:
    words = ("recipient_kind", "recipient", "purpose", "basis", "description", "format", "protection", "sha256")
    return Disclosure(number="D-1", patient_id=1, at=AT, by=1, pages=1, **dict.fromkeys(words, "x"))


def test_a_notice_is_published_once_in_each_language(session: Session) -> None:
    session.add_all([a_notice("en"), a_notice("hi")])
    session.flush()
    refuse(session, a_notice("en"))


def test_a_disclosure_number_is_never_given_twice(session: Session) -> None:
    session.add(a_disclosure())
    session.flush()
    refuse(session, a_disclosure())
    refuse(session, DisclosureEvent(disclosure_id=9, state="sent", at=AT, by=1))
