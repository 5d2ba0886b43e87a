"""The sentences of the audit log about record copies: looked at, made, and checked."""

from __future__ import annotations

from luna_desktop.texts import Message, say

COPY_ACTIONS: dict[str, tuple[Message, Message]] = {
    "record copy begun": (say("Record copy begun"), say("{name} began a record copy")),
    "record copy previewed": (say("Record copy previewed"), say("{name} looked at a record copy before issuing it")),
    "record copy prepared": (say("Record copy prepared"), say("{name} prepared a record copy to hand over")),
    "copy verified": (say("Copy checked"), say("{name} checked whether a copy is the clinic’s own")),
}
