"""Each resource of an act says which act it is, and keeps what has no element of its own."""

from __future__ import annotations

from luna_desktop.interop.fhir_out.act_marks import PLACED, ROW, TOLD, marks_of, said_in, say_url
from luna_desktop.interop.fhir_out.content import Act, Told
from luna_desktop.texts import say
from tests.interop.fhir_out.copies import AT, CONTEXT, DOCTOR


def test_the_act_comes_first_then_names_without_an_element_then_lines() -> None:
    says = {"topic": "Peel", "advice": say("Advice"), "reason": ""}
    told = Told(act=Act.PRESCRIPTION, number=3, at=AT, by=DOCTOR, says=says, rows=(("A", "B"),), elsewhere="Clinic")
    head, topic, advice = marks_of(told, CONTEXT, "MedicationRequest")
    assert head["url"] == TOLD
    assert {"url": "elsewhere", "valueString": "Clinic"} in head["extension"]
    assert [each["url"] for each in (topic, advice)] == [say_url(told.act, name) for name in ("topic", "advice")]
    assert advice["valueString"] == "Advice"
    *_others, row = marks_of(told, CONTEXT, "DocumentReference")
    assert (row["url"], len(row["extension"])) == (ROW, 2)


def test_what_stands_in_an_element_is_not_said_again() -> None:
    assert "topic" in PLACED["Consent"]
    (head,) = marks_of(Told(act=Act.CONSENT, number=1, says={"topic": "Care"}), CONTEXT, "Consent")
    assert head["url"] == TOLD
    assert said_in("as it is", CONTEXT) == "as it is"
