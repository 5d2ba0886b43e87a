"""Which views the pictures of a group may show: those that the visit is still missing, in the order of taking."""

from __future__ import annotations

from dataclasses import dataclass, field

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.domain.clinical.photo_inbox import Code, Presence, Standing
from luna_desktop.domain.clinical.photo_proposals import Unnamed, proposed_views, visit_views
from luna_desktop.domain.clinical.photo_sets import uses_of
from luna_desktop.domain.clinical.photographs import PhotographFacts
from luna_desktop.domain.clock import ZONE
from luna_desktop.domain.measures import PartialDate
from luna_desktop.services.care.catalogues import catalogue
from luna_desktop.services.care.photo_access import seen_facts
from luna_desktop.services.care.photo_inbox_groups import Gathered
from luna_desktop.services.care.photo_refusals import refusals_of
from luna_desktop.services.front.clinical_names import treatment_of_service
from luna_desktop.services.rights.opening import reaches
from luna_desktop.services.work import Work


@dataclass(frozen=True)
class ProposedViews:
    """The guided set of the visit, and by picture the view that is proposed; both empty where nobody is sure."""

    views: tuple[str, ...] = ()
    of_photo: dict[int, str] = field(default_factory=dict)


def views_of(work: Work, gathered: Gathered, slot: Presence | None) -> ProposedViews:
    """Propose views where placard and time agree whose the pictures are, and the actor reads that record."""
    patient = PatientId(gathered.proposal.patient)
    if gathered.proposal.standing is not Standing.AGREE or slot is None or gathered.is_covered:
        return ProposedViews()
    if not reaches(work, Permission.READ_PHOTOGRAPHS, patient):
        return ProposedViews()
    known: list[PhotographFacts] = [each.body for each in seen_facts(work, patient)]
    newest = max(known, key=lambda body: body.taken_at, default=None)
    named = [row.view for row in gathered.rows if row.view]
    views = visit_views(_uses(work, slot), named, newest.region if newest is not None else "")
    pictures = [Unnamed(row.id, row.view, Code(row.code)) for row in gathered.rows]
    day = gathered.rows[0].taken_at.astimezone(ZONE).date()
    done = {body.view for body in known if body.taken_at.date() == day}
    today = PartialDate.of(day)
    declined = {
        view for each in refusals_of(work, patient) if each.body.declined_on == today for view in each.body.views
    }
    return ProposedViews(views, proposed_views(pictures, views, done | declined))


def _uses(work: Work, slot: Presence) -> frozenset[str]:
    """Return for what the booked treatment is photographed; nothing for a service that is none."""
    treatment, rows = treatment_of_service(work, slot.service), catalogue("treatments")
    return uses_of(treatment, rows.row(treatment).get("category", "")) if rows.has(treatment) else frozenset()
