"""A guided set on a real clinic: the ghost, views saved with their facts, refusals entered, missing ones counted."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.clinical.photographs import PhotographFacts, PhotoOrigin
from luna_desktop.domain.clinical.procedures import ProcedureDone
from luna_desktop.domain.clinical.visits import VisitKind, VisitNote
from luna_desktop.interop.pictures import prepare
from luna_desktop.services.care import photographs
from luna_desktop.services.care.photo_refusals import list_photo_refusals
from luna_desktop.services.care.visit_writing import SavedVisit, save_visit
from luna_desktop.services.care.visits import NewVisit, start_visit
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import Context
from luna_desktop.ui.photos.presenter import PhotosPresenter
from luna_desktop.ui.photos.set_rows import Standing
from luna_desktop.ui.photos.view import GUIDED, PhotosView
from tests import builders
from tests.services.acting import act, entries
from tests.ui.screens import context_of


def led(qtbot: QtBot, context: Context, patient: PatientId) -> PhotosView:
    view = PhotosView()
    qtbot.addWidget(view)
    PhotosPresenter(view, context, patient, ChartHub(patient, view)).load()
    view.guide_wanted.emit()
    return view


def standing(view: PhotosView) -> dict[str, Standing]:
    return {line.view: line.standing for line in view.guided._lines}


def test_a_set_is_taken_view_by_view(qtbot: QtBot, clinic: OpenClinic, tmp_path: Path) -> None:
    patient = builders.register(clinic)
    builders.allow_photographs(clinic, patient)
    taken = builders.START.replace(tzinfo=None, year=2020)
    last = PhotographFacts(taken, "face", "face_front")
    new = photographs.NewPhotograph(patient, prepare(builders.a_jpeg(colour="navy")), last)
    act(clinic, photographs.add_photograph, new)
    files = [tmp_path / "IMG_1.jpg", tmp_path / "IMG_2.jpg"]
    for file, colour in zip(files, ("tan", "peru"), strict=True):
        file.write_bytes(builders.a_jpeg(colour=colour))
    view = led(qtbot, context_of(clinic, files), patient)
    page = view.guided
    assert view.pages.currentIndex() == GUIDED
    assert page.view() == "face_front"
    assert page.canvas.accessibleDescription().startswith("Last photo: ")
    assert len(entries(clinic, "photograph opened")) >= 1
    page.choose.click()
    assert not page.canvas.picture().isNull()
    page.keep.click()
    assert standing(view)["face_front"] is Standing.DONE
    assert page.view() == "face_oblique_l"
    assert page.keep.isEnabled()
    page.keep.click()
    bodies = [tile.fact.body for tile in act(clinic, photographs.list_photographs, patient)]
    kept = {body.view: body for body in bodies if body.series}
    assert set(kept) == {"face_front", "face_oblique_l"}
    assert {(body.region, body.origin, body.taken_by) for body in kept.values()} == {
        ("face", PhotoOrigin.FILE, int(clinic.actor.user_id))
    }
    assert page.chip.accessibleName() == "2 of 5, 3 missing"


def test_what_a_patient_declines_is_entered_and_the_map_offered(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    context = context_of(clinic)
    view = led(qtbot, context, patient)
    page = view.guided
    assert not page.choose.isEnabled()
    page.reason.show_value("Does not want it")
    page.decline.click()
    assert standing(view)["face_front"] is Standing.DECLINED
    assert page.view() == "face_oblique_l"
    (known,) = act(clinic, list_photo_refusals, patient)
    assert (known.body.views, known.body.reason) == (("face_front",), "Does not want it")
    assert "body map" in page.trouble.text()
    page.region.show_value("scalp")
    page.region.edited.emit()
    assert "scalp_vertex_view" in standing(view)


def test_the_set_begins_with_what_is_done_today(qtbot: QtBot, clinic: OpenClinic) -> None:
    patient = builders.register(clinic)
    note = VisitNote(VisitKind.TREATMENT, procedures=(ProcedureDone(Coded("Botulinum toxin", "botulinum_lines")),))
    visit = act(clinic, start_visit, NewVisit(patient, VisitKind.TREATMENT))
    header = visit.header
    act(clinic, save_visit, SavedVisit(patient, header.visit_id, header.number, note))
    page = led(qtbot, context_of(clinic), patient).guided
    assert page.treatment.value() == "botulinum_lines"
    assert "face_front_frown" in [line.view for line in page._lines]
