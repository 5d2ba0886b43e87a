"""Markers in a record and in the handed-over copy: what must not be in it is nowhere in the file, what belongs is.

Every marker has a Latin and a Devanagari form. Looked for in what poppler reads, in every string and unpacked stream,
in metadata and attachments, in the plain file and behind its passphrase.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.clinical.history import Allergy, AllergyClass, Coded, Condition, Medicine
from luna_desktop.domain.clinical.lifestyle import Lifestyle
from luna_desktop.domain.clinical.photographs import PhotographFacts
from luna_desktop.domain.disclosures import Withholding
from luna_desktop.domain.facts import Source
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.domain.relations import RelatedPerson, RelatedRole
from luna_desktop.interop.pictures import prepare
from luna_desktop.reports.record_content import ALL_SECTIONS, Section
from luna_desktop.services.care import chart, moves
from luna_desktop.services.care.moves import Move
from luna_desktop.services.care.photographs import NewPhotograph, add_photograph
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import add_fact
from luna_desktop.services.sharing import deliveries
from luna_desktop.services.sharing.disclosures import Decision, decide_disclosure
from luna_desktop.services.sharing.record_copies import CopyRequest, prepare_record_copy
from luna_desktop.texts import Translator
from tests import builders
from tests.clinic_fixtures import Opener
from tests.journeys.session import picture
from tests.reports.pdf_contents import found_in
from tests.reports.ua_check import findings
from tests.services.acting import act, working
from tests.services.disclosing import a_legal_proposal, a_recipient, propose, send

PASSPHRASE = "four tin cups rain"
WORDS = {
    "condition": ("QUARZX0", "कटमनल"),
    "medicine": ("TUPAKX1", "रसवगद"),
    "reaction": ("VELMOX2", "तपहयल"),
    "given_name": ("SIRNAX3", "मगलकन"),
    "other": ("HOKULX4", "सतरवह"),
    "moved": ("BREDIX5", "नजपटक"),
    "lifestyle": ("JOMTAX6", "दमलसर"),
    "stranger": ("WELKUX7", "यकतपन"),
    "tags": ("NARSOX8", "बहरगम"),
    "intimate": ("KIPTAX9", "लतसकव"),
    "court": ("DULVEX10", "पदनमज"),
    "file": ("FOMRAX11", "हसयरट"),
}


def marker(place: str) -> str:
    """Return the two words of a place, beside each other."""
    return " ".join(WORDS[place])


BELONGS = ("condition", "medicine", "reaction", "given_name")


def somebody(clinic: OpenClinic, place: str) -> PatientId:
    """Register a person who is called by a marker."""
    latin, devanagari = WORDS[place]
    return builders.register(clinic, builders.a_patient("Kumar", latin, other_script=devanagari))


def fill(clinic: OpenClinic, patient: PatientId, other: PatientId) -> None:
    """Put every marker where it belongs, or where it must not come out."""
    entries = (
        Condition(Coded("Melasma"), note=marker("condition")),
        Medicine(Coded(marker("medicine")), frequency="OD"),
        Allergy(Coded("Nickel"), AllergyClass.CONTACT, reaction=marker("reaction")),
        Lifestyle(PartialDate(2026, 3, 1), sleep_hours=7.0, routine=marker("lifestyle")),
    )
    for entry in entries:
        act(clinic, chart.record_entry, chart.NewEntry(patient, entry))
    act(clinic, chart.record_entry, chart.NewEntry(other, Condition(Coded("Acne"), note=marker("other"))))
    mine = act(clinic, chart.record_entry, chart.NewEntry(patient, Condition(Coded(marker("moved")))))
    wrong = next(known.fact_id for known in mine.known if known.kind == "condition" and not known.body.note)
    act(clinic, moves.move_entry, Move(patient, wrong, 1, other, "the sister’s, two charts open"))
    with working(clinic) as work:
        person = RelatedPerson((RelatedRole.EMERGENCY,), marker("stranger"), "neighbour", "+919845077777")
        add_fact(work, patient, person, source=Source.STAFF)


def photograph(clinic: OpenClinic, patient: PatientId) -> int:
    """Add a picture with markers in its tags and file name, and an intimate one; return the id of the latter."""
    builders.allow_photographs(clinic, patient)
    taken = datetime(2026, 3, 1, 10, 0)  # noqa: DTZ001 - a camera's own time
    face = PhotographFacts(taken, "face", "front")
    tagged = prepare(picture(WORDS["tags"][0]))
    act(clinic, add_photograph, NewPhotograph(patient, tagged, face, f"{WORDS['file'][0]}.jpg"))
    hidden = PhotographFacts(taken, "intimate", caption=marker("intimate"), chaperone="Sr Mary")
    plain = prepare(builders.a_jpeg(colour="navy"))
    return act(clinic, add_photograph, NewPhotograph(patient, plain, hidden, "IMG_0002.jpg"))


def tell_a_court(owner: OpenClinic, officer: OpenClinic, patient: PatientId, folder: Path) -> None:
    """Disclose to a court of which the patient is not told, by the written request of an authority."""
    court = a_recipient(owner, RecipientKind.AUTHORITY, marker("court"))
    holding = Withholding("Letter 9 of the Bureau", date(2026, 6, 30))
    legal = a_legal_proposal(patient, court, withholding=holding)
    standing = propose(officer, legal)
    act(owner, decide_disclosure, Decision(patient, standing.disclosure_id, True))
    send(officer, legal, folder / "court.pdf", standing.disclosure_id)


def handed(clinic: OpenClinic, request: CopyRequest, path: Path, passphrase: str | None = None) -> bytes:
    """Hand over a copy and read the file."""
    prepared = act(clinic, prepare_record_copy, request)
    deliveries.deliver_to_file(clinic.desk, clinic.actor, prepared, Translator(request.language), path, passphrase)
    return path.read_bytes()


def of_places(*places: str) -> set[str]:
    return {word for place in places for word in WORDS[place]}


def test_what_must_not_leave_is_nowhere_and_what_belongs_is_there(open_clinic: Opener, tmp_path: Path) -> None:
    owner, officer = open_clinic(Role.OWNER), open_clinic(Role.PRIVACY_OFFICER)
    patient, other = somebody(owner, "given_name"), somebody(owner, "other")
    fill(owner, patient, other)
    intimate = photograph(owner, patient)
    tell_a_court(owner, officer, patient, tmp_path)
    everything = of_places(*WORDS) | {"9845077777", "98450 77777"}
    asker = Recipient(RecipientKind.PATIENT, f"{WORDS['given_name'][0]} Kumar")
    most = tuple(each for each in ALL_SECTIONS if each is not Section.LIFESTYLE)
    request = CopyRequest(patient, asker, "Own record", sections=most, preview=False)
    path = tmp_path / "copy.pdf"
    plain = handed(owner, request, path)
    assert found_in(plain, everything, tmp_path) == of_places(*BELONGS)
    assert findings(plain) == [], "a real record asks for all of PDF/UA-1 too"
    sealed = handed(owner, replace(request, language="hi"), path, PASSPHRASE)
    assert found_in(sealed, everything, tmp_path, password=PASSPHRASE) == of_places(*BELONGS)
    asked = replace(request, sections=ALL_SECTIONS, photographs=(intimate,))
    found = found_in(handed(owner, asked, path), everything, tmp_path)
    assert found == of_places(*BELONGS, "lifestyle", "intimate"), "what is asked for is found in the same way"
