"""Who in the clinic opened a record, as copies and pages tell the patient."""

from __future__ import annotations

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clock import local_day
from luna_desktop.reports.rights_content import OpenedBy, OpeningRow
from luna_desktop.services.rights.openings import DEFAULT_YEARS, WhoOpened, first_day, who_opened, who_opened_rules
from luna_desktop.services.sharing.copy_content import day
from luna_desktop.services.work import Work


def opened_by(work: Work, patient: PatientId) -> OpenedBy | None:
    """Return the openings of six years for a copy, or None where the clinic keeps them out of copies."""
    rules = who_opened_rules(work.session)
    if not rules.in_copies:
        return None
    since = first_day(local_day(work.now), DEFAULT_YEARS)
    return printed(who_opened(work, patient, since, by_name=rules.with_names))


def printed(opened: WhoOpened) -> OpenedBy:
    """Return openings as they are printed."""
    return OpenedBy(
        since=day(opened.since),
        rows=tuple(
            OpeningRow(
                who=row.who,
                first=day(local_day(row.first)),
                last=day(local_day(row.last)),
                count=row.times,
                why=row.task,
            )
            for row in opened.rows
        ),
        names_shown=opened.names_shown,
    )
