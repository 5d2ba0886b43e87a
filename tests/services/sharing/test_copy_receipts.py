"""What a receipt must say, and how it says that a copy was received."""

from __future__ import annotations

from dataclasses import replace

import pytest

from luna_desktop.domain.access import PatientId
from luna_desktop.services.sharing.copy_receipts import METHOD_WORDS, Method, Receipt, problems_of, tidied

DRAWN = (((0.0, 0.0), (10.0, 4.0)),)
RECEIPT = Receipt(PatientId(1), 2, 3, "Ananya Kumar")


@pytest.mark.parametrize(
    ("receipt", "missing"),
    [
        (RECEIPT, {"strokes"}),
        (replace(RECEIPT, strokes=(((0.0, 0.0),),)), {"strokes"}),
        (replace(RECEIPT, strokes=DRAWN), set()),
        (replace(RECEIPT, typed_name="Ananya Kumar"), {"witness"}),
        (replace(RECEIPT, witness="Lata Rao"), {"typed_name"}),
        (replace(RECEIPT, typed_name="A. Kumar", witness="Ananya kumar"), {"witness"}),
        (replace(RECEIPT, typed_name="Ananya Kumar", witness="Lata Rao"), set()),
        (replace(RECEIPT, method=Method.POST, typed_name="x", witness="y"), {"dispatch"}),
        (replace(RECEIPT, receiver="", method=Method.EMAIL, dispatch="to her address"), {"receiver"}),
    ],
)
def test_what_is_missing_is_said_at_its_field(receipt: Receipt, missing: set[str]) -> None:
    assert set(problems_of(tidied(receipt))) == missing


def test_a_drawing_or_a_dispatch_carries_no_typed_name() -> None:
    for receipt in (replace(RECEIPT, strokes=DRAWN), replace(RECEIPT, method=Method.POST, dispatch="RM 1")):
        told = tidied(replace(receipt, typed_name="Ananya Kumar", witness="Lata Rao"))
        assert (told.typed_name, told.witness) == ("", "")
    assert set(METHOD_WORDS) == set(Method)
