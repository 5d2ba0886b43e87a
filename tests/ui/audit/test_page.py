"""The audit log's page over a real clinic: reading, filtering, choosing, checking, and who may not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.errors import NotPermitted, StorageTrouble
from luna_desktop.services.care import chart
from luna_desktop.services.clinic import audit_log
from luna_desktop.services.clinic.audit_log import AuditOutcome
from luna_desktop.services.clinic.audit_words import READ_LOG, AuditGroup
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.work import READ, Change
from luna_desktop.texts import say
from luna_desktop.ui.announcements import Announcements
from luna_desktop.ui.audit.filters import NO_FILTERS, AuditFilters
from luna_desktop.ui.audit.page import build_page
from luna_desktop.ui.audit.view import ENTRY, AuditView
from luna_desktop.ui.context import Context
from luna_desktop.ui.lane import Background, Inline
from luna_desktop.ui.prompts import ScriptedPrompts
from luna_desktop.ui.widgets.states import StatePage
from luna_desktop.ui.widgets.toasts import News
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.clinic.test_audit import attack
from tests.ui.clipping import clipped


@dataclass
class Around:
    """Where the page would go, and what nobody foresaw."""

    errors: list[Exception] = field(default_factory=list)

    def report(self, error: Exception) -> None:
        self.errors.append(error)

    def open_patient(self, patient: PatientId, tab: str = "") -> None: ...

    def open_record_copy(self, patient: PatientId) -> None: ...

    def go(self, place: str) -> None: ...

    def news(self, news: News) -> None: ...

    def saved(self, text: str) -> None: ...

    def register(self, typed: str = "") -> None: ...


class Later:
    """Keeps jobs until they are let go, so that a test sees what is shown meanwhile."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def run(
        self,
        owner: QObject,
        job: Callable[[], object],
        done: Callable[..., None],
        failed: Callable[[Exception], None],
    ) -> None:
        self.waiting.append(lambda: Inline().run(owner, job, done, failed))

    def let_go(self) -> None:
        while self.waiting:
            self.waiting.pop(0)()


Opened = Callable[..., AuditView]


@pytest.fixture
def clinic(open_clinic: Opener) -> OpenClinic:
    """Open a clinic for the auditor after a day on which reception was refused a chart."""
    owner = open_clinic(Role.OWNER)
    patient = builders.register(owner)
    owner.close()
    desk = open_clinic(Role.RECEPTION)
    with pytest.raises(NotPermitted):
        act(desk, chart.open_chart, patient)
    desk.close()
    return open_clinic(Role.AUDITOR)


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Opened]:
    """Return a function that opens the page: `opened(clinic)`, `opened(clinic, lane)`."""
    around = Around()

    def open_page(clinic: OpenClinic, lane: Background | None = None, width: int = 1360) -> AuditView:
        context = Context(
            clinic.desk, clinic.actor, lane or Inline(), Inline(), Announcements(), ScriptedPrompts(), around, around
        )
        page = build_page(context)
        assert isinstance(page, AuditView)
        qtbot.addWidget(page)
        page.resize(width, 820)
        page.show()
        qtbot.waitExposed(page)
        return page

    yield open_page
    assert not around.errors


def sentences(view: AuditView) -> list[str]:
    model = view.table.rows_model()
    return [str(model.data(model.index(row, 4))) for row in range(model.rowCount())]


def state(view: AuditView) -> StatePage | None:
    page = view.stack.currentWidget()
    return page if isinstance(page, StatePage) else None


def test_the_newest_entry_is_chosen_and_shown_in_full_with_its_seal(clinic: OpenClinic, opened: Opened) -> None:
    view = opened(clinic)
    assert sentences(view)[0] == "Usha Nair read the audit log"
    assert view.panel.seal.spec().text == "Seal matches"
    assert "Ananya" not in " ".join(sentences(view))
    assert clipped(view) == []
    assert not view.table.isColumnHidden(ENTRY)


def test_a_narrow_window_fits(clinic: OpenClinic, opened: Opened) -> None:
    view = opened(clinic, width=1100)
    assert view.width() == 1100
    assert view.table.isColumnHidden(ENTRY)
    assert clipped(view) == []


def test_refused_acts_stand_out_and_name_the_reason_and_the_record_number(clinic: OpenClinic, opened: Opened) -> None:
    view = opened(clinic)
    view.filters.show_filters(AuditFilters(outcome=AuditOutcome.REFUSED))
    assert sentences(view) == ["Ravi Shetty was not allowed to open a chart"]
    row = view.table.current()
    assert row is not None
    assert row.mrn.startswith("LUN-")
    cells = [column.cell(row) for column in view.table.rows_model().columns()]
    assert {cell.ground for cell in cells} == {"danger_bg"}
    assert [chip.text for cell in cells for chip in cell.chips] == ["Refused"]


def test_typing_filters_after_a_moment_and_the_filter_can_be_taken_off(
    qtbot: QtBot, clinic: OpenClinic, opened: Opened
) -> None:
    view = opened(clinic)
    before = len(sentences(view))
    with qtbot.waitSignal(view.filters_changed):
        QTest.keyClicks(view.filters.text.edit, "signed in")
    assert set(sentences(view)) == {"Dr Nandini Rao signed in", "Ravi Shetty signed in", "Usha Nair signed in"}
    off = view.findChild(QWidget, "textOff")
    assert off is not None
    assert off.accessibleName() == "Take off the filter “signed in”"
    QTest.mouseClick(off, Qt.MouseButton.LeftButton)
    assert len(sentences(view)) == before
    assert view.filters.text.value() == ""


