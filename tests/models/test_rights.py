"""The book of cases never changes; only where a case stands does, and the desk's part holds no words."""

from __future__ import annotations

from luna_desktop.models import APPEND_ONLY
from luna_desktop.models.rights import CaseAttachment, CaseEvent, CaseLetter, CaseStanding, CaseWords, RightsCase


def test_everything_but_the_standing_is_append_only() -> None:
    tables = (RightsCase, CaseWords, CaseEvent, CaseLetter, CaseAttachment)
    assert {each.__tablename__ for each in tables} <= set(APPEND_ONLY)
    assert CaseStanding.__tablename__ not in APPEND_ONLY


def test_what_was_asked_and_noted_lies_apart_from_what_the_desk_sees() -> None:
    seen = {*RightsCase.__table__.columns.keys(), *CaseStanding.__table__.columns.keys()}
    assert not seen & {"words", "details", "note", "detail", "title"}
