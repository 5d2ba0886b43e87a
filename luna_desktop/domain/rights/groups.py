"""The groups of data by which an erasure is decided: each has laws of its own, and so a day of its own."""

from __future__ import annotations

from enum import Enum

from luna_desktop.texts import Message, say


class DataGroup(Enum):
    """One kind of data that the clinic holds about a patient."""

    IDENTITY = "identity"
    CONTACT = "contact"
    MARKETING = "marketing"
    CLINICAL = "clinical"
    PHOTOGRAPHS = "photographs"
    CERTIFICATES = "certificates"
    BOOKINGS = "bookings"
    MESSAGES = "messages"
    BILLING = "billing"
    CONSENTS = "consents"
    LOG = "log"


GROUP_NAMES: dict[DataGroup, Message] = {
    DataGroup.IDENTITY: say("Name, birth and identity photograph"),
    DataGroup.CONTACT: say("Phones, addresses and relatives"),
    DataGroup.MARKETING: say("Offers and personal preferences"),
    DataGroup.CLINICAL: say("Chart, visits, results and documents"),
    DataGroup.PHOTOGRAPHS: say("Photographs"),
    DataGroup.CERTIFICATES: say("Register of certificates"),
    DataGroup.BOOKINGS: say("Appointments"),
    DataGroup.MESSAGES: say("Messages and calls"),
    DataGroup.BILLING: say("Bills"),
    DataGroup.CONSENTS: say("Consents, requests and disclosures"),
    DataGroup.LOG: say("Log of who did what"),
}
GROUP_HINTS: dict[DataGroup, Message] = {
    DataGroup.IDENTITY: say("Whatever else is kept needs a name to be kept under, so this goes last."),
    DataGroup.CONTACT: say("Needed to reach the patient about what is kept."),
    DataGroup.MARKETING: say("Never needed for the record."),
    DataGroup.CLINICAL: say("The medical record."),
    DataGroup.PHOTOGRAPHS: say("Part of the medical record; no copies for teaching or advertising are kept apart."),
    DataGroup.CERTIFICATES: say("The numbers of certificates stay, without whom they were about."),
    DataGroup.BOOKINGS: say("Day and service stay for the clinic’s counts, without whom they were for."),
    DataGroup.MESSAGES: say("What was sent, called and answered."),
    DataGroup.BILLING: say("Luna keeps no bills. Ask whoever keeps the clinic’s books."),
    DataGroup.CONSENTS: say("What proves that the clinic was allowed to do what it did."),
    DataGroup.LOG: say("Holds no values. Erasing destroys the key that its marks were made with."),
}
NEEDS_A_NAME = frozenset(DataGroup) - {DataGroup.IDENTITY, DataGroup.BILLING, DataGroup.LOG}
"""Groups that say nothing any more, or mislead, once nobody knows whose they are."""
