"""What a request withholds is taken out of what was collected: sections and passages, with code, reason and review."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

from luna_desktop.domain.recipients import Recipient, RecipientKind
from luna_desktop.domain.redaction import Redaction
from luna_desktop.reports.record_content import Section
from luna_desktop.reports.redacting import text_of_pdf
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing.copy_plans import CopyPlan, request_of
from luna_desktop.services.sharing.copy_request import CopyRequest
from luna_desktop.services.sharing.copy_seals import Sealer, Verdict, judge, read_file
from luna_desktop.services.sharing.copy_withholding import redactor_of, staff_names
from luna_desktop.services.sharing.deliveries import make_machine
from luna_desktop.services.sharing.machine_copy import prepare_machine_copy
from luna_desktop.texts import ENGLISH
from tests.services.acting import act, working
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
