"""A request that points at no entry is handed on to nobody."""

from __future__ import annotations

import pytest

from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.rights.cases import CaseKind
from luna_desktop.domain.rights.states import CaseState
from luna_desktop.services.clinic.clinics import OpenClinic
from tests import builders
from tests.services.rights.asking import log, prove, step

S = CaseState


def test_it_points_at_an_entry_before_the_author_is_asked(clinic: OpenClinic) -> None:
    case = prove(clinic, log(clinic, builders.register(clinic), CaseKind.CORRECTION))
    case = step(clinic, case, S.ACKNOWLEDGED, how="told")
    with pytest.raises(InvalidInput) as refused:
        step(clinic, case, S.UNDER_REVIEW, author=1)
    assert set(refused.value.problems) == {"target"}
    assert step(clinic, case, S.DENIED, decision="Another clinic wrote it.", code="D1").state is S.DENIED
