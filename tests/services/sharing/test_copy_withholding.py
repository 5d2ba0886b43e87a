"""What a request withholds is taken out of what was collected: sections and passages, with code, reason and review."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.clinical.lifestyle import Lifestyle
from luna_desktop.domain.facts import Source
from luna_desktop.domain.measures import PartialDate
from luna_desktop.domain.messages.contacts import By, Contact, Direction, Outcome
from luna_desktop.domain.preferences import Topic
from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.domain.redaction import Redaction
from luna_desktop.domain.relations import RelatedPerson, RelatedRole
from luna_desktop.reports.record_content import Section
from luna_desktop.reports.redacting import text_of_pdf
from luna_desktop.services.care import chart
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import FactChange, add_fact
from luna_desktop.services.messages.contacts import NewContact, note_contact
from luna_desktop.services.sharing.copy_plans import CopyPlan, request_of
from luna_desktop.services.sharing.copy_request import CopyRequest
from luna_desktop.services.sharing.copy_seals import Sealer, Verdict, judge, read_file
from luna_desktop.services.sharing.copy_withholding import redactor_of, staff_names
from luna_desktop.services.sharing.deliveries import make_machine
from luna_desktop.services.sharing.machine_copy import prepare_machine_copy
from luna_desktop.texts import ENGLISH
from tests import builders
from tests.services.acting import act, working
from tests.services.care import visiting
from tests.services.sharing.copying import a_record, approved, prepared, ready, saved

CHOSEN = (Redaction("Kokila Zephyr", "P1"), Redaction("98450 12345", "P1"))


def test_passages_and_sections_go_and_their_reasons_stand_in_the_copy(clinic: OpenClinic) -> None:
    case = ready(clinic, a_record(clinic))
    plan = CopyPlan(redactions=CHOSEN, withheld=((Section.LIFESTYLE, "A4"),))
    content = prepared(clinic, case, plan, preview=True).content
    assert str(content.conditions[0].note).endswith("Her sister [withheld: P1] told it. Call [withheld: P1].")
    assert Section.LIFESTYLE not in content.sections
    assert Section.WITHHELD in content.sections
    rows = {row.code: row for row in content.items_withheld}
    assert set(rows) == {"P1", "A4"}
    assert rows["P1"].count == 2
    assert str(rows["A4"].what) == "Lifestyle"
    assert all(row.reason and row.review for row in rows.values())


def test_other_files_of_the_same_copy_take_the_same_passages_out(clinic: OpenClinic) -> None:
    case = ready(clinic, a_record(clinic))
    request = request_of(
        CopyPlan(redactions=(*CHOSEN, Redaction("Nandini", "P1"))), case, "A", case.received_at, preview=True
    )
    with working(clinic) as work:
        assert "Dr Nandini Rao" in staff_names(work)
        redactor = redactor_of(work, request, ("Ananya Kumar",))
    body = {"note": "Kokila Zephyr, 98450-12345", "by": "Dr Nandini Rao", "who": "Nandini"}
    assert redactor.whole(body) == {
        "note": "[withheld: P1], [withheld: P1]",
        "by": "Dr Nandini Rao",
        "who": "[withheld: P1]",
    }


CANARIES = ("Kokilanda Zephyrbai", "क्षितिजा वर्णमाला", "98450 12345")


def test_a_withheld_passage_is_in_no_file_of_the_zip_and_the_zip_is_sealed(clinic: OpenClinic) -> None:
    patient = a_record(clinic, f"{'; '.join(CANARIES)}; ordinary marigold")
    asked = CopyRequest(patient, Recipient(RecipientKind.PATIENT, "Ananya Kumar"), "Own record", preview=False)
    chosen = tuple(Redaction(words, "P1") for words in CANARIES)
    whole = zip_of(clinic, asked)
    assert all(words in whole["bundle.json"].decode() for words in CANARIES)
    files = zip_of(clinic, replace(asked, redactions=chosen))
    for name, content in files.items():
        said = name + content.decode("utf-8", "ignore") + (text_of_pdf(content) if name.endswith(".pdf") else "")
        assert [words for words in (*CANARIES, "9845012345") if words in said] == [], name
    assert "ordinary marigold" in files["bundle.json"].decode()
    assert "[withheld: P1]" in files["bundle.json"].decode()
    assert any(name.endswith(".csv") and b"[withheld: P1]" in content for name, content in files.items())


def zip_of(clinic: OpenClinic, request: CopyRequest) -> dict[str, bytes]:
    made = make_machine(act(clinic, prepare_machine_copy, request), ENGLISH).pdf
    assert judge(read_file(made), Sealer(clinic.premises.keys).public).verdict is Verdict.GENUINE
    with zipfile.ZipFile(io.BytesIO(made)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def test_a_withheld_passage_is_in_no_older_version_visit_or_message_of_the_zip(clinic: OpenClinic) -> None:
    patient = a_record(clinic, f"an older wording: {CANARIES[0]}")
    entry = next(each for each in act(clinic, chart.read_chart, patient).known if each.kind == "condition")
    change = FactChange(patient, entry.fact_id, 1, replace(entry.body, note="newer wording"), reason="said anew")
    act(clinic, chart.change_entry, change)
    visiting.sign(clinic, visiting.begin(clinic, patient), replace(visiting.WHOLE, plan=f"Call {CANARIES[0]}"))
    said_by_phone(clinic, patient, f"{CANARIES[0]} called")
    asked = CopyRequest(patient, Recipient(RecipientKind.PATIENT, "Ananya Kumar"), "Own record", preview=False)
    whole = zip_of(clinic, asked)["bundle.json"].decode()
    assert all(f"{before}{CANARIES[0]}" in whole for before in ("older wording: ", "Call ", ""))
    files = zip_of(clinic, replace(asked, redactions=(Redaction(CANARIES[0], "P1"),)))
    assert [name for name, content in files.items() if CANARIES[0] in content.decode("utf-8", "ignore")] == []
    left = files["bundle.json"].decode()
    assert all(words in left for words in ("older wording: [withheld: P1]", "Call [withheld: P1]", "newer wording"))
    assert "[withheld: P1] called" in left


def said_by_phone(clinic: OpenClinic, patient: PatientId, note: str) -> None:
    call = Contact(
        Direction.IN, By.PHONE, Outcome.REACHED, clinic.premises.clock(), "+919886001427", Topic.APPOINTMENT, note
    )
    act(clinic, note_contact, NewContact(patient, call))


def test_a_withheld_section_is_in_no_file_of_the_zip(clinic: OpenClinic) -> None:
    patient = a_record(clinic, "QUARZX in the history")
    builders.allow_photographs(clinic, patient)
    builders.add_photograph(clinic, patient)
    act(clinic, chart.record_entry, chart.NewEntry(patient, Lifestyle(PartialDate(2026, 3, 1), routine="JOMTAX soap")))
    visiting.sign(clinic, visiting.begin(clinic, patient), replace(visiting.WHOLE, plan="VISKEX plan"))
    said_by_phone(clinic, patient, "TELBOX called")
    with working(clinic) as work:
        person = RelatedPerson((RelatedRole.NOMINEE,), "NOMPAX Kumar", "sister", "+919845077777")
        add_fact(work, patient, person, source=Source.PATIENT)
        stranger = RelatedPerson((RelatedRole.EMERGENCY,), "WELKUX Shah", "neighbour", "+919845066666")
        add_fact(work, patient, stranger, source=Source.STAFF)
    asked = CopyRequest(patient, Recipient(RecipientKind.PATIENT, "Ananya Kumar"), "Own record", preview=False)
    homes = {
        "QUARZX": Section.HISTORY,
        "JOMTAX": Section.LIFESTYLE,
        "VISKEX": Section.VISITS,
        "TELBOX": Section.HOW_USED,
        "NOMPAX": Section.CONTACT,
        "9845077777": Section.CONTACT,
    }
    assert said_in(zip_of(clinic, asked), (*homes, "WELKUX", "9845066666")) == set(homes)
    for section in {*homes.values(), Section.PHOTOGRAPHS}:
        files = zip_of(clinic, replace(asked, withheld=((section.value, "A4"),)))
        kept = {words for words, home in homes.items() if home is not section}
        assert said_in(files, tuple(homes)) == kept, section
        assert any(name.startswith("photos/") for name in files) == (section is not Section.PHOTOGRAPHS)


def said_in(files: dict[str, bytes], words: tuple[str, ...]) -> set[str]:
    whole = " ".join(name + content.decode("utf-8", "ignore") for name, content in files.items())
    pages = text_of_pdf(files["record.pdf"])
    return {each for each in words if each in whole or each in pages}


def test_the_zip_of_an_approved_case_withholds_what_was_approved(clinic: OpenClinic) -> None:
    case = ready(clinic, a_record(clinic))
    saved(clinic, case, CopyPlan(purpose="Own record", photographs=(), redactions=CHOSEN))
    approved(clinic, case)
    asked = CopyRequest(
        case.patient_id, Recipient(RecipientKind.PATIENT, "A"), "Own", preview=False, case_id=case.case_id
    )
    bundle = zip_of(clinic, asked)["bundle.json"].decode()
    assert "Kokila" not in bundle
    assert "[withheld: P1]" in bundle
