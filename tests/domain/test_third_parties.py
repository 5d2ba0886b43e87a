"""Other people in a record are found in Latin and Devanagari; the patient and staff are never proposed."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from luna_desktop.domain.names import fold, sound_keys
from luna_desktop.domain.third_parties import Around, Finder, Passage, Proposal, Why

AROUND = Around(
    own=("Ananya Raghunathan", "अनन्या रघुनाथन"),
    staff=("Dr Nandini Rao", "Meera Iyer"),
    numbers=("+91 98860 01427", "+91 80 4000 1122"),
    contacts=("Sunita Raghunathan",),
)


def found_in(*texts: str, around: Around = AROUND, others: tuple[str, ...] = ()) -> dict[str, Why]:
    finder = Finder([Passage("Visits", text) for text in texts], around)
    return {each.words: each.why for each in finder.proposals(others)}


@pytest.mark.parametrize(
    ("text", "words", "why"),
    [
        ("Sunita uses the same cream.", "Sunita", Why.CONTACT),
        ("सुनीता ने बताया", "सुनीता", Why.CONTACT),
        ("Her husband, Ravi Kumar, has psoriasis.", "Ravi Kumar", Why.RELATIVE),
        ("पति रोहन को भी दाग हैं।", "रोहन", Why.RELATIVE),
        ("Came with friend Zoya", "Zoya", Why.RELATIVE),
        ("According to Mrs Kavita Desai, she slept badly.", "Kavita Desai", Why.INFORMANT),
        ("Kavita Desai told us so", "Kavita Desai", Why.INFORMANT),
        ("Call 98450-12345 first", "98450-12345", Why.PHONE),
        ("Call +91 98450 12345 first", "+91 98450 12345", Why.PHONE),
    ],
)
def test_another_person_is_found(text: str, words: str, why: Why) -> None:
    assert found_in(text) == {words: why}


@pytest.mark.parametrize(
    "text",
    [
        "Ananya told Dr Nandini Rao that Meera Iyer said so.",
        "अनन्या ने डॉक्टर को बताया। माँ को एलर्जी है।",
        "Mother: melasma. Mother has Diabetes. Sister In Law.",
        "Dr Elsewhere told her. Informed by Dr Kavya Shetty.",
        "Ring 98860 01427 or 080 4000 1122. Batch 9845012, MASI 9.6, 12-11-2026, lot 123456789012.",
        "Azelaic Acid twice Daily; Sunscreen",
    ],
)
def test_the_patient_staff_doctors_and_words_that_are_no_names_stay(text: str) -> None:
    assert found_in(text) == {}


def test_another_patient_is_asked_for_by_whole_names_and_proposed() -> None:
    finder = Finder([Passage("Visits", "Saw Priya Nambiar in the waiting room. रोहित शर्मा भी थे")], AROUND)
    assert {"priya nambiar", "रोहित शर्मा"} <= finder.candidates
    (proposal,) = finder.proposals(["Priya Nambiar"])
    assert (proposal.words, proposal.why, proposal.count) == ("Priya Nambiar", Why.OTHER_PATIENT, 1)
    assert proposal.samples[0].before == "Saw"
    assert proposal.samples[0].after.startswith("in the waiting room. रोहित")


def test_places_are_counted_and_the_first_are_shown() -> None:
    finder = Finder([Passage(f"Section {at}", "Sunita, and Sunita again") for at in range(5)], AROUND)
    (proposal,) = finder.proposals()
    assert proposal.count == 10
    assert [sample.section for sample in proposal.samples] == ["Section 0", "Section 1", "Section 2"]


def test_a_contact_with_the_name_of_the_patient_is_not_told_apart_and_not_proposed() -> None:
    assert found_in("Ananya Raghunathan came", around=Around(own=("Ananya Raghunathan",), contacts=("Ananya",))) == {}


LATIN = st.sampled_from(["Zubin", "Parveen", "Kokila", "Thejas", "Bhuvana", "Ishwar", "Gurpreet", "Lobsang", "Meghna"])
NAGARI = st.sampled_from(["ज़ुबिन", "परवीन", "कोकिला", "तेजस", "भुवना", "ईश्वर", "गुरप्रीत", "लोबसांग", "मेघना"])
NAME = st.one_of(LATIN, NAGARI)
FILL = st.sampled_from(["cream twice a day", "दाग कम हुए", "redness at the cheek", "reviewed in 4 weeks"])


def proposals(text: str, around: Around) -> tuple[Proposal, ...]:
    return Finder([Passage("Visits", text)], around).proposals()


@settings(max_examples=50, deadline=None)
@given(NAME, NAME, st.sampled_from(["her mother", "told by", "पति", "बहन"]), FILL)
def test_whatever_stands_behind_a_relative_the_patient_and_staff_are_never_proposed(
    own: str, staff: str, word: str, fill: str
) -> None:
    around = Around(own=(f"{own} Quazi",), staff=(f"Dr {staff} Pinto",))
    text = f"{fill}. {word} {own} {fill}, {own} Quazi. {word} {staff}; {word} {staff} Pinto. {fill}"
    assert proposals(text, around) == ()


@settings(max_examples=50, deadline=None)
@given(NAME, NAME, st.sampled_from(["mother", "husband", "friend", "पति", "माँ"]), FILL)
def test_a_relative_with_another_name_is_always_proposed(own: str, other: str, word: str, fill: str) -> None:
    keys = {key for part in fold(own) for key in sound_keys(part)}
    assume(not keys & {key for part in fold(other) for key in sound_keys(part)})
    (found,) = proposals(f"{fill}. {word} {other}. {fill}", Around(own=(own,)))
    assert (found.words, found.why, found.count) == (other, Why.RELATIVE, 1)
