"""How versions, their steps and what patients were given are put into words and chips."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from luna_desktop.domain.languages import LANGUAGES
from luna_desktop.domain.measures import show_day
from luna_desktop.domain.notices import DOCUMENT_NAMES, OUTCOME_NAMES, TEXT_STATES, Document, Outcome, TextState
from luna_desktop.services.privacy.notice_texts import LanguageLine, TextStep, VersionLine
from luna_desktop.services.privacy.receipts import GivenCount
from luna_desktop.texts import OWN_NAMES, _, current, shown
from luna_desktop.ui.privacy.wording import moment
from luna_desktop.ui.widgets.painting import ChipSpec

_STATES = {
    TextState.DRAFTED: ("neutral", "pencil"),
    TextState.REVIEWED: ("info", "eye"),
    TextState.APPROVED: ("warn", "clock"),
    TextState.PUBLISHED: ("ok", "circle-check"),
}
_OUTCOMES = {
    Outcome.SIGNED: ("ok", "signature"),
    Outcome.ACKNOWLEDGED: ("ok", "circle-check"),
    Outcome.REFUSED: ("priv", "ban"),
    Outcome.UNABLE: ("warn", "circle-alert"),
    Outcome.DEFERRED: ("warn", "clock"),
}


def language_name(language: str) -> str:
    """Return a language in its own words where texts can be written in it, else its name."""
    if language in OWN_NAMES:
        return OWN_NAMES[language]
    return shown(LANGUAGES[language]) if language in LANGUAGES else language


def state_chip(line: VersionLine) -> ChipSpec:
    """Return where a version stands: icon and words."""
    if line.state is TextState.PUBLISHED:
        if line.is_in_force:
            return ChipSpec(_("In force"), "ok", "circle-check")
        return ChipSpec(_("Replaced"), "neutral", "archive")
    if line.state is TextState.APPROVED:
        return ChipSpec(_("To be published"), "warn", "clock")
    tone, icon = _STATES[line.state]
    return ChipSpec(shown(TEXT_STATES[line.state]), tone, icon)


def language_chip(each: LanguageLine, *, is_original: bool, short: bool = False) -> ChipSpec:
    """Return where one language of a version stands; a short one fits into a table."""
    name = language_name(each.language)
    if each.is_published:
        return ChipSpec(name, "ok", "circle-check")
    if is_original:
        return ChipSpec(name, "neutral", "file-text")
    if each.is_translation_approved:
        return ChipSpec(_("{language}: approved", language=name), "info", "languages")
    text = _("{language}: waits", language=name) if short else _("{language}: to be approved", language=name)
    return ChipSpec(text, "warn", "languages")


def version_title(line: VersionLine) -> str:
    """Return which version of which document."""
    return _("{document}, version {number}", document=shown(DOCUMENT_NAMES[line.document]), number=line.version)


def revised_words(line: VersionLine) -> str:
    """Return the date that stands on a version, or that it has none yet."""
    return day(line.revised_on) if line.revised_on is not None else _("Not published")


def day(when: date) -> str:
    """Return a day as the clinic writes it."""
    return show_day(when, current())


def material_words(line: VersionLine) -> str:
    """Return whether patients have to be given the version."""
    if line.is_material:
        return _("A change that matters: every patient is given this version.")
    return _("A small change: nobody has to be told anew.")


def step_words(step: TextStep) -> str:
    """Return who took a step, when, and whether it still counts."""
    state = shown(TEXT_STATES[step.state])
    if step.language:
        text = _(
            "{state} ({language}), {name}, {time}",
            state=state,
            language=language_name(step.language),
            name=step.by,
            time=moment(step.at),
        )
    else:
        text = _("{state}, {name}, {time}", state=state, name=step.by, time=moment(step.at))
    return text if step.counts else _("{step}. The text was changed after that.", step=text)


def outcome_chip(outcome: Outcome) -> ChipSpec:
    """Return what came of giving a version."""
    tone, icon = _OUTCOMES[outcome]
    return ChipSpec(shown(OUTCOME_NAMES[outcome]), tone, icon)


def given_words(counts: Sequence[GivenCount]) -> str:
    """Return to how many patients a version was given, and how many would or could not take it."""
    taken = sum(each.patients for each in counts if each.outcome in {Outcome.SIGNED, Outcome.ACKNOWLEDGED})
    others = sum(each.patients for each in counts) - taken
    if not others:
        return _("Given: {count}", count=taken)
    return _("Given: {count}, not taken: {others}", count=taken, others=others)


def summary_words(lines: Sequence[VersionLine], document: Document) -> str:
    """Return in a line which version is in force."""
    now = next((line for line in lines if line.is_in_force), None)
    name = shown(DOCUMENT_NAMES[document])
    if now is None or now.revised_on is None:
        return _("{document}: nothing is published.", document=name)
    return _(
        "{document}: version {number} of {day} is in force.", document=name, number=now.version, day=day(now.revised_on)
    )
