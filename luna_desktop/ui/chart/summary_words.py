"""What the Summary's cards say of a chart: rows and labelled values, without any widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from luna_desktop.domain.clinical.history import (
    ALLERGY_STATE_NAMES,
    CERTAINTY_NAMES,
    CONDITION_STATUS_NAMES,
    SEVERITY_NAMES,
    Allergy,
    AllergyReview,
    AllergyState,
    Certainty,
    Condition,
    ConditionStatus,
    Medicine,
    Severity,
)
from luna_desktop.domain.clinical.lifestyle import Lifestyle
from luna_desktop.domain.clinical.lifestyle_derived import pack_years
from luna_desktop.domain.clinical.lifestyle_words import ROW_NAMES, answer_words
from luna_desktop.domain.clinical.results import STATE_NAMES as RESULT_STATE_NAMES
from luna_desktop.domain.clinical.results import ResultState
from luna_desktop.domain.clinical.skin import FITZPATRICK_NAMES, SKIN_TYPE_NAMES, SkinProfile, SkinType
from luna_desktop.domain.clinical.visits import KIND_NAMES, VisitState
from luna_desktop.domain.clinical.visits import STATE_NAMES as VISIT_STATE_NAMES
from luna_desktop.domain.consent import PURPOSE_NAMES, STATE_NAMES, ConsentState, Purpose
from luna_desktop.domain.facts import FactStatus
from luna_desktop.domain.measures import show_day
from luna_desktop.services.care.chart import Chart
from luna_desktop.services.care.scores import standings
from luna_desktop.services.care.visit_lists import VisitPart
from luna_desktop.services.facts import Known
from luna_desktop.services.privacy.consent_lines import ConsentLine
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import Message, _, current, shown
from luna_desktop.ui.widgets.painting import ChipSpec


@dataclass(frozen=True)
class SummaryRow:
    """One row of a card: words, a quiet second line, words at the side, a chip."""

    text: str
    note: str = ""
    aside: str = ""
    chip: ChipSpec | None = None


@dataclass(frozen=True)
class CardWords:
    """What a card shows: rows, the sentence for none, and a note under them."""

    rows: tuple[SummaryRow, ...]
    empty: str = ""
    note: str = ""


_STATUS_CHIPS = {
    ConditionStatus.ACTIVE: ("accent", ""),
    ConditionStatus.CONTROLLED: ("ok", "check"),
    ConditionStatus.RECURRING: ("warn", ""),
    ConditionStatus.UNKNOWN: ("neutral", ""),
}
_SEVERITY_CHIPS = {
    Severity.SEVERE: ("solid", "circle-alert"),
    Severity.MODERATE: ("danger", "triangle-alert"),
    Severity.MILD: ("warn", ""),
    Severity.UNKNOWN: ("neutral", ""),
}
_ALWAYS_TOLD = (Purpose.CARE, Purpose.CLINICAL_PHOTOGRAPHS)
_CONSENT_CHIPS = {
    ConsentState.GIVEN: ("ok", "check"),
    ConsentState.REFUSED: ("priv", "eye-off"),
    ConsentState.WITHDRAWN: ("priv", "eye-off"),
    ConsentState.DEFERRED: ("warn", "clock"),
    ConsentState.OFFERED: ("warn", "file-pen"),
    ConsentState.NOT_ASKED: ("warn", "file-pen"),
    ConsentState.EXPIRED: ("warn", "clock"),
    ConsentState.LAPSED: ("warn", "clock"),
}


def _current(known: tuple[Known, ...]) -> list[Known]:
    return [each for each in known if each.status is FactStatus.CURRENT]


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def allergy_rows(chart: Chart) -> CardWords:
    """Return the standing allergies, severe ones first, or what is known of there being none."""
    bodies = [each.body for each in _current(chart.allergies) if isinstance(each.body, Allergy)]
    standing = [body for body in bodies if body.certainty is not Certainty.REFUTED]
    standing.sort(key=lambda body: body.severity is not Severity.SEVERE)
    rows = tuple(_allergy_row(body) for body in standing)
    review = chart.allergy_state.body if chart.allergy_state else AllergyReview()
    checked = review.confirmed_on.shown(current()) if review.confirmed_on else ""
    empty = {
        AllergyState.NEVER_ASKED: _("Never asked. Ask about allergies before any treatment."),
        AllergyState.ASKED_UNKNOWN: _("Asked, not known."),
    }.get(review.state, shown(ALLERGY_STATE_NAMES[review.state]))
    return CardWords(rows, empty, _("Checked {date}", date=checked) if checked else "")


def _allergy_row(body: Allergy) -> SummaryRow:
    tone, icon = _SEVERITY_CHIPS[body.severity]
    since = _("since {date}", date=body.since.shown(current())) if body.since else ""
    return SummaryRow(
        body.trigger.text,
        _joined(body.reaction, shown(CERTAINTY_NAMES[body.certainty]), since),
        chip=ChipSpec(
            _("Severity not known") if body.severity is Severity.UNKNOWN else shown(SEVERITY_NAMES[body.severity]),
            tone,
            icon,
        ),
    )


def condition_rows(chart: Chart) -> CardWords:
    """Return the conditions that are not resolved, and how many are left out."""
    bodies = [each.body for each in _current(chart.conditions) if isinstance(each.body, Condition)]
    standing = [body for body in bodies if body.status is not ConditionStatus.RESOLVED]
    rows = tuple(
        SummaryRow(
            body.what.text,
            _joined(body.site, _("since {date}", date=body.since.shown(current())) if body.since else ""),
            body.what.code,
            ChipSpec(shown(CONDITION_STATUS_NAMES[body.status]), *_STATUS_CHIPS[body.status]),
        )
        for body in standing
    )
    left_out = len(bodies) - len(standing)
    note = _("Resolved, not shown here: {count}", count=left_out) if left_out else ""
    return CardWords(rows, _("No conditions recorded."), note)


def medicine_rows(chart: Chart) -> CardWords:
    """Return the medicines that were not stopped."""
    bodies = [each.body for each in _current(chart.medicines) if isinstance(each.body, Medicine)]
    standing = [body for body in bodies if body.stopped is None]
    rows = tuple(
        SummaryRow(
            " ".join(part for part in (body.what.text, body.strength) if part),
            _joined(
                body.frequency,
                body.site,
                _("since {date}", date=body.started.shown(current())) if body.started else "",
            ),
        )
        for body in standing
    )
    left_out = len(bodies) - len(standing)
    note = _("Stopped, not shown here: {count}", count=left_out) if left_out else ""
    return CardWords(rows, _("No medicines recorded."), note)


def skin_pairs(chart: Chart) -> tuple[list[tuple[str, str]], str]:
    """Return skin, scores and habits as labelled values, and the day on which habits were asked."""
    pairs = [*_skin_type(chart), *_score_pairs(chart)]
    habits, note = _habit_pairs(chart)
    return [*pairs, *habits], note


def _skin_type(chart: Chart) -> list[tuple[str, str]]:
    known = chart.single("skin_profile")
    if known is None or not isinstance(known.body, SkinProfile):
        return []
    body = known.body
    pairs = [(_("Fitzpatrick type"), shown(FITZPATRICK_NAMES[body.fitzpatrick]))]
    if body.skin_type is not SkinType.UNKNOWN:
        pairs.append((_("Skin type"), shown(SKIN_TYPE_NAMES[body.skin_type])))
    return pairs


def _score_pairs(chart: Chart) -> list[tuple[str, str]]:
    """Return the two scores taken last with what they were before."""
    pairs = []
    for standing in standings(chart)[:2]:
        last, was = standing.last, standing.was
        if last is None or not last.body.value:
            continue
        label = standing.score.short
        if not standing.score.is_stage:
            label = _("{score} ({least}–{most})", score=label, least=standing.score.least, most=standing.score.most)
        value = str(last.body.value)
        pairs.append((label, _("{value}, was {before}", value=value, before=was.body.value) if was else value))
    return pairs


_HABITS = ("sleep_hours", "exercise", "stress", "sun_hours", "sunscreen", "smoking", "smokeless", "diet")
"""The questions about habits that the summary answers."""


def _text(words: Message | str) -> str:
    return shown(words) if isinstance(words, Message) else words


def _habit_pairs(chart: Chart) -> tuple[list[tuple[str, str]], str]:
    bodies = [each.body for each in _current(chart.lifestyle) if isinstance(each.body, Lifestyle)]
    if not bodies:
        return [], ""
    newest = bodies[0]
    pairs = [(shown(ROW_NAMES[row]), _text(answer_words(newest, row))) for row in _HABITS]
    if pack_years(newest).value is not None:
        pairs.append((_("Pack-years, worked out"), f"{pack_years(newest).value:.1f}"))
    return pairs, _("Asked {date}", date=newest.asked_on.shown(current()))


def visit_rows(part: VisitPart) -> tuple[SummaryRow, ...]:
    """Return the newest visits: what was done or concluded, who held it, and on which day."""
    looks = {VisitState.DRAFT: ("warn", "file-pen"), VisitState.ENTERED_IN_ERROR: ("danger", "trash-2")}
    chips = {state: ChipSpec(shown(VISIT_STATE_NAMES[state]), *look) for state, look in looks.items()}
    return tuple(
        SummaryRow(
            header.headline or shown(KIND_NAMES[header.kind]),
            _joined(
                show_day(header.started_at.astimezone(CLINIC_ZONE).date(), current()),
                header.practitioner,
                header.elsewhere,
            ),
            chip=chips.get(header.state),
        )
        for header in part.headers
    )


def result_rows(results: Sequence[Known]) -> tuple[SummaryRow, ...]:
    """Return the results that wait for a review or for the patient to be told, and orders that are not in."""
    chips = {
        ResultState.RECEIVED: ("danger", "circle-alert"),
        ResultState.REVIEWED: ("warn", "phone"),
        ResultState.ORDERED: ("neutral", "clock"),
    }
    waiting = [each.body for each in results if each.body.state in chips]
    waiting.sort(key=lambda body: list(chips).index(body.state))
    return tuple(
        SummaryRow(
            body.what.text, body.laboratory, chip=ChipSpec(shown(RESULT_STATE_NAMES[body.state]), *chips[body.state])
        )
        for body in waiting
    )


def consent_rows(lines: tuple[ConsentLine, ...]) -> list[SummaryRow]:
    """Return where each purpose stands that was answered, and care and photographs in any case."""
    return [
        SummaryRow(
            line.recipient or shown(PURPOSE_NAMES[line.purpose]),
            _joined(
                show_day(line.at.astimezone(CLINIC_ZONE).date(), current()) if line.at else "",
                _("notice version {number}", number=line.notice_version) if line.notice_version else "",
            ),
            chip=ChipSpec(shown(STATE_NAMES[line.state]), *_CONSENT_CHIPS[line.state]),
        )
        for line in lines
        if line.state is not ConsentState.NOT_ASKED or line.purpose in _ALWAYS_TOLD
    ]
