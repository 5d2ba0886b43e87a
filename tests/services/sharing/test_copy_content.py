"""What a record copy says: the facts as recorded, corrections beside them, and no blank that could mean two things."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from luna_desktop.domain.clinical.history import (
    Allergy,
    AllergyReview,
    AllergyState,
    Certainty,
    Coded,
    Condition,
    ConditionStatus,
    Medicine,
    Severity,
)
from luna_desktop.domain.clinical.lifestyle import Lifestyle
from luna_desktop.domain.clinical.photographs import PhotographFacts
from luna_desktop.domain.contact import Address, Email, Phone
from luna_desktop.domain.contact_checks import ContactCheck
from luna_desktop.domain.facts import FactStatus, Source, kind_of
from luna_desktop.domain.measures import Birth, BirthKind, PartialDate
from luna_desktop.domain.people import Identity
from luna_desktop.domain.relations import RelatedPerson, RelatedRole
from luna_desktop.reports import record_content as page
from luna_desktop.services.care.photographs import PhotographTile
from luna_desktop.services.facts import Known
from luna_desktop.services.sharing import copy_content

AT = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)
TODAY = date(2026, 3, 14)


def known(body: object, *, fact_id: int = 1, number: int = 1, status: FactStatus = FactStatus.CURRENT) -> Known:
    return Known(fact_id, kind_of(body).name, number, status, body, Source.PATIENT, "", AT, "Dr Rao")


def test_who_the_copy_is_about() -> None:
    identity = Identity(
        "Rao",
        "Nandini",
        former_names="Iyer, Pillai",
        other_script_name="नंदिनी राव",
        birth=Birth(BirthKind.YEAR, PartialDate(1984)),
    )
    facts = [
        known(identity),
        known(Phone("+919886001427")),
        known(Phone("+919845011111"), status=FactStatus.ENDED),
        known(Email("n@example.org")),
        known(Address("12 Lake Road\nHebbal", "Bengaluru", "Karnataka", "560024")),
        known(ContactCheck(date(2026, 3, 2))),
    ]
    about = copy_content.identity("LUN-000001", facts, TODAY)
    assert (about.name, about.number, str(about.born)) == ("Nandini Rao", "LUN-000001", "1984")
    assert about.also_known_as == ("नंदिनी राव", "Iyer", "Pillai")
    assert str(about.age) == "about 42 years"
    assert about.phones == ("+91 98860 01427",)
    assert str(about.confirmed) == "02-Mar-2026, with Dr Rao"
    assert about.addresses == ("12 Lake Road, Hebbal, Bengaluru 560024, Karnataka",)


def test_a_birth_nobody_told_is_not_left_blank() -> None:
    about = copy_content.identity("LUN-1", [known(Identity("Sukarno"))], TODAY)
    assert (str(about.born), str(about.age)) == ("Not known", "")
    told = Identity("Rao", birth=Birth(BirthKind.DATE, PartialDate(1991, 3, 15)))
    assert str(copy_content.identity("LUN-1", [known(told)], TODAY).age) == "34 years"


def test_dates_are_as_exact_as_they_were_told() -> None:
    told = (None, PartialDate(1991), PartialDate(1991, 3), PartialDate(1991, 3, 4), date(2026, 11, 3))
    assert [str(copy_content.day(when)) for when in told] == ["", "1991", "Mar-1991", "04-Mar-1991", "03-Nov-2026"]


def test_a_correction_stands_beside_what_it_corrects() -> None:
    new = known(Condition(Coded("Freckles"), ConditionStatus.RESOLVED, site="cheeks"), number=2)
    old = known(Condition(Coded("Melasma")))
    (row,) = copy_content.conditions([new], {1: [old]})
    assert (row.name, row.active, row.note) == ("Freckles", False, "cheeks")
    assert row.provenance.status is page.Status.AMENDED
    assert [str(text) for text in row.provenance.originals] == ["Melasma"]
    assert row.code == ""


def test_what_was_struck_out_says_so() -> None:
    wrong = known(Condition(Coded("Melasma")), status=FactStatus.ENTERED_IN_ERROR)
    assert copy_content.provenance(wrong).status is page.Status.ENTERED_IN_ERROR


def test_a_medicine_stopped_in_the_future_is_still_in_use() -> None:
    past, future = (
        known(Medicine(Coded("Tretinoin"), strength="0.05 %", stopped=PartialDate(year)), fact_id=year)
        for year in (2025, 2027)
    )
    rows = copy_content.medicines([past, future], {}, TODAY)
    assert [row.current for row in rows] == [False, True]
    assert rows[0].name == "Tretinoin 0.05 %"
    assert str(rows[0].state) == "Stopped 2025"


def test_a_severe_allergy_is_marked_unless_it_was_refuted() -> None:
    def severe(certainty: Certainty) -> bool:
        allergy = Allergy(Coded("Latex"), severity=Severity.SEVERE, certainty=certainty)
        return copy_content.allergies([known(allergy)], {})[0].severe

    assert severe(Certainty.CONFIRMED)
    assert severe(Certainty.UNCONFIRMED)
    assert not severe(Certainty.REFUTED)


def test_the_allergy_state_is_a_sentence_even_when_nobody_asked() -> None:
    assert "not been asked" in str(copy_content.allergy_state(None).statement)
    none = known(AllergyReview(AllergyState.NONE_KNOWN, PartialDate(2026, 3, 14)))
    assert str(copy_content.allergy_state(none).statement) == "None known, confirmed 14-Mar-2026"


def test_lifestyle_answers_every_question() -> None:
    body = Lifestyle(
        PartialDate(2026, 3, 1),
        sleep_hours=6.5,
        cigarettes_a_day=10,
        cigarette_years=12,
        declined=("alcohol",),
        unchanged=("sleep_hours",),
        unchanged_since=PartialDate(2025, 3, 1),
    )
    (row,) = copy_content.lifestyle([known(body)])
    answers = {str(question): str(answer) for question, answer in row.answers}
    assert answers["Sleep"] == "6.5 h a night (said to be as on 01-Mar-2025)"
    assert answers["Stress"] == "Not known"
    assert answers["Alcohol"] == "Prefers not to say"
    assert answers["Pack-years, worked out"].startswith("6.0 pack-years")
    assert answers["Exercise in a week, worked out"] == "Not known"
    assert all(answers.values())


def test_a_photograph_has_a_caption_and_words_that_stand_for_it() -> None:
    facts = PhotographFacts(datetime(2026, 3, 1, 10, 0), "face", "front")  # noqa: DTZ001 - camera time
    tile = PhotographTile(4, known(facts), b"", 640, 480, "abc")
    shown = copy_content.photograph(tile, b"\xff\xd8", 2, "Given")
    assert str(shown.caption) == "Face, Front"
    assert str(shown.alt) == "Photograph 2: Face, Front, 01-Mar-2026"
    assert (shown.file_name, shown.consent) == ("photo-002.jpg", "Given")


def test_each_code_is_explained_once() -> None:
    facts = [
        known(Condition(Coded("Melasma", "L81.1", "ICD-10")), fact_id=1),
        known(Condition(Coded("Melasma again", "L81.1", "ICD-10")), fact_id=2),
        known(Condition(Coded("Acne", "L70.0", "ICD-10")), fact_id=3),
        known(Condition(Coded("In our words")), fact_id=4),
    ]
    assert [code.code for code in copy_content.codes(facts)] == ["L70.0", "L81.1"]


def test_people_around_the_patient_are_named_by_role_with_masked_phones() -> None:
    mother = RelatedPerson((RelatedRole.EMERGENCY, RelatedRole.GUARDIAN), "Rekha", "Mother", "+919845520618")
    over = RelatedPerson((RelatedRole.NOMINEE,), "Old", valid_until=PartialDate(2025))
    left = known(RelatedPerson((RelatedRole.NOMINEE,), "Gone"), status=FactStatus.ENDED)
    rows = copy_content.contacts([known(mother), known(over), left, known(Phone("+919845011111"))], TODAY)
    assert [(str(row.role), row.name, row.relation, row.phone) for row in rows] == [
        ("Guardian", "Rekha", "Mother", "+•• ••••• •0618"),
        ("Emergency contact", "Rekha", "Mother", "+•• ••••• •0618"),
    ]


def test_an_emergency_contact_whom_the_patient_did_not_name_stays_unnamed() -> None:
    body = RelatedPerson((RelatedRole.EMERGENCY,), "Rekha", "Neighbour")
    told = replace(known(body), source=Source.RELATIVE)
    (row,) = copy_content.contacts([told], TODAY)
    assert (row.name, row.relation, row.phone) == ("", "Neighbour", "")
