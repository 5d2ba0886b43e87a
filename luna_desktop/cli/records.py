"""`import-photos` and `record-copy`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from luna_desktop.cli import secrets_in
from luna_desktop.cli.session import patient_by_number, print_json, signed_in
from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.photographs import PhotographFacts
from luna_desktop.domain.errors import InvalidInput, LunaError, NotFound
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.domain.relations import Proof
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.interop.picture_files import files_of
from luna_desktop.reports.protect import passphrase_problem, zip_passphrase_problem
from luna_desktop.reports.record_content import Form
from luna_desktop.services.care.photo_imports import PhotoImport, run_import
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.rights.cases import StepAsked, advance_case, read_cases_of
from luna_desktop.services.sharing.copy_cases import sign_for_copy
from luna_desktop.services.sharing.copy_receipts import Method, Receipt
from luna_desktop.services.sharing.deliveries import Delivered, MadeCopy, make_copy, make_machine, write_file
from luna_desktop.services.sharing.machine_copy import prepare_machine_copy
from luna_desktop.services.sharing.record_copies import CopyRequest, prepare_record_copy
from luna_desktop.texts import Translator, _, say

FHIR = "fhir"
"""The form of a copy that other programs read."""


def import_photos(arguments: argparse.Namespace) -> int:
    """Add pictures through the same door as the window; refused ones are named, the others go in.

    Begun again after a crash it goes on: what is in the record already is counted and is no mistake.
    """
    with signed_in(arguments) as clinic:
        patient = patient_by_number(clinic, arguments.patient).patient_id
        now = clinic.premises.clock().replace(tzinfo=None, microsecond=0)
        batch = PhotoImport(patient, files_of(arguments.files), PhotographFacts(now))
        run_import(clinic.desk, clinic.actor, batch, keeps_rest=False)
    if arguments.json:
        refused = [{"file": str(each.file), "reason": each.reason} for each in batch.left_out]
        print_json({"imported": batch.saved, "known": batch.known, "refused": refused})
    else:
        print(_("{count} photographs added.", count=batch.saved))
        if batch.known:
            print(_("{count} files were in the record already.", count=batch.known))
        for each in batch.left_out:
            print(f"{each.file}: {each.reason}")
    if batch.left_out:
        print(_("{count} files were refused; the others went in.", count=len(batch.left_out)), file=sys.stderr)
    return 1 if batch.left_out else 0


def _case(clinic: OpenClinic, patient: PatientId, number: str) -> int:
    """Return the id of a case by its number, 0 where none is named."""
    if not number:
        return 0
    found = clinic.desk.perform(clinic.actor, read_cases_of, patient)
    case = next((case for case in found if case.number.casefold() == number.strip().casefold()), None)
    if case is None:
        raise NotFound(say("This patient has no case with this number."))
    return case.case_id


def _end(clinic: OpenClinic, request: CopyRequest, made: Delivered) -> None:
    """Answer and close the case that the copy logged for itself: whoever typed the command holds the file."""
    receipt = Receipt(
        request.patient_id,
        request.case_id,
        made.disclosure_id,
        request.recipient.name,
        Method.FILE,
        "record-copy",
    )
    clinic.desk.perform(clinic.actor, sign_for_copy, receipt)
    fields = {"outcome": "The file was handed over."}
    closed = StepAsked(request.patient_id, request.case_id, CaseState.CLOSED, fields)
    clinic.desk.perform(clinic.actor, advance_case, closed)


def _take_back(clinic: OpenClinic, request: CopyRequest) -> None:
    """End the case that a copy logged for itself and that wrote no file, so that no clock runs for nobody."""
    fields = {"how": "No file was written."}
    asked = StepAsked(request.patient_id, request.case_id, CaseState.WITHDRAWN, fields)
    clinic.desk.perform(clinic.actor, advance_case, asked)


def _passphrase(arguments: argparse.Namespace) -> str | None:
    """Return the passphrase for the file, None where it has none; a weak one is refused before anything is logged."""
    if not arguments.protect_with:
        return None
    passphrase = secrets_in.secret(arguments.protect_with, "")
    is_zip = arguments.format == FHIR
    problem = zip_passphrase_problem(passphrase) if is_zip else passphrase_problem(passphrase)
    if problem is not None:
        raise InvalidInput({"protect-with": problem})
    return passphrase


def _identity(typed: str) -> tuple[str, str]:
    """Return the document that was seen and its last four characters; both empty where none was named."""
    document, _colon, last_four = typed.partition(":")
    if document and document not in {each.value for each in Proof if each is not Proof.NONE}:
        raise InvalidInput(
            {"identity": say("This document is not known. Name one of those in --help, such as passport:1234.")}
        )
    return document, last_four


def record_copy(arguments: argparse.Namespace) -> int:
    """Write a record copy as PDF or as a zip with FHIR; it enters the book of disclosures like every other."""
    passphrase = _passphrase(arguments)
    document, last_four = _identity(arguments.identity)
    with signed_in(arguments) as clinic:
        card = patient_by_number(clinic, arguments.patient)
        to_patient = arguments.recipient.strip().casefold() in (card.name.casefold(), "patient")
        kind = RecipientKind.PATIENT if to_patient else RecipientKind.DESIGNEE
        request = CopyRequest(
            card.patient_id,
            Recipient(kind, card.name if to_patient else arguments.recipient, arguments.signed_writing),
            arguments.purpose,
            Form.SUMMARY if arguments.summary else Form.FULL,
            language=arguments.language,
            identity_seen=document,
            identity_last_four=last_four,
            preview=False,
            release="zip" if arguments.format == FHIR else "pdf",
            case_id=_case(clinic, card.patient_id, arguments.case),
        )
        made = _made(clinic, request, arguments, passphrase)
    if arguments.json:
        print_json({"pages": made.pages, "sha256": made.sha256, "disclosure": made.disclosure_id})
    else:
        print(_("{number}: {pages} pages.", number=made.number, pages=made.pages))
    return 0


def _made(clinic: OpenClinic, request: CopyRequest, arguments: argparse.Namespace, passphrase: str | None) -> Delivered:
    """Make a copy and write it; a case that was logged for it alone is answered or taken back with it."""
    words, out = Translator(request.language), arguments.out

    def machine() -> tuple[CopyRequest, Callable[[], MadeCopy]]:
        copy = clinic.desk.perform(clinic.actor, prepare_machine_copy, request)
        return copy.copy.request, lambda: make_machine(copy, words, passphrase=passphrase)

    def pages() -> tuple[CopyRequest, Callable[[], MadeCopy]]:
        copy = clinic.desk.perform(clinic.actor, prepare_record_copy, request)
        return copy.request, lambda: make_copy(copy, words, passphrase=passphrase)

    asked, make = machine() if arguments.format == FHIR else pages()
    try:
        made = write_file(clinic.desk, clinic.actor, make(), out)
    except LunaError:
        if not request.case_id and not out.exists():
            _take_back(clinic, asked)
        raise
    if not request.case_id:
        _end(clinic, asked, made)
    return made
