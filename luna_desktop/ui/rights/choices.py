"""What can be chosen in the forms of a case, with its words: what a copy holds, how it is handed over, how it ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from luna_desktop.domain.restrictions import RESTRICTION_NAMES
from luna_desktop.domain.rights.cases import CaseKind
from luna_desktop.domain.rights.codes import CODE_WORDS, COPY_CODES, CORRECTION_CODES, DenialCode
from luna_desktop.services.privacy.restriction_rules import ENDING_NAMES, Ending
from luna_desktop.texts import Message, _, say, shown
from luna_desktop.ui.widgets.inputs import Option

WHOLE, PART, RECEIVED_BY = "all", "part", "who_received"
SCOPES: Mapping[str, Message] = {
    WHOLE: say("Everything that the clinic holds"),
    PART: say("A part: certain dates or subjects"),
    RECEIVED_BY: say("Only who received or opened the record"),
}
FORMATS: Mapping[str, Message] = {
    "paper": say("On paper"),
    "pdf": say("As a PDF"),
    "fhir": say("As files for another program"),
    "inspect": say("To look at here"),
}
DELIVERIES: Mapping[str, Message] = {
    "collect": say("Collected here"),
    "post": say("By post"),
    "email": say("By e-mail, sealed"),
}
HANDED_OVER: Mapping[str, Message] = {
    "in_person": say("Handed over in person"),
    "post": say("Sent by registered post"),
    "email": say("Sent by e-mail, sealed"),
    "inspected": say("Looked at here"),
}
TOLD: Mapping[str, Message] = {
    "letter": say("By letter"),
    "spoken": say("Told in person"),
    "phone": say("By phone"),
    "email": say("By e-mail"),
}
ENDS: Mapping[str, Message] = {each.value: text for each, text in ENDING_NAMES.items() if each is not Ending.REPLACED}
ATTACHED: Mapping[str, Message] = {
    "all": say("Request, denial, statement and answer as they are"),
    "accurate_summary": say("An accurate summary of them"),
}
CONTACT_FIELDS: Mapping[str, Message] = {
    "name": say("Name"),
    "birth": say("Date of birth"),
    "phone": say("Phone"),
    "email": say("E-mail"),
    "address": say("Address"),
    "other": say("Another detail"),
}
CATEGORIES: Mapping[str, Message] = {
    "access": say("A copy was late, refused or incomplete"),
    "disclosure": say("Something was told to somebody"),
    "contact": say("A call or message went wrong"),
    "record": say("Something in the record is wrong"),
    "staff": say("How somebody of the clinic behaved"),
    "consent": say("A consent or its withdrawal"),
    "other": say("Something else"),
}
GROUPS: Mapping[str, Message] = {
    "identity": say("Name, birth and identity photograph"),
    "contact": say("Phones, addresses and relatives"),
    "marketing": say("Offers and personal preferences"),
    "clinical": say("Chart, visits, results and documents"),
    "photographs": say("Photographs"),
    "certificates": say("Register of certificates"),
    "bookings": say("Appointments"),
    "messages": say("Messages and calls"),
    "consents": say("Consents, requests and disclosures"),
}
RESTRICTIONS: Mapping[str, Message] = {kind.value: text for kind, text in RESTRICTION_NAMES.items()}


def options(words: Mapping[str, Message]) -> list[Option]:
    """Return choices as a field offers them."""
    return [Option(value, shown(text)) for value, text in words.items()]


def codes(kind: CaseKind) -> list[Option]:
    """Return the reasons for which a request of a kind may be denied, each with its code."""
    allowed = CORRECTION_CODES if kind is CaseKind.CORRECTION else COPY_CODES
    return [
        Option(code.value, _("{code}: {reason}", code=code.value, reason=shown(CODE_WORDS[code])))
        for code in DenialCode
        if code in allowed
    ]


def worded(words: Mapping[str, Message], value: object) -> str:
    """Return the words of a value; one that is not known is shown as it was written."""
    found = words.get(str(value))
    return shown(found) if found is not None else str(value or "")


def listed(words: Mapping[str, Message], values: object) -> str:
    """Return the words of several values in one line."""
    many: Sequence[object] = values if isinstance(values, list | tuple) else [values]
    return ", ".join(worded(words, each) for each in many if each)
