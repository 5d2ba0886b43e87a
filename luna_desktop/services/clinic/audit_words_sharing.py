"""The sentences of the audit log about recipients, record copies and disclosures."""

from __future__ import annotations

from luna_desktop.texts import Message, say

SHARING_ACTIONS: dict[str, tuple[Message, Message]] = {
    "recipient entered": (say("Recipient entered"), say("{name} entered somebody into the register of recipients")),
    "recipient changed": (say("Recipient changed"), say("{name} changed an entry in the register of recipients")),
    "recipient retired": (say("Recipient retired"), say("{name} retired a recipient; nothing goes there any more")),
    "recipient taken up again": (say("Recipient taken up again"), say("{name} took a retired recipient up again")),
    "agreement entered": (say("Agreement entered"), say("{name} entered an agreement with a recipient")),
    "agreement scan read": (say("Agreement read"), say("{name} read the scan of an agreement")),
    "agreement ended": (say("Agreement ended early"), say("{name} ended an agreement with a recipient early")),
    "closed countries changed": (
        say("Closed countries changed"),
        say("{name} changed the countries to which nothing goes"),
    ),
}
COPY_ACTIONS: dict[str, tuple[Message, Message]] = {
    "record copy begun": (say("Record copy begun"), say("{name} began a record copy")),
    "record copy planned": (say("Record copy planned"), say("{name} chose what a record copy holds")),
    "record copy searched for names": (
        say("Copy searched for names"),
        say("{name} looked for other people in a record copy"),
    ),
    "record copy reviewed": (say("Record copy reviewed"), say("{name} looked through a record copy as a clinician")),
    "copy verified": (say("Copy checked"), say("{name} checked whether a copy is the clinic’s own")),
    "record copy previewed": (say("Record copy previewed"), say("{name} looked at a record copy before issuing it")),
    "record copy prepared": (say("Record copy prepared"), say("{name} prepared a record copy to hand over")),
    "disclosure begun": (say("Disclosure begun"), say("{name} began a disclosure")),
    "disclosure entered": (say("Disclosure entered"), say("{name} entered a disclosure into the book")),
    "disclosure checked": (say("Disclosure checked"), say("{name} had a disclosure checked against the gate")),
    "disclosure blocked": (say("Disclosure blocked"), say("{name} could not go on with a disclosure")),
    "disclosure to be approved": (say("Approval asked for"), say("{name} asked to have a disclosure approved")),
    "disclosure approved": (say("Disclosure approved"), say("{name} approved a disclosure")),
    "disclosure opened": (say("Disclosure opened"), say("{name} opened the pages of a disclosure")),
    "disclosure prepared": (say("Pages entered"), say("{name} entered the pages of a disclosure before they left")),
    "disclosure sent": (say("Handed over"), say("{name} handed over what the book describes")),
    "disclosure confirmed": (say("Receipt confirmed"), say("{name} noted that a disclosure arrived")),
    "disclosure failed": (say("Hand-over failed"), say("{name} noted that a disclosure did not leave or arrive")),
    "disclosure recalled": (say("Asked back"), say("{name} noted that a disclosure was asked back")),
    "photographs made for a recipient": (
        say("Photographs made"),
        say("{name} made photographs for a recipient, with what must not be seen burned in"),
    ),
    "photo export opened": (say("Photographs looked at"), say("{name} looked at photographs before they left")),
    "photo exports read": (
        say("Exports of photographs read"),
        say("{name} read which photographs were made to leave"),
    ),
    "deletion letter made": (
        say("Letter asking for deletion"),
        say("{name} made a letter that asks a recipient to delete photographs"),
    ),
}
PHOTO_CONSENT_ACTIONS: dict[str, tuple[Message, Message]] = {
    "photograph use allowed": (
        say("Use of photographs allowed"),
        say("{name} recorded for what named photographs may be used"),
    ),
    "photograph use taken back": (
        say("Use of photographs taken back"),
        say("{name} recorded that a use of photographs was taken back"),
    ),
    "photograph uses read": (say("Uses of photographs read"), say("{name} read for what photographs may be used")),
}
