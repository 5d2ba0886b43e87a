"""The languages that patients of the clinic speak."""

from __future__ import annotations

from luna_desktop.texts import Message, say

LANGUAGES: dict[str, Message] = {
    "en": say("English"),
    "hi": say("Hindi"),
    "kn": say("Kannada"),
    "ta": say("Tamil"),
    "te": say("Telugu"),
    "ml": say("Malayalam"),
    "mr": say("Marathi"),
    "bn": say("Bengali"),
    "gu": say("Gujarati"),
    "pa": say("Punjabi"),
    "ur": say("Urdu"),
    "or": say("Odia"),
    "as": say("Assamese"),
    "kok": say("Konkani"),
    "tcy": say("Tulu"),
}
"""ISO 639 codes, as a card keeps them, with the names shown."""
