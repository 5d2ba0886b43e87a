"""What F1 says of the booking dialog and of the desk's lists."""

from __future__ import annotations

from luna_desktop.texts import say
from luna_desktop.ui.help.topics import KeyLine, Topic

DESK_TOPICS: dict[str, Topic] = {
    "booking": Topic(
        say("Book an appointment"),
        (
            say("Find the patient by name, phone or record number and press Enter. Check the birth and the number."),
            say("Nobody fits? Press Enter to write down somebody new: name, phone, birth. They are registered on booking."),
            say("Choose the service. Its length, its practitioners and its rooms follow; all of them can be changed."),
            say("Press ↓ in the date to go into the free times, or type a date such as Tue or +7 and a start such as 1130."),
            say("The four checks say who and what is free. A time that is taken says who is there and what is free next."),
            say("“Book all the same…” goes against a rule, asks why, and stands in the audit log."),
            say("“Held” means that a clinician looks at the booking first. Tell the patient only after that."),
            say("“Repeat…” books a course in one go. Each date is checked; leave out those that are not free."),
            say("The note is for the desk: no health detail. Tick the reminder only when the patient says yes."),
            say("Esc closes the dialog. What was typed is kept and comes back when you open it again."),
        ),
        (
            KeyLine("Ctrl+B", say("Open this dialog from anywhere")),
            KeyLine("Alt+S", say("Go to the service")),
            KeyLine("Alt+D", say("Go to the date")),
            KeyLine("PgUp PgDown", say("Go a day, or a quarter of an hour, back or on")),
            KeyLine("↓", say("Go into the free times")),
            KeyLine("Ctrl+Enter", say("Book, hold or save")),
            KeyLine("Esc", say("Close; your typing is kept")),
        ),
    ),
    "lists": Topic(
        say("Lists of the desk"),
        (
            say("“Waiting” holds who wants a time that is not free yet. Add people with “Add to the list”."),
            say("A freed time that fits somebody stands beside their row. Call them, then press “Book”."),
            say("“As soon as possible” holds booked people who would come earlier."),
            say("“Broken” holds appointments that were missed or cancelled, and have no new date."),
            say("“Not scheduled” holds people whose next appointment was not made yet."),
            say("Whoever does not want to wait any more is taken off the list with a reason. The entry stays in the log."),
        ),
        (
            KeyLine("↑ ↓", say("Move in the list")),
            KeyLine("Enter", say("Book the person who is chosen")),
            KeyLine("Insert", say("Add somebody to the waiting list")),
            KeyLine("Delete", say("Take the person off the waiting list")),
        ),
    ),
}
"""Help by the key of the dialog or the place."""
