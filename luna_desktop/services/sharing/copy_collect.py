"""Everything that a record copy or a disclosure says, collected from the record. Reads only."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clock import local_day
from luna_desktop.domain.contact_checks import KIND as CONTACT_CHECK
from luna_desktop.domain.facts import FactStatus, chart_kinds
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.recipients import RecipientKind
from luna_desktop.reports import record_content as page
from luna_desktop.reports.intake_content import IntakeCopy
from luna_desktop.services.care import moves, photographs
from luna_desktop.services.care.intake_review import submissions_of
from luna_desktop.services.care.photo_refusals import refusals_of
from luna_desktop.services.facts import Known, current_facts, versions
from luna_desktop.services.people.cards import CONTACT_KINDS, card_of
from luna_desktop.services.people.identity_photos import identity_photo_of
from luna_desktop.services.privacy import consent_lines
from luna_desktop.services.sharing import (
    accounting,
    copy_alerts,
    copy_allergies,
    copy_appointments,
    copy_consents,
    copy_content,
    copy_corrections,
    copy_desk_elsewhere,
    copy_elsewhere,
    copy_findings,
    copy_frame,
    copy_history,
    copy_intake,
    copy_key,
    copy_merges,
    copy_messages,
    copy_notices,
    copy_openings,
    copy_papers,
    copy_results,
    copy_rules,
    copy_sharing,
    copy_uses,
    copy_visits,
)
from luna_desktop.services.sharing.copy_disputes import with_disputes
from luna_desktop.services.sharing.copy_photo_marks import Layers
from luna_desktop.services.sharing.copy_photo_uses import PhotoUses
from luna_desktop.services.sharing.copy_photographs import declined
from luna_desktop.services.sharing.copy_request import CopyRequest
from luna_desktop.services.work import CLINIC_ZONE, Work
from luna_desktop.texts import say


def collect(work: Work, request: CopyRequest, number: str) -> page.RecordCopy:
    """Return everything that a copy or a disclosure says; its sections choose what of it is printed.

    Statements of disagreement stand beside their entries, whatever is chosen.
    """
    today = work.now.astimezone(CLINIC_ZONE).date()
    card = card_of(work, request.patient_id)
    contact_facts = current_facts(work, request.patient_id, (*CONTACT_KINDS, CONTACT_CHECK))
    elsewhere = moves.moved_away(work, request.patient_id)
    chart = [
        known
        for known in current_facts(work, request.patient_id, chart_kinds(), with_errors=True)
        if request.has(day_of(known)) and known.fact_id not in elsewhere
    ]
    earlier = _earlier(work, request.patient_id, chart)
    more = partial(copy_history.more_of, language=request.language)
    of = _ByKind(chart)
    states = [known for known in of("allergy_state") if known.body]
    measured = _results(work, request)
    copied = copy_papers.collect_papers(work, request.patient_id, request.has)
    seen = _visits(work, request)
    standing = consent_lines.current_lines(work, request.patient_id)
    chosen, left_out = _photographs(work, request, copy_consents.photograph_consent(standing))
    corrections = copy_corrections.rows_for(work, request)
    basic = copy_corrections.carrying(copy_frame.frame(work, request, number), corrections)
    content = replace(
        basic,
        patient=copy_content.identity(card.mrn, contact_facts, today, identity_photo_of(work, request.patient_id)),
        contacts=copy_content.contacts(contact_facts, today),
        codes_used=(*copy_content.codes(chart), *copy_history.code_rows(chart), *seen.codes, *measured.codes),
        how_used=copy_uses.uses(),
        consents=(
            *map(copy_consents.consent, standing),
            *copy_desk_elsewhere.consents_elsewhere(work, request.patient_id),
        ),
        signatures=copy_consents.signatures(work, request.patient_id, standing),
        wishes=(
            *copy_consents.wishes(work, request.patient_id),
            *copy_desk_elsewhere.wishes_elsewhere(work, request.patient_id),
        ),
        notices=(
            *copy_notices.notice_rows(work, request.patient_id),
            *copy_desk_elsewhere.notices_elsewhere(work, request.patient_id),
        ),
        messages=copy_messages.message_rows(work, request.patient_id),
        joined=copy_merges.joined_rows(work, request.patient_id, request.language),
        appointments=(
            *copy_appointments.appointment_rows(work, request.patient_id),
            *copy_desk_elsewhere.appointments_elsewhere(work, request.patient_id),
        ),
        allergy_state=copy_content.allergy_state(states[0] if states else None),
        alerts=copy_alerts.alert_rows(work, chart) if page.Section.HISTORY in request.sections else (),
        allergies=copy_content.allergies(of("allergy"), earlier, more),
        patch_tests=copy_allergies.patch_tests(chart, earlier, request.language),
        overrides=copy_allergies.overrides(chart, earlier, request.language, today),
        conditions=copy_content.conditions(of("condition"), earlier, more),
        medicines=copy_content.medicines(of("medicine"), earlier, today, more),
        history=(
            *copy_history.other_history(chart, earlier, request.language, today),
            *copy_rules.rule_rows(chart, earlier, request.language),
        ),
        lifestyle=copy_content.lifestyle(of("lifestyle")),
        visits=seen.visits,
        courses=seen.courses,
        orders=seen.orders,
        markers=copy_findings.marker_rows(of("marker"), earlier),
        scores=copy_findings.score_trends(of("score")),
        preferences=copy_intake.preferences(of("care_preferences"), request.language),
        intakes=_intakes(work, request),
        papers=(*copied.papers, *copy_elsewhere.papers_elsewhere(work, request)),
        treatment_consents=copied.consents,
        aftercare=copied.aftercare,
        results=measured.results,
        documents=measured.documents,
        photographs=chosen,
        left_out=left_out,
        photographs_declined=_declined(work, request),
        restrictions=(
            *copy_sharing.restriction_rows(work, request.patient_id),
            *copy_desk_elsewhere.restrictions_elsewhere(work, request.patient_id),
        ),
        processors=copy_sharing.processor_rows(work, request.language),
        disclosures=accounting.printed(work, request.patient_id, request.accounted_since),
        opened=_opened(work, request),
        certification=copy_frame.certification(
            work,
            (
                (say("Conditions"), len(of("condition"))),
                (say("Medicines and topicals"), len(of("medicine"))),
                (say("Allergies"), len(of("allergy"))),
                (say("Lifestyle assessments"), len(of("lifestyle"))),
                (say("Visits"), len(seen.visits)),
                (say("Markers of the body map"), len(of("marker"))),
                (say("Scores"), len(of("score"))),
                (say("Prescriptions and certificates"), len(copied.papers)),
                (say("Treatment consents"), len(copied.consents)),
                (say("Investigations and results"), len(measured.results)),
                (say("Documents"), len(measured.documents)),
                (say("Photographs"), len(chosen)),
            ),
        ),
    )
    content = replace(content, codes_used=(*content.codes_used, *copy_key.key_rows(content)))
    return with_disputes(content, copy_corrections.beside(work, request.patient_id))


def _opened(work: Work, request: CopyRequest) -> page.OpenedBy | None:
    """Return who opened the record, for the patient alone: it is no part of what others are told."""
    if request.recipient.kind is not RecipientKind.PATIENT:
        return None
    here = copy_openings.opened_by(work, request.patient_id)
    elsewhere = tuple(copy_desk_elsewhere.openings_elsewhere(work, request.patient_id))
    if not elsewhere:
        return here
    if here is None:
        return page.OpenedBy(since=elsewhere[-1].first, rows=elsewhere, names_shown=True)
    return replace(here, rows=(*here.rows, *elsewhere))


def _intakes(work: Work, request: CopyRequest) -> tuple[IntakeCopy, ...]:
    """Return the forms that the patient filled in, for the patient alone: others get what was taken over."""
    if request.recipient.kind is not RecipientKind.PATIENT or page.Section.LIFESTYLE not in request.sections:
        return ()
    found = submissions_of(work, request.patient_id)
    return copy_intake.intakes(one for one in found if request.has(local_day(one.at)))


def day_of(known: Known) -> date:
    """Return the day that a fact belongs to: of the assessment, else of the recording."""
    found = copy_findings.day_of(known)
    if found is not None:
        return found
    asked: PartialDate | None = getattr(known.body, "asked_on", None) or getattr(known.body, "declined_on", None)
    return asked.earliest if asked is not None else local_day(known.recorded_at)


class _ByKind:
    """The facts of a chart by their kind."""

    def __init__(self, chart: list[Known]) -> None:
        self._chart = chart

    def __call__(self, kind: str) -> list[Known]:
        return [known for known in self._chart if known.kind == kind]


def _earlier(work: Work, patient: PatientId, chart: list[Known]) -> copy_content.Versions:
    changed = [known for known in chart if known.number > 1 and known.kind != "allergy_state"]
    return {known.fact_id: versions(work, patient, known.fact_id)[1:] for known in changed}


def _photographs(
    work: Work, request: CopyRequest, consent: page.Text
) -> tuple[tuple[page.Photograph, ...], page.LeftOut]:
    """Return the photographs that were chosen, and how many were not; unless named, intimate ones never are."""
    if request.form is page.Form.SUMMARY or page.Section.PHOTOGRAPHS not in request.sections:
        return (), page.LeftOut()
    none = request.photographs == () or not work.actor.opens_vault
    tiles = [] if none else photographs.tiles_of(work, request.patient_id, every=True)
    wanted = [tile for tile in tiles if _is_wanted(tile, request)]
    places = {
        tile.photograph_id: place
        for place, tile in enumerate(sorted(wanted, key=lambda each: each.fact.body.taken_at), start=1)
    }
    layers, uses = Layers(work, request.patient_id, places, request.language), PhotoUses(work, request)
    chosen = tuple(
        uses.put(
            tile.photograph_id,
            layers.put(
                tile.photograph_id,
                copy_content.photograph(
                    tile,
                    photographs.preview_reader(work, request.patient_id, tile.photograph_id),
                    places[tile.photograph_id],
                    consent,
                ),
            ),
        )
        for tile in sorted(wanted, key=lambda each: places[each.photograph_id])
    )
    taken = {tile.fact.fact_id for tile in wanted}
    others = [known for known in _photograph_facts(work, request.patient_id) if known.fact_id not in taken]
    intimate = sum(known.body.sensitive for known in others)
    return chosen, page.LeftOut(photographs=len(others) - intimate, intimate=intimate)


def _declined(work: Work, request: CopyRequest) -> tuple[page.Text, ...]:
    """Return which photographs the patient did not want, oldest first."""
    if request.form is page.Form.SUMMARY or page.Section.PHOTOGRAPHS not in request.sections:
        return ()
    known = [each for each in refusals_of(work, request.patient_id) if request.has(day_of(each))]
    return tuple(declined(each.body, copy_content.day(each.body.declined_on)) for each in reversed(known))


def _photograph_facts(work: Work, patient: PatientId) -> list[Known]:
    known = current_facts(work, patient, ("photograph",))
    return [each for each in known if each.status is FactStatus.CURRENT]


def _is_wanted(tile: photographs.PhotographTile, request: CopyRequest) -> bool:
    body = tile.fact.body
    if request.photographs is None:
        return not body.sensitive and request.has(body.taken_at.date())
    return tile.photograph_id in request.photographs and request.has(body.taken_at.date())


def _visits(work: Work, request: CopyRequest) -> copy_visits.CopiedVisits:
    if request.form is page.Form.SUMMARY or page.Section.VISITS not in request.sections:
        return copy_visits.CopiedVisits()
    return copy_visits.collect_visits(work, request.patient_id, request.has)


def _results(work: Work, request: CopyRequest) -> copy_results.CopiedResults:
    if request.form is page.Form.SUMMARY or page.Section.RESULTS not in request.sections:
        return copy_results.CopiedResults()
    return copy_results.collect_results(work, request.patient_id, request.has)
