"""The turned screen carried out on a real clinic: reading, answering, saving, failing, giving back."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.consent import ConsentState, Purpose
from luna_desktop.domain.errors import StorageTrouble
from luna_desktop.options import Options, Theme
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy.consents import read_consents
from luna_desktop.texts import say
from luna_desktop.ui import theme
from luna_desktop.ui.context import Context
from luna_desktop.ui.lane import Inline
from luna_desktop.ui.patient_mode.mode import PatientMode, may_turn
from luna_desktop.ui.patient_mode.screen import PatientScreen
from tests import builders
from tests.clinic_fixtures import Opener
from tests.ui.contexts import context_of
from tests.ui.patient_mode.forms import a_signature


class Stage:
    """Notes what was shown and where the work went on."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.back: list[PatientId] = []
        self.locked = 0
        self.closing = False

    def show_turned(self, page: QWidget) -> None:
        self._qtbot.addWidget(page)
        page.resize(1440, 900)
        page.show()

    def turned_back(self, patient: PatientId, *, closing: bool) -> None:
        self.closing = closing
        self.back.append(patient)

    def lock(self) -> None:
        self.locked += 1


class NoPaper:
    """A computer without a printer."""

    def choose(self, window: QWidget, answered: Callable[[QPrinter | None], None]) -> None:
        del window
        answered(None)


class Broken(Inline):
    """A lane on which every job that is asked for from now on fails."""

    error: Exception | None = None

    def run(self, owner, job, done, failed) -> None:  # type: ignore[no-untyped-def]  # as in Inline
        if self.error is None:
            super().run(owner, job, done, failed)
        else:
            failed(self.error)


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    return Stage(qtbot)


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    """Give the windows back the look that other tests begin with."""
    yield
    theme.apply(qapp, theme.look_of(Options(theme=Theme.LIGHT)))


def turned(context: Context, patient: PatientId, stage: Stage) -> tuple[PatientMode, PatientScreen]:
    mode = PatientMode(context, patient, stage, NoPaper())
    mode.start()
    assert mode.screen is not None
    return mode, mode.screen


def answer_and_sign(screen: PatientScreen, *, yes: bool = True) -> None:
    for row in screen.questions.rows.values():
        (row.pair.yes if yes else row.pair.no).click()
    screen.questions.signing.pad.show_strokes(a_signature())
    screen.questions.signing.pad.changed.emit()


def states(clinic: OpenClinic, patient: PatientId) -> dict[Purpose, ConsentState]:
    lines = clinic.desk.perform(clinic.actor, read_consents, patient)
    return {line.purpose: line.state for line in lines}


def test_answers_are_saved_with_the_signature_and_the_language(clinic: OpenClinic, stage: Stage) -> None:
    patient = builders.register(clinic)
    mode, screen = turned(context_of(clinic), patient, stage)
    screen.language_chosen.emit("hi")
    answer_and_sign(screen)
    screen.language_chosen.emit("en")
    screen.questions.save.click()
    page = screen.hand_back()
    assert page is not None
    assert page.ending.outcome == "saved"
    found = states(clinic, patient)
    assert found[Purpose.REMINDERS] is ConsentState.GIVEN
    with clinic.engines[0].connect() as connection:
        row = connection.execute(text("SELECT language, kind, strokes, shown_sha256 FROM consent_evidence")).one()
    assert (row.language, row.kind) == ("hi", "signature")
    assert row.strokes
    assert len(row.shown_sha256) == 64
    mode.stop()


def test_the_password_gives_the_work_back_and_a_wrong_one_does_not(clinic: OpenClinic, stage: Stage) -> None:
    patient = builders.register(clinic)
    mode, screen = turned(context_of(clinic), patient, stage)
    screen.later_wanted.emit()
    screen.password_given.emit("not the password")
    assert not stage.back
    page = screen.hand_back()
    assert page is not None
    assert "not the password" in page.banner.text()
    screen.password_given.emit(builders.OWNER_PASSWORD)
    assert stage.back == [patient]
    assert not mode.is_turned()


