"""What follows a restriction hears of each step in the transaction that writes it."""

from __future__ import annotations

import pytest

from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.restrictions import RestrictionKind, RestrictionState, Terms
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.services.privacy import restriction_news, restrictions
from luna_desktop.services.privacy.restriction_news import RestrictionNews
from luna_desktop.services.privacy.restriction_rules import RestrictionRequest
from luna_desktop.services.work import Work
from luna_desktop.texts import say
from tests import builders
from tests.services.acting import act, entries
from tests.services.sharing_steps import restrict

COUSIN = Terms(RestrictionKind.PERSON, party="Ramesh Kumar")


def test_each_step_is_told_and_what_fails_takes_the_step_with_it(
    clinic: OpenClinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[RestrictionState] = []

    def hear(_work: Work, news: RestrictionNews) -> None:
        heard.append(news.state)

    def refuse(_work: Work, _news: RestrictionNews) -> None:
        raise InvalidInput({"case": say("Not now.")})

    patient = builders.register(clinic)
    monkeypatch.setattr(restriction_news, "_FOLLOWERS", [hear])
    restrict(clinic, patient, COUSIN)
    assert heard == [RestrictionState.REQUESTED, RestrictionState.AGREED]
    monkeypatch.setattr(restriction_news, "_FOLLOWERS", [refuse])
    with pytest.raises(InvalidInput):
        act(clinic, restrictions.request_restriction, RestrictionRequest(patient, COUSIN, "Again"))
    assert len(entries(clinic, "restriction requested")) == 1
