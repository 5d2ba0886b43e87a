"""How the turned screen ends, in the patient's words and in those of the staff."""

from __future__ import annotations

from luna_desktop.domain.errors import InvalidInput, StorageTrouble
from luna_desktop.texts import ENGLISH, Translator, say
from luna_desktop.ui.patient_mode import endings
from luna_desktop.ui.patient_mode.form import Progress

DONE = Progress(6, 4, 2, 0, needs_signer=False, needs_signature=False)


def test_what_was_saved_is_counted_and_what_stops_is_said() -> None:
    ending = endings.saved(DONE, (say("Waiting messages were cancelled."),), ENGLISH, wants_paper=True)
    assert "6 answers: 4 yes, 2 no" in ending.body
    assert "Waiting messages were cancelled." in ending.body
    assert "on paper" in ending.for_staff
    assert not ending.may_go_back


def test_deciding_later_leaves_the_way_back_open() -> None:
    ending = endings.later(Translator("hi"), wants_paper=False)
    assert ending.may_go_back
    assert "इलाज" in ending.body
    assert not ending.for_staff


def test_the_wrong_person_does_not_go_back() -> None:
    assert not endings.not_me(ENGLISH).may_go_back
    assert endings.left(ENGLISH).may_go_back


def test_a_failure_says_that_everything_is_still_there() -> None:
    trouble = endings.not_saved(StorageTrouble(say("The disk is full.")), ENGLISH)
    assert trouble.startswith("Not saved. Your answers and your signature are still on this screen.")
    assert "The disk is full." in trouble
    assert "A dot" in endings.not_saved(InvalidInput({"strokes": say("A dot is no signature.")}), ENGLISH)
    assert "K7" in endings.not_saved(RuntimeError("unforeseen"), ENGLISH, number="K7")
    assert "unforeseen" not in endings.not_saved(RuntimeError("unforeseen"), ENGLISH, number="K7")


def test_the_paper_is_announced() -> None:
    assert endings.paper_words(ENGLISH, was_printed=True) != endings.paper_words(ENGLISH, was_printed=False)
