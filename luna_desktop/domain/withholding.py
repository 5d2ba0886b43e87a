"""The reasons for which something is left out of a copy, as the patient reads them, and how to have that reviewed.

A1 to A8 are denials (`domain.rights.codes`); P1 is none: names and numbers of other people are theirs, and go without
a decision about the request.
"""

from __future__ import annotations

from collections.abc import Iterable

from luna_desktop.domain.rights.codes import CODE_WORDS, COPY_CODES, HARM_CODES, DenialCode
from luna_desktop.texts import Message, say

OTHERS = "P1"
"""The code of what names another person."""
_REVIEWED = say("You may ask the privacy contact for a review by another professional who did not decide this.")
_COMPLAINT = say("You may complain to the privacy contact, and after that to the Data Protection Board of India.")
REASONS: dict[str, Message] = {
    OTHERS: say("It names another person, or says how they are reached; that is theirs."),
    **{code.value: CODE_WORDS[code] for code in DenialCode if code in COPY_CODES},
}
"""Every code that a copy may carry, with its reason."""
REVIEWS: dict[str, Message] = {
    code: _REVIEWED if code in {harm.value for harm in HARM_CODES} else _COMPLAINT for code in REASONS
}


def is_denial(code: str) -> bool:
    """Tell whether leaving something out for this reason denies a part of the request."""
    return code != OTHERS


def gravest(codes: Iterable[str]) -> str:
    """Return the code that a case is decided with: one that asks for two persons before others; empty for none."""
    denied = sorted(code for code in set(codes) if is_denial(code))
    harm = [code for code in denied if code in {each.value for each in HARM_CODES}]
    return (harm or denied or [""])[0]
