"""Visits in words: days of the clinic, kinds and states."""

from __future__ import annotations

from datetime import UTC, datetime

from luna_desktop.domain.access import PatientId, UserId
from luna_desktop.domain.clinical.visits import VisitKind, VisitMode, VisitState
from luna_desktop.services.care.visits import VisitHeader
from luna_desktop.ui.visits.wording import kind_words, moment_of, state_chip, title_of, what_of

LATE = datetime(2026, 11, 22, 20, 32, tzinfo=UTC)


def a_header(**values: object) -> VisitHeader:
    usual: dict[str, object] = {
        "visit_id": 1,
        "patient_id": PatientId(1),
        "started_at": LATE,
        "practitioner_id": UserId(1),
        "practitioner": "Dr Nandini Rao",
        "mode": VisitMode.IN_PERSON,
        "kind": VisitKind.FOLLOW_UP,
        "state": VisitState.DRAFT,
        "number": 1,
        "headline": "",
    }
    return VisitHeader(**{**usual, **values})  # type: ignore[arg-type]  # fields of VisitHeader


def test_a_late_visit_belongs_to_the_day_of_the_clinic() -> None:
    assert moment_of(LATE) == "23-Nov-2026, 02:02"
    assert title_of(a_header()) == "Visit Mon 23-Nov-2026, 02:02"


def test_how_is_said_only_where_it_was_not_in_person() -> None:
    assert kind_words(a_header()) == "Follow-up"
    assert kind_words(a_header(mode=VisitMode.VIDEO)) == "Follow-up · By video"


def test_every_state_is_a_chip_with_words_and_an_icon() -> None:
    assert all(chip.text and chip.icon for chip in map(state_chip, VisitState))


def test_a_visit_without_words_says_so() -> None:
    assert what_of(a_header()) == "Nothing written yet"
    assert what_of(a_header(headline="Peel")) == "Peel"
