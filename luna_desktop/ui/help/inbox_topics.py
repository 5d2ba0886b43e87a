"""What F1 says of the photo inbox, for those who treat and for the privacy officer."""

from __future__ import annotations

from luna_desktop.texts import say
from luna_desktop.ui.help.topic import KeyLine, Topic

_KEYS = (
    KeyLine("1 … 9", say("Set the view of the photograph, and go on to the next")),
    KeyLine("Enter", say("Assign the photographs that are ticked")),
    KeyLine("Space", say("Tick the photograph, or not")),
    KeyLine("R", say("Rotate it; the original stays as it is")),
    KeyLine("X", say("Throw it away, with a reason")),
    KeyLine("L", say("Show it large, and back")),
    KeyLine("← → ↑ ↓", say("Go from photograph to photograph, and to the groups")),
    KeyLine("Alt+L", say("Show the same as a list, and back")),
)
INBOX_TOPICS: dict[str, Topic] = {
    "inbox": Topic(
        say("Photo inbox"),
        (
            say("Print a placard for the patient and photograph it first. It works until the end of the day."),
            say("Every photograph until the next placard, or a pause of a quarter of an hour, stands in one group."),
            say("“Proposed” means that the placard and the time in the room agree. One fact alone is a warning."),
            say("A view marked “Proposed” is the next one that this visit is missing. A number changes it."),
            say("Look at the faces, set each view by its number, then press Enter. Nothing is assigned by itself."),
            say("No consent to photographs: “Ask first” turns the screen to the patient."),
            say("The camera’s folder is chosen under Settings, “This workstation”. Files can be dragged here too."),
            say("What nobody assigns goes to the privacy officer after some days, and into no chart."),
        ),
        _KEYS,
    ),
    "expired-photos": Topic(
        say("Photographs of nobody"),
        (
            say("Nobody assigned these in time. They are in no chart, and each look at them is in the audit log."),
            say("Hand them back to those who treat: then they may wait as long as new ones."),
            say("Assign them where placard and time say whose they are, or where somebody recognises the patient."),
            say("Erase what nobody can place. The key is destroyed at once; no later backup holds the photograph."),
        ),
        _KEYS[2:3],
    ),
}
