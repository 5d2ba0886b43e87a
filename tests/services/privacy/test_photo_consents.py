"""What patients allow for single photographs: named, signed, taken back at once, and asked at each use."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from luna_desktop.domain.access import PatientId, Role
from luna_desktop.domain.consent import ConsentMethod, ConsentState, Giver, Purpose
from luna_desktop.domain.errors import InvalidInput, NotPermitted
from luna_desktop.domain.photo_uses import ASKED_EACH, PhotoScope
from luna_desktop.domain.refusals import Obstacle
from luna_desktop.models.photo_exports import PhotoConsentRow
from luna_desktop.services.care import photographs
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.facts import StrikeOut
from luna_desktop.services.privacy import consents, photo_consents
from luna_desktop.services.privacy.photo_consents import (
    PhotoNo,
    PhotoYes,
    UseLine,
    allow_photographs,
    read_photo_uses,
    take_back_photographs,
)
from luna_desktop.services.sharing.photo_export_book import recipient_of
from tests import builders
from tests.clinic_fixtures import Opener
from tests.services.acting import act, entries, working
from tests.services.sharing.photographing import a_photographed, a_society, allow

STROKES = (tuple((float(at * 4), float(at % 9) * 8, float(at), 0.5) for at in range(60)),)


def use(lines: tuple[UseLine, ...], scope: PhotoScope) -> UseLine:
    return next(line for line in lines if line.scope is scope)


def may(clinic: OpenClinic, patient: PatientId, scope: PhotoScope, photograph: int, recipient: int = 0) -> object:
    with working(clinic) as work:
        to = recipient_of(work, patient, scope, recipient)
        return photo_consents.ask(work, patient, scope, [photograph], to).obstacle


def test_a_yes_names_photographs_and_stands_in_the_ledger_with_its_signature(clinic: OpenClinic) -> None:
    patient, (first, second) = a_photographed(clinic, "tan", "white")
    answer = PhotoYes(
        patient,
        (PhotoScope.STAFF, PhotoScope.CONFERENCE),
        (first,),
        ConsentMethod.SIGNED_SCREEN,
        strokes=STROKES,
        series="A-1",
        given_by="Ananya Kumar",
    )
    lines = act(clinic, allow_photographs, answer)
    assert use(lines, PhotoScope.STAFF).photographs == use(lines, PhotoScope.CONFERENCE).photographs == (first,)
    assert use(lines, PhotoScope.JOURNAL).photographs == ()
    assert may(clinic, patient, PhotoScope.STAFF, first) is None
    assert may(clinic, patient, PhotoScope.STAFF, second) is Obstacle.PHOTOGRAPH_NOT_ALLOWED
    page = act(clinic, consents.read_privacy, patient)
    line = next(each for each in page.consents if each.purpose is Purpose.TEACHING_PHOTOGRAPHS)
    assert (line.state, line.method) == (ConsentState.GIVEN, ConsentMethod.SIGNED_SCREEN)
    entry = entries(clinic, "photograph use allowed")[-1]
    assert json.loads(entry.detail) == {"photographs": [first], "uses": ["staff", "conference"]}


def test_a_later_yes_keeps_what_was_allowed_before(clinic: OpenClinic) -> None:
    patient, (first, second) = a_photographed(clinic, "tan", "white")
    society = a_society(clinic)
    allow(clinic, patient, [first], PhotoScope.STAFF)
    allow(clinic, patient, [second], PhotoScope.PUBLICATION, recipient=society)
    lines = act(clinic, read_photo_uses, patient)
    assert use(lines, PhotoScope.STAFF).photographs == (first,)
    assert use(lines, PhotoScope.PUBLICATION).photographs == (second,)
    assert may(clinic, patient, PhotoScope.PUBLICATION, second, society) is None
    other = a_society(clinic, "Another journal")
    assert may(clinic, patient, PhotoScope.PUBLICATION, second, other) is Obstacle.PHOTOGRAPH_NOT_ALLOWED


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"scopes": ()}, "scopes"),
        ({"scopes": (PhotoScope.RECORD,)}, "scopes"),
        ({"scopes": (PhotoScope.MARKETING,)}, "scopes"),
        ({"photographs": ()}, "photographs"),
        ({"photographs": (999,)}, "photographs"),
        ({"scopes": (PhotoScope.PUBLICATION,)}, "recipient"),
        ({"method": ConsentMethod.SIGNED_SCREEN}, "strokes"),
        ({"method": ConsentMethod.VERBAL_WITNESSED}, "method"),
    ],
)
def test_what_is_missing_is_named_and_nothing_is_written(
    clinic: OpenClinic, changes: dict[str, object], field: str
) -> None:
    patient, photographs = a_photographed(clinic)
    plain = {"scopes": (PhotoScope.STAFF,), "photographs": tuple(photographs), "method": ConsentMethod.SIGNED_PAPER}
    with pytest.raises(InvalidInput) as refused:
        act(clinic, allow_photographs, PhotoYes(patient, **{**plain, **changes}))  # type: ignore[arg-type]  # as named
    assert field in refused.value.problems
    with working(clinic) as work:
        assert work.session.query(PhotoConsentRow).count() == 0


def test_marketing_exists_and_nobody_can_open_it(clinic: OpenClinic) -> None:
    patient, (first,) = a_photographed(clinic)
    line = use(act(clinic, read_photo_uses, patient), PhotoScope.MARKETING)
    assert line.closed_because is not None
    assert "nobody in the clinic" in line.closed_because.text
    answer = consents.ConsentAnswer(
        patient, Purpose.MARKETING_PHOTOGRAPHS, ConsentState.GIVEN, ConsentMethod.SIGNED_PAPER
    )
    with pytest.raises(InvalidInput):
        act(clinic, consents.record_consent, answer)
    with working(clinic) as work:
        to = recipient_of(work, patient, PhotoScope.STAFF, 0)
        answered = photo_consents.ask(work, patient, PhotoScope.MARKETING, [first], to)
    assert answered.obstacle is Obstacle.MARKETING_CLOSED


@pytest.mark.parametrize("scope", ASKED_EACH)
def test_taking_back_one_use_closes_it_at_once_and_leaves_the_others(clinic: OpenClinic, scope: PhotoScope) -> None:
    patient, (first, second) = a_photographed(clinic, "tan", "white")
    society = a_society(clinic)
    allow(clinic, patient, [first, second], *ASKED_EACH, recipient=society)
    act(clinic, take_back_photographs, PhotoNo(patient, scope, (first,)))
    assert may(clinic, patient, scope, first, society) is Obstacle.PHOTOGRAPH_WITHDRAWN
    assert may(clinic, patient, scope, second, society) is None
    for other in set(ASKED_EACH) - {scope}:
        assert may(clinic, patient, other, first, society) is None
    act(clinic, take_back_photographs, PhotoNo(patient, scope))
    assert may(clinic, patient, scope, second, society) is Obstacle.PHOTOGRAPH_WITHDRAWN
    with pytest.raises(InvalidInput):
        act(clinic, take_back_photographs, PhotoNo(patient, scope))


def test_withdrawing_teaching_closes_every_use_and_a_new_yes_does_not_revive_them(clinic: OpenClinic) -> None:
    patient, (first,) = a_photographed(clinic)
    allow(clinic, patient, [first], PhotoScope.STAFF, PhotoScope.CONFERENCE)
    withdrawn = consents.ConsentAnswer(
        patient, Purpose.TEACHING_PHOTOGRAPHS, ConsentState.WITHDRAWN, ConsentMethod.NONE
    )
    act(clinic, consents.record_consent, withdrawn)
    assert may(clinic, patient, PhotoScope.STAFF, first) is Obstacle.WITHDRAWN
    assert all(not line.photographs for line in act(clinic, read_photo_uses, patient))
    allow(clinic, patient, [first], PhotoScope.CONFERENCE)
    assert may(clinic, patient, PhotoScope.STAFF, first) is Obstacle.PHOTOGRAPH_NOT_ALLOWED


def test_a_childs_photographs_need_the_guardians_document(clinic: OpenClinic) -> None:
    child = builders.register(clinic, builders.a_patient(born="2015-05-01", care=ConsentState.DEFERRED))
    for purpose in (Purpose.CARE, Purpose.CLINICAL_PHOTOGRAPHS):
        yes = consents.ConsentAnswer(child, purpose, ConsentState.GIVEN, ConsentMethod.GUARDIAN, "Lata Kumar, mother")
        act(clinic, consents.record_consent, yes)
    photograph = builders.add_photograph(clinic, child)
    alone = PhotoYes(child, (PhotoScope.STAFF,), (photograph,), ConsentMethod.SIGNED_PAPER)
    for answer, field in ((alone, "method"), (replace(alone, giver=Giver.GUARDIAN), "given_by")):
        with pytest.raises(InvalidInput) as refused:
            act(clinic, allow_photographs, answer)
        assert field in refused.value.problems


def test_reception_takes_back_and_never_gives_or_reads(clinic: OpenClinic, open_clinic: Opener) -> None:
    patient, (first,) = a_photographed(clinic)
    allow(clinic, patient, [first], PhotoScope.STAFF)
    ravi = open_clinic(Role.RECEPTION)
    with pytest.raises(NotPermitted):
        allow(ravi, patient, [first], PhotoScope.CONFERENCE)
    with pytest.raises(NotPermitted):
        act(ravi, read_photo_uses, patient)
    act(ravi, take_back_photographs, PhotoNo(patient, PhotoScope.STAFF))
    assert may(clinic, patient, PhotoScope.STAFF, first) is Obstacle.PHOTOGRAPH_WITHDRAWN


def test_a_struck_out_photograph_is_not_offered_any_more(clinic: OpenClinic) -> None:
    patient, (first, second) = a_photographed(clinic, "tan", "white")
    allow(clinic, patient, [first, second], PhotoScope.STAFF)
    tile = next(each for each in act(clinic, photographs.list_photographs, patient) if each.photograph_id == first)
    wrong = StrikeOut(patient, tile.fact.fact_id, tile.fact.number, "of somebody else")
    act(clinic, photographs.strike_out_photograph, wrong)
    assert use(act(clinic, read_photo_uses, patient), PhotoScope.STAFF).photographs == (second,)
