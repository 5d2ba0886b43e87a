"""Each sort of clinical act is read out of the elements in which it stands."""

from __future__ import annotations

from luna_desktop.domain.clinical.coded import Coded
from luna_desktop.domain.elsewhere import Act, SaidRow
from luna_desktop.interop.fhir_in.clinical_acts import CLINICAL


def test_a_prescription_is_its_orders_in_their_order() -> None:
    orders = [
        {"medicationCodeableConcept": {"text": "Adapalene"}, "dosageInstruction": [{"text": "At night"}]},
        {"medicationCodeableConcept": {"text": "Sunscreen"}},
    ]
    placed = CLINICAL[Act.PRESCRIPTION](orders)
    assert placed.what == (Coded("Adapalene"), Coded("Sunscreen"))
    assert placed.rows == (SaidRow("Adapalene", "At night"), SaidRow("Sunscreen", ""))


def test_lines_of_a_message_are_not_its_words() -> None:
    payload = [{"id": "rows", "contentString": "Label: value"}]
    assert CLINICAL[Act.AFTERCARE]([{"payload": payload}]).says["text"] == ""


def test_a_question_without_an_answer_stays_one() -> None:
    items = [{"linkId": "1", "text": "Do you smoke?"}]
    assert CLINICAL[Act.INTAKE]([{"item": items}]).rows == (SaidRow("Do you smoke?", ""),)
