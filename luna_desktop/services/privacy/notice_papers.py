"""The notice and the poster of rights for paper: what is printed, and that it was.

A published version is printed under the letterhead of the day on which it was published, so that it comes out byte for
byte the same for as long as it is kept.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select

from luna_desktop import paths
from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.consent import Ground
from luna_desktop.domain.contact import show_phone
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.gate import DataClass
from luna_desktop.domain.notices import Document, TextState
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.models.clinic import SettingVersion
from luna_desktop.reports.notice_paper import NoticeSheet
from luna_desktop.reports.record_content import Letterhead
from luna_desktop.reports.rights_poster import RightsPoster
from luna_desktop.services.clinic import settings
from luna_desktop.services.clinic.settings import ClinicDetails
from luna_desktop.services.people.cards import cards_of
from luna_desktop.services.privacy import ledger
from luna_desktop.services.privacy.notice_texts import (
    ORIGINAL,
    TextPlace,
    VersionLine,
    line_of,
    opened,
    version_in_force,
)
from luna_desktop.services.rights.figures import rights_figures
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import EXECUTED, READ, Change, Work, patient_change
from luna_desktop.texts import say

MOST_AT_ONCE = 50
"""A batch holds no more copies than this; the list goes on with the next page."""


@dataclass(frozen=True)
class BatchAsked:
    """Copies of the version in force for these patients, each in their language where it is published in it."""

    document: Document
    patients: tuple[PatientId, ...]


@dataclass(frozen=True)
class NoticesPrinted:
    """Copies that the printer took."""

    document: Document
    version: int
    patients: tuple[PatientId, ...]


@dataclass(frozen=True)
class PaperNoted:
    """That a notice or the poster, without any patient’s name, was printed or saved as a file."""

    what: str
    was_saved: bool = False


@use_case(requires=Permission.READ_NOTICES)
def read_notice_paper(work: Work, place: TextPlace) -> NoticeSheet:
    """Return a version for paper; a version that is not published says on its pages that it is a draft."""
    _check_contact(work)
    sheet = _sheet(work, place)
    work.record("notice pages made", Change("notice", f"{place.document.value} {place.version}"), kind=READ)
    return sheet


@use_case(requires=Permission.READ_NOTICES)
def read_poster(work: Work, language: str) -> RightsPoster:
    """Return the poster of rights in a language, with the privacy contact as the settings have it today."""
    _check_contact(work)
    kept = json.loads((paths.resources() / "notices" / f"poster-{language}.json").read_text(encoding="utf-8"))
    rights = rights_figures(work)
    figures = {"hours": rights.answer_hours, "days": rights.grievance_days, "correction_days": rights.correction_days}
    work.record("poster made", Change("notice", "poster"), kind=READ)
    return RightsPoster(
        clinic=_letterhead(work, settings.clinic_details(work.session)),
        language=language,
        title=kept["title"],
        introduction=kept["introduction"],
        rights=tuple((name, text.format(**figures)) for name, text in kept["rights"]),
        how=(kept["how_title"], kept["how"]),
        whom_title=kept["whom_title"],
        complaint=(kept["complaint_title"], kept["complaint"].format(**figures)),
    )


@use_case(requires=Permission.GIVE_NOTICE)
def read_notice_batch(work: Work, asked: BatchAsked) -> tuple[NoticeSheet, ...]:
    """Return the version in force for each of these patients, with their name and a slip to sign.

    Raises:
        InvalidInput: Nothing is published, nobody or too many are asked for, or there is no privacy contact.
        NotPermitted: The gate refuses one of them.
    """
    _check_contact(work)
    if not asked.patients or len(asked.patients) > MOST_AT_ONCE:
        raise InvalidInput({"patients": say("Choose between 1 and {most} patients.", most=MOST_AT_ONCE)})
    version = version_in_force(work, asked.document)
    if version == 0:
        raise InvalidInput({"version": say("Nothing is published yet. The owner publishes a text first.")})
    line = line_of(work, TextPlace(asked.document, version))
    published = {each.language for each in line.languages if each.is_published}
    sheets = {language: _sheet(work, TextPlace(asked.document, version, language)) for language in published}
    made = []
    for card in cards_of(work, list(asked.patients)):
        recipient = Recipient(RecipientKind.PATIENT, card.name)
        ledger.require(work, card.patient_id, Ground.RIGHTS, DataClass.PRIVACY, recipient)
        sheet = sheets.get(card.language) or sheets[ORIGINAL]
        made.append(replace(sheet, patient=card.name, number=card.mrn))
    detail = {"document": asked.document.value, "version": version, "copies": len(made)}
    work.record("notice batch made", Change("notice", asked.document.value), kind=READ, detail=detail)
    return tuple(made)


@use_case(requires=Permission.GIVE_NOTICE)
def note_batch_printed(work: Work, printed: NoticesPrinted) -> None:
    """Note for each patient that their copy was printed; whether they took it is a receipt of its own."""
    for patient in printed.patients:
        subject = patient_change("notice", printed.version, patient)
        work.record("notice printed", subject, kind=EXECUTED, detail={"document": printed.document.value})
    if not printed.patients:
        raise InvalidInput({"patients": say("Choose between 1 and {most} patients.", most=MOST_AT_ONCE)})


@use_case(requires=Permission.READ_NOTICES)
def note_paper(work: Work, noted: PaperNoted) -> None:
    """Note that a notice or the poster left as a file or on paper; it names no patient."""
    subject = Change("notice", noted.what)
    work.record("notice saved as file" if noted.was_saved else "notice on paper", subject, kind=EXECUTED)


def _check_contact(work: Work) -> None:
    if not settings.privacy_contact(work.session).is_set:
        raise InvalidInput(
            {"contact": say("The privacy contact is not entered, and the paper names it. Enter it in Settings first.")}
        )


def _sheet(work: Work, place: TextPlace) -> NoticeSheet:
    text, line = opened(work, place), line_of(work, place)
    at = _published_at(line, place.language)
    clinic = _clinic_at(work, at) if at is not None else settings.clinic_details(work.session)
    return NoticeSheet(
        clinic=_letterhead(work, clinic),
        document=place.document,
        version=place.version,
        language=place.language,
        body=text.body,
        sha256=text.sha256,
        revised_on=line.revised_on if at is not None else None,
    )


def _published_at(line: VersionLine, language: str) -> datetime | None:
    steps = (step for step in line.steps if step.state is TextState.PUBLISHED and step.language == language)
    return next((step.at for step in steps), None)


def _clinic_at(work: Work, at: datetime) -> ClinicDetails:
    """Return the letterhead as it stood at an instant; the first one where nothing is older."""
    mine = select(SettingVersion.value).where(SettingVersion.name == settings.CLINIC)
    before = mine.where(SettingVersion.at <= at).order_by(SettingVersion.id.desc()).limit(1)
    kept = work.session.scalar(before) or work.session.scalar(mine.order_by(SettingVersion.id).limit(1))
    return ClinicDetails(**json.loads(kept)) if kept else ClinicDetails("")


def _letterhead(work: Work, clinic: ClinicDetails) -> Letterhead:
    contact = settings.privacy_contact(work.session)
    return Letterhead(
        name=clinic.name,
        address=tuple(line for line in clinic.address.splitlines() if line),
        phone=clinic.phone,
        email=clinic.email,
        registration_no=clinic.registration_no,
        privacy_contact=tuple(
            part for part in (contact.name, contact.title, show_phone(contact.phone), contact.email) if part
        ),
    )
