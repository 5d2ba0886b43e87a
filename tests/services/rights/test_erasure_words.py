"""The lines of a letter about what is kept, in both languages."""

from __future__ import annotations

from datetime import date

from luna_desktop.domain.rights.erasure import Action, GroupDecision, assess
from luna_desktop.domain.rights.groups import DataGroup
from luna_desktop.domain.rights.retention import Held, kept
from luna_desktop.services.rights.erasure_words import as_text, kept_of
from luna_desktop.texts import Translator

TODAY = date(2026, 3, 14)
SEEN = date(2024, 1, 10)


def lines(held: Held, **changed: GroupDecision) -> list[str]:
    stands = assess(kept(held), {}, TODAY)
    decisions = [changed.get(each.group.value, GroupDecision(each.group, each.proposed)) for each in stands]
    found = [kept_of(stand, decision) for stand, decision in zip(stands, decisions, strict=True)]
    return as_text([line for line in found if line is not None], Translator("en")).splitlines()


def test_a_group_is_kept_by_a_rule_a_hold_or_a_purpose_and_each_says_so() -> None:
    processed = {DataGroup.CLINICAL: SEEN, DataGroup.MARKETING: SEEN}
    said = lines(Held(processed=processed, last_visit=SEEN))
    assert said == [
        "Chart, visits, results and documents: kept until 10-Jan-2029. Medical record of an out-patient (Clinic "
        "policy, with MCI reg. 1.3.1 (3 years, in-patients) and the limitation periods as floor)"
    ]
    held = lines(Held(processed=processed, last_visit=SEEN, on_hold=True))
    assert len(held) == 2
    assert held[0].endswith("kept for a legal matter, until it is over")
    purpose = GroupDecision(DataGroup.MARKETING, Action.KEEP, "A claim is expected")
    said = lines(Held(processed=processed, last_visit=SEEN), marketing=purpose)
    assert "Offers and personal preferences: kept. A claim is expected" in said
