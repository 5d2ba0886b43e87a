"""What F1 says of photographs for a recipient."""

from __future__ import annotations

from luna_desktop.texts import say
from luna_desktop.ui.help.topic import KeyLine, Topic

EXPORT_TOPIC = Topic(
    say("Photographs for a recipient"),
    (
        say("Choose one use and one recipient, and say what for. The line below says what the patient allowed."),
        say("Put a bar over the eyes, cover tattoos and names, or crop. In the new files that is gone for good."),
        say("Say of each photograph whether a face can be seen. An intimate one never leaves with a face in it."),
        say("The files carry the request’s number and no tags; the originals stay as they are."),
        say("A second person looks at what is for teaching or was covered. Alone, it rests for 72 hours."),
        say("Save it as a file to hand it over; the book of disclosures has it then."),
        say("“Uses of photographs” on the Privacy tab takes a use back, and writes letters that ask to delete."),
    ),
    (
        KeyLine("B", say("Put a bar over the eyes")),
        KeyLine("T", say("Cover a tattoo, jewellery or a name")),
        KeyLine("R", say("Crop: only a part leaves")),
        KeyLine("← → ↑ ↓", say("Move the box; with Shift, change its size")),
        KeyLine("Delete", say("Take the chosen box away")),
        KeyLine("PgDown PgUp", say("Go from box to box")),
        KeyLine("Ctrl+S", say("Make the photographs")),
        KeyLine("Esc", say("Go back to the photographs")),
    ),
)
