"""The sentences of the audit log about the day at the desk: check-in, where bookings stand, the waiting room."""

from __future__ import annotations

from luna_desktop.texts import Message, say

FRONT_ACTIONS: dict[str, tuple[Message, Message]] = {
    "booking confirmed": (say("Booking confirmed"), say("{name} noted that a booking was confirmed")),
    "booking arrived": (say("Patient arrived"), say("{name} checked a patient in")),
    "booking in room": (say("Patient sent in"), say("{name} sent a patient into the room")),
    "booking done": (say("Booking done"), say("{name} noted that a booking was done")),
    "booking did not attend": (say("Did not attend"), say("{name} noted that a patient did not attend")),
    "contact_check recorded": (
        say("Contact details confirmed"),
        say("{name} went through the contact details, and they were right"),
    ),
    "contact_check changed": (
        say("Contact details confirmed again"),
        say("{name} went through the contact details again, and they were right"),
    ),
    "contact_check struck out": (
        say("Confirmation of contact details struck out"),
        say("{name} struck out a confirmation of contact details as entered in error"),
    ),
    "waiting limits changed": (
        say("Limits of the waiting room changed"),
        say("{name} changed from when on somebody waits long"),
    ),
}
FRONT_READ: dict[str, tuple[Message, Message]] = {
    "check-in opened": (say("Check-in opened"), say("{name} opened a check-in")),
    "counts read": (say("Counts of the desk read"), say("{name} read the counts of the front desk")),
    "counts printed": (say("Counts of the desk printed"), say("{name} made pages of the counts of the front desk")),
    "counts exported": (say("Counts of the desk exported"), say("{name} saved the counts of the front desk as a file")),
}
