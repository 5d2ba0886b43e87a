"""The demo clinic: made-up staff and people, drawn photographs; the same every time for the same seed.

It is made through the same use cases as everything else. Its passwords are printed: it is for looking and trying.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from luna_desktop import paths
from luna_desktop.cli import (
    demo_allergies,
    demo_book,
    demo_compare,
    demo_copies,
    demo_corrections,
    demo_elsewhere,
    demo_erasure,
    demo_findings,
    demo_history,
    demo_imports,
    demo_inbox,
    demo_lifestyle,
    demo_merges,
    demo_messages,
    demo_openings,
    demo_papers,
    demo_photo_uses,
    demo_photos,
    demo_recalls,
    demo_results,
    demo_rights,
    demo_rules,
    demo_set_up,
    demo_sharing,
    demo_visits,
)
from luna_desktop.cli.demo_pictures import FACE, drawn_face
from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.catalogues import Catalogue, load
from luna_desktop.domain.clinical.history import (
    Allergy,
    AllergyClass,
    AllergyState,
    Certainty,
    Coded,
    Condition,
    ConditionStatus,
    Medicine,
    MedicineKind,
    Severity,
)
from luna_desktop.domain.clinical.lifestyle import Diet, Lifestyle, Smoking, Sunscreen
from luna_desktop.domain.consent import ConsentMethod, ConsentState, Purpose
from luna_desktop.domain.contact import Address, ContactUse, Email, Phone
from luna_desktop.domain.made_up import BirthKnown, MadeUpPerson, people
from luna_desktop.domain.measures import Birth, BirthKind, PartialDate
from luna_desktop.domain.people import Gender, Identity
from luna_desktop.interop.portraits import Square, cut_out, ready_to_cut
from luna_desktop.services.care import chart
from luna_desktop.services.clinic import clinics, settings, staff
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.exports import write_export
from luna_desktop.services.people import identity_photos, patients
from luna_desktop.services.privacy import consents
from luna_desktop.storage.crypto import KdfCost

USUAL_PATIENTS = 200
DRAWN_PATIENTS = 3  # more people with photographs, which the program draws
HER_FACE = Square(70, 90, 500)
WRITTEN_TO = 12  # among so many people somebody is found to write to
WITH_REQUEST = 10  # so many asked for something under their rights
WITH_FACE = 4  # of so many people one has an identity photo
WITH_HISTORY = 4  # of so many people one has a skin type and answers to questions
WITH_FINDINGS = 20  # of so many people one has a marker and a score
SEED = 7
PASSWORD = "kettle marble orchard window"  # noqa: S105 - printed for everybody who tries the demo
COST = KdfCost(19 * 1024, 2, 1)
FIRST = "nandini"
FIRST_NAME = "Dr Nandini Rao"
STAFF = (
    ("vikram", "Dr Vikram Sethi", Role.CLINICIAN),
    ("priya", "Priya Kulkarni", Role.THERAPIST),
    ("suresh", "Suresh Pillai", Role.RECEPTION),
    ("rukmini", "Rukmini Das", Role.PRIVACY_OFFICER),
    ("arun", "Arun Mathew", Role.ADMINISTRATOR),
    ("usha", "Usha Nair", Role.AUDITOR),
)


@dataclass(frozen=True)
class Demo:
    """Where the demo clinic lies, the record number of somebody with everything, and who can sign in."""

    folder: Path
    mrn: str
    staff: tuple[tuple[str, str], ...]

    def as_document(self) -> dict[str, object]:
        """Return what scripts need to use the demo clinic."""
        return {
            "data": str(self.folder),
            "mrn": self.mrn,
            "staff": [{"login": login, "password": PASSWORD, "role": role} for login, role in self.staff],
        }


def make(folder: Path, *, count: int = USUAL_PATIENTS, seed: int = SEED, today: date | None = None) -> Demo:
    """Make a demo clinic in an empty folder, and `FOLDER.json` beside it with its made-up logins."""
    new = clinics.NewClinic(
        settings.ClinicDetails(
            "Aranya Skin & Body Clinic",
            "No. 14, 2nd Cross, Indiranagar\nBengaluru 560038",
            "+91 80 4000 1122",
            "records@aranya.example",
            "KA-DEMO-0001",
        ),
        settings.PrivacyContact(
            "Rukmini Das", "Privacy officer", "+91 98450 11223", "privacy@aranya.example", "At the clinic’s address"
        ),
        staff.NewStaff(FIRST, FIRST_NAME, clinics.FIRST_ROLES | {Role.CLINICIAN}, PASSWORD, "KMC-DEMO-1001"),
    )
    clinic = clinics.create_clinic(folder, new, cost=COST).clinic
    try:
        for login, name, role in STAFF:
            member = staff.NewStaff(login, name, frozenset({role}), PASSWORD)
            clinic.desk.perform(clinic.actor, staff.add_staff, member)
        mrn = _fill(clinic, count, seed, today or date.today())  # noqa: DTZ011 - the demo's own day
    finally:
        clinic.lock()
    made = Demo(folder, mrn, ((FIRST, "owner"), *((login, role.value) for login, _name, role in STAFF)))
    document = json.dumps(made.as_document(), ensure_ascii=False, indent=2)
    write_export(folder.with_name(folder.name + ".json"), document.encode())
    return made


def _fill(clinic: OpenClinic, count: int, seed: int, today: date) -> str:
    chance = random.Random(seed)  # noqa: S311 - made-up people, not keys
    shelf = _Shelf()
    demo_allergies.approve(clinic)
    first = _everything(clinic, shelf, today)
    known: list[PatientId] = []
    adults: list[PatientId] = []
    for number, person in enumerate(people(max(0, count - 1), today=today, seed=seed)):
        patient = _register(clinic, person)
        known.append(patient)
        if not _birth(person).may_be_minor(today):
            adults.append(patient)
        _history(clinic, patient, shelf, chance, today)
        if number % WITH_HISTORY == 0:
            demo_history.some(clinic, patient, chance, today)
        if number % WITH_FACE == 0:
            _face(clinic, patient, seed + number)
        demo_visits.some(clinic, patient, number, today)
        if number % WITH_FINDINGS == 0:
            demo_findings.fill_another(clinic, patient, today, turn=number // WITH_FINDINGS % 4)
        if number == 1:
            demo_lifestyle.hand_in(clinic, patient)
            demo_erasure.keep_for_a_notice(clinic, patient)
        if number < DRAWN_PATIENTS:
            _drawn_photographs(clinic, patient, seed + number, today)
            demo_results.some(clinic, patient, today)
    demo_imports.fill(clinic, count, today)
    demo_elsewhere.fill(clinic, count, today)
    demo_set_up.fill(clinic, today)
    demo_book.fill(clinic, today, known)
    demo_merges.fill(clinic, known)
    demo_recalls.fill(clinic, today, first.patient_id)
    demo_set_up.name_devices(clinic)
    demo_papers.approve_texts(clinic)  # last: from then on a visit waits for consent and aftercare sheet
    demo_papers.fill(clinic, first.patient_id, today)
    demo_messages.fill(clinic, [first.patient_id, *known[:WRITTEN_TO]])
    demo_openings.fill(clinic, known, STAFF[0][0], PASSWORD)
    demo_inbox.fill(clinic, first.patient_id)
    demo_rights.fill(clinic, [first.patient_id, *adults[1:WITH_REQUEST]])
    demo_copies.fill(clinic, first.patient_id)
    demo_corrections.fill(clinic, first.patient_id)
    demo_rules.approve(clinic)
    demo_rules.fill(clinic, first.patient_id, today)
    return first.mrn


class _Shelf:
    """The catalogues that the demo picks from."""

    def __init__(self) -> None:
        folder = paths.resources() / "catalogues"
        self.conditions: Catalogue = load(folder / "conditions.tsv")
        self.topicals: Catalogue = load(folder / "topicals.tsv")
        self.allergens: Catalogue = load(folder / "allergens.tsv")


def _register(clinic: OpenClinic, person: MadeUpPerson) -> PatientId:
    new = patients.NewPatient(
        Identity(
            person.family,
            person.given,
            preferred_name=person.preferred,
            former_names=person.former_family,
            other_script_name=", ".join(person.other_names),
            birth=_birth(person),
            gender=Gender(person.gender) if person.gender in {each.value for each in Gender} else Gender.UNKNOWN,
        ),
        tuple(Phone(number, ContactUse.MOBILE) for number in person.phones),
        (Email(person.email),) if person.email else (),
        (Address(person.street, person.town, person.state, person.pin),),
        ConsentState.GIVEN,
        ConsentMethod.GUARDIAN if _birth(person).may_be_minor(person.last_seen) else ConsentMethod.SIGNED_PAPER,
        care_given_by="Parent, made up" if _birth(person).may_be_minor(person.last_seen) else "",
    )
    return clinic.desk.perform(clinic.actor, patients.register_patient, new).patient_id


def _birth(person: MadeUpPerson) -> Birth:
    born = person.born
    kinds: dict[str, Callable[[], Birth]] = {
        "date": lambda: Birth(BirthKind.DATE, PartialDate(born.year, born.month, born.day)),
        "month": lambda: Birth(BirthKind.MONTH, PartialDate(born.year, born.month)),
        "year": lambda: Birth(BirthKind.YEAR, PartialDate(born.year)),
        "age": lambda: Birth(BirthKind.AGE, age=max(0, person.registered.year - born.year), told_on=person.registered),
    }
    return kinds.get(BirthKnown(person.birth_known).value, Birth)()


def _history(clinic: OpenClinic, patient: PatientId, shelf: _Shelf, chance: random.Random, today: date) -> None:
    def record(body: object) -> None:
        clinic.desk.perform(clinic.actor, chart.record_entry, chart.NewEntry(patient, body))

    for entry in chance.sample(shelf.conditions.entries[:40], chance.randint(0, 3)):
        since = PartialDate(today.year - chance.randint(0, 9), chance.randint(1, today.month))
        status = chance.choice((ConditionStatus.ACTIVE, ConditionStatus.ACTIVE, ConditionStatus.CONTROLLED))
        record(Condition(entry.coded(), status, since))
    for entry in chance.sample(shelf.topicals.entries[:30], chance.randint(0, 2)):
        record(Medicine(entry.coded(), frequency="At night", site="Face", started=PartialDate(today.year, 1)))
    if chance.random() < 0.4:
        entry = chance.choice([each for each in shelf.allergens.entries if each.group != "assertion"])
        record(Allergy(entry.coded(), AllergyClass.CONTACT, "Itching, redness", Severity.MILD))
    elif chance.random() < 0.7:
        answer = chart.AllergyAnswer(patient, AllergyState.NONE_KNOWN, 0)
        clinic.desk.perform(clinic.actor, chart.answer_allergies, answer)
    if chance.random() < 0.6:
        record(_lifestyle(chance, today))


def _lifestyle(chance: random.Random, on: date) -> Lifestyle:
    return Lifestyle(
        PartialDate.of(on),
        sleep_hours=chance.choice((5.5, 6.0, 6.5, 7.0, 8.0)),
        exercise_minutes=chance.choice((0, 60, 90, 150, 210)),
        stress=chance.randint(1, 9),
        diet=chance.choice(tuple(Diet)),
        smoking=chance.choice((Smoking.NEVER, Smoking.NEVER, Smoking.FORMER, Smoking.SOME_DAYS)),
        sun_hours=chance.choice((0.5, 1.0, 2.0, 3.5)),
        sunscreen=chance.choice(tuple(Sunscreen)),
    )


def _everything(clinic: OpenClinic, shelf: _Shelf, today: date) -> patients.Registered:
    """Register the person who has something in every tab, and return the record number."""
    new = patients.NewPatient(
        Identity(
            "Raghunathan",
            "Ananya",
            title="Ms",
            other_script_name="ಅನನ್ಯಾ ರಘುನಾಥನ್",
            birth=Birth(BirthKind.DATE, PartialDate(1991, 3, 14)),
            gender=Gender.FEMALE,
            language="kn",
        ),
        (Phone("+91 98860 01427"),),
        (Email("ananya@example.org"),),
        (Address("22/3 Lotus Residency, HAL 2nd Stage", "Bengaluru", "Karnataka", "560008"),),
        ConsentState.GIVEN,
        ConsentMethod.SIGNED_PAPER,
    )
    registered = clinic.desk.perform(clinic.actor, patients.register_patient, new)
    patient = registered.patient_id
    _allow_photographs(clinic, patient)
    for body in _her_facts(shelf, today):
        clinic.desk.perform(clinic.actor, chart.record_entry, chart.NewEntry(patient, body))
    _keep_face(clinic, patient, (paths.resources() / "demo" / "front_nov.jpg").read_bytes(), HER_FACE)
    demo_history.fill(clinic, patient, today)
    demo_lifestyle.fill(clinic, patient, today)
    demo_sharing.fill(clinic, patient, today)
    demo_allergies.fill(clinic, patient, today)
    demo_visits.fill(clinic, patient, today)
    demo_photos.fill(clinic, patient, today)  # after the visits at which they were taken
    demo_photo_uses.fill(clinic, patient)
    demo_compare.fill(clinic, patient, today)
    demo_findings.fill(clinic, patient, today)
    demo_results.fill(clinic, patient, today)
    return registered


def _face(clinic: OpenClinic, patient: PatientId, seed: int) -> None:
    """Put a drawn face beside somebody's name."""
    _keep_face(clinic, patient, drawn_face(seed), Square(FACE // 8, FACE // 16, FACE * 3 // 4))


def _keep_face(clinic: OpenClinic, patient: PatientId, content: bytes, part: Square) -> None:
    jpeg = cut_out(ready_to_cut(content), part)
    new = identity_photos.NewIdentityPhoto(patient, jpeg)
    clinic.desk.perform(clinic.actor, identity_photos.keep_identity_photo, new)


def _her_facts(shelf: _Shelf, today: date) -> list[object]:
    def named(catalogue: Catalogue, text: str) -> Coded:
        found = catalogue.find(text, limit=1)
        return found[0].coded() if found else Coded(text)

    half_a_year_ago = today - timedelta(days=182)
    return [
        Condition(named(shelf.conditions, "Melasma"), ConditionStatus.ACTIVE, PartialDate(2023, 3), "Face"),
        Condition(named(shelf.conditions, "Acne vulgaris"), ConditionStatus.ACTIVE, PartialDate(2009), "Jawline"),
        Condition(Coded("Hypothyroidism", "E03.9", "ICD-10"), ConditionStatus.CONTROLLED, PartialDate(2019, 2)),
        Medicine(
            named(shelf.topicals, "Azelaic acid"),
            strength="15%",
            frequency="Twice daily",
            site="Face",
            started=PartialDate.of(half_a_year_ago),
            prescriber=FIRST_NAME,
        ),
        Medicine(
            Coded("Levothyroxine"),
            MedicineKind.SYSTEMIC,
            "50 micrograms",
            "Morning",
            started=PartialDate(2019, 2),
            prescriber="General practitioner",
        ),
        Allergy(
            Coded("Penicillin"),
            AllergyClass.MEDICINE,
            "Anaphylaxis",
            Severity.SEVERE,
            Certainty.CONFIRMED,
            PartialDate(2014, 8),
            "Treated in hospital; letter on file.",
        ),
        Allergy(
            named(shelf.allergens, "Fragrance mix I"),
            AllergyClass.CONTACT,
            "Contact dermatitis",
            Severity.MILD,
            Certainty.CONFIRMED,
            PartialDate(2024),
        ),
    ]


def _allow_photographs(clinic: OpenClinic, patient: PatientId, *, by_guardian: bool = False) -> None:
    method = ConsentMethod.GUARDIAN if by_guardian else ConsentMethod.SIGNED_PAPER
    given_by = "Parent, made up" if by_guardian else ""
    consent = consents.ConsentAnswer(patient, Purpose.CLINICAL_PHOTOGRAPHS, ConsentState.GIVEN, method, given_by)
    clinic.desk.perform(clinic.actor, consents.record_consent, consent)


def _drawn_photographs(clinic: OpenClinic, patient: PatientId, seed: int, today: date) -> None:
    """Add one patch of skin as it heals over half a year."""
    card = clinic.desk.perform(clinic.actor, patients.read_details, patient).card
    _allow_photographs(clinic, patient, by_guardian=card.birth.may_be_minor(today))
    demo_photos.healing(clinic, patient, seed, today)
