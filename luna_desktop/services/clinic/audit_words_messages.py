"""The sentences of the audit log about messages, their templates, contacts noted by hand, and the mail account."""

from __future__ import annotations

from luna_desktop.texts import Message, say

MESSAGE_ACTIONS: dict[str, tuple[Message, Message]] = {
    "reminder run started": (say("Reminders queued"), say("{name} started a run of reminders")),
    "recall run started": (say("Recalls queued"), say("{name} started a run of recalls")),
    "messages handed to the gateway": (
        say("File made for the gateway"),
        say("{name} made a file of messages for the clinic’s gateway"),
    ),
    "message gateway chosen": (say("Gateway chosen"), say("{name} chose who sends SMS and WhatsApp for the clinic")),
    "recall days chosen": (
        say("Days between recalls"),
        say("{name} chose for how many days nobody is recalled again"),
    ),
    "letters printed": (say("Letters printed"), say("{name} printed letters to patients")),
    "letters looked at": (say("Letters refused"), say("{name} looked at letters that may not leave any more")),
    "message queued": (say("Message queued"), say("{name} put a message to a patient into the outbox")),
    "message sending": (say("Message taken to be sent"), say("A message was taken to be sent while {name} worked")),
    "message handed over": (
        say("Message leaving"),
        say("The gate let a message go, and it began to leave, while {name} worked"),
    ),
    "message sent": (say("Message sent"), say("A message to a patient was sent while {name} worked")),
    "message maybe sent": (
        say("Message maybe sent"),
        say("It became unknown whether a message was sent while {name} worked; somebody is to decide"),
    ),
    "message refused": (
        say("Message not sent"),
        say("A message was not sent: it was not allowed to when it was to leave, while {name} worked"),
    ),
    "message failed": (say("Message failed"), say("The mail server refused a message for good, while {name} worked")),
    "message bounced": (say("Message came back"), say("{name} noted that a message came back undelivered")),
    "message given up": (
        say("Message given up"),
        say("A message was given up, too late or tried often enough, while {name} worked"),
    ),
    "message cancelled": (
        say("Message taken back"),
        say("A message that waited was taken back, by {name} or by what {name} entered"),
    ),
    "contact noted": (say("Contact noted"), say("{name} noted what was said with a patient")),
    "contact struck out": (say("Contact struck out"), say("{name} struck out a contact as entered in error")),
    "address checked": (say("Address checked"), say("{name} noted that a number or address works again")),
}

TEMPLATE_ACTIONS: dict[str, tuple[Message, Message]] = {
    "message text edited": (say("Message text edited"), say("{name} edited the text of a message template")),
    "message text approved": (say("Message text approved"), say("{name} approved the text of a message template")),
    "message text retired": (
        say("Message text taken out of use"),
        say("{name} took the text of a message template out of use"),
    ),
    "mail account changed": (say("Mail account changed"), say("{name} changed the mail account")),
    "mail account taken away": (say("Mail account taken away"), say("{name} took the mail account away")),
    "mail test begun": (say("Mail test begun"), say("{name} began to try out the mail account")),
    "mail test made": (say("Mail test made"), say("{name} tried out the mail account")),
}
