"""What the audit log says of the set-up of the book, its papers and calendars."""

from __future__ import annotations

from luna_desktop.texts import Message, say

BOOK_ENTRIES: dict[str, tuple[Message, Message]] = {
    "book service added": (say("Service added"), say("{name} entered a service of the book")),
    "book service changed": (say("Service changed"), say("{name} changed a service of the book")),
    "book service removed": (say("Service out of use"), say("{name} took a service of the book out of use")),
    "book room added": (say("Room added"), say("{name} entered a room of the book")),
    "book room changed": (say("Room changed"), say("{name} changed a room of the book")),
    "book room removed": (say("Room out of use"), say("{name} took a room of the book out of use")),
    "book device added": (say("Device added"), say("{name} entered a device of the book")),
    "book device changed": (say("Device changed"), say("{name} changed a device of the book")),
    "book device removed": (say("Device out of use"), say("{name} took a device of the book out of use")),
    "book practitioner added": (
        say("Practitioner in the book added"),
        say("{name} entered how a practitioner stands in the book"),
    ),
    "book practitioner changed": (
        say("Practitioner in the book changed"),
        say("{name} changed how a practitioner stands in the book"),
    ),
    "book practitioner removed": (
        say("Practitioner in the book out of use"),
        say("{name} took back how a practitioner stands in the book"),
    ),
    "book hours added": (say("Opening hours added"), say("{name} entered opening hours")),
    "book hours changed": (say("Opening hours changed"), say("{name} changed opening hours")),
    "book hours removed": (say("Opening hours out of use"), say("{name} took opening hours back")),
    "book date_hours added": (say("Hours of one day added"), say("{name} entered other hours on one day")),
    "book date_hours changed": (say("Hours of one day changed"), say("{name} changed other hours on one day")),
    "book date_hours removed": (say("Hours of one day out of use"), say("{name} took other hours on one day back")),
    "book closure added": (say("Leave or closure added"), say("{name} entered a leave or closure")),
    "book closure changed": (say("Leave or closure changed"), say("{name} changed a leave or closure")),
    "book closure removed": (say("Leave or closure out of use"), say("{name} took a leave or closure back")),
    "book holiday added": (say("Holiday added"), say("{name} entered a holiday of the book")),
    "book holiday changed": (say("Holiday changed"), say("{name} changed a holiday of the book")),
    "book holiday removed": (say("Holiday out of use"), say("{name} took a holiday of the book back")),
    "book holidays taken": (
        say("Public holidays taken over"),
        say("{name} took the public holidays of a year into the book"),
    ),
    "book place changed": (
        say("Zone or state changed"),
        say("{name} changed the time zone or the state of the clinic"),
    ),
}
BOOK_PAPERS: dict[str, tuple[Message, Message]] = {
    "desk sheet printed": (
        say("Day or week sheet printed"),
        say("{name} made a day sheet or week sheet for the clinic"),
    ),
    "appointment card printed": (
        say("Appointment card printed"),
        say("{name} made an appointment card for the patient"),
    ),
    "route printed": (say("Route of the day printed"), say("{name} made the route of the day for the patient")),
    "labels printed": (say("Labels printed"), say("{name} made labels")),
    "appointment saved as calendar file": (
        say("Calendar file made"),
        say("{name} made a calendar file of an appointment"),
    ),
    "calendar feed written": (
        say("Calendar feed written"),
        say("{name} wrote the appointments of a practitioner for a calendar program"),
    ),
    "calendar feed set up": (
        say("Calendar feed set up"),
        say("{name} changed what a calendar feed says and where it is written"),
    ),
}
