"""How long an opening of a closed record lasts here, and how soon it is reviewed: versioned settings of the clinic."""

from __future__ import annotations

import json
from dataclasses import asdict

from sqlalchemy.orm import Session

from luna_desktop.domain.access import Permission
from luna_desktop.domain.errors import InvalidInput
from luna_desktop.domain.rights.openings import OpeningRules
from luna_desktop.services.clinic import settings
from luna_desktop.services.use_cases import use_case
from luna_desktop.services.work import UPDATED, Change, Work

OPENING_RULES = "openings of closed records"


def opening_rules(session: Session) -> OpeningRules:
    """Return how long openings last and how soon they are reviewed."""
    return OpeningRules(**json.loads(settings.value(session, OPENING_RULES) or "{}"))


@use_case(requires=Permission.READ_SETTINGS, writes=False)
def read_opening_rules(work: Work, _: None) -> OpeningRules:
    """Return how long openings last and how soon they are reviewed."""
    return opening_rules(work.session)


@use_case(requires=Permission.CHANGE_SETTINGS)
def change_opening_rules(work: Work, wanted: OpeningRules) -> OpeningRules:
    """Choose both; openings that were made before keep their own. Raises InvalidInput."""
    problems = wanted.problems()
    if problems:
        raise InvalidInput(problems)
    settings.put(work, OPENING_RULES, json.dumps(asdict(wanted), sort_keys=True))
    work.record("opening rules changed", Change("setting", OPENING_RULES), kind=UPDATED, detail=asdict(wanted))
    return wanted
