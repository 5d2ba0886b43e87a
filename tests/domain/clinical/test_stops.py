"""The stop at the point of harm: what the list names by code, word, substance, class and reaction group."""

from __future__ import annotations

from dataclasses import replace

import pytest

from luna_desktop.domain.clinical.catalogues import Catalogue
from luna_desktop.domain.clinical.history import Allergy, Certainty, Coded, Severity
from luna_desktop.domain.clinical.stops import (
    BOOKS,
    Listed,
    OverrideReason,
    Overriding,
    Planned,
    PlannedKind,
    StopMatch,
    Told,
    find_stops,
    is_in_force,
    overriding,
    related,
    substances_of,
    unanswered,
    version_of,
)
from luna_desktop.services.care.catalogues import shipped

SHELF = {name: shipped().catalogues[name] for name in BOOKS}


def chosen(book: str, wanted: str) -> Coded:
    return SHELF[book].entry(wanted).coded()


def listed(trigger: Coded | str, *, fact_id: int = 1, number: int = 1, severity: Severity = Severity.MILD) -> Listed:
    what = trigger if isinstance(trigger, Coded) else chosen("allergens", trigger)
    return Listed(fact_id, number, Allergy(what, reaction="Hives", severity=severity))


def matches(kind: PlannedKind, what: Coded, *allergies: Listed) -> list[tuple[str, str]]:
    return [(stop.match.value, stop.substance) for stop in find_stops([Planned(kind, what)], allergies, SHELF)]


@pytest.mark.parametrize(
    ("kind", "book", "planned", "trigger", "found"),
    [
        ("topical", "topicals", "clinda_bpo", "benzoyl_peroxide", ("holds", "Benzoyl peroxide")),
        ("medicine", "systemic_meds", "cotrimoxazole", "sulfonamide_abx", ("holds", "Sulfonamide antibiotics")),
        ("medicine", "systemic_meds", "nsaid_general", "aspirin", ("holds", "Aspirin / NSAID hypersensitivity")),
        ("medicine", "systemic_meds", "isotretinoin", "soy", ("holds", "Soya")),
        ("topical", "topicals", "lignocaine_prilocaine", "bupivacaine", ("related", "Lidocaine (lignocaine)")),
        ("topical", "topicals", "numbing_compound", "benzocaine", ("related", "Tetracaine (amethocaine)")),
        ("topical", "topicals", "numbing_compound", "ppd", ("related", "Tetracaine (amethocaine)")),
        ("product", "topicals", "hyaluronidase_inj", "wasp_venom", ("related", "Hyaluronidase")),
        ("treatment", "treatments", "botulinum_lines", "human_albumin", ("holds", "Human albumin excipient")),
        ("treatment", "treatments", "microneedling", "latex", ("holds", "Natural rubber latex")),
        ("treatment", "treatments", "microneedling", "cobalt", ("related", "Nickel sulphate")),
        ("treatment", "treatments", "peel_superficial", "aspirin", ("related", "Salicylic acid / salicylates")),
        ("treatment", "treatments", "ha_filler_face", "lidocaine", ("holds", "Lidocaine (lignocaine)")),
    ],
)
def test_substances_and_reaction_groups_are_found(
    kind: PlannedKind, book: str, planned: str, trigger: str, found: tuple[str, str]
) -> None:
    assert matches(kind, chosen(book, planned), listed(trigger)) == [found]


@pytest.mark.parametrize(
    ("planned", "trigger", "found"),
    [
        ("Amoxicillin 500", "penicillin", [("holds", "Penicillins")]),
        ("Cefixime", "penicillin", [("related", "Cephalosporins")]),
        ("Xylocaine gel", "lidocaine", [("holds", "Lidocaine (lignocaine)")]),
        ("Povidone-iodine", "iodine", [("holds", "Povidone-iodine / iodine")]),
        ("PEG-400 gel", "peg_400", [("holds", "Polyethylene glycol")]),
        ("Melatonin", "propolis", []),
        ("Neggram", "egg", []),
        ("Sunscreen", "no_known_allergy", []),
        ("Paracetamol", "penicillin", []),
    ],
)
def test_words_name_a_substance_only_as_whole_words(planned: str, trigger: str, found: list[tuple[str, str]]) -> None:
    assert matches("medicine", Coded(planned), listed(trigger)) == found


