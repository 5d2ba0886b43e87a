"""A made-up record copy in which every part that there is has something to print."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from luna_desktop.reports import record_copy as rc
from luna_desktop.reports.paper_content import AftercareRow, PaperRow, TreatmentConsentCopy
from tests.reports import builders, test_appointment_rows, test_merge_content, test_message_rows, test_notice_rows
from tests.reports.test_choices import SIGNED as SIGNATURE
from tests.reports.test_choices import WISH
from tests.reports.test_finding_pages import MARKERS, MASI
from tests.reports.test_intake_sections import FORM, WISHES
from tests.reports.test_result_pages import LETTER, RESULT
from tests.reports.test_visit_pages import DRAFT, SIGNED, STRUCK

STROKES = ((0.0, 0.0), (40.0, 30.0), (90.0, 10.0))
PRESCRIPTION = PaperRow(
    title="Prescription",
    serial="RX-2026-0007",
    state="Issued",
    who="Issued on 02-Nov-2026 by Dr Nandini Rao",
    lines=(("Azelaic acid 15% gel", "Twice daily, face"),),
)
CERTIFICATE = PaperRow(
    title="Sickness certificate",
    serial="MC-2026-0001",
    state="Issued",
    who="Issued on 02-Nov-2026 by Dr Nandini Rao",
    lines=(("What is certified", "Acute dermatitis of both hands."),),
    is_certificate=True,
)
CONSENT = TreatmentConsentCopy(
    treatment="Fractional CO2 laser",
    answer="Agreed on 02-Nov-2026",
    about=("Taken by Dr Nandini Rao, in English",),
    text=(("What it is", ("Light heats the skin.", "It heals.")),),
    digest="ab" * 32,
    signed="Signed by Ananya on 02-Nov-2026",
    strokes=(STROKES,),
)


def whole(**changes: Any) -> rc.RecordCopy:
    """Return a copy with every part; changes replace fields."""
    values: dict[str, Any] = {
        "patient": replace(builders.patient(), portrait=builders.jpeg(64, 64), portrait_from="Identity photo"),
        "signatures": (SIGNATURE,),
        "wishes": (WISH,),
        "notices": (test_notice_rows.ROW,),
        "messages": (test_message_rows.ROW,),
        "joined": (test_merge_content.ROW,),
        "appointments": (test_appointment_rows.ROW,),
        "patch_tests": (rc.HistoryRow(kind="Patch test", text="Nickel: ++", since="Asked 02-Nov-2026"),),
        "overrides": (rc.HistoryRow(kind="Reason", text="Needed", since="In force"),),
        "visits": (SIGNED, DRAFT, STRUCK),
        "courses": (("Laser toning", "3 of 6 sessions"),),
        "orders": (("By 30-Nov-2026", "Review"),),
        "markers": MARKERS,
        "scores": (MASI,),
        "preferences": (WISHES,),
        "intakes": (FORM,),
        "papers": (PRESCRIPTION, CERTIFICATE),
        "treatment_consents": (CONSENT,),
        "aftercare": (AftercareRow(treatment="Laser", sheet="After laser", on="02-Nov-2026", by="Tara Menon"),),
        "results": (RESULT,),
        "documents": (LETTER,),
        "photographs": (*(builders.photograph(at) for at in (1, 2, 3)), builders.photograph(4, sensitive=True)),
    }
    return builders.copy(**{**values, **changes})
