from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from sqlalchemy.orm import Session

from luna_desktop.domain.access import PatientId, Permission, Role
from luna_desktop.domain.people import Identity
from luna_desktop.models.audit import AuditEntry
from luna_desktop.services.clinic import settings
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import FactChange
from luna_desktop.services.people.patients import DetailsChange, change_details, read_details
from luna_desktop.texts import say
from luna_desktop.ui.chart.frame_presenter import ChartPresenter, open_chart_page
from luna_desktop.ui.chart.frame_view import ChartPage
from luna_desktop.ui.chart.hub import ChartHub, TabSpec
from luna_desktop.ui.context import Context
from luna_desktop.ui.lane import Inline
from luna_desktop.ui.screens import chart_tabs
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.rights.asking import log
from tests.ui.contexts import context_of


class Recorder:
    """Builds plain tabs and notes which were built."""

    def __init__(self) -> None:
        self.built: list[str] = []
        self.hub: ChartHub | None = None

    def specs(self) -> list[TabSpec]:
        return [
            TabSpec("summary", say("Summary"), "clipboard-list", Permission.READ_CHART, self._builder("summary")),
            TabSpec("details", say("Details"), "id-card", Permission.READ_CONTACT, self._builder("details")),
            TabSpec("photos", say("Photos"), "camera", Permission.READ_PHOTOGRAPHS, self._builder("photos")),
        ]

    def _builder(self, key: str) -> Callable[[Context, PatientId, ChartHub], QWidget]:
        def build(_context: Context, _patient: PatientId, hub: ChartHub) -> QWidget:
            self.built.append(key)
            self.hub = hub
            return QWidget()

        return build


def actions(clinic: OpenClinic) -> list[str]:
    with Session(clinic.engines[0]) as session:
        return list(session.scalars(select(AuditEntry.action).order_by(AuditEntry.seq)))


def opened(qtbot: QtBot, clinic: OpenClinic, patient: PatientId, recorder: Recorder, tab: str = "") -> ChartPage:
    page = open_chart_page(context_of(clinic), patient, recorder.specs(), tab)
    qtbot.addWidget(page)
    return page


