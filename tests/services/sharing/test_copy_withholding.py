"""What a request withholds is taken out of what was collected: sections and passages, with code, reason and review."""

from __future__ import annotations

from luna_desktop.domain.redaction import Redaction
from luna_desktop.reports.record_content import Section
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.sharing.copy_plans import CopyPlan, request_of
from luna_desktop.services.sharing.copy_withholding import redactor_of, staff_names
from tests.services.acting import working
from tests.services.sharing.copying import a_record, prepared, ready

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
