"""Every verdict is said in whole sentences, with what differs and what the book knows."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from luna_desktop.services.sharing.copy_seals import Judged, Verdict
from luna_desktop.services.sharing.copy_verdicts import verdict_lines

AT = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
LEFT = Judged(Verdict.GENUINE, "RC-2026-0001", made_at=AT, left_at=AT, is_exact=True, in_book=True)


@pytest.mark.parametrize(
    ("judged", "said"),
    [
        (
            LEFT,
            ["genuine and unaltered", "RC-2026-0001, made on 22-Nov-2026, 19:30", "handed over on 22-Nov-2026, 19:30"],
        ),
        (Judged(Verdict.GENUINE, "RC-1", made_at=AT, left_at=AT, in_book=True), ["stored anew"]),
        (Judged(Verdict.GENUINE, "RC-1", made_at=AT, in_book=True), ["never noted as handed over"]),
        (Judged(Verdict.GENUINE, "RC-1", made_at=AT, on_paper=True), ["seal is genuine"]),
        (
            Judged(Verdict.ALTERED, "RC-1", made_at=AT, changed_pages=(2, 3)),
            ["Do not rely on it", "2 pages differ: 2, 3"],
        ),
        (Judged(Verdict.ALTERED, "RC-1", made_at=AT), ["what differs lies in the file beside them"]),
        (Judged(Verdict.ALTERED, changed_files=("bundle.json",)), ["1 file in it differs", "bundle.json"]),
        (Judged(Verdict.NOT_OURS), ["not a copy of this clinic"]),
        (Judged(Verdict.BROKEN), ["damaged, cut short"]),
        (Judged(Verdict.LOCKED), ["passphrase opens this file"]),
    ],
)
def test_what_is_said(judged: Judged, said: list[str]) -> None:
    text = "\n".join(map(str, verdict_lines(judged)))
    assert [part for part in said if part not in text] == []
    assert ("Do not rely" in text) is (judged.verdict is Verdict.ALTERED)
