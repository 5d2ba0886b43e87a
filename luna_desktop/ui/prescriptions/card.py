"""The card of a patient's prescriptions."""

from __future__ import annotations

from luna_desktop.services.care.care_papers import PaperLine
from luna_desktop.services.care.prescriptions import cancel_prescription, discard_prescription, read_prescriptions
from luna_desktop.services.sharing.paper_copies import CarePaperSort
from luna_desktop.texts import _
from luna_desktop.ui.papers.desk import PapersDesk
from luna_desktop.ui.papers.tiles import TileCard
from luna_desktop.ui.papers.written_card import Written, WrittenCardPresenter
from luna_desktop.ui.prescriptions.presenter import build_form

ROWS_SHOWN = 4


def describe(line: PaperLine) -> tuple[str, str]:
    """Return what a prescription without a number is called, and its first rows."""
    rows = [", ".join(part for part in (row.what.text, row.strength) if part) for row in line.body.rows]
    listed = "; ".join(rows[:ROWS_SHOWN])
    if len(rows) > ROWS_SHOWN:
        listed = _("{first} and {count} more", first=listed, count=len(rows) - ROWS_SHOWN)
    return _("Prescription"), listed


WRITTEN = Written(
    CarePaperSort.PRESCRIPTION,
    read_prescriptions,
    cancel_prescription,
    discard_prescription,
    build_form,
    describe,
    lambda: _("It stays readable, with your reason. Medicines that it put into the chart are ended there by hand."),
)


def build_prescriptions_card(desk: PapersDesk) -> TileCard:
    """Build the card for one patient and begin to read."""
    view = TileCard(
        _("Prescriptions"),
        "prescriptionsCard",
        icon="pill",
        empty=_("No prescription was written yet."),
        new=_("Write a prescription"),
    )
    WrittenCardPresenter(view, desk, WRITTEN).load()
    return view
