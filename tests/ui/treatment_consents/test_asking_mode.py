"""The turned screen of a treatment on a real clinic: signed, refused, not me, and who may not be asked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.care_texts import TextKind
from luna_desktop.domain.clinical.treatment_consents import TreatmentStanding
from luna_desktop.domain.consent import ConsentState
from luna_desktop.options import Options, Theme
from luna_desktop.services.care.treatment_consents import TreatmentAsked, read_treatment_consents
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui import theme
from luna_desktop.ui.prompts import ScriptedPrompts
from luna_desktop.ui.treatment_consents.asking_mode import TreatmentMode, may_ask
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries
from tests.services.care.paper_desk import LASER, approve
from tests.ui.contexts import context_of
from tests.ui.treatment_consents.turning import Stage, answer, turned


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    return Stage(qtbot)


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    """Give the windows back the look that other tests begin with."""
    yield
    theme.apply(qapp, theme.look_of(Options(theme=Theme.LIGHT, reduced_motion=True)))


@pytest.fixture
def patient(clinic: OpenClinic) -> PatientId:
    approve(clinic, TextKind.CONSENT, "resurfacing")
    return builders.register(clinic)


@pytest.mark.parametrize(("yes", "standing"), [(True, TreatmentStanding.GIVEN), (False, TreatmentStanding.REFUSED)])
def test_the_answer_is_written_down_and_the_password_ends_it(
    clinic: OpenClinic, stage: Stage, patient: PatientId, yes: bool, standing: TreatmentStanding
) -> None:
    mode, screen = turned(stage, clinic, patient)
    answer(screen, yes=yes)
    screen.page.save.click()
    line = act(clinic, read_treatment_consents, patient)[0]
    assert line.standing is standing
    assert line.evidence_id is not None
    page = screen.hand_back()
    assert page is not None
    screen.password_given.emit("wrong password here")
    assert stage.back == []
    screen.password_given.emit(builders.OWNER_PASSWORD)
    assert stage.back == [patient]
    assert not mode.is_turned()
    assert len(entries(clinic, "screen turned to patient")) == 1


def test_later_and_not_me_write_nothing(clinic: OpenClinic, stage: Stage, patient: PatientId) -> None:
    mode, screen = turned(stage, clinic, patient)
    answer(screen)
    screen.page.later.click()
    page = screen.hand_back()
    assert page is not None
    page.back.click()
    screen.page.person.wrong.click()
    assert screen.hand_back() is not None
    assert act(clinic, read_treatment_consents, patient) == ()
    assert len(entries(clinic, "wrong person at screen")) == 1
    mode.stop()


def told(clinic: OpenClinic, stage: Stage, patient: PatientId) -> str:
    context = context_of(clinic)
    TreatmentMode(context, TreatmentAsked(patient, LASER), stage).start()
    assert isinstance(context.prompts, ScriptedPrompts)
    return " ".join(context.prompts.told)


def test_the_screen_stays_where_nothing_can_be_asked(clinic: OpenClinic, stage: Stage) -> None:
    patient = builders.register(clinic)
    assert "No text about this treatment is approved" in told(clinic, stage, patient)
    approve(clinic, TextKind.CONSENT, "resurfacing")
    child = builders.a_patient("Iyer", "Leela", born="2014-05-01", phone="98860 01428", care=ConsentState.DEFERRED)
    assert "parent or guardian" in told(clinic, stage, builders.register(clinic, child))
    refused = builders.a_patient("Das", "Mina", phone="98860 01429", care=ConsentState.REFUSED)
    assert "said no" in told(clinic, stage, builders.register(clinic, refused))


def test_therapists_ask_and_the_desk_does_not(open_clinic: Opener) -> None:
    assert may_ask(open_clinic(Role.THERAPIST).actor)
    assert not may_ask(open_clinic(Role.RECEPTION).actor)
