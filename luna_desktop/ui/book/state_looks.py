"""How the state of an appointment looks: colours, an icon and a word, never colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from luna_desktop.texts import Message, say


@dataclass(frozen=True)
class StateLook:
    """One state as drawn: its word, icon and the tokens of ground, hairline, bar and ink."""

    word: Message
    icon: str
    fill: str
    line: str
    bar: str
    ink: str
    dashed: bool = False
    struck: bool = False


LOOKS: dict[str, StateLook] = {
    "held": StateLook(say("Held"), "hourglass", "raised", "edge", "clay", "text2", dashed=True),
    "booked": StateLook(say("Booked"), "calendar", "raised", "line2", "edge", "text2"),
    "confirmed": StateLook(say("Confirmed"), "calendar-check", "accent_soft", "accent_soft", "accent", "accent_text"),
    "arrived": StateLook(say("Waiting"), "armchair", "warn_bg", "warn_line", "warn", "warn_text"),
    "in_room": StateLook(say("In room"), "door-open", "info_bg", "info_line", "info", "info_text"),
    "done": StateLook(say("Done"), "check", "ok_bg", "ok_line", "ok", "ok_text"),
    "did_not_attend": StateLook(
        say("Did not attend"), "user-x", "danger_bg", "danger_line", "danger", "danger_text", dashed=True, struck=True
    ),
    "cancelled": StateLook(say("Cancelled"), "x", "sunken", "line2", "edge", "text3", dashed=True, struck=True),
}
"""Every state by the value of `BookingState`."""

LEGEND = ("booked", "confirmed", "arrived", "in_room", "done", "did_not_attend")
"""The states that the line under the book explains, in the order of a visit."""
