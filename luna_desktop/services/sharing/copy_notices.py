"""What a record copy says of the notices and policies that the patient was given."""

from __future__ import annotations

from sqlalchemy import select

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.notices import DOCUMENT_NAMES, OUTCOME_NAMES, Document
from luna_desktop.models.privacy import NoticeVersion
from luna_desktop.reports.notice_rows import NoticeRow
from luna_desktop.services.privacy.receipts import receipts_of
from luna_desktop.services.sharing.copy_content import day
from luna_desktop.services.work import Work
from luna_desktop.texts import OWN_NAMES


def notice_rows(work: Work, patient: PatientId) -> tuple[NoticeRow, ...]:
    """Return every receipt, newest first, with the seal of the text that consents under that version refer to."""
    lines = receipts_of(work, patient)
    if not lines:
        return ()
    published = work.session.execute(select(NoticeVersion.version, NoticeVersion.language, NoticeVersion.sha256))
    seals = {(row.version, row.language): row.sha256 for row in published}
    return tuple(
        NoticeRow(
            document=DOCUMENT_NAMES[line.document],
            version=line.version,
            on=day(local_day(line.at)),
            language=OWN_NAMES.get(line.language, line.language),
            outcome=OUTCOME_NAMES[line.outcome],
            by=line.by,
            reason=line.reason,
            sha256=seals.get((line.version, line.language), "") if line.document is Document.NOTICE else "",
        )
        for line in lines
    )
