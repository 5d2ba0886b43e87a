"""The turned form carried out on a real clinic: answering, the draft, handing in, giving back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.intake import PAGES
from luna_desktop.domain.consent import ConsentState
from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.domain.people import Gender
from luna_desktop.options import Options, Theme
from luna_desktop.services.care.intake import read_intake_form
from luna_desktop.services.care.intake_review import Submission, read_intakes
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.texts import ENGLISH, say
from luna_desktop.ui import theme
from luna_desktop.ui.context import Context
from luna_desktop.ui.intake.mode import IntakeMode, may_turn_form, not_handed_in
from luna_desktop.ui.intake.screen import IntakeScreen
from tests import builders
from tests.clinic_fixtures import Opener
from tests.ui.contexts import context_of
from tests.ui.patient_mode.test_mode import Stage


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    return Stage(qtbot)


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    """Give the windows back the look that other tests begin with."""
    yield
    theme.apply(qapp, theme.look_of(Options(theme=Theme.LIGHT)))


def turned(context: Context, patient: PatientId, stage: Stage) -> tuple[IntakeMode, IntakeScreen]:
    mode = IntakeMode(context, patient, stage)
    mode.start()
    assert mode.screen is not None
    return mode, mode.screen


def choose(screen: IntakeScreen, key: str, value: str) -> None:
    options = screen.page.cards[key].options
    assert options is not None
    options.choose(value)


def submissions(clinic: OpenClinic, patient: PatientId) -> tuple[Submission, ...]:
    return clinic.desk.perform(clinic.actor, read_intakes, patient)


def test_what_was_answered_is_handed_in_in_the_language_shown_last(clinic: OpenClinic, stage: Stage) -> None:
    patient = builders.register(clinic)
    mode, screen = turned(context_of(clinic), patient, stage)
    choose(screen, "conditions", "yes")
    lines = screen.page.cards["conditions"].lines
    assert lines is not None
    QTest.keyClicks(lines, "Melasma")
    screen.language_chosen.emit("hi")
    screen.go_to([page.key for page in PAGES].index("food"))
    choose(screen, "diet", "jain")
    screen.go_to(99)
    screen.page.save.click()
    page = screen.hand_back()
    assert page is not None
    assert page.ending.outcome == "saved"
    assert not page.ending.may_go_back
    (found,) = submissions(clinic, patient)
    assert (found.language, [entry.value for entry in found.entries]) == ("hi", ["Melasma", "jain"])
    mode.stop()


def test_a_man_is_shown_no_page_about_pregnancy(clinic: OpenClinic, stage: Stage) -> None:
    man = builders.register(clinic, builders.a_patient(gender=Gender.MALE))
    for patient, there in ((man, False), (builders.register(clinic), True)):
        mode, screen = turned(context_of(clinic), patient, stage)
        assert ("pregnancy" in [page.key for page in screen._filling.pages]) is there
        mode.stop()


def test_what_was_answered_outlives_a_crash(clinic: OpenClinic, stage: Stage) -> None:
    patient = builders.register(clinic)
    mode, screen = turned(context_of(clinic), patient, stage)
    choose(screen, "medicines", "no")
    mode.keep()
    mode.stop()
    assert clinic.desk.perform(clinic.actor, read_intake_form, patient).answered == {"medicines"}
    again, fresh = turned(context_of(clinic), patient, stage)
    assert fresh.page.cards["medicines"].earlier.isVisible()
    fresh.go_to(99)
    fresh.page.save.click()
    assert [entry.key for entry in submissions(clinic, patient)[0].entries] == ["medicines"]
    again.stop()


def test_giving_back_keeps_the_answers_and_asks_for_the_password(clinic: OpenClinic, stage: Stage) -> None:
    patient = builders.register(clinic)
    _mode, screen = turned(context_of(clinic), patient, stage)
    choose(screen, "creams", "no")
    screen.later_wanted.emit()
    screen.password_given.emit("not the password")
    assert not stage.back
    screen.password_given.emit(builders.OWNER_PASSWORD)
    assert stage.back == [patient]
    assert clinic.desk.perform(clinic.actor, read_intake_form, patient).answered == {"creams"}
    assert submissions(clinic, patient) == ()


def test_not_me_keeps_nothing(clinic: OpenClinic, stage: Stage) -> None:
    patient = builders.register(clinic)
    mode, screen = turned(context_of(clinic), patient, stage)
    choose(screen, "creams", "no")
    screen.not_me.emit()
    assert screen.hand_back() is not None
    mode.keep()
    assert clinic.desk.perform(clinic.actor, read_intake_form, patient).answered == frozenset()
    mode.stop()


def test_without_consent_the_screen_is_not_turned(clinic: OpenClinic, stage: Stage) -> None:
    refused = builders.register(clinic, builders.a_patient(care=ConsentState.REFUSED))
    context = context_of(clinic)
    mode = IntakeMode(context, refused, stage)
    mode.start()
    assert mode.screen is None
    assert context.prompts.told  # type: ignore[attr-defined]  # ScriptedPrompts keeps what it told


def test_reception_comes_back_to_the_usual_tab_and_a_clinician_to_lifestyle(
    open_clinic: Opener, clinic: OpenClinic, stage: Stage
) -> None:
    patient = builders.register(clinic)
    reception = context_of(open_clinic(Role.RECEPTION))
    assert may_turn_form(reception.actor)
    assert IntakeMode(reception, patient, stage).tab == ""
    assert IntakeMode(context_of(clinic), patient, stage).tab == "lifestyle"
    assert not may_turn_form(open_clinic(Role.AUDITOR).actor)


def test_a_failure_says_that_the_answers_are_still_there() -> None:
    text = not_handed_in(StorageTrouble(say("The disk is full.")), ENGLISH, number="A-1")
    assert text.startswith("Not handed in.")
    assert "The disk is full." in text
    assert "A-1" in text
