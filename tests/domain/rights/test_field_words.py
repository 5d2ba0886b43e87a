"""Every kind of fact that a person sees has words for its fields, so that a correction can point at each."""

from __future__ import annotations

import dataclasses
import typing
from enum import Enum

import pytest

from luna_desktop.domain.clinical.history import Allergy
from luna_desktop.domain.clinical.lifestyle import Smoking
from luna_desktop.domain.clinical.visits import VisitNote
from luna_desktop.domain.elsewhere import ELSEWHERE_KINDS
from luna_desktop.domain.facts import KINDS
from luna_desktop.domain.rights.field_words import OTHERS, names_of, wording_of
from luna_desktop.services.clinic import clinics

UNSEEN = {"status", "contact_check", "stop_override", *ELSEWHERE_KINDS}
"""Kinds that no correction points at: standing has a page of its own, some are about the clinic's work, and what
another clinic did is corrected there."""


def test_every_kind_of_fact_has_words_for_its_fields() -> None:
    assert clinics.TAKING_PART  # every module with facts is loaded with the clinic
    without = {kind.name for kind in KINDS.values() if wording_of(kind.body) is None}
    assert without <= UNSEEN


@pytest.mark.parametrize("body", [*OTHERS, Allergy], ids=lambda body: body.__name__)
def test_labels_name_fields_that_there_are_and_choices_have_words(body: type) -> None:
    wording = wording_of(body)
    assert wording is not None
    hints = typing.get_type_hints(body)
    assert set(wording.labels) <= {each.name for each in dataclasses.fields(body)}
    for name in wording.labels:
        if isinstance(hints[name], type) and issubclass(hints[name], Enum):
            assert set(names_of(hints[name])) == set(hints[name])


def test_words_beside_the_entry_win_and_unknown_bodies_have_none() -> None:
    assert "trigger" in typing.cast("typing.Any", wording_of(Allergy)).labels
    assert "complaint" in OTHERS[VisitNote].labels
    assert wording_of(int) is None
    assert names_of(Smoking)[Smoking.NEVER].text == "Never"
