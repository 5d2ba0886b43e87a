"""What another clinic did, in words."""

from __future__ import annotations

from luna_desktop.domain.elsewhere import Act, ActElsewhere, Said, SaidRow
from luna_desktop.domain.elsewhere_words import ACT_NAMES, lines_of, state_of, title_of


def said(act: ActElsewhere) -> list[tuple[str, str]]:
    return [(str(label), str(text)) for label, text in lines_of(act)]


def test_a_prescription_says_number_state_rows_and_then_its_advice() -> None:
    says = (Said("serial", "RX-7"), Said("state", "issued"), Said("advice", "Shade"), Said("reason", "Lost"))
    act = ActElsewhere(Act.PRESCRIPTION, "C", "cancelled", says=says, rows=(SaidRow("Adapalene", ""),))
    assert str(title_of(act)) == "Prescription RX-7"
    assert said(act) == [("State", "Cancelled"), ("Reason", "Lost"), ("Adapalene", "–"), ("Advice", "Shade")]


def test_a_consent_is_titled_by_its_treatment_and_an_unknown_name_is_shown_as_it_is() -> None:
    act = ActElsewhere(Act.TREATMENT_CONSENT, "C", says=(Said("topic", "Peel"), Said("given_where", "Room 2")))
    assert str(title_of(act)) == "Consent to a treatment: Peel"
    assert said(act) == [("given where", "Room 2")]
    assert state_of(act) == ""


def test_every_act_has_a_name() -> None:
    assert ACT_NAMES.keys() == set(Act)
    assert str(title_of(ActElsewhere(Act.CERTIFICATE, "C"))) == "Certificate"
