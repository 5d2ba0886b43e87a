"""Every screen in Hindi and in sentences 40 % longer: nothing clipped, nothing wider than 1280 pixels."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop import texts
from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.history import Allergy, AllergyClass, Coded, Condition, Medicine
from luna_desktop.domain.consent import Purpose
from luna_desktop.domain.measures import Birth
from luna_desktop.domain.people import Gender
from luna_desktop.domain.restrictions import RestrictionKind, RestrictionState, Terms
from luna_desktop.domain.rights.openings import Barrier, reasons_for
from luna_desktop.program import Program, Wiring
from luna_desktop.services.care import chart
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy import restrictions
from luna_desktop.services.privacy.restriction_rules import RestrictionRequest
from luna_desktop.services.rights.break_glass import ClosedRecord, OpeningTerms
from luna_desktop.services.sharing import stop_tasks
from luna_desktop.texts import Translator
from luna_desktop.ui.booking.dialog import BookingDialog
from luna_desktop.ui.booking.lists_view import ListsView
from luna_desktop.ui.booking.prefill import Prefill
from luna_desktop.ui.break_glass.dialog import GlassDialog
from luna_desktop.ui.break_glass.presenter import ask_to_open, open_any
from luna_desktop.ui.chart.banner import PatientBanner
from luna_desktop.ui.lane import Inline
from luna_desktop.ui.privacy.restrictions_view import RestrictionsView
from luna_desktop.ui.prompts import ScriptedPrompts
from luna_desktop.ui.recipients.view import RecipientsView
from luna_desktop.ui.screens import chart_tabs
from luna_desktop.ui.shell import Shell
from luna_desktop.ui.unlock.view import UnlockView
from luna_desktop.ui.widgets.tables import RowsTable
from luna_desktop.ui.wizard.view import WizardView
from tests import builders
from tests.services import sharing_steps as sharing
from tests.services.acting import act, working
from tests.ui.clipping import clipped, cut_cells
from tests.ui.contexts import context_of

WIDTH, HEIGHT = 1280, 720
FILLER = "erläuterung "
WIZARD_STEPS = ("clinic", "contact", "person", "records", "recovery", "backup", "staff")


class Longer(Translator):
    """English in which every sentence is 40 % longer; it stands for languages that are not there yet."""

    def __init__(self) -> None:
        super().__init__("en")
        self._catalogue = self  # type: ignore[assignment]  # what is asked of a catalogue is below

    def gettext(self, text: str) -> str:
        """Lengthen a sentence; names of keys stay."""
        more = -(-len(text) * 4 // 10)
        if not text or text.startswith(("Ctrl+", "Alt+", "F5", "Esc", "Enter", "Insert")):
            return text
        return f"{text} {(FILLER * (more // len(FILLER) + 1))[: more - 1].strip()}".strip()

    def ngettext(self, text: str, plural: str, count: int) -> str:
        """Lengthen a counting sentence."""
        return self.gettext(text if count == 1 else plural)


@pytest.fixture(params=["hi", "longer"])
def language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Have the windows speak Hindi, or English 40 % longer."""
    spoken = Longer() if request.param == "longer" else Translator("hi")
    monkeypatch.setattr(texts, "_shown", [spoken])
    return str(request.param)


@pytest.fixture
def program(qapp: QApplication, clinic_folder: Path, language: str) -> Iterator[Program]:
    """Return the program over a clinic, before anybody has signed in."""
    made = Program(qapp, clinic_folder, Wiring(lane=Inline(), pool=Inline(), prompts=ScriptedPrompts()))
    made.shell.resize(WIDTH, HEIGHT)
    made.start()
    yield made
    made.close()


@pytest.fixture
def enter(program: Program, clinic_folder: Path) -> Callable[[Role], OpenClinic]:
    """Return a function that signs in as a role."""

    def sign_in(role: Role) -> OpenClinic:
        clinic = builders.open_as(clinic_folder, role)
        program.opened(clinic)
        return clinic

    return sign_in


def a_full_chart(clinic: OpenClinic) -> PatientId:
    """Register somebody with an entry of every kind and a photograph."""
    patient = builders.register(clinic)
    for fact in (
        Condition(Coded("Melasma"), note="Worse with sun"),
        Medicine(Coded("Azelaic acid"), frequency="Twice daily"),
        Allergy(Coded("Nickel"), AllergyClass.CONTACT, reaction="Contact dermatitis"),
    ):
        clinic.desk.perform(clinic.actor, chart.record_entry, chart.NewEntry(patient, fact))
    builders.allow_photographs(clinic, patient)
    builders.add_photograph(clinic, patient)
    return patient


