"""Comparisons of the demo clinic: a scale, measures and marks on two photographs of a cheek, aligned, with a note."""

from __future__ import annotations

from datetime import date

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.photo_alignment import AlignBy, Alignment, Spot
from luna_desktop.domain.clinical.photo_marks import Mark, MarkSort, PhotoComparison, PhotoMarks, ScaleBar, ScaleBy
from luna_desktop.services.care.photo_marks import KeptComparison, KeptLayer, keep_comparison, keep_photo_marks
from luna_desktop.services.care.photographs import PhotographTile, list_photographs
from luna_desktop.services.clinic.clinics import OpenClinic

FACE, CHEEK = "face_front", "cheek_close_l"
_PATCHES = (
    ((0.34, 0.42), (0.46, 0.38), (0.58, 0.44), (0.60, 0.56), (0.48, 0.62), (0.36, 0.55)),
    ((0.36, 0.44), (0.46, 0.41), (0.55, 0.46), (0.56, 0.55), (0.47, 0.58), (0.38, 0.53)),
)
_EYES = ((0.40, 0.475), (0.60, 0.475))


def fill(clinic: OpenClinic, patient: PatientId, today: date) -> None:
    """Measure a patch on the first and the last close-up of her cheek, and compare both views of her face."""
    found = clinic.desk.perform(clinic.actor, list_photographs, patient)
    tiles = sorted(found, key=lambda tile: tile.fact.body.taken_at)
    cheeks = [tile for tile in tiles if tile.fact.body.view == CHEEK]
    faces = [tile for tile in tiles if tile.fact.body.view == FACE]
    if len(cheeks) < 2 or len(faces) < 2:
        return
    for tile, patch in zip((cheeks[0], cheeks[-1]), _PATCHES, strict=True):
        _measure(clinic, patient, tile, patch)
    eyes = Alignment(AlignBy.EYES, _spots(faces[0], _EYES), _spots(faces[-1], _EYES))
    _compare(clinic, patient, faces, today, "Cheek patches lighter and smaller. Forehead unchanged.", eyes)
    _compare(clinic, patient, cheeks, today, "Patch of the left cheek smaller by the outline.")


def _measure(
    clinic: OpenClinic, patient: PatientId, tile: PhotographTile, patch: tuple[tuple[float, float], ...]
) -> None:
    sticker = ScaleBar(ScaleBy.STICKER, _spots(tile, ((0.08, 0.9), (0.18, 0.9))), 10.0)
    marks = (
        Mark(MarkSort.AREA, _spots(tile, patch), "Melasma patch"),
        Mark(MarkSort.LENGTH, _spots(tile, (patch[0], patch[3])), "Longest diameter"),
    )
    body = PhotoMarks(tile.photograph_id, sticker, marks)
    clinic.desk.perform(clinic.actor, keep_photo_marks, KeptLayer(patient, body))


def _compare(
    clinic: OpenClinic,
    patient: PatientId,
    tiles: list[PhotographTile],
    today: date,
    note: str,
    alignment: Alignment | None = None,
) -> None:
    body = PhotoComparison(today, tiles[0].photograph_id, tiles[-1].photograph_id, alignment, note)
    clinic.desk.perform(clinic.actor, keep_comparison, KeptComparison(patient, body))


def _spots(tile: PhotographTile, places: tuple[tuple[float, float], ...]) -> tuple[Spot, ...]:
    return tuple(Spot(round(x * tile.width, 1), round(y * tile.height, 1)) for x, y in places)