def test_own_words_are_compared_as_words() -> None:
    assert matches("topical", Coded("Betnovate N cream"), listed(Coded("betnovate"))) == [("holds", "betnovate")]
    assert matches("topical", Coded("Betnovate"), listed(Coded("BETNOVATE N"))) == [("holds", "BETNOVATE N")]
    assert matches("topical", Coded("Novate"), listed(Coded("Betnovate"))) == []
    assert matches("topical", Coded("क्रीम अ"), listed(Coded("क्रीम अ"))) == [("named", "")]


def test_a_medicine_as_trigger_names_itself_and_what_shares_its_substance() -> None:
    dapsone = listed(chosen("topicals", "dapsone_top"))
    assert matches("topical", chosen("topicals", "dapsone_top"), dapsone) == [("named", "")]
    assert matches("topical", chosen("topicals", "silver_sulfadiazine"), dapsone) == [
        ("holds", "Sulfonamide antibiotics")
    ]


def test_what_was_refuted_names_nothing() -> None:
    known = listed("latex")
    refuted = replace(known, body=replace(known.body, certainty=Certainty.REFUTED))
    assert matches("treatment", chosen("treatments", "microneedling"), refuted) == []


def test_the_most_direct_and_most_severe_comes_first() -> None:
    planned = [Planned("treatment", chosen("treatments", "microneedling"))]
    allergies = [
        listed("cobalt", fact_id=1, severity=Severity.SEVERE),
        listed("latex", fact_id=2),
        listed("chlorhexidine", fact_id=3, severity=Severity.SEVERE),
        listed("iodine", fact_id=4, severity=Severity.UNKNOWN),
    ]
    assert [stop.allergy.fact_id for stop in find_stops(planned, allergies, SHELF)] == [3, 4, 2, 1]


def test_the_finding_is_a_sentence_with_all_that_is_known() -> None:
    (stop,) = find_stops([Planned("medicine", Coded("Cefixime"))], [listed("penicillin")], SHELF)
    assert stop.match is StopMatch.RELATED
    assert str(stop.because) == (
        "“Cefixime” is in one reaction group with “Penicillins” on the allergy list: Cephalosporins."
    )
    assert (stop.reaction, stop.severity, stop.since) == ("Hives", Severity.MILD, None)


def test_an_answer_holds_until_the_allergy_or_the_catalogues_change() -> None:
    planned = Planned("medicine", Coded("Cefixime"))
    (stop,) = stops = find_stops([planned], [listed("penicillin")], SHELF)
    kept = overriding(stop, Overriding("Tolerated twice", OverrideReason.TOLERATED, told=True))
    assert (kept.words, kept.told, kept.reaction) == ("Tolerated twice", Told.YES, "Hives")
    version = version_of(SHELF)
    assert unanswered(stops, [kept]) == ()
    assert is_in_force(kept, [listed("penicillin")], version)
    changed = find_stops([planned], [listed("penicillin", number=2)], SHELF)
    assert unanswered(changed, [kept]) == changed
    assert not is_in_force(kept, [listed("penicillin", number=2)], version)
    assert not is_in_force(kept, [], version)
    assert not is_in_force(kept, [listed("penicillin")], f"{version}-next")
    other = find_stops([Planned("medicine", Coded("Cefuroxime"))], [listed("penicillin")], SHELF)
    assert unanswered(other, [kept]) == other


def test_without_catalogues_the_same_name_still_stops() -> None:
    planned = [Planned("medicine", Coded("Penicillin"))]
    assert [stop.match for stop in find_stops(planned, [listed(Coded("penicillin"))], {})] == [StopMatch.NAMED]
    assert find_stops(planned, [listed("latex")], {}) == ()
    assert substances_of(Coded("Latex"), {}) == {}


def test_a_row_that_is_switched_off_still_stops() -> None:
    book = SHELF["allergens"]
    off = Catalogue("allergens", (), book.version, off=book.entries)
    assert "latex" in substances_of(Coded("Latex gloves"), {**SHELF, "allergens": off})


def test_a_reaction_group_is_told_as_names() -> None:
    names = [each.id for each in related(SHELF["allergens"].entry("ppd"), SHELF)]
    assert {"benzocaine", "paba", "henna_black"} <= set(names)
    assert "ppd" not in names
    assert related(SHELF["allergens"].entry("no_known_allergy"), SHELF) == ()
    assert related(SHELF["allergens"].entry("ppd"), {}) == ()


def test_ids_are_one_of_a_kind_over_the_catalogues_that_a_stop_reads() -> None:
    ids = [entry.id for name in BOOKS for entry in SHELF[name].entries]
    assert len(ids) == len(set(ids))
