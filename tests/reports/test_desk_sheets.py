"""Day sheet and week sheet, read back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from luna_desktop.reports.desk_sheets import DeskSheet, SheetBlock, SheetRow, render_desk_sheet
from luna_desktop.reports.record_content import Letterhead
from luna_desktop.texts import ENGLISH
from tests.reports.reading import assert_sound, assert_tagged, facts_of, text_of

AT = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
LONG = "Venkatanarasimharajuvaripeta Subrahmanyam Chidambaranathan Iyer"


def a_row(at: int, **changes: object) -> SheetRow:
    values: dict[str, object] = {
        "time": f"{9 + at // 4:02d}:{at % 4 * 15:02d}",
        "patient": f"Patient number{at}",
        "number": f"LUN-{at:06d}",
        "service": "Consultation",
        "where": "Room 1",
        "state": "Booked",
    }
    return SheetRow(**{**values, **changes})  # type: ignore[arg-type]


def a_sheet(*blocks: SheetBlock) -> DeskSheet:
    return DeskSheet(
        clinic=Letterhead(name="Aranya Skin Clinic"),
        title="Day sheet",
        subtitle="Monday, 23-Nov-2026",
        empty="Nothing is booked.",
        blocks=blocks,
        printed_at=AT,
        printed_by="Suresh Pillai",
    )


def test_a_full_day_runs_over_pages_and_names_everybody(tmp_path: Path) -> None:
    rows = [a_row(at) for at in range(48)]
    rows[3] = a_row(3, patient=LONG, until="10:00", phone="+91 98860 01427", note="Needs a wheelchair", is_off=True)
    rows[4] = a_row(4, patient="अनन्या कुमार")
    blocks = (
        SheetBlock(title="Dr Nandini Rao", lead="09:00 to 17:00", rows=tuple(rows)),
        SheetBlock(title="Priya Kulkarni"),
    )
    pdf, pages = render_desk_sheet(a_sheet(*blocks), translator=ENGLISH)
    text = " ".join(text_of(pdf, tmp_path).split())
    assert pages == int(facts_of(pdf, tmp_path)["Pages"]) > 1
    assert all(f"LUN-{at:06d}" in text for at in range(48))
    for part in ("to 10:00", "Needs a wheelchair", "+91 98860 01427", "Nothing is booked.", "अनन्या", "Suresh Pillai"):
        assert part in text
    assert text.count("FOR THE CLINIC ONLY") >= pages
    assert_sound(pdf, tmp_path)
    assert_tagged(pdf)


def test_a_phone_that_was_not_asked_for_leaves_no_gap(tmp_path: Path) -> None:
    pdf, pages = render_desk_sheet(a_sheet(SheetBlock(title="Dr Rao", rows=(a_row(0),))), translator=ENGLISH)
    assert pages == 1
    assert "+91" not in text_of(pdf, tmp_path)
