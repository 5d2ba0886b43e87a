"""The form that logs a request shows what is asked for by kind and person, and hands on all of it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.relations import Proof
from luna_desktop.domain.rights.cases import CaseKind, IdentityMethod, Requester, RequesterRelation
from luna_desktop.ui.rights.log_form import ASKED, LogForm

PATIENT = PatientId(7)


def form(qtbot: QtBot) -> LogForm:
    made = LogForm()
    qtbot.addWidget(made)
    return made


def choose(made: LogForm, **values: object) -> None:
    fields = {field.name: field for field in made.fields()}
    for name, value in values.items():
        fields[name].show_value(value)
        fields[name].edited.emit()


def test_a_walk_in_for_a_copy_needs_words_and_identity_alone(qtbot: QtBot) -> None:
    made = form(qtbot)
    choose(made, words="I need my record", method="photo_id", document="aadhaar", last_four="4711")
    intake = made.intake(PATIENT)
    request = intake.request
    assert (request.kind, request.words, request.requester) == (CaseKind.ACCESS, "I need my record", Requester())
    assert request.details == {"scope": "all", "format": ["paper"], "delivery": "collect"}
    assert intake.identity is not None
    assert (intake.identity.method, intake.identity.document) == (IdentityMethod.PHOTO_ID, Proof.AADHAAR)
    assert (intake.identity.last_four, intake.acknowledged, intake.authority) == ("4711", "letter_by_hand", "")
    assert request.received_at is None


def test_each_kind_shows_its_own_questions(qtbot: QtBot) -> None:
    made = form(qtbot)
    for kind in CaseKind:
        choose(made, kind=kind.value)
        assert {name for name, field in made.details.items() if not field.isHidden()} == set(ASKED[kind])
        assert set(made.intake(PATIENT).request.details) == set(ASKED[kind])


def test_a_part_of_the_record_asks_which(qtbot: QtBot) -> None:
    made = form(qtbot)
    assert made.since.isHidden()
    choose(made, scope="part", since="2026-01-01", until="2026-12-31", part="Visits")
    details = made.intake(PATIENT).request.details
    assert (details["since"], details["until"], details["part"]) == ("2026-01-01", "2026-12-31", "Visits")


def test_who_asks_for_another_is_named_and_shows_why(qtbot: QtBot) -> None:
    made = form(qtbot)
    assert made.authority.isHidden()
    choose(made, relation="attendant", requester="Suresh", contact="98450 11111", authority="Signed writing")
    intake = made.intake(PATIENT)
    assert intake.request.requester == Requester("Suresh", RequesterRelation.ATTENDANT, "98450 11111")
    assert intake.authority == "Signed writing"
    choose(made, relation="self")
    assert made.intake(PATIENT).authority == ""
    assert made.intake(PATIENT).identity is None


def test_what_came_in_earlier_needs_a_moment_that_can_be_read(qtbot: QtBot) -> None:
    made = form(qtbot)
    choose(made, earlier=True, received_at="yesterday")
    assert set(made.problems()) == {"received_at"}
    choose(made, received_at="12-Mar-2026 16:05", back_dated_because="By post")
    assert made.problems() == {}
    request = made.intake(PATIENT).request
    assert request.received_at is not None
    assert (f"{request.received_at:%H:%M}", request.back_dated_because) == ("16:05", "By post")


def test_problems_go_to_their_fields_and_hidden_ones_above(qtbot: QtBot) -> None:
    made = form(qtbot)
    made.show_problems({"words": "Write it down.", "requester": "Enter the name."})
    assert made.words.problem == "Write it down."
    assert made.banner.text() == "Enter the name."
    made.begin(CaseKind.ERASURE)
    assert (made.words.problem, made.banner.text()) == ("", "")
    assert made.chosen_kind() is CaseKind.ERASURE
