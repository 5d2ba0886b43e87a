"""What a machine copy says again of other clinics: their visits and acts, as they came here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from luna_desktop.domain.clock import local_day
from luna_desktop.domain.elsewhere import ACT_KIND, ACT_KINDS, VISIT_KIND, Act, ActElsewhere, code_of
from luna_desktop.interop.fhir_out.content import Told, Visit
from luna_desktop.reports.record_content import Section
from luna_desktop.services.facts import current_facts
from luna_desktop.services.sharing.copy_desk_elsewhere import holds_of_desk
from luna_desktop.services.sharing.copy_elsewhere import holds
from luna_desktop.services.sharing.copy_request import CopyRequest
from luna_desktop.services.work import Work

SECTIONS: Mapping[Act, Section] = {
    Act.CONSENT: Section.HOW_USED,
    Act.NOTICE: Section.HOW_USED,
    Act.MESSAGE: Section.HOW_USED,
    Act.RESTRICTION: Section.RESTRICTIONS,
    Act.WISH: Section.RESTRICTIONS,
    Act.APPOINTMENT: Section.VISITS,
    Act.PRESCRIPTION: Section.PAPERS,
    Act.CERTIFICATE: Section.PAPERS,
    Act.TREATMENT_CONSENT: Section.PAPERS,
    Act.AFTERCARE: Section.PAPERS,
    Act.INTAKE: Section.LIFESTYLE,
    Act.CORRECTION: Section.CORRECTIONS,
    Act.DISCLOSURE: Section.DISCLOSURES,
    Act.OPENING: Section.DISCLOSURES,
}
"""In which section of a copy an act stands; where that is left out, the act is too."""


def visits_elsewhere(work: Work, request: CopyRequest) -> Iterator[Visit]:
    """Yield visits to other clinics, as far as the copy holds visits and their days."""
    if Section.VISITS not in request.sections:
        return
    for known in current_facts(work, request.patient_id, [VISIT_KIND]):
        body = known.body
        if request.has(local_day(body.at)):
            yield Visit(
                number=known.fact_id,
                at=body.at,
                by=body.by,
                state=body.state,
                versions=body.versions,
                signed_at=body.signed_at,
                beside=body.beside,
                elsewhere=body.clinic,
            )


def acts_elsewhere(work: Work, request: CopyRequest) -> Iterator[Told]:
    """Yield what other clinics did, as far as the copy holds its sections and days."""
    today = local_day(work.now)
    for known in current_facts(work, request.patient_id, ACT_KINDS):
        body: ActElsewhere = known.body
        is_desk = known.kind != ACT_KIND
        fits = holds_of_desk(request, body, today) if is_desk else holds(request, body)
        if SECTIONS[body.act] in request.sections and fits:
            yield Told(
                act=body.act,
                number=known.fact_id,
                code=code_of(body.act, body.code),
                stands=body.stands,
                at=body.at,
                ends=body.ends,
                by=body.by,
                says={each.name: each.text for each in body.says},
                rows=tuple((each.label, each.value) for each in body.rows),
                what=body.what,
                elsewhere=body.clinic,
            )
