"""People around the patient: read in a line, opened into fields, saved as versioned facts."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.contact import Phone
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.relations import AdultCheck, Proof, RelatedPerson, RelatedRole
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import Known
from luna_desktop.services.people.patients import DetailsChange, change_details, read_contact_versions, read_details
from luna_desktop.ui.details.history_words import history_rows
from luna_desktop.ui.details.person_rows import PersonRow, RolesField, role_chips, said_of
from luna_desktop.ui.details.view import DetailsView
from tests import builders
from tests.clinic_fixtures import Opener
from tests.ui.clipping import clipped
from tests.ui.details.opened import details_of, name_people

TODAY = date(2026, 3, 14)
MOTHER = RelatedPerson(
    (RelatedRole.GUARDIAN, RelatedRole.EMERGENCY),
    "Rekha Kumar",
    "Mother",
    "98450 11223",
    Proof.VOTER,
    "7K21",
    AdultCheck.SHOWN,
)


def people(clinic: OpenClinic, patient: PatientId) -> list[Known]:
    facts = clinic.desk.perform(clinic.actor, read_details, patient).facts
    return [known for known in facts if known.kind == "related_person"]


def row_of(view: DetailsView, at: int = 0) -> PersonRow:
    row = view.people.rows()[at]
    assert isinstance(row, PersonRow)
    return row


def roles_of(row: PersonRow) -> RolesField:
    field = row.parts["roles"]
    assert isinstance(field, RolesField)
    return field


def test_reception_names_a_guardian_with_evidence(qtbot: QtBot, open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk, builders.a_patient(born="2014-05-01", care=builders.ConsentState.NOT_ASKED))
    view, _hub = details_of(qtbot, desk, patient)
    assert view.guardian.spec().text == "May be under 18: guardian needed"
    view.people.add_button.click()
    row = row_of(view)
    assert row.is_open()
    for part, text in (("name", "Rekha Kumar"), ("relation", "Mother"), ("phone", "98450 11223"), ("from", "Jan-2026")):
        qtbot.keyClicks(row.parts[part].control, text)
    assert row.parts["check"].isHidden()
    roles_of(row).boxes[RelatedRole.GUARDIAN].click()
    assert not row.parts["check"].isHidden()
    row.parts["proof"].show_value(Proof.VOTER.value)
    qtbot.keyClicks(row.parts["four"].control, "7k21")
    row.parts["check"].show_value(AdultCheck.SHOWN.value)
    view.frame.save_bar.save.click()
    (known,) = people(desk, patient)
    assert known.body == RelatedPerson(
        (RelatedRole.GUARDIAN,),
        "Rekha Kumar",
        "Mother",
        "+919845011223",
        Proof.VOTER,
        "7K21",
        AdultCheck.SHOWN,
        valid_from=PartialDate(2026, 1),
    )
    assert not view.frame.is_dirty()
    assert not row_of(view).is_open()
    assert view.guardian.isHidden()


def test_what_is_wrong_opens_the_row_and_stands_at_the_field(qtbot: QtBot, open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    name_people(desk, patient, MOTHER)
    view, _hub = details_of(qtbot, desk, patient)
    row = row_of(view)
    assert not row.is_open()
    qtbot.mouseClick(row.pencil, Qt.MouseButton.LeftButton)
    row.parts["relation"].control.clear()
    row.parts["until"].show_value("someday")
    qtbot.keyClicks(row.parts["four"].control, "99")
    view.frame.save_bar.save.click()
    wrong = {part for part, field in row.parts.items() if field.problem}
    assert wrong == {"relation", "until", "four"}
    assert people(desk, patient)[0].number == 1


def test_a_change_is_a_new_version_and_stands_in_the_history(qtbot: QtBot, open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    name_people(desk, patient, MOTHER)
    view, _hub = details_of(qtbot, desk, patient)
    row = row_of(view)
    row.open()
    row.parts["phone"].control.clear()
    qtbot.keyClicks(row.parts["phone"].control, "94480 71126")
    view.frame.save_bar.save.click()
    assert (people(desk, patient)[0].number, people(desk, patient)[0].body.phone) == (2, "+919448071126")
    versions = desk.desk.perform(desk.actor, read_contact_versions, patient)
    newest = history_rows(versions)[0]
    assert newest.field == "Related person"
    assert "+91 94480 71126" in newest.now
    assert "+91 98450 11223" in newest.was


def test_a_person_ends_and_stays_in_the_history(qtbot: QtBot, open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    name_people(desk, patient, MOTHER)
    view, _hub = details_of(qtbot, desk, patient)
    row = row_of(view)
    row.open()
    assert row.end is not None
    row.end.button.click()
    view.frame.save_bar.save.click()
    assert view.people.rows() == []
    assert view.guardian.spec().text == "No guardian: adult"
    versions = desk.desk.perform(desk.actor, read_contact_versions, patient)
    assert history_rows(versions)[0].now.startswith("Ended: Guardian, Emergency contact: Rekha Kumar")


def test_typing_that_comes_back_from_a_draft_opens_its_row(qtbot: QtBot, open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    name_people(desk, patient, MOTHER)
    view, hub = details_of(qtbot, desk, patient)
    row_of(view).open()
    qtbot.keyClicks(row_of(view).parts["relation"].control, "Foster ")
    view.people.add_button.click()
    qtbot.keyClicks(row_of(view, 1).parts["name"].control, "Gopal")
    hub.keep_drafts()
    again, _hub = details_of(qtbot, desk, patient)
    assert row_of(again).is_open()
    assert row_of(again).parts["relation"].value() == "Foster Mother"
    assert row_of(again, 1).parts["name"].value() == "Gopal"


def test_a_row_that_was_opened_and_left_alone_is_no_change(qtbot: QtBot, open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    name_people(desk, patient, MOTHER)
    view, _hub = details_of(qtbot, desk, patient)
    row_of(view).open()
    view.people.add_button.click()
    assert not view.frame.is_dirty()
    desk.desk.perform(desk.actor, change_details, DetailsChange(patient, added=(Phone("98860 01499"),)))
    assert len(people(desk, patient)) == 1


def test_a_person_is_said_in_words() -> None:
    assert said_of(MOTHER) == "Mother · Voter card ending 7K21 · 98450 11223"
    assert said_of(RelatedPerson((RelatedRole.NOMINEE,), "R", "Son")) == "Son · ID not seen yet"
    chips = role_chips(RelatedPerson((RelatedRole.GUARDIAN,), "R", "Uncle", valid_until=PartialDate(2025)), TODAY)
    assert [chip.text for chip in chips] == ["Guardian", "Evidence missing", "No longer stands"]
    ahead = role_chips(RelatedPerson((RelatedRole.ATTENDANT,), "R", valid_from=PartialDate(2027)), TODAY)
    assert [chip.text for chip in ahead] == ["Attendant", "Does not stand yet"]


def test_nothing_is_cut_in_a_small_window(qtbot: QtBot, open_clinic: Opener) -> None:
    desk = open_clinic(Role.RECEPTION)
    patient = builders.register(desk)
    long = RelatedPerson(
        (RelatedRole.GUARDIAN, RelatedRole.NOMINEE, RelatedRole.EMERGENCY, RelatedRole.ATTENDANT),
        "Lakshminarayanan Venkatanarasimharajuvaripeta Subrahmanya",
        "Grandfather on the mother’s side",
        "98450 11223",
        appointed_by="District Court, guardianship order 14/2025 of 3 February 2025",
    )
    name_people(desk, patient, long, MOTHER)
    view, _hub = details_of(qtbot, desk, patient)
    row_of(view, 1).open()
    view.standing.archive.click()
    view.team.add_button.click()
    view.resize(1100, 560)
    with qtbot.waitExposed(view):
        view.show()
    assert clipped(view) == []
    assert view.minimumSizeHint().width() <= 1100
    view.hide()