LONG_NAMES = (
    ("Venkatanarasimharajuvaripeta Chandrashekharaiah", "Lakshminarayanan"),
    ("श्रीवास्तवनारायणस्वामीचन्द्रशेखरराव", "विश्वनाथेश्वरप्रसाद लक्ष्मीनारायण"),
)
LONG_WORDS = "Methylchloroisothiazolinone and methylisothiazolinone mixture with a very long name of its own"


def assert_fits(shell: QWidget, what: str) -> None:
    """Assert that a window keeps its size and shows every word whole."""
    QApplication.processEvents()
    assert shell.width() <= WIDTH, f"{what} needs {shell.width()} pixels"
    assert not clipped(shell), what
    assert not cut_cells(shell), what


def test_the_unlock_screen(program: Program) -> None:
    assert_fits(program.shell, "unlock")
    view = program.shell.findChild(UnlockView)
    assert isinstance(view, UnlockView)
    view.show_recovery()
    assert_fits(program.shell, "recovery key")


@pytest.mark.usefixtures("language")
def test_the_wizard(qtbot: QtBot, qapp: QApplication) -> None:
    shell, view = Shell(qapp), WizardView()
    qtbot.addWidget(shell)
    shell.resize(WIDTH, HEIGHT)
    shell.show_front(view)
    shell.show()
    for step in WIZARD_STEPS:
        view.show_step(step)
        assert_fits(shell, step)
    shell.allow_close()


@pytest.mark.parametrize("role", [Role.OWNER, Role.RECEPTION, Role.AUDITOR])
def test_every_place(program: Program, enter: Callable[[Role], OpenClinic], role: Role) -> None:
    enter(role)
    assert program.workspace is not None
    for place in program.workspace.place_keys():
        program.workspace.go(place)
        assert_fits(program.shell, place)


def test_the_register_of_recipients_with_its_lists_and_forms(
    program: Program, enter: Callable[[Role], OpenClinic]
) -> None:
    clinic = enter(Role.OWNER)
    patient = builders.register(clinic, builders.a_patient(*LONG_NAMES[0]))
    long_one = sharing.enter(clinic, " ".join([*LONG_NAMES[0], "Diagnostics"]))
    sharing.agree(clinic, long_one, Purpose.CARE, Purpose.REMINDERS)
    with working(clinic) as work:
        stop_tasks.for_withdrawal(work, patient, Purpose.REMINDERS)
    workspace = program.workspace
    assert workspace is not None
    workspace.go("recipients")
    page = workspace.page()
    assert isinstance(page, RecipientsView)
    assert_fits(program.shell, "register")
    page.show_tab("tasks")
    page.tasks.table.selectRow(0)
    assert_fits(program.shell, "stop tasks")
    page.add_wanted.emit()
    assert_fits(program.shell, "recipient form")
    page.show_form(None)
    page.panel.details.agreement_wanted.emit()
    assert_fits(program.shell, "agreement form")


def test_restrictions_and_the_emergency_opening(program: Program, enter: Callable[[Role], OpenClinic]) -> None:
    clinic = enter(Role.OWNER)
    patient = builders.register(clinic, builders.a_patient(*LONG_NAMES[0]))
    sharing.restrict(clinic, patient, Terms(RestrictionKind.PERSON, party=" ".join(LONG_NAMES[0])))
    asked = RestrictionRequest(patient, Terms(RestrictionKind.INSURER), "Not a word to the insurer")
    act(clinic, restrictions.request_restriction, asked)
    workspace = program.workspace
    assert workspace is not None
    workspace.open_patient(patient, "privacy")
    assert_fits(program.shell, "restrictions")
    section = program.shell.findChild(RestrictionsView)
    assert isinstance(section, RestrictionsView)
    for line in act(clinic, restrictions.read_restrictions, patient):
        wanted = section.decide_wanted if line.state is RestrictionState.REQUESTED else section.end_wanted
        wanted.emit(line)
        assert_fits(program.shell, "form of a restriction")
    for kind in RestrictionKind:
        section.request_wanted.emit()
        section.request_form.begin({"kind": kind.value})
        assert_fits(program.shell, kind.value)
    terms = OpeningTerms(4, 72, " ".join(LONG_NAMES[0]))
    for barrier in Barrier:
        closed = ClosedRecord(
            patient,
            "LUN-000001",
            " ".join(LONG_NAMES[0]),
            Birth(),
            Gender.FEMALE,
            frozenset({barrier}),
            reasons_for({barrier}),
            barrier is Barrier.CARE_TEAM,
            terms,
        )
        dialog = ask_to_open(program.shell, context_of(clinic), closed)
        assert_fits(program.shell, f"closed record: {barrier.value}")
        dialog.put_away()
    open_any(program.shell, context_of(clinic))
    assert_fits(program.shell, "closed record by number")
    program.shell.findChildren(GlassDialog)[-1].put_away()
    workspace.go("openings")
    assert_fits(program.shell, "openings")