def test_a_clinician_opens_on_the_summary_and_each_opening_is_written_once(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient, recorder = builders.register(clinic), Recorder()
    before = len(actions(clinic))
    page = opened(qtbot, clinic, patient, recorder)
    assert page.tabs.current() == "summary"
    assert actions(clinic)[before:] == ["patient opened", "chart opened"]
    assert recorder.built == ["summary"]
    page.tabs.tab_widget("details").click()
    assert recorder.built == ["summary", "details"]
    assert actions(clinic)[before:] == ["patient opened", "chart opened"]


def test_reception_sees_no_clinical_tab(qtbot: QtBot, clinic: OpenClinic, open_clinic: Opener) -> None:
    patient, recorder = builders.register(clinic), Recorder()
    desk = open_clinic(Role.RECEPTION)
    page = opened(qtbot, desk, patient, recorder, "summary")
    assert page.tabs.current() == "details"
    assert recorder.built == ["details"]
    assert "refused" not in actions(desk)


def test_a_refused_chart_shows_the_sentence_and_builds_nothing(
    qtbot: QtBot, clinic: OpenClinic, open_clinic: Opener
) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient, recorder = builders.register(desk), Recorder()
    clinic.desk.perform(clinic.actor, settings.change_preferences, settings.Preferences("no", 5, ""))
    stranger = open_clinic(Role.CLINICIAN)
    page = opened(qtbot, stranger, patient, recorder)
    closed = page.content("summary")
    assert closed is not None
    assert closed.objectName() == "summaryClosed"
    assert "care team" in closed.accessibleDescription()
    page.tabs.tab_widget("photos").click()
    assert recorder.built == []
    page.tabs.tab_widget("details").click()
    assert recorder.built == ["details"]


def test_a_change_of_this_patient_is_reread_and_of_another_is_not(qtbot: QtBot, clinic: OpenClinic) -> None:
    mine, other, recorder = builders.register(clinic), builders.register(clinic), Recorder()
    page = opened(qtbot, clinic, mine, recorder)
    reads: list[object] = []
    assert recorder.hub is not None
    recorder.hub.details_read.connect(reads.append)
    rename(clinic, other, "Rao")
    assert reads == []
    rename(clinic, mine, "Iyer")
    assert page.banner.content().name.endswith("Iyer")


class Held(Inline):
    """Keeps answers back until they are let go, as a slow disk does."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def run(self, owner: QObject, job, done, failed) -> None:  # type: ignore[no-untyped-def]  # as Background
        result = job()
        self.waiting.append(lambda: done(result))


def test_late_answers_reach_only_their_own_page(qtbot: QtBot, clinic: OpenClinic) -> None:
    first = builders.register(clinic, builders.a_patient("Rao", "Kavya"))
    second = builders.register(clinic, builders.a_patient("Iyer", "Meena"))
    pages = []
    lanes = []
    for patient in (first, second):
        lane = Held()
        context = context_of(clinic)
        held = Context(
            context.desk,
            context.actor,
            lane,
            lane,
            context.announcements,
            context.prompts,
            context.incidents,
            context.navigation,
        )
        pages.append(open_chart_page(held, patient, Recorder().specs()))
        qtbot.addWidget(pages[-1])
        lanes.append(lane)
    for lane in reversed(lanes):
        for answer in lane.waiting:
            answer()
    assert [page.banner.content().name for page in pages] == ["Kavya Rao", "Meena Iyer"]


def test_alt_and_a_number_reach_a_tab(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient, recorder = builders.register(clinic), Recorder()
    page = opened(qtbot, clinic, patient, recorder)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.keyClick(page, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert page.tabs.current() == "details"
    assert page.findChild(ChartPresenter).patient == patient
    page.hide()


def rename(clinic: OpenClinic, patient: PatientId, family: str) -> None:
    known = next(
        each for each in clinic.desk.perform(clinic.actor, read_details, patient).facts if each.kind == "identity"
    )
    change = FactChange(patient, known.fact_id, known.number, Identity(family, "Ananya"))
    clinic.desk.perform(clinic.actor, change_details, DetailsChange(patient, (change,)))


def test_a_visit_is_begun_from_the_banner_and_only_by_who_may_write_one(qtbot: QtBot, open_clinic: Opener) -> None:
    for role, may in ((Role.OWNER, True), (Role.RECEPTION, False)):
        clinic = open_clinic(role)
        if role is Role.OWNER:
            patient = builders.register(clinic)
        page = open_chart_page(context_of(clinic), patient, chart_tabs(), "")
        qtbot.addWidget(page)
        button = page.banner.findChild(QPushButton, "startVisitButton")
        assert (button is not None) is may
        if button is not None:
            button.click()
            assert page.tabs.current() == "visits"
            assert page.findChild(QWidget, "visitPage") is not None
            assert page.banner.content().visit_since
        clinic.lock()


def test_a_chart_opens_at_a_part_of_a_tab(qtbot: QtBot, clinic: OpenClinic, open_clinic: Opener) -> None:
    patient, recorder = builders.register(clinic), Recorder()
    page = opened(qtbot, clinic, patient, recorder, "photos/face")
    assert page.tabs.current() == "photos"
    assert recorder.hub is not None
    assert recorder.hub.part == "face"
    desk = Recorder()
    opened(qtbot, open_clinic(Role.RECEPTION), patient, desk, "photos/face")
    assert desk.hub is not None
    assert desk.hub.part == ""


def test_tabs_say_how_much_is_on_file_whichever_of_them_is_open(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    builders.allow_photographs(clinic, patient)
    builders.add_photograph(clinic, patient)
    recorder = Recorder()
    opened(qtbot, clinic, patient, recorder, "details")
    assert recorder.built == ["details"]
    assert recorder.hub is not None
    assert recorder.hub.badge("photos") == 1


def test_an_officer_sees_the_chart_while_a_case_is_theirs_and_no_tab_of_it_before(
    qtbot: QtBot, open_clinic: Opener
) -> None:
    officer, recorder = open_clinic(Role.PRIVACY_OFFICER), Recorder()
    patient = builders.register(officer)

    def offered(page: ChartPage) -> list[str]:
        return [key for key in ("summary", "details", "photos") if not page.tabs.tab_widget(key).isHidden()]

    page = opened(qtbot, officer, patient, recorder, "summary")
    assert (page.tabs.current(), offered(page)) == ("details", ["details"])
    assert "refused" not in actions(officer)
    assert recorder.built == ["details"]

    log(officer, patient)
    page = opened(qtbot, officer, patient, recorder)
    assert offered(page) == ["summary", "details", "photos"]
    page.tabs.tab_widget("summary").click()
    assert recorder.built == ["details", "details", "summary"]
    assert actions(officer).count("opened for a case") > 0
