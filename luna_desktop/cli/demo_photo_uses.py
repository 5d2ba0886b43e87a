"""Uses of photographs in the demo clinic: a patient allows teaching, and a set waits for a second person to look."""

from __future__ import annotations

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.consent import ConsentMethod
from luna_desktop.domain.photo_exports import Box, BoxKind, ItemAsked
from luna_desktop.domain.photo_uses import PhotoScope
from luna_desktop.domain.recipients import RecipientKind
from luna_desktop.services.care.photographs import list_photographs
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy.photo_consents import PhotoYes, allow_photographs
from luna_desktop.services.sharing import recipients
from luna_desktop.services.sharing.photo_exports import (
    ExportAsked,
    enter_photo_export,
    make_photographs,
    prepare_photo_export,
)

EYES = Box(BoxKind.EYES, 2200, 3700, 7800, 4700)
SCOPES = (PhotoScope.STAFF, PhotoScope.CONFERENCE)


def fill(clinic: OpenClinic, patient: PatientId) -> None:
    """Let the first patient allow two fronts for teaching, and make them for a society of dermatologists."""
    tiles = clinic.desk.perform(clinic.actor, list_photographs, patient)
    fronts = [tile.photograph_id for tile in tiles if tile.fact.body.view == "face_front"][:2]
    if not fronts:
        return
    answer = PhotoYes(patient, SCOPES, tuple(fronts), ConsentMethod.SIGNED_PAPER)
    clinic.desk.perform(clinic.actor, allow_photographs, answer)
    entry = recipients.Entry(RecipientKind.OTHER, "Deccan Society of Dermatologists", "7 Museum Road, Bengaluru")
    society = clinic.desk.perform(clinic.actor, recipients.add_recipient, entry)
    items = tuple(ItemAsked(each, (EYES,), has_face=True) for each in fronts)
    asked = ExportAsked(patient, PhotoScope.CONFERENCE, items, "Talk on melasma, monsoon meeting", society)
    prepared = clinic.desk.perform(clinic.actor, prepare_photo_export, asked)
    clinic.desk.perform(clinic.actor, enter_photo_export, make_photographs(prepared))
