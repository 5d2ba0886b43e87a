"""The recall list on paper."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from luna_desktop.reports.recall_list import RecallLine, RecallPage, render_recall_list
from luna_desktop.reports.record_content import Letterhead
from luna_desktop.texts import ENGLISH
from tests.reports.reading import text_of

AT = datetime(2026, 11, 23, 6, 4, tzinfo=UTC)


def test_it_names_the_batch_the_people_and_how_many_are_not_named(tmp_path: Path) -> None:
    page = RecallPage(
        clinic=Letterhead(name="Aranya Skin Clinic"),
        product="Numbing cream 5%",
        batch="LP26-0419",
        expiry="2027-11",
        reason="Maker’s notice",
        lines=(RecallLine(name="Ananya Kumar", number="LUN-000001", phone="98860 01427", used_at=AT, amount="6 g"),),
        people=3,
        kept_back=2,
        printed_at=AT,
        printed_by="Dr Nandini Rao",
    )
    text = text_of(render_recall_list(page, translator=ENGLISH), tmp_path)
    for part in (
        "Numbing cream 5%, batch LP26-0419",
        "3 people had it",
        "Not named here: 2",
        "LUN-000001",
        "23-Nov-2026",
    ):
        assert part in text
