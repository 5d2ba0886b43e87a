"""Random acts of a desk as a clinic tells of them, and what of them another clinic is to keep."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st

from luna_desktop.domain.book.bookings import BookingState
from luna_desktop.domain.consent import ConsentState, Purpose
from luna_desktop.domain.disclosures import State
from luna_desktop.domain.elsewhere import BODIES, Act, ActElsewhere, Said
from luna_desktop.domain.messages.contacts import By, Direction
from luna_desktop.domain.notices import Document, Outcome
from luna_desktop.domain.preferences import Channel, Topic, Wish
from luna_desktop.domain.recipients import Basis
from luna_desktop.domain.restrictions import RestrictionKind, RestrictionState
from luna_desktop.domain.rights.codes import DenialCode
from luna_desktop.domain.rights.disagreements import Attach
from luna_desktop.interop.fhir_out.content import Told
from tests.interop.fhir_in.tellings import MOMENTS, WORDS

ACCOUNTED = st.datetimes(datetime(2021, 1, 1), datetime(2026, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
"""Times within the years of which an accounting tells."""
SAYS: Mapping[Act, tuple[str, ...]] = {
    Act.CONSENT: ("topic", "state", "notice", "given_by", "recipient", "language_code", "is_earlier"),
    Act.WISH: ("topic", "channel", "wish"),
    Act.NOTICE: ("topic", "language", "outcome", "reason", "language_code"),
    Act.RESTRICTION: ("topic", "since", "party", "staff"),
    Act.APPOINTMENT: ("topic", "note", "why"),
    Act.MESSAGE: ("topic", "way", "text", "direction", "address", "outcome", "outcome_code"),
    Act.CORRECTION: ("topic", "case", "entry", "recorded", "reason", "decision", "statement", "rebuttal", "proposed"),
    Act.OPENING: ("who", "topic", "count"),
    Act.DISCLOSURE: ("recipient", "address", "text", "topic", "basis", "count", "what_code"),
}
"""What a clinic knows of an act of its desk by name, in words (`services.sharing.machine_privacy`)."""


def _of(*values: Any) -> st.SearchStrategy[str]:
    return st.sampled_from([str(each.value) for each in values])


CODED: Mapping[Act, Callable[[], dict[str, st.SearchStrategy[str]]]] = {
    Act.CONSENT: lambda: {"state_code": _of(*ConsentState)},
    Act.WISH: lambda: {
        "topic_code": _of(*Topic),
        "channel_code": _of(*Channel),
        "wish_code": _of(Wish.YES, Wish.NO),
        "address": st.just("+919886001427"),
    },
    Act.NOTICE: lambda: {"document_code": _of(*Document), "outcome_code": _of(*Outcome), "version": st.just("2")},
    Act.RESTRICTION: lambda: {
        "kind_code": st.just("") | _of(*RestrictionKind),
        "state_code": _of(RestrictionState.AGREED, RestrictionState.MANDATORY),
        "purpose_codes": st.just("") | st.just("P4 P6"),
        "channel_code": st.just("") | _of(*Channel),
    },
    Act.MESSAGE: lambda: {"direction_code": _of(*Direction), "way_code": _of(*By), "topic_code": _of(*Topic)},
    Act.CORRECTION: lambda: {
        "basis_code": _of(*DenialCode),
        "attach_code": st.just("") | _of(*Attach),
        "decided_at": MOMENTS.map(lambda at: at.isoformat()),
    },
    Act.DISCLOSURE: lambda: {"state_code": _of(State.SENT, State.READY)},
}
_CODE: Mapping[Act, type[Any]] = {Act.CONSENT: Purpose, Act.APPOINTMENT: BookingState, Act.DISCLOSURE: Basis}


@st.composite
def desk_acts(draw: st.DrawFn, act: Act, number: int = 7, elsewhere: str = "") -> Told:
    """Return a random act of a desk."""
    says = {name: draw(st.just("") | WORDS) for name in SAYS[act]}
    says |= {name: draw(value) for name, value in CODED.get(act, dict)().items()}
    at = draw(ACCOUNTED if act is Act.DISCLOSURE else MOMENTS).replace(fold=0)
    return Told(
        act=act,
        number=number,
        code=draw(st.sampled_from(list(_CODE[act]))) if act in _CODE else None,
        stands=draw(st.booleans()),
        at=at,
        ends=at if act in _CODE else None,
        by=draw(st.just("") | WORDS),
        says=says,
        elsewhere=elsewhere,
    )


def kept(told: Told, clinic: str) -> ActElsewhere:
    """Return what of an act is kept at another clinic, what is known by name in the order of the names."""
    says = tuple(Said(name, str(text)) for name, text in sorted(told.says.items()) if text)
    code = str(told.code.value) if told.code is not None else ""
    body = BODIES[told.act]
    return body(told.act, told.elsewhere or clinic, code, told.stands, told.at, told.ends, told.by, says)
