"""Within which time the clinic answers, as copies of records and the poster of rights say it."""

from __future__ import annotations

from luna_desktop.domain.clock import local_day
from luna_desktop.domain.rights.cases import CaseKind
from luna_desktop.reports.record_content import Rights
from luna_desktop.services.rights.clock_settings import clock_rules
from luna_desktop.services.work import Work


def rights_figures(work: Work) -> Rights:
    """Return the clinic's own limits for what comes in today; never longer than the law allows."""
    rules, today = clock_rules(work), local_day(work.now)
    return Rights(
        answer_hours=rules.limit(CaseKind.ACCESS, today).amount,
        correction_days=rules.limit(CaseKind.CORRECTION, today).amount,
        grievance_days=rules.limit(CaseKind.GRIEVANCE, today).amount,
    )
