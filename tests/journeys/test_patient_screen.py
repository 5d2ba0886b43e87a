"""The turned screen by keys alone: reception turns it, the patient answers in Hindi and signs, and takes it back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from luna_desktop.program import Wiring
from luna_desktop.ui import theme
from luna_desktop.ui.prompts import Question, WindowPrompts
from luna_desktop.ui.widgets.signature_pad import SignaturePad
from tests import builders
from tests.journeys.conftest import Begin
from tests.journeys.driver import Journey

WRONG = "kettle marble orchard window"
KEYS = (
    *("Ctrl+K", "Ctrl+N", "Ctrl+P", "Ctrl+S", "Ctrl+B", "Ctrl+I", "Ctrl+Shift+T", "Ctrl+Shift+C", "Esc"),
    *(f"Alt+{number}" for number in range(1, 10)),
    *(f"F{number}" for number in range(1, 13)),
    *("Shift+F6", "Alt+Left", "Ctrl+Tab", "Ctrl+V", "Ctrl+O", "Ctrl+W", "Ctrl+Q", "Menu", "Shift+F10"),
)
DESK = ("P1", "P2", "P3", "P4", "P5")


def turned(begin: Begin, folder: Path, *, login: str = "ravi", password: str = builders.PASSWORD) -> Journey:
    """Sign in, open Ananya Kumar's privacy page and turn the screen to her."""
    journey = begin(folder)
    journey.sign_in(login, password)
    journey.find_patient("Ananya")
    journey.press("Ctrl+Shift+T")
    journey.see_widget("patientScreen")
    journey.settle()
    return journey


def sign(journey: Journey) -> None:
    """Draw a name into the box, as a finger does."""
    pad = journey.find("signaturePad")
    assert isinstance(pad, SignaturePad)
    places = [QPoint(40 + 6 * step, 60 + (18 if step % 4 < 2 else -18)) for step in range(24)]
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=places[0])
    for place in places[1:]:
        QTest.mouseMove(pad, place)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=places[-1])


def answer_all(journey: Journey, answers: dict[str, str]) -> int:
    """Answer each question by its letter, going on with Tab; return how many answers were given."""
    for key, letter in answers.items():
        journey.tab_to(f"answer{key}Yes")
        journey.type(letter)
    return len(answers)


def take_back(journey: Journey, password: str = builders.PASSWORD) -> None:
    """Type the password of whoever turned the screen."""
    journey.type_into("staffPasswordEdit", password)
    journey.press("Return")
    journey.wait(journey.shell.is_working, "the work is shown again")
    journey.settle()


def test_a_patient_answers_in_hindi_signs_and_later_takes_an_answer_back(begin: Begin, small_clinic: Path) -> None:
    journey = turned(begin, small_clinic)
    journey.choose_card("patientLanguage", 1)
    journey.see("आपकी सहमति")
    giving = answer_all(journey, dict.fromkeys(DESK[1:], "y") | {"P5": "n"})
    assert not journey.find("saveAnswersButton").isEnabled()
    sign(journey)
    giving += 1
    journey.use("saveAnswersButton")
    giving += 1
    journey.settle()
    journey.see_widget("handBackPage")
    take_back(journey)
    journey.see_widget("privacyTab")
    assert not journey.reads("आपकी सहमति")

    journey.press("Ctrl+Shift+T")
    journey.see_widget("patientScreen")
    journey.settle()
    journey.tab_to("answerP2Yes")
    journey.type("n")
    journey.see("No more")
    journey.use("saveAnswersButton")
    withdrawing = 2
    journey.settle()
    journey.see_widget("handBackPage")
    take_back(journey)
    journey.see("Withdrawn")
    giving_one = giving - (len(DESK) - 2)  # the other answers were other questions
    assert withdrawing <= giving_one
    journey.lock()


def test_no_key_leads_out(begin: Begin, small_clinic: Path) -> None:
    journey = turned(begin, small_clinic)
    for page in ("questionsPage", "handBackPage"):
        if page == "handBackPage":
            journey.use("decideLaterButton")
            journey.see_widget(page)
        for keys in KEYS:
            before = journey.names()
            journey.press(keys)
            journey.settle()
            assert journey.is_seen("patientScreen"), f"{keys} leads out"
            assert not journey.shell.is_working(), f"{keys} shows the work"
            assert not journey.names() - before, f"{keys} opens something"
    assert not journey.stray.seen
    journey.lock()
    assert not journey.reads("Ananya")


def test_the_lock_and_the_unattended_lock_still_work(begin: Begin, small_clinic: Path) -> None:
    journey = turned(begin, small_clinic)
    dark = theme.current()
    journey.press("Ctrl+Shift+L")
    journey.see_widget("unlockView")
    journey.settle()
    assert theme.current() is not dark
    assert not [words for words in journey.words() if "Ananya" in words]


def test_a_wrong_password_keeps_the_screen_and_then_waits(begin: Begin, small_clinic: Path) -> None:
    journey = turned(begin, small_clinic)
    journey.use("decideLaterButton")
    journey.see_widget("handBackPage")
    for _attempt in range(6):
        if not journey.find("takeBackButton").isEnabled():
            break
        journey.type_into("staffPasswordEdit", WRONG)
        journey.press("Return")
        journey.settle()
    assert journey.is_seen("patientScreen")
    assert not journey.find("takeBackButton").isEnabled()
    assert journey.reads("Wait ")
    journey.use("lockInsteadButton")
    journey.see_widget("unlockView")
    journey.settle()


def test_closing_the_window_asks_for_the_password(begin: Begin, small_clinic: Path) -> None:
    journey = turned(begin, small_clinic)
    journey.shell.close()
    journey.see_widget("handBackPage")
    assert not journey.program.is_ended
    journey.type_into("staffPasswordEdit", builders.PASSWORD)
    journey.press("Return")
    journey.wait(lambda: journey.program.is_ended, "the program has ended")


def test_this_is_not_me_clears_the_screen(begin: Begin, small_clinic: Path) -> None:
    journey = turned(begin, small_clinic)
    journey.tab_to("answerP2Yes")
    journey.type("y")
    journey.use("notMeButton")
    journey.see_widget("handBackPage")
    journey.settle()
    assert not [words for words in journey.words() if "Ananya" in words]
    assert not journey.is_seen("backToQuestionsButton")
    take_back(journey)


def test_the_screen_stays_where_no_question_can_be_asked(begin: Begin, small_clinic: Path) -> None:
    journey = begin(small_clinic, Wiring())
    journey.program.prompts = WindowPrompts(journey.shell)
    journey.sign_in("arun", builders.PASSWORD)
    journey.press("Ctrl+Shift+T")
    journey.settle()
    assert journey.shell.is_working()
    assert not journey.is_seen("patientScreen")


def test_a_question_that_is_open_never_stands_over_the_patients_screen(begin: Begin, small_clinic: Path) -> None:
    journey = begin(small_clinic)
    journey.program.prompts = WindowPrompts(journey.shell)
    journey.sign_in("ravi", builders.PASSWORD)
    journey.find_patient("Ananya")
    journey.program.prompts.confirm(Question("Go on?", "", "Go on"), lambda _answer: None)
    journey.press("Ctrl+Shift+T")
    journey.settle()
    assert not journey.is_seen("patientScreen")
    journey.press("Esc")
    journey.press("Ctrl+Shift+T")
    journey.see_widget("patientScreen")
    journey.settle()
    journey.lock()
