"""Rights in a copy: what may be asked for, within which time, at which price, of whom; and the form."""

from __future__ import annotations

from pathlib import Path

from luna_desktop.reports import record_copy as rc
from luna_desktop.texts import ENGLISH
from tests.reports import builders
from tests.reports.reading import flat_text, text_of


def test_every_right_has_its_time_its_price_and_whom_to_ask(tmp_path: Path) -> None:
    rights = rc.Rights(
        answer_hours=48,
        correction_days=20,
        grievance_days=15,
        fee="Paid: 40 rupees.",
        fees=(rc.FeeRow(what="Postage", amount="₹40"),),
    )
    content = builders.copy(rights=rights, sections=(rc.Section.RIGHTS,))
    made = rc.render_record_copy(content, translator=ENGLISH)
    text = flat_text(made.pdf, tmp_path)
    for part in (
        "issued within 48 hours",
        "answer within 20 days. A form is on the last page",
        "answer within 15 days. After that you may turn to the Data Protection Board of India",
        "refuse offers and reminders",
        "A nominee",
        "Erasure",
        "Paid: 40 rupees.",
        "Postage ₹40",
        "Rukmini Das, privacy officer +91 80 4000 1123 privacy@aranya.example",
    ):
        assert part in text
    form = text_of(made.pdf, tmp_path, page=made.pages)
    assert "Ask for a correction" in form
    assert "What it should say" in form


def test_a_copy_that_costs_nothing_says_so(tmp_path: Path) -> None:
    content = builders.bare(sections=(rc.Section.RIGHTS,))
    text = flat_text(rc.render_record_copy(content, translator=ENGLISH).pdf, tmp_path)
    assert "This copy costs nothing." in text
    assert "What this copy costs" not in text
