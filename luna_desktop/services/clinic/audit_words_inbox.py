"""What the audit log says of the photo inbox."""

from __future__ import annotations

from luna_desktop.texts import Message, say

INBOX_READ: dict[str, tuple[Message, Message]] = {
    "photo inbox opened": (say("Photo inbox opened"), say("{name} looked through the photo inbox")),
    "expired photographs shown": (
        say("Photographs of nobody shown"),
        say("{name} looked at photographs that nobody assigned"),
    ),
    "inbox photograph opened": (say("Inbox photograph opened"), say("{name} opened a photograph of the inbox")),
}
INBOX_CHANGED: dict[str, tuple[Message, Message]] = {
    "inbox photograph received": (say("Photograph received"), say("{name} took a photograph into the inbox")),
    "inbox photograph met again": (
        say("Photograph met again"),
        say("{name} met a photograph that the inbox knew already"),
    ),
    "inbox photograph described": (say("View set"), say("{name} set the view of photographs in the inbox")),
    "inbox photograph turned": (say("Photograph turned"), say("{name} turned photographs in the inbox")),
    "inbox photograph thrown away": (
        say("Inbox photograph thrown away"),
        say("{name} threw photographs of the inbox away"),
    ),
    "inbox photograph handed back": (
        say("Photographs handed back"),
        say("{name} gave photographs back to those who treat"),
    ),
    "inbox assigned": (say("Photographs assigned"), say("{name} assigned photographs of the inbox to a patient")),
    "placard printed": (say("Placard printed"), say("{name} printed a placard for photographs")),
    "photo inbox days changed": (
        say("Days of the photo inbox changed"),
        say("{name} changed how long photographs wait in the inbox"),
    ),
}
