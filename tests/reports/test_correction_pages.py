"""Requests for corrections in a copy: each with what it said, says, who decided, and statements in full."""

from __future__ import annotations

from pathlib import Path

from luna_desktop.reports import record_copy as rc
from luna_desktop.texts import ENGLISH
from tests.reports import builders
from tests.reports.reading import flat_text


def printed(tmp_path: Path, *rows: rc.CorrectionRow) -> str:
    content = builders.bare(corrections=rows, sections=(rc.Section.CORRECTIONS,))
    return flat_text(rc.render_record_copy(content, translator=ENGLISH).pdf, tmp_path)


def test_an_accepted_and_a_denied_request_are_printed_whole(tmp_path: Path) -> None:
    accepted, denied = builders.copy().corrections
    text = printed(tmp_path, accepted, denied)
    assert "PR-2026-0031, asked 19-May-2026" in text
    for part in (
        "Entry Condition: Acne vulgaris",
        "Recorded as Acne vulgaris, severe",
        "Why It was never severe",
        "Decision Accepted Dr Nandini Rao, 20-May-2026",
        "It says now Acne vulgaris, mild",
        "Who was told Dr Kavya Shetty, 21-May-2026",
        "Basis of the decision The entry is accurate and complete (D4)",
        f"Your statement of disagreement {builders.STATEMENT} Ananya Raghunathan, 12-Jul-2026",
        f"The clinic’s answer to it {builders.REBUTTAL} Dr Nandini Rao, 14-Jul-2026",
    ):
        assert part in text
    assert text.index("PR-2026-0031") < text.index("PR-2026-0044")


def test_a_statement_of_two_thousand_letters_is_whole(tmp_path: Path) -> None:
    said = " ".join(f"w{number:03d}" for number in range(400))
    row = rc.CorrectionRow(asked="Today", request="x", decision="Denied", statement=said, stated="me")
    pages = printed(tmp_path, row).split()
    assert [word for word in pages if word.startswith("w") and word[1:].isdigit()] == said.split()


def test_without_requests_the_copy_says_so(tmp_path: Path) -> None:
    assert "No correction was asked for." in printed(tmp_path)
