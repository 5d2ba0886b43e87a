"""How each purpose is put to the patient: icon, short name and one sentence, in the second person."""

from __future__ import annotations

from dataclasses import dataclass

from luna_desktop.domain.consent import ConsentState, Purpose
from luna_desktop.domain.measures import show_day
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import Message, Translator, say
from luna_desktop.ui.patient_mode.form import Ask


@dataclass(frozen=True)
class RowWords:
    """A question as it stands on the turned screen."""

    icon: str
    title: Message
    sentence: Message


ROWS: dict[Purpose, RowWords] = {
    Purpose.CARE: RowWords(
        "stethoscope", say("Care and records"), say("To examine and treat you and keep your record")
    ),
    Purpose.SERVICE_MESSAGES: RowWords(
        "message-square",
        say("Messages about your visits"),
        say("About bookings, bills and results that are ready, without health details"),
    ),
    Purpose.REMINDERS: RowWords(
        "bell", say("Reminders"), say("To remind you when a visit is due, such as a check after treatment")
    ),
    Purpose.OFFERS: RowWords("tag", say("News and offers"), say("What is new at the clinic, and what it offers")),
    Purpose.SUGGESTIONS: RowWords(
        "lightbulb", say("Suggestions for you"), say("Treatments suggested from your record")
    ),
    Purpose.RESEARCH: RowWords(
        "flask-conical", say("Research"), say("Approved studies only, with your identity removed")
    ),
    Purpose.CLINICAL_PHOTOGRAPHS: RowWords(
        "camera", say("Photos for your care"), say("Only in your record, for the people who treat you")
    ),
    Purpose.TEACHING_PHOTOGRAPHS: RowWords(
        "graduation-cap",
        say("Photos for teaching"),
        say("For people who learn inside this clinic; your face and name are not shown"),
    ),
    Purpose.HEALTH_ACCOUNT: RowWords(
        "id-card", say("National health account"), say("To link your record with your ABHA number")
    ),
}
"""Sharing names a recipient and a photograph for the public is never offered: neither is asked about here."""


def title_of(ask: Ask, _: Translator) -> str:
    """Return the short name of a question."""
    return _.render(ROWS[ask.purpose].title)


def standing_words(ask: Ask, _: Translator) -> str:
    """Return the answer that stands so far, or nothing."""
    if not ask.stands or ask.since is None:
        return ""
    day = show_day(ask.since.astimezone(CLINIC_ZONE).date(), _)
    if ask.standing is ConsentState.GIVEN:
        return _("Your answer so far: yes, since {day}", day=day)
    return _("Your answer so far: no, since {day}", day=day)


def shown_sentences(asks: tuple[Ask, ...], _: Translator) -> tuple[str, ...]:
    """Return the sentences of the questions as they stood on the screen, in their order."""
    return tuple(f"{title_of(ask, _)}. {_.render(ROWS[ask.purpose].sentence)}" for ask in asks)
