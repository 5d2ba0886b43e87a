"""Words and chips of retention and erasure."""

from __future__ import annotations

from datetime import date

from luna_desktop.domain.rights.erasure import Action, GroupDecision, assess
from luna_desktop.domain.rights.groups import DataGroup
from luna_desktop.domain.rights.retention import Held, Kept, kept
from luna_desktop.ui.erasure.wording import (
    action_chip,
    count_words,
    reason_words,
    summary_words,
    until_chip,
    until_words,
    why_words,
)

TODAY, SEEN = date(2026, 3, 14), date(2024, 1, 10)
HELD = Held(processed={DataGroup.CLINICAL: SEEN, DataGroup.MARKETING: SEEN, DataGroup.IDENTITY: SEEN}, last_visit=SEEN)


def test_until_when_and_why_in_words() -> None:
    found = kept(HELD)
    clinical, name = found[DataGroup.CLINICAL], found[DataGroup.IDENTITY]
    assert until_words(clinical, TODAY) == "Until 10-Jan-2029"
    assert until_words(found[DataGroup.MARKETING], TODAY) == "No law keeps it"
    assert until_words(Kept(DataGroup.BILLING, is_empty=True), TODAY) == "Nothing held"
    assert until_chip(kept(Held(processed=HELD.processed, on_hold=True))[DataGroup.CLINICAL], TODAY).tone == "warn"
    assert why_words(name) == "As long as “Chart, visits, results and documents” is kept under this name."
    assert why_words(clinical) == reason_words(clinical.reasons[0])
    assert reason_words(clinical.reasons[0]).startswith("Medical record of an out-patient: until 10-Jan-2029 · ")
    assert (count_words(0), count_words(1), count_words(4)) == ("Nothing held", "1 entry", "4 entries")


def test_the_summary_says_what_the_whole_comes_to() -> None:
    groups = assess(kept(HELD), {}, TODAY)
    proposed = [GroupDecision(each.group, each.proposed) for each in groups]
    assert summary_words(proposed, groups) == "1 of 3 groups are erased, the others kept."
    kept_all = [GroupDecision(each.group, Action.KEEP) for each in groups]
    assert summary_words(kept_all, groups).startswith("Nothing is erased")
    old = assess(kept(Held(processed={DataGroup.MARKETING: SEEN})), {}, TODAY)
    assert summary_words([GroupDecision(each.group, each.proposed) for each in old], old).startswith("Everything")
    assert action_chip(GroupDecision(DataGroup.CONTACT, Action.ERASE)).tone == "danger"
