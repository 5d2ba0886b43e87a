"""The form that logs a request shows what is asked for by kind and person, and hands on all of it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.relations import Proof
from luna_desktop.domain.rights.authority import Authority, Paper
from luna_desktop.domain.rights.cases import CaseKind, IdentityCheck, IdentityMethod, Requester, RequesterRelation
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
    walk_in = made.walk_in(PATIENT)
    request = walk_in.request
    assert (request.kind, request.words, request.requester) == (CaseKind.ACCESS, "I need my record", Requester())
    assert request.details == {"scope": "all", "format": ["paper"], "delivery": "collect"}
    assert walk_in.check == IdentityCheck(IdentityMethod.PHOTO_ID, Proof.AADHAAR, "4711")
    assert (walk_in.with_letter, walk_in.acknowledged, walk_in.shown) == (True, True, None)
    assert request.received_at is None


def test_each_kind_shows_its_own_questions(qtbot: QtBot) -> None:
    made = form(qtbot)
    for kind in CaseKind:
        choose(made, kind=kind.value)
        assert {name for name, field in made.details.items() if not field.isHidden()} == set(ASKED[kind])
        assert set(made.walk_in(PATIENT).request.details) == set(ASKED[kind])


def test_a_part_of_the_record_asks_which(qtbot: QtBot) -> None:
    made = form(qtbot)
    assert made.since.isHidden()
    choose(made, scope="part", since="2026-01-01", until="2026-12-31", part="Visits")
    details = made.walk_in(PATIENT).request.details
    assert (details["since"], details["until"], details["part"]) == ("2026-01-01", "2026-12-31", "Visits")


def test_who_asks_for_another_is_named_and_shows_why(qtbot: QtBot) -> None:
    made = form(qtbot)
    assert made.paper.isHidden()
    choose(made, relation="attendant", requester="Suresh", contact="98450 11111")
    assert made.walk_in(PATIENT).shown is None
    choose(made, paper="signed_writing", reference="20-11-2026")
    walk_in = made.walk_in(PATIENT)
    assert walk_in.request.requester == Requester("Suresh", RequesterRelation.ATTENDANT, "98450 11111")
    assert walk_in.shown == Authority(Paper.SIGNED_WRITING, "20-11-2026")
    choose(made, relation="heir")
    assert made.walk_in(PATIENT).shown is None
    choose(made, relation="self", acknowledge="later")
    assert (made.walk_in(PATIENT).check, made.walk_in(PATIENT).acknowledged) == (None, False)


def test_the_desk_does_not_judge_the_papers_of_heirs(qtbot: QtBot) -> None:
    made = LogForm(handles=False)
    qtbot.addWidget(made)
    choose(made, relation="heir")
    assert made.paper.isHidden()
    choose(made, relation="parent")
    assert not made.paper.isHidden()


def test_what_came_in_earlier_needs_a_moment_that_can_be_read(qtbot: QtBot) -> None:
    made = form(qtbot)
    choose(made, earlier=True, received_at="yesterday")
    assert set(made.problems()) == {"received_at"}
    choose(made, received_at="12-Mar-2026 16:05", back_dated_because="By post")
    assert made.problems() == {}
    request = made.walk_in(PATIENT).request
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
