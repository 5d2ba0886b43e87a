"""Turns what the record holds into what a record copy prints. Reads facts; decides nothing; writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from luna_desktop.domain.clinical.history import (
    ALLERGY_CLASS_NAMES,
    ALLERGY_STATE_NAMES,
    CERTAINTY_NAMES,
    CONDITION_STATUS_NAMES,
    MEDICINE_KIND_NAMES,
    SEVERITY_NAMES,
    Certainty,
    ConditionStatus,
    Severity,
)
from luna_desktop.domain.clinical.lifestyle import Lifestyle
from luna_desktop.domain.clinical.lifestyle_words import ROW_NAMES, answers, pack_years_words, weekly_words
from luna_desktop.domain.clinical.photographs import REGION_NAMES
from luna_desktop.domain.contact import show_phone
from luna_desktop.domain.contact_checks import KIND as CONTACT_CHECK
from luna_desktop.domain.facts import SOURCE_NAMES, FactStatus, Source
from luna_desktop.domain.languages import LANGUAGES
from luna_desktop.domain.measures import MONTH_NAMES, PartialDate
from luna_desktop.domain.people import GENDER_NAMES, Identity
from luna_desktop.domain.relations import ROLE_NAMES, RelatedPerson, RelatedRole
from luna_desktop.reports import record_content as page
from luna_desktop.reports.raw_jpeg import Picture
from luna_desktop.services.care.photographs import PhotographTile
from luna_desktop.services.facts import Known
from luna_desktop.services.people.identity_photos import IdentityPhoto
from luna_desktop.services.sharing.copy_photographs import details, view_on_page
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import say

Versions = dict[int, list[Known]]


def _nothing_more(_body: object) -> str:
    """Say nothing beside the columns."""
    return ""


def day(when: PartialDate | date | None) -> page.Text:
    """Return a date as the clinic writes it, in the language of the copy."""
    if when is None:
        return ""
    known = when if isinstance(when, PartialDate) else PartialDate.of(when)
    if not known.month:
        return str(known.year)
    month = MONTH_NAMES[known.month - 1]
    if not known.day:
        return say("{month}-{year}", month=month, year=known.year)
    return say("{day}-{month}-{year}", day=f"{known.day:02d}", month=month, year=known.year)


def provenance(known: Known, earlier: Iterable[page.Text] = ()) -> page.Provenance:
    """Return who recorded an entry, when, from whom, and what it said before."""
    before = tuple(earlier)
    status = page.Status.AMENDED if before else page.Status.CURRENT
    if known.status is FactStatus.ENTERED_IN_ERROR:
        status = page.Status.ENTERED_IN_ERROR
    return page.Provenance(
        recorded_at=known.recorded_at,
        recorded_by=known.recorded_by,
        source=SOURCE_NAMES[known.source],
        status=status,
        originals=before,
        reason=known.reason,
        subject=subject_of(known),
    )


def subject_of(known: Known) -> str:
    """Return the name of a fact within the record, under which a statement of disagreement finds it."""
    return f"fact {known.fact_id}"


def identity(mrn: str, facts: Iterable[Known], today: date, photo: IdentityPhoto | None = None) -> page.PatientIdentity:
    """Return who the copy is about, with the identity photograph where there is one."""
    known = [each for each in facts if each.status is FactStatus.CURRENT]
    person: Identity = next(each.body for each in known if each.kind == "identity")
    ages = person.birth.ages(today)
    others = (person.preferred_name, person.other_script_name, *person.former_names.split(","))
    return page.PatientIdentity(
        name=person.full_name,
        number=mrn,
        also_known_as=tuple(name.strip() for name in others if name.strip()),
        born=day(person.birth.on) or say("Not known"),
        age=_age(ages),
        gender=GENDER_NAMES[person.gender],
        phones=tuple(show_phone(each.body.number) for each in known if each.kind == "phone"),
        emails=tuple(each.body.address for each in known if each.kind == "email"),
        addresses=tuple(_address(each) for each in known if each.kind == "address"),
        confirmed=next((_confirmed(each) for each in known if each.kind == CONTACT_CHECK), ""),
        language=LANGUAGES.get(person.language, person.language),
        portrait=photo.jpeg if photo is not None else b"",
        portrait_from=_portrait_from(photo),
    )


def _confirmed(known: Known) -> page.Text:
    return say("{day}, with {name}", day=day(known.body.on), name=known.recorded_by)


def _portrait_from(photo: IdentityPhoto | None) -> page.Text:
    if photo is None or photo.recorded_at is None:
        return ""
    taken_in = day(photo.recorded_at.astimezone(CLINIC_ZONE).date())
    return say("Identity photo, taken in on {day} by {name}", day=taken_in, name=photo.recorded_by)


def contacts(facts: Iterable[Known], today: date) -> tuple[page.ContactPerson, ...]:
    """Return the people around the patient, one row for each role that stands.

    An emergency contact is named only where the patient supplied the name; phones of others are masked.
    """
    standing = [
        known
        for known in facts
        if isinstance(known.body, RelatedPerson) and known.status is FactStatus.CURRENT and known.body.stands_on(today)
    ]
    return tuple(_contact(role, known) for role in RelatedRole for known in standing if role in known.body.roles)


def _contact(role: RelatedRole, known: Known) -> page.ContactPerson:
    named = role is not RelatedRole.EMERGENCY or known.source is Source.PATIENT
    return page.ContactPerson(
        role=ROLE_NAMES[role],
        name=known.body.name if named else "",
        relation=known.body.relation,
        phone=masked_phone(known.body.phone),
    )


def masked_phone(number: str) -> str:
    """Return a number of which only the last four digits can be read."""
    shown = show_phone(number)
    last = sum(letter.isdigit() for letter in shown) - 4
    seen, letters = 0, []
    for letter in shown:
        letters.append("•" if letter.isdigit() and seen < last else letter)
        seen += letter.isdigit()
    return "".join(letters)


def _age(ages: tuple[int, int] | None) -> page.Text:
    if ages is None:
        return ""
    if ages[0] == ages[1]:
        return say("{age} years", age=ages[0])
    return say("about {age} years", age=ages[1])


def _address(known: Known) -> str:
    body = known.body
    place = " ".join(part for part in (body.city, body.postal_code) if part)
    return ", ".join(part for part in (*body.lines.splitlines(), place, body.state) if part)


def conditions(
    facts: Iterable[Known], earlier: Versions, more: Callable[[object], str] = _nothing_more
) -> tuple[page.ConditionRow, ...]:
    """Return the conditions with what was corrected in them."""
    return tuple(
        page.ConditionRow(
            name=known.body.what.text,
            code=known.body.what.code if known.body.what.system else "",
            status=CONDITION_STATUS_NAMES[known.body.status],
            active=known.body.status is not ConditionStatus.RESOLVED,
            since=day(known.body.since),
            note=_joined(known.body.site, more(known.body), known.body.note, by="; "),
            provenance=provenance(known, (each.body.what.text for each in earlier.get(known.fact_id, ()))),
        )
        for known in facts
    )


def medicines(
    facts: Iterable[Known], earlier: Versions, today: date, more: Callable[[object], str] = _nothing_more
) -> tuple[page.MedicineRow, ...]:
    """Return medicines and topicals with what was corrected in them."""
    rows = []
    for known in facts:
        body = known.body
        stopped = body.stopped is not None and body.stopped.earliest <= today
        rows.append(
            page.MedicineRow(
                name=_joined(body.what.text, body.strength, by=" "),
                dose_and_place=_joined(body.frequency, body.site),
                started=day(body.started),
                state=say("Stopped {date}", date=day(body.stopped)) if stopped else say("Current"),
                current=not stopped,
                note=_joined(body.prescriber, body.reason_stopped, more(body), by="; ")
                or MEDICINE_KIND_NAMES[body.kind],
                provenance=provenance(known, (each.body.what.text for each in earlier.get(known.fact_id, ()))),
            )
        )
    return tuple(rows)


def allergies(
    facts: Iterable[Known], earlier: Versions, more: Callable[[object], str] = _nothing_more
) -> tuple[page.AllergyRow, ...]:
    """Return the allergies, refuted ones said so; `more` says what stands beside the columns."""
    return tuple(
        page.AllergyRow(
            substance=known.body.trigger.text,
            reaction=known.body.reaction,
            severity=say(
                "{severity} · {certainty}",
                severity=SEVERITY_NAMES[known.body.severity],
                certainty=CERTAINTY_NAMES[known.body.certainty],
            ),
            severe=known.body.severity is Severity.SEVERE and known.body.certainty is not Certainty.REFUTED,
            since=day(known.body.since) or ALLERGY_CLASS_NAMES[known.body.allergy_class],
            note=more(known.body),
            provenance=provenance(known, (each.body.trigger.text for each in earlier.get(known.fact_id, ()))),
        )
        for known in facts
    )


def allergy_state(known: Known | None) -> page.AllergyState:
    """Return the allergy state as a sentence."""
    if known is None:
        return page.AllergyState(statement=say("You have not been asked about allergies yet."))
    state = ALLERGY_STATE_NAMES[known.body.state]
    if known.body.confirmed_on is None:
        return page.AllergyState(statement=state, provenance=provenance(known))
    said = say("{state}, confirmed {date}", state=state, date=day(known.body.confirmed_on))
    return page.AllergyState(statement=said, provenance=provenance(known))


def lifestyle(facts: Iterable[Known]) -> tuple[page.LifestyleAssessment, ...]:
    """Return each assessment: every question with its answer, what was worked out, and what was only confirmed."""
    rows = []
    for known in sorted(facts, key=lambda each: each.body.asked_on):
        body: Lifestyle = known.body
        told: list[tuple[page.Text, page.Text]] = [
            (ROW_NAMES[row], _as_before(body, row, answer)) for row, answer in answers(body)
        ]
        told.append((say("Exercise in a week, worked out"), weekly_words(body)))
        told.append((say("Pack-years, worked out"), pack_years_words(body)))
        rows.append(
            page.LifestyleAssessment(
                title=say("Lifestyle assessment"),
                on=day(body.asked_on),
                answers=tuple(told),
                provenance=provenance(known),
            )
        )
    return tuple(rows)


def _as_before(body: Lifestyle, row: str, answer: page.Text) -> page.Text:
    if row not in body.unchanged:
        return answer
    return say("{answer} (said to be as on {date})", answer=answer, date=day(body.unchanged_since))


def photograph(tile: PhotographTile, jpeg: Picture, place: int, consent: page.Text) -> page.Photograph:
    """Return a photograph with its caption, where consent stands, and the words that stand for it."""
    body = tile.fact.body
    site, view = REGION_NAMES[body.region], view_on_page(body)
    taken = day(body.taken_at.date())
    return page.Photograph(
        caption=body.caption or say("{site}, {view}", site=site, view=view),
        site=site,
        view=view,
        taken=taken,
        by=tile.fact.recorded_by,
        consent=consent,
        jpeg=jpeg,
        sha256=tile.sha256,
        width=tile.width,
        height=tile.height,
        alt=say("Photograph {place}: {site}, {view}, {date}", place=place, site=site, view=view, date=taken),
        sensitive=body.sensitive,
        file_name=f"photo-{place:03d}.jpg",
        details=details(body),
    )


def codes(facts: Iterable[Known]) -> tuple[page.CodeRow, ...]:
    """Return the codes that the copy uses, each once."""
    found = {}
    for known in facts:
        what = getattr(known.body, "what", None)
        if what is not None and what.code and what.system:
            found[what.code] = page.CodeRow(code=what.code, meaning=what.text, system=what.system)
    return tuple(found[code] for code in sorted(found))


def _joined(*parts: str, by: str = ", ") -> str:
    return by.join(part for part in parts if part)
