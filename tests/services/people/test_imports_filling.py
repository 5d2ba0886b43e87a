"""Filling blanks: what stands stays, what was ended is not brought back, and a no stays a no."""

from __future__ import annotations

from pathlib import Path

from luna_desktop.domain.access import PatientId
from luna_desktop.domain.facts import FactStatus
from luna_desktop.domain.imports import Choice
from luna_desktop.domain.preferences import Channel, Topic, Way, Wish
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.people.imports import Outcome
from luna_desktop.services.people.patients import DetailsChange, change_details, open_patient
from luna_desktop.services.privacy.preferences import NewWish, NewWishes, read_preferences, record_preferences
from tests import builders
from tests.services.acting import act
from tests.services.people.importing import ASHA, a_list, imported

SMS = Way(Channel.SMS, "+919886001427")


def bodies(clinic: OpenClinic, patient: PatientId) -> dict[str, list[object]]:
    found: dict[str, list[object]] = {}
    for known in act(clinic, open_patient, patient).facts:
        if known.status is FactStatus.CURRENT:
            found.setdefault(known.kind, []).append(known.body)
    return found


def a_known_asha(clinic: OpenClinic, **changes: str) -> PatientId:
    return builders.register(clinic, builders.a_patient("Rao", "Asha", **{"born": "1990-04-03", **changes}))


def test_only_blanks_are_filled_and_the_card_follows(clinic: OpenClinic, tmp_path: Path) -> None:
    asha = a_known_asha(clinic, phone="90000 00001")
    done = imported(clinic, a_list(tmp_path, ASHA), same=Choice.FILL)
    assert done.counts == {Outcome.FILLED: 1}
    found = bodies(clinic, asha)
    assert [phone.number for phone in found["phone"]] == ["+919000000001"]  # type: ignore[attr-defined]
    assert [email.address for email in found["email"]] == ["asha@example.org"]  # type: ignore[attr-defined]
    assert act(clinic, open_patient, asha).card.city == "Bengaluru"
    again = imported(clinic, a_list(tmp_path, ASHA), same=Choice.FILL)
    assert [(one.outcome, "unchanged" in str(one.said[0])) for one in again.lines] == [(Outcome.LEFT_OUT, True)]


def test_what_the_record_ended_is_not_brought_back(clinic: OpenClinic, tmp_path: Path) -> None:
    asha = a_known_asha(clinic)
    (phone,) = [known for known in act(clinic, open_patient, asha).facts if known.kind == "phone"]
    act(clinic, change_details, DetailsChange(asha, ended=((phone.fact_id, phone.number),)))
    imported(clinic, a_list(tmp_path, ASHA), same=Choice.FILL)
    assert "phone" not in bodies(clinic, asha)
    assert "email" in bodies(clinic, asha)


def test_a_blank_birth_and_gender_are_filled_as_a_new_version(clinic: OpenClinic, tmp_path: Path) -> None:
    asha = a_known_asha(clinic, born="")
    imported(clinic, a_list(tmp_path, ASHA), same=Choice.FILL)
    (identity,) = bodies(clinic, asha)["identity"]
    assert identity.birth.on.iso == "1990-04-03"  # type: ignore[attr-defined]
    known = next(each for each in act(clinic, open_patient, asha).facts if each.kind == "identity")
    assert (known.number, "line 2" in known.reason) == (2, True)


def test_a_no_of_the_list_never_goes_over_an_answer_of_the_patient(clinic: OpenClinic, tmp_path: Path) -> None:
    asha = a_known_asha(clinic)
    yes = NewWishes(asha, (NewWish(Topic.RECALL, SMS, Wish.YES),))
    act(clinic, record_preferences, yes)
    imported(clinic, a_list(tmp_path, f"{ASHA}yes"), same=Choice.FILL)
    page = act(clinic, read_preferences, asha)
    assert page.cell(Topic.RECALL, SMS).wish is Wish.YES
    assert page.cell(Topic.OFFERS, SMS).wish is Wish.NO
    history = len(page.history)
    imported(clinic, a_list(tmp_path, f"{ASHA}yes"), same=Choice.FILL)
    assert len(act(clinic, read_preferences, asha).history) == history