def test_every_tab_of_a_chart_and_the_record_copy(program: Program, enter: Callable[[Role], OpenClinic]) -> None:
    clinic = enter(Role.OWNER)
    patient = a_full_chart(clinic)
    workspace = program.workspace
    assert workspace is not None
    for tab in chart_tabs():
        workspace.open_patient(patient, tab.key)
        assert_fits(program.shell, tab.key)
    workspace.open_record_copy(patient)
    assert_fits(program.shell, "record copy")


@pytest.mark.parametrize("name", LONG_NAMES, ids=["latin", "devanagari"])
def test_long_names_and_long_words_are_shown_whole(
    program: Program, enter: Callable[[Role], OpenClinic], name: tuple[str, str]
) -> None:
    clinic = enter(Role.OWNER)
    family, given = name
    assert len(f"{given} {family}") >= 60
    patient = builders.register(clinic, builders.a_patient(family, given))
    for fact in (
        Condition(Coded(LONG_WORDS), note=LONG_WORDS),
        Medicine(Coded(LONG_WORDS), frequency=LONG_WORDS),
        Allergy(Coded(LONG_WORDS), AllergyClass.CONTACT, reaction=LONG_WORDS),
    ):
        clinic.desk.perform(clinic.actor, chart.record_entry, chart.NewEntry(patient, fact))
    workspace = program.workspace
    assert workspace is not None
    workspace.go("patients")
    assert_fits(program.shell, "patients")
    for tab in chart_tabs():
        workspace.open_patient(patient, tab.key)
        assert_fits(program.shell, tab.key)
        banner = program.shell.findChild(PatientBanner)
        assert isinstance(banner, PatientBanner)
        assert family in banner.content().name
    workspace.open_record_copy(patient)
    assert_fits(program.shell, "record copy")


def test_the_booking_dialog_and_the_lists(program: Program, enter: Callable[[Role], OpenClinic]) -> None:
    clinic = enter(Role.RECEPTION)
    patient = builders.register(clinic, builders.a_patient(*LONG_NAMES[0]))
    workspace = program.workspace
    assert workspace is not None
    workspace.go("lists")
    workspace.book(Prefill(patient, service="treatment_45", day=date(2026, 3, 16), start=time(13)))
    dialog = program.shell.findChild(BookingDialog)
    assert isinstance(dialog, BookingDialog)
    assert_fits(program.shell, "conflict")
    dialog.form.repeat.click()
    assert_fits(program.shell, "dates of a course")
    dialog.form.patient.finder.new_wanted.emit("Ritu Chauhan")
    assert_fits(program.shell, "somebody new")
    dialog.close_wanted.emit()
    page = workspace.page()
    assert isinstance(page, ListsView)
    page.add_wanted.emit()
    assert_fits(program.shell, "waiting list")


def test_the_search_for_cut_cells_can_fail(program: Program, enter: Callable[[Role], OpenClinic]) -> None:
    clinic = enter(Role.OWNER)
    builders.register(clinic, builders.a_patient(*LONG_NAMES[0]))
    assert program.workspace is not None
    program.workspace.go("patients")
    QApplication.processEvents()
    page = program.workspace.page()
    assert page is not None
    table = page.findChild(RowsTable, "patientsTable")
    assert isinstance(table, RowsTable)
    assert not cut_cells(program.shell)
    table.setRowHeight(0, 30)
    assert cut_cells(program.shell)
