"""An import by keyboard and button on a real clinic, from the file to the report and back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.domain.clinical.photographs import PhotographFacts
from luna_desktop.domain.contact import Email
from luna_desktop.domain.imports import Choice, DateOrder, Verdict
from luna_desktop.domain.people import Identity
from luna_desktop.interop.fhir_out.content import Attached
from luna_desktop.interop.import_files import WINDOWS
from luna_desktop.interop.locked_zip import first_sheet, locked
from luna_desktop.services.care.photographs import list_photographs
from luna_desktop.services.care.visit_lists import VisitsAsked, list_visits
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people import imports
from luna_desktop.services.people.patients import DetailsChange, Lookup, change_details, search_patients
from luna_desktop.texts import ENGLISH
from luna_desktop.ui.imports.presenter import build_page
from luna_desktop.ui.imports.view import ImportsView, Shown
from tests import builders
from tests.clinic_fixtures import Opener
from tests.interop.fhir_out.copies import a_copy, write_zip
from tests.services.acting import act
from tests.services.care.told_elsewhere import a_visit
from tests.services.people.importing import ASHA, HEAD, RAVI, a_list
from tests.ui.contexts import Way, context_of


def a_page(qtbot: QtBot, clinic: OpenClinic, *answers: object, way: Way | None = None) -> ImportsView:
    view = build_page(context_of(clinic, *answers, way=way))
    qtbot.addWidget(view)
    return view


def names(clinic: OpenClinic) -> list[str]:
    return sorted(card.name for card in act(clinic, search_patients, Lookup("")))


def test_from_the_file_to_the_report_and_back(qtbot: QtBot, clinic: OpenClinic, tmp_path: Path) -> None:
    builders.register(clinic, builders.a_patient("Raw", "Asha", born="1990-04-03", phone=""))
    path = a_list(tmp_path, ASHA, RAVI, ",,,,,,,,,x")
    way = Way()
    view = a_page(qtbot, clinic, [str(path)], str(tmp_path / "report"), True, str(tmp_path / "template.csv"), way=way)
    view.show()
    qtbot.keyClick(view.start.choose, Qt.Key.Key_Space)
    assert view.step() is Shown.COLUMNS
    view.go_on.click()
    assert view.columns.source.problem
    view.columns.source.show_value("Old program")
    view.next_wanted.emit()
    assert view.step() is Shown.PREVIEW
    view.preview.panel.all_chosen.emit(Verdict.POSSIBLE, Choice.AS_NEW)
    assert view.go_on.text() == "Import 2 patients"
    view.go_on.click()
    assert view.step() is Shown.DONE
    assert names(clinic) == ["Asha Rao", "Asha Raw", "Ravi Shetty"]
    view.done.report.click()
    report = (tmp_path / "report.csv").read_text(encoding="utf-8-sig")
    assert "There is no name in this row." in report
    assert "Asha" not in report
    view.done.patients.click()
    assert way.places == ["patients"]
    view.done.again.click()
    assert view.step() is Shown.START
    card = next(each for each in act(clinic, search_patients, Lookup("ravi")))
    act(clinic, change_details, DetailsChange(card.patient_id, added=(Email("ravi@example.org"),)))
    view.start.undo.click()
    assert names(clinic) == ["Asha Raw", "Ravi Shetty"]
    assert "Ravi Shetty (LUN-" in view.banner.text()
    assert not view.start.undo.isEnabled()
    view.start.template.click()
    assert (tmp_path / "template.csv").read_text(encoding="utf-8-sig").startswith('"Record number","Full name"')
    assert way.said == ["Imported: 2", "Report saved", "Import taken back", "Template saved"]


def test_the_next_file_of_the_same_shape_is_read_the_same_way(qtbot: QtBot, clinic: OpenClinic, tmp_path: Path) -> None:
    first = a_page(qtbot, clinic)
    first.start.dropped.emit(a_list(tmp_path, ASHA))
    first.columns.source.show_value("Old program")
    first.go_on.click()
    assert "two ways" in first.columns.banner.text()
    first.columns.order.card(DateOrder.DAY_FIRST).click()
    first.go_on.click()
    first.back.click()
    assert first.step() is Shown.COLUMNS
    assert first.columns.source.value() == "Old program"
    first.go_on.click()
    first.go_on.click()
    second = a_page(qtbot, clinic)
    second.start.dropped.emit(a_list(tmp_path, RAVI, name="next.csv"))
    assert second.columns.source.value() == "Old program"
    assert second.columns.banner.text()
    second.back.click()
    assert second.step() is Shown.START


def test_cancel_leaves_nothing_and_comes_back(
    qtbot: QtBot, clinic: OpenClinic, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imports, "_EACH", 1)
    view = a_page(qtbot, clinic)
    view.start.dropped.emit(a_list(tmp_path, ASHA, RAVI))
    assert view.columns.order.value() is DateOrder.DAY_FIRST
    view.columns.source.show_value("Old program")
    view.go_on.click()
    show = view.working.show_progress
    stop = view.working.progress.stop_button

    def told(done: int, every: int) -> None:
        show(done, every)
        if done == 1:
            stop.click()

    presenter = view.children()[-1]
    presenter.progressed.connect(told)  # type: ignore[attr-defined]  # the page's presenter
    view.go_on.click()
    assert view.step() is Shown.PREVIEW
    assert names(clinic) == []


def test_a_refused_file_and_western_letters(qtbot: QtBot, clinic: OpenClinic, tmp_path: Path) -> None:
    view = a_page(qtbot, clinic)
    broken = tmp_path / "list.xlsx"
    broken.write_bytes(b"PK\x03\x04")
    view.start.dropped.emit(broken)
    assert "CSV UTF-8" in view.banner.text()
    assert view.step() is Shown.START
    path = tmp_path / "list.csv"
    path.write_bytes(f"{HEAD}\nA1,José Rao,,,,,,,,\n".encode("cp1252"))
    view.start.dropped.emit(path)
    view.columns.source.show_value("Old program")
    view.go_on.click()
    assert "Western European" in view.columns.banner.text()
    view.columns.western.click()
    assert view.columns.plan().encoding == WINDOWS
    assert view.columns.source.value() == "Old program"
    view.go_on.click()
    view.go_on.click()
    assert names(clinic) == ["José Rao"]


def test_who_may_not_import_is_told_who_can(qtbot: QtBot, open_clinic: Opener) -> None:
    view = a_page(qtbot, open_clinic(Role.RECEPTION))
    closed = view.findChild(QWidget, "importsClosed")
    assert closed is not None
    assert "owner" in closed.accessibleDescription()


def test_a_whole_record_comes_in_and_its_photographs_with_a_yes(
    qtbot: QtBot, clinic: OpenClinic, tmp_path: Path
) -> None:
    taken = datetime(2026, 3, 1, 10, 0)  # noqa: DTZ001 - a camera's own time
    picture = Attached(40, 2, builders.a_jpeg(), "image/jpeg", "ab" * 32, 640, 480)
    said = (Identity("Shetty", "Ravi"), PhotographFacts(taken, "face", "front"))
    copy = a_copy(*said, photographs=(picture,), visits=(a_visit(),))
    view = a_page(qtbot, clinic, [str(write_zip(tmp_path, copy))])
    view.show()
    view.start.choose.click()
    assert view.step() is Shown.COLUMNS
    assert view.columns.source.value() == "Aranya Skin Clinic"
    assert view.columns.agreed.isVisible()
    assert view.findChild(QWidget, "mappingCard").heading.whole_text() == "What comes along"
    qtbot.keyClick(view.columns.agreed, Qt.Key.Key_Space)
    view.next_wanted.emit()
    assert view.step() is Shown.PREVIEW
    assert "1 visit comes along, to be read." in [label.text() for label in view.findChildren(QLabel)]
    view.go_on.click()
    assert view.step() is Shown.DONE
    (card,) = act(clinic, search_patients, Lookup(""))
    assert len(act(clinic, list_photographs, card.patient_id)) == 1
    assert act(clinic, list_visits, VisitsAsked(card.patient_id)).headers[0].elsewhere == "Aranya Skin Clinic"


def test_a_copy_under_a_passphrase_asks_for_it_until_it_is_the_right_one(
    qtbot: QtBot, clinic: OpenClinic, tmp_path: Path
) -> None:
    plain = write_zip(tmp_path, a_copy(Identity("Shetty", "Ravi")))
    path = tmp_path / "locked.zip"
    path.write_bytes(locked(plain.read_bytes(), first_sheet(ENGLISH), "ab2c-de3f-gh4j-km5n-pq6r", datetime.now(UTC)))
    view = a_page(qtbot, clinic, [str(path)], "ab2c-de3f-gh4j-km5n-pq6s", "ab2c-de3f-gh4j-km5n-pq6r", [str(path)], None)
    view.show()
    view.start.choose.click()
    assert view.step() is Shown.COLUMNS
    view.next_wanted.emit()
    view.go_on.click()
    assert view.step() is Shown.DONE
    assert names(clinic) == ["Ravi Shetty"]
    view.done.again_wanted.emit()
    view.start.choose.click()
    assert view.step() is Shown.START, "no passphrase was given, and the last one was forgotten"