def test_what_matches_nothing_says_so_and_clears(clinic: OpenClinic, opened: Opened) -> None:
    view = opened(clinic)
    view.filters.show_filters(AuditFilters(mrn="LUN-999999", group=AuditGroup.OPENED))
    nothing = state(view)
    assert nothing is not None
    assert nothing.accessibleName() == "No entry matches these filters"
    nothing.button.click()
    assert view.filters.filters() == NO_FILTERS
    assert state(view) is None


def test_a_role_that_may_not_is_told_whom_to_ask(open_clinic: Opener, opened: Opened) -> None:
    clinic = open_clinic(Role.ADMINISTRATOR)
    view = opened(clinic)
    closed = state(view)
    assert closed is not None
    assert closed.objectName() == "auditClosed"
    assert view.panel.isHidden()
    assert not entries(clinic, "refused")


def test_while_it_reads_the_page_says_so_after_a_moment(qtbot: QtBot, clinic: OpenClinic, opened: Opened) -> None:
    later = Later()
    view = opened(clinic, later)
    qtbot.waitUntil(lambda: view.findChild(QWidget, "auditLoading") is not None)
    later.let_go()
    later.let_go()
    assert view.stack.currentIndex() == 0
    assert sentences(view)


def test_older_entries_join_those_before_and_the_chosen_one_stays(clinic: OpenClinic, opened: Opened) -> None:
    with working(clinic) as work:
        for number in range(audit_log.PAGE):
            work.record("patients searched", Change("patient", number), kind=READ)
    view = opened(clinic)
    assert len(sentences(view)) == audit_log.PAGE
    chosen = view.table.current()
    view.more.click()
    assert len(sentences(view)) > audit_log.PAGE
    assert view.table.current() == chosen
    assert view.more.isHidden() or not view.more.isVisible()


def test_f5_reads_again_and_enter_and_esc_move_the_keyboard(clinic: OpenClinic, opened: Opened, qtbot: QtBot) -> None:
    view = opened(clinic)
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    with working(clinic) as work:
        work.record("backup made", Change("backup", "x"))
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_F5)
    assert sentences(view)[0] == "Usha Nair made a backup"
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is view.panel.body
    QTest.keyClick(view.panel.body, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is view.table
    first = view.table.current()
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    assert view.table.current() != first


def test_the_check_on_screen_says_that_the_log_is_complete(clinic: OpenClinic, opened: Opened) -> None:
    view = opened(clinic)
    assert view.check.title.text() == "Not checked yet"
    view.check.check.click()
    assert view.check.title.text() == "The log is complete"
    assert view.check.chip.spec().tone == "ok"
    assert not view.check.check.is_busy()
    assert sentences(view)[0] == "Usha Nair checked the audit log from end to end"
    assert opened(clinic).check.chip.spec().text == "Verified"


def test_a_broken_log_is_said_in_red_and_leads_to_the_entry(clinic: OpenClinic, opened: Opened) -> None:
    attack(clinic, lambda c: c.exec_driver_sql("UPDATE audit_entry SET action='nothing happened' WHERE seq=5"))
    view = opened(clinic)
    view.check.check.click()
    assert view.check.title.text() == "The log does not hold from entry 5 on"
    assert view.check.chip.spec().tone == "danger"
    view.check.show_break.click()
    assert [line.seq for line in [view.table.current()] if line is not None] == [5]
    assert view.panel.seal.spec().text == "Seal broken"
    assert opened(clinic).check.title.text() == "The log does not hold from entry 5 on"


def test_progress_is_shown_while_the_check_runs(clinic: OpenClinic, opened: Opened) -> None:
    later = Later()
    view = opened(clinic, later)
    later.let_go()
    later.let_go()
    view.check.check.click()
    assert view.check.check.is_busy()
    assert view.check.progress.isVisible()
    later.let_go()
    assert not view.check.check.is_busy()
    assert not view.check.progress.isVisible()
    later.let_go()


def test_trouble_with_the_disk_is_said_and_can_be_tried_again(clinic: OpenClinic, opened: Opened) -> None:
    class Broken(Inline):
        is_broken = True

        def run(
            self,
            owner: QObject,
            job: Callable[[], object],
            done: Callable[..., None],
            failed: Callable[[Exception], None],
        ) -> None:
            if self.is_broken:
                failed(StorageTrouble(say("The disk does not answer.")))
            else:
                super().run(owner, job, done, failed)

    lane = Broken()
    view = opened(clinic, lane)
    trouble = state(view)
    assert trouble is not None
    assert trouble.objectName() == "auditFailed"
    lane.is_broken = False
    trouble.button.click()
    assert sentences(view)


def test_opening_the_page_is_one_entry_however_often_it_is_read(clinic: OpenClinic, opened: Opened) -> None:
    view = opened(clinic)
    for group in AuditGroup:
        view.filters.show_filters(AuditFilters(group=group))
    view.reload.click()
    assert len(entries(clinic, READ_LOG)) == 1
