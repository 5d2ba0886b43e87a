"""Reads consents, restrictions, appointments, messages, corrections and disclosures out of their elements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import Enum

from luna_desktop.domain.consent import ConsentMethod, ConsentState, Giver, Purpose
from luna_desktop.domain.disclosures import State
from luna_desktop.domain.elsewhere import Act, ActElsewhere
from luna_desktop.domain.messages.contacts import By, Direction
from luna_desktop.domain.notices import Document, Outcome
from luna_desktop.domain.preferences import Channel, Topic, Wish
from luna_desktop.domain.restrictions import RestrictionKind, RestrictionState
from luna_desktop.domain.rights.codes import DenialCode
from luna_desktop.domain.rights.disagreements import Attach
from luna_desktop.interop.fhir_in.brought import Placed, Reader, Resource, text_of
from luna_desktop.interop.fhir_in.clinical_acts import communication, consent

NOBODY = "–"
"""What an element holds that must not be empty, where there is nothing to say."""

CODES: Mapping[Act, Mapping[str, type[Enum]]] = {
    Act.CONSENT: {"state_code": ConsentState, "method_code": ConsentMethod, "giver_code": Giver},
    Act.WISH: {"topic_code": Topic, "channel_code": Channel, "wish_code": Wish},
    Act.NOTICE: {"document_code": Document, "outcome_code": Outcome},
    Act.RESTRICTION: {
        "kind_code": RestrictionKind,
        "state_code": RestrictionState,
        "purpose_codes": Purpose,
        "channel_code": Channel,
    },
    Act.MESSAGE: {"direction_code": Direction, "way_code": By, "topic_code": Topic},
    Act.CORRECTION: {"basis_code": DenialCode, "attach_code": Attach},
    Act.DISCLOSURE: {"state_code": State},
}
"""Names under which an act says values of the record, one or several with spaces between."""
LONGEST_LINE = 300
"""So many letters a number, an address or the name of a person may have that this clinic is to keep to."""
MOMENTS = ("decided_at", "stated_at", "rebutted_at")
_NEEDED = {Act.WISH: ("topic_code", "channel_code", "wish_code"), Act.MESSAGE: ("direction_code", "way_code")}


def check_values(body: ActElsewhere) -> None:
    """Raise ValueError where an act says a value that there is not, or lacks one that it cannot be without."""
    for name, values in CODES.get(body.act, {}).items():
        said = body.said(name)
        for code in said.split(" ") if name.endswith("_codes") and said else filter(None, [said]):
            values(code)
    for name in MOMENTS:
        if body.said(name):
            datetime.fromisoformat(body.said(name))
    if any(len(body.said(name)) > LONGEST_LINE for name in ("address", "party")):
        raise ValueError(body.act.value)
    if not all(body.said(name) for name in _NEEDED.get(body.act, ())):
        raise ValueError(body.act.value)


def _appointment(resources: Sequence[Resource]) -> Placed:
    return Placed({"topic": next((text_of(each) for each in resources[0].get("serviceType", [])), "")})


def _correction(resources: Sequence[Resource]) -> Placed:
    """Read a correction; `entry_address` names the entry of the same copy that it is about."""
    placed = communication(resources)
    about = next((str(each["reference"]) for each in resources[0].get("about", [])), "")
    return Placed({**placed.says, "entry_address": about}, placed.rows)


def _disclosure(resources: Sequence[Resource]) -> Placed:
    event = resources[0]
    said = str(event["entity"][0].get("description", ""))
    topic = next((text_of(each) for each in event.get("purposeOfEvent", [])), "")
    return Placed({"topic": topic, "text": "" if said == NOBODY else said})


DESK: Mapping[Act, Reader] = {
    Act.CONSENT: consent,
    Act.RESTRICTION: consent,
    Act.WISH: consent,
    Act.NOTICE: communication,
    Act.MESSAGE: communication,
    Act.APPOINTMENT: _appointment,
    Act.CORRECTION: _correction,
    Act.DISCLOSURE: _disclosure,
    Act.OPENING: _disclosure,
}
