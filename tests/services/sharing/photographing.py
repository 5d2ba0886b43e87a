"""Photographs on their way out, for tests: who allows what, an export made, checked and saved."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.consent import ConsentMethod
from luna_desktop.domain.photo_exports import Box, BoxKind, ItemAsked
from luna_desktop.domain.photo_uses import NAMES_RECIPIENT, PhotoScope
from luna_desktop.domain.recipients import RecipientKind
from luna_desktop.interop.portraits import Square, cut_out, ready_to_cut
from luna_desktop.services.care.photo_series import SeriesChoice
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.identity_photos import NewIdentityPhoto, keep_identity_photo
from luna_desktop.services.privacy.photo_consents import PhotoYes, allow_photographs
from luna_desktop.services.sharing import deliveries
from luna_desktop.services.sharing.deliveries import Delivered, MadeCopy
from luna_desktop.services.sharing.paper_copies import CarePaperSort, CopyAsked, prepare_paper_copy
from luna_desktop.services.sharing.photo_export_book import ExportLine
from luna_desktop.services.sharing.photo_exports import (
    CheckedExport,
    ExportAsked,
    ExportChosen,
    check_photo_export,
    enter_photo_export,
    make_photographs,
    pack_photo_export,
    prepare_photo_export,
)
from tests import builders
from tests.services.acting import act
from tests.services.disclosing import a_recipient

EYES = Box(BoxKind.EYES, 2000, 2000, 8000, 4000)
SOCIETY = "Society of Dermatologists"


def a_photographed(clinic: OpenClinic, *colours: str, given: str = "Ananya") -> tuple[PatientId, list[int]]:
    """Register somebody with photographs of the face."""
    patient = builders.register(clinic, builders.a_patient(given=given))
    builders.allow_photographs(clinic, patient)
    made = [builders.add_photograph(clinic, patient, builders.a_jpeg(colour=each)) for each in colours or ("tan",)]
    return patient, made


def a_society(clinic: OpenClinic, name: str = SOCIETY) -> int:
    """Enter somebody who is shown photographs for teaching into the register."""
    return a_recipient(clinic, RecipientKind.OTHER, name)


def allow(
    clinic: OpenClinic, patient: PatientId, photographs: Sequence[int], *scopes: PhotoScope, recipient: int = 0
) -> None:
    """Record on paper that the patient allows uses of photographs."""
    named = recipient if set(scopes) & NAMES_RECIPIENT else 0
    answer = PhotoYes(patient, scopes, tuple(photographs), ConsentMethod.SIGNED_PAPER, named)
    act(clinic, allow_photographs, answer)


def asked(
    patient: PatientId,
    photographs: Sequence[int],
    scope: PhotoScope,
    recipient: int = 0,
    *,
    boxes: tuple[Box, ...] = (EYES,),
) -> ExportAsked:
    """Return a request for an export; the eyes are covered unless told otherwise."""
    items = tuple(ItemAsked(each, boxes, has_face=True) for each in photographs)
    return ExportAsked(patient, scope, items, "Teaching on acne", 0 if scope is PhotoScope.STAFF else recipient)


def make(clinic: OpenClinic, request: ExportAsked) -> ExportLine:
    """Prepare, make and enter an export."""
    return act(clinic, enter_photo_export, make_photographs(act(clinic, prepare_photo_export, request)))


def check(clinic: OpenClinic, patient: PatientId, line: ExportLine, note: str = "") -> ExportLine:
    """Let an export go as a second person, or stop it with a note."""
    return act(clinic, check_photo_export, CheckedExport(patient, line.export_id, not note, note))


def save(clinic: OpenClinic, patient: PatientId, line: ExportLine, path: Path) -> Delivered:
    """Hand an export over as a file."""
    packed = act(clinic, pack_photo_export, ExportChosen(patient, line.export_id))
    return deliveries.write_file(clinic.desk, clinic.actor, deliveries.make_photographs(packed), path)


def make_series(clinic: OpenClinic, patient: PatientId, *photographs: int) -> MadeCopy:
    """Make the printed page of the first two photographs beside each other, with all of them as the row below."""
    choice = SeriesChoice((photographs[0], photographs[1]), photographs)
    asked_for = CopyAsked(patient, CarePaperSort.PHOTOGRAPHS, photographs=choice)
    return deliveries.make_paper(act(clinic, prepare_paper_copy, asked_for))


def a_portrait(clinic: OpenClinic, patient: PatientId, picture: bytes) -> bytes:
    """Keep an identity photograph that is cut out of a picture, and return it as it is kept."""
    jpeg = cut_out(ready_to_cut(picture), Square(0, 0, 240))
    act(clinic, keep_identity_photo, NewIdentityPhoto(patient, jpeg))
    return jpeg
