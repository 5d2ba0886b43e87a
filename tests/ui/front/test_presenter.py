"""The panel over a real clinic: what it shows, stamps and takes back, and how it hears of others."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.domain.book.bookings import BookingState, CancelledBy, CancelReason
from luna_desktop.domain.book.states import Step
from luna_desktop.domain.book.wishes import WaitingWish
from luna_desktop.domain.errors import NotPermitted
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.front.book import cancel_booking
from luna_desktop.services.front.booking_requests import Cancel
from luna_desktop.services.front.bookings import KnownBooking
from luna_desktop.services.front.desk_task import DeskTask
from luna_desktop.services.front.states import Stamping, stamp_booking
from luna_desktop.services.front.waiting_list import put_on_waiting_list
from luna_desktop.texts import say
from luna_desktop.ui.front.check_in_dialog import CheckInDialog
from luna_desktop.ui.front.panel import FrontPanel
from luna_desktop.ui.front.parts import ExpectedRow, WaitingRow
from luna_desktop.ui.front.presenter import FrontPresenter, build_panel
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.toasts import News
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act
from tests.services.front.booking import asked, at, book_one, person
from tests.ui.contexts import Way, context_of


class Told(Way):
    """A way that also keeps the toasts whole."""

    def __init__(self) -> None:
        super().__init__()
        self.toasts: list[News] = []
        self.tabs: list[str] = []

    def news(self, news: News) -> None:
        self.toasts.append(news)

    def open_patient(self, patient: int, tab: str = "") -> None:
        self.opened.append(patient)  # type: ignore[arg-type]
        self.tabs.append(tab)


def panel_of(qtbot: QtBot, clinic: OpenClinic, way: Way) -> FrontPanel:
    panel = build_panel(context_of(clinic, way=way))
    qtbot.addWidget(panel)
    panel.resize(336, 800)
    panel.show()
    return panel


def arrive(clinic: OpenClinic, known: KnownBooking) -> KnownBooking:
    return act(clinic, stamp_booking, Stamping(known.patient_id, known.booking_id, Step.ARRIVE))


def test_the_desk_checks_in_sends_in_and_takes_back(
    qtbot: QtBot, open_clinic: Opener, ticking: builders.Ticking
) -> None:
    desk, way = open_clinic(Role.RECEPTION), Told()
    known = book_one(desk, time="10:00")
    ticking.now = at("09:40")
    panel = panel_of(qtbot, desk, way)
    panel.findChild(ExpectedRow).check_in.click()
    panel.findChild(CheckInDialog).arrived.click()
    assert (len(panel.findChildren(WaitingRow)), panel.findChild(ExpectedRow)) == (1, None)
    panel.findChild(WaitingRow).act.click()
    assert [toast.title for toast in way.toasts] == [
        "Ananya Kumar is in the waiting room",
        "Ananya Kumar was sent in",
    ]
    assert panel.findChild(WaitingRow) is None
    undo = way.toasts[-1].act
    assert undo is not None
    undo()
    assert panel.findChild(WaitingRow) is not None
    assert way.said == ["Taken back"]
    panel.findChild(WaitingRow).details.click()
    assert way.opened == [known.patient_id]


def test_a_stamp_that_is_refused_says_why_and_reads_again(
    qtbot: QtBot, open_clinic: Opener, ticking: builders.Ticking
) -> None:
    desk = open_clinic(Role.RECEPTION)
    known = book_one(desk, time="10:00")
    ticking.now = at("09:40")
    panel = panel_of(qtbot, desk, Told())
    panel.stamp(asked(known), Step.FINISH, "Ananya Kumar")
    assert panel.banner.text() == "The booking has moved on: it is “Booked” now."
    panel.stamp(asked(known), Step.CONFIRM, "Ananya Kumar")
    assert panel.banner.text() == ""


def test_whoever_treats_begins_the_visit_and_sees_their_own_work(
    qtbot: QtBot, open_clinic: Opener, ticking: builders.Ticking
) -> None:
    desk, doctor, way = open_clinic(Role.RECEPTION), open_clinic(Role.CLINICIAN), Told()
    known = book_one(desk, time="10:00", practitioner=person(desk))
    ticking.now = at("09:50")
    arrive(desk, known)
    panel = panel_of(qtbot, doctor, way)
    row = panel.findChild(WaitingRow)
    assert (row.act.text(), panel.tasks_head.title.text()) == ("Start visit", "To do")
    row.act.click()
    assert (way.opened, way.tabs) == ([known.patient_id], ["visits/visits/start"])


def test_what_another_workstation_wrote_is_noticed_by_the_days_revision(
    qtbot: QtBot, open_clinic: Opener, ticking: builders.Ticking
) -> None:
    desk, other = open_clinic(Role.RECEPTION), open_clinic(Role.OWNER)
    known = book_one(desk, time="10:00")
    ticking.now = at("09:50")
    context = context_of(desk, way=Told())
    panel = build_panel(context)
    qtbot.addWidget(panel)
    (presenter,) = panel.findChildren(FrontPresenter)
    presenter.look_again()
    assert panel.findChild(WaitingRow) is None
    arrive(other, known)
    presenter.look_again()
    assert panel.findChild(WaitingRow).line.state is BookingState.ARRIVED
    context.announcements.locked.emit()
    assert panel.findChild(WaitingRow) is None
    assert not any(timer.isActive() for timer in presenter.findChildren(QTimer))  # a locked desk is asked nothing


def test_the_next_day_begins_with_its_own_people(qtbot: QtBot, open_clinic: Opener, ticking: builders.Ticking) -> None:
    desk = open_clinic(Role.RECEPTION)
    book_one(desk, time="10:00")
    other = builders.register(desk, builders.a_patient("Rao", "Asha", phone="98860 01428"))
    book_one(desk, other, "10:00", day="2026-03-17")
    ticking.now = at("09:50")
    panel = panel_of(qtbot, desk, Told())
    (presenter,) = panel.findChildren(FrontPresenter)
    presenter.look_again()
    ticking.now = at("08:00", "2026-03-17")  # both days were written once, so their revisions are the same
    presenter.look_again()
    assert [row.line.name for row in panel.findChildren(ExpectedRow)] == ["Asha Rao"]


def test_the_waiting_list_brings_its_task_at_once(qtbot: QtBot, open_clinic: Opener, ticking: builders.Ticking) -> None:
    desk = open_clinic(Role.RECEPTION)
    known = book_one(desk, time="11:00")
    ticking.now = at("09:50")
    context = context_of(desk, way=Told())
    panel = build_panel(context)
    qtbot.addWidget(panel)
    act(desk, cancel_booking, Cancel(asked(known), CancelledBy.PATIENT, CancelReason.TIME))
    wish = WaitingWish(int(known.patient_id), known.booking.service)
    (presenter,) = panel.findChildren(FrontPresenter)
    presenter.start()
    assert not [task for task in presenter._desk if task.goes_to == "lists"]
    presenter.act(context.job(put_on_waiting_list, wish), lambda _asked: None)
    assert [task for task in presenter._desk if task.goes_to == "lists"]


def test_tasks_lead_to_the_chart_or_to_a_place(qtbot: QtBot, open_clinic: Opener) -> None:
    desk, way = open_clinic(Role.RECEPTION), Told()
    panel = panel_of(qtbot, desk, way)
    of_all = DeskTask("n", "phone", say("Call"), "", say("Open"), "to-be-given")
    panel.task_wanted.emit(of_all)
    panel.task_wanted.emit(DeskTask("s", "phone", say("Call"), "", say("Open"), "privacy", 5))  # type: ignore[arg-type]
    assert (way.places, way.opened, way.tabs) == (["to-be-given"], [5], ["privacy"])


def test_a_day_that_cannot_be_read_says_so(qtbot: QtBot, open_clinic: Opener) -> None:
    panel = panel_of(qtbot, open_clinic(Role.RECEPTION), Told())
    (presenter,) = panel.findChildren(FrontPresenter)
    presenter._failed(NotPermitted(say("Not for you.")))
    assert panel.stack.currentWidget().accessibleDescription() == "Not for you."
    panel.findChild(Button, "frontFailedAction").click()
    assert panel.stack.currentIndex() == 0
