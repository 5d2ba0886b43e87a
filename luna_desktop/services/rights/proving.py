"""Writing down how identity was checked within another use case, such as a request that comes with its own check."""

from __future__ import annotations

from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.rights.cases import Case, IdentityCheck, tidied_identity
from luna_desktop.services.rights import book
from luna_desktop.services.work import UPDATED, Work, patient_change


def prove(work: Work, case: Case, check: IdentityCheck) -> Case:
    """Note a check of identity in a case: of a document its kind and last four characters, nothing more.

    Raises:
        InvalidInput: The document or its last four characters are missing.
    """
    tidy, problems = tidied_identity(check)
    if problems:
        raise InvalidInput(problems)
    detail = {
        "method": tidy.method.value,
        "document": tidy.document.value,
        "last_four": tidy.last_four,
        "passed": tidy.passed,
    }
    book.note_event(work, case.case_id, book.IDENTITY, detail=detail)
    work.record(
        "case identity checked",
        patient_change("case", case.number, case.patient_id),
        kind=UPDATED,
        detail={"method": tidy.method.value, "passed": tidy.passed},
    )
    return book.stand(work, case, identity_passed=tidy.passed)
