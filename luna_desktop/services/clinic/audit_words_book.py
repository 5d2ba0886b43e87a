"""What the audit log says of the book of appointments."""

from __future__ import annotations

from luna_desktop.texts import Message, say

BOOK_READ: dict[str, tuple[Message, Message]] = {
    "book read": (say("Book read"), say("{name} looked at days of the book")),
}
BOOK_CHANGED: dict[str, tuple[Message, Message]] = {
    "appointment booked": (say("Appointment booked"), say("{name} booked an appointment")),
    "appointment moved": (say("Appointment moved"), say("{name} moved an appointment")),
    "appointment length changed": (
        say("Appointment length changed"),
        say("{name} changed how long an appointment takes"),
    ),
    "appointment details changed": (
        say("Appointment details changed"),
        say("{name} changed the service or the desk’s note of an appointment"),
    ),
    "appointment cancelled": (say("Appointment cancelled"), say("{name} cancelled an appointment")),
    "appointment pinned": (say("Appointment pinned"), say("{name} took an appointment off the book for a new time")),
    "appointment put back": (say("Appointment put back"), say("{name} put an appointment back into the book")),
    "appointment reviewed": (say("Appointment reviewed"), say("{name} reviewed a held appointment")),
    "appointment stamped": (say("Appointment stamped"), say("{name} changed the state of an appointment")),
    "appointment handed over": (say("Appointment handed over"), say("{name} gave an appointment to a colleague")),
    "waiting list entry added": (say("Put on the waiting list"), say("{name} put a patient on the waiting list")),
    "waiting list entry changed": (
        say("Waiting list changed"),
        say("{name} changed what a patient on the waiting list waits for"),
    ),
    "waiting list entry offered a time": (
        say("Waiting list: time offered"),
        say("{name} noted that a patient on the waiting list was told of a time"),
    ),
    "waiting list entry taken off": (
        say("Taken off the waiting list"),
        say("{name} took a patient off the waiting list"),
    ),
    "waiting list entry put back": (
        say("Back on the waiting list"),
        say("{name} put a patient back on the waiting list"),
    ),
    "waiting list entry booked": (
        say("Booked from the waiting list"),
        say("{name} booked an appointment for a patient on the waiting list"),
    ),
    "desk list row set aside": (
        say("Row of a desk list set aside"),
        say("{name} left out a row of a list of the desk, with a reason"),
    ),
    "appointments handed over": (
        say("Appointments handed over"),
        say("{name} gave the appointments of somebody who left to a colleague"),
    ),
    "appointment change undone": (
        say("Change of an appointment undone"),
        say("{name} took a change of an appointment back"),
    ),
}
BOOK_SET_UP: dict[str, tuple[Message, Message]] = {
    "book set up": (
        say("Book set up"),
        say("{name} opened the clinic, and its book got a first set-up"),
    ),
}