def test_a_failure_keeps_answers_and_signature(clinic: OpenClinic, stage: Stage) -> None:
    patient = builders.register(clinic)
    context = context_of(clinic)
    lane = Broken()
    mode, screen = turned(
        Context(
            context.desk,
            context.actor,
            lane,
            context.pool,
            context.announcements,
            context.prompts,
            context.incidents,
            context.navigation,
        ),
        patient,
        stage,
    )
    answer_and_sign(screen)
    lane.error = StorageTrouble(say("The disk is full. Free some space."))
    screen.questions.save.click()
    assert "Not saved." in screen.questions.banner.text()
    assert "The disk is full." in screen.questions.banner.text()
    assert screen.questions.signing.pad.strokes()
    lane.error = None
    screen.questions.save.click()
    assert screen.hand_back() is not None
    mode.stop()


def test_a_typed_name_is_kept_with_its_witness(clinic: OpenClinic, stage: Stage, qtbot: QtBot) -> None:
    patient = builders.register(clinic)
    mode, screen = turned(context_of(clinic), patient, stage)
    for row in screen.questions.rows.values():
        row.pair.yes.click()
    screen.questions.signing.other_way.click()
    qtbot.keyClicks(screen.questions.signing.name_field.edit, "Ananya Kumar")
    qtbot.keyClicks(screen.questions.signing.witness_field.edit, "Tara Menon")
    screen.questions.save.click()
    with clinic.engines[0].connect() as connection:
        rows = connection.execute(text("SELECT witness, given_by, method FROM consent_event WHERE witness <> ''")).all()
    assert rows
    assert {(row.witness, row.given_by, row.method) for row in rows} == {("Tara Menon", "Ananya Kumar", "e_ack")}
    mode.stop()


def test_this_is_not_me_saves_nothing_and_is_logged(clinic: OpenClinic, stage: Stage) -> None:
    patient = builders.register(clinic)
    mode, screen = turned(context_of(clinic), patient, stage)
    screen.questions.rows["P3"].pair.yes.click()
    screen.not_me.emit()
    page = screen.hand_back()
    assert page is not None
    assert not page.ending.may_go_back
    assert states(clinic, patient)[Purpose.REMINDERS] is ConsentState.NOT_ASKED
    mode.stop()


def test_without_a_printer_the_staff_are_told_of_the_paper(clinic: OpenClinic, stage: Stage) -> None:
    patient = builders.register(clinic)
    mode, screen = turned(context_of(clinic), patient, stage)
    screen.questions.notice.paper.click()
    assert "in a moment" in screen.questions.notice.paper.accessibleDescription()
    screen.later_wanted.emit()
    page = screen.hand_back()
    assert page is not None
    assert "on paper" in page.ending.for_staff
    mode.stop()


@pytest.mark.parametrize("worn", [Theme.DARK, Theme.CONTRAST, Theme.CONTRAST_DARK])
def test_the_screen_is_light_unless_high_contrast_is_worn(
    qapp: QApplication, clinic: OpenClinic, stage: Stage, worn: Theme
) -> None:
    theme.apply(qapp, theme.look_of(Options(theme=worn, text_size=115)))
    before = theme.current()
    mode, screen = turned(context_of(clinic), builders.register(clinic), stage)
    assert theme.current().dark is (worn is Theme.CONTRAST_DARK)
    assert (theme.current().tokens == before.tokens) is (worn is not Theme.DARK)
    screen.size_chosen.emit(130)
    assert theme.current().text_size == 130
    mode.stop()
    assert theme.current() == before


def test_closing_waits_for_the_password(clinic: OpenClinic, stage: Stage) -> None:
    patient = builders.register(clinic)
    mode, screen = turned(context_of(clinic), patient, stage)
    closed: list[bool] = []
    mode.ask_before_close(lambda: closed.append(True))
    assert screen.hand_back() is not None
    assert not closed
    screen.password_given.emit(builders.OWNER_PASSWORD)
    assert closed == [True]
    assert stage.closing


def test_the_screen_is_not_turned_by_those_who_may_not(open_clinic: Opener, clinic: OpenClinic, stage: Stage) -> None:
    patient = builders.register(clinic)
    auditor = open_clinic(Role.AUDITOR)
    context = context_of(auditor)
    assert not may_turn(auditor.actor)
    mode = PatientMode(context, patient, stage)
    told: list[bool] = []
    mode.ended.connect(lambda: told.append(True))
    mode.start()
    assert told == [True]
    assert mode.screen is None
    assert context.prompts.told  # type: ignore[attr-defined]  # ScriptedPrompts keeps what it told
