"""Going through a filled-in form: the forms at the left, its answers by page, and what became of each."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from luna_desktop.domain.clinical.intake import PAGES
from luna_desktop.domain.clinical.intake_entries import OUTCOME_NAMES, Entry, Outcome
from luna_desktop.domain.measures import show_day
from luna_desktop.services.care.intake_review import Decided, Decision, Submission
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import OWN_NAMES, _, current, shown
from luna_desktop.ui.entries.frame import ChartFrame
from luna_desktop.ui.entries.side_list import SideItem, SideList
from luna_desktop.ui.intake.decision_field import Chosen, DecisionField, field_name
from luna_desktop.ui.widgets.buttons import Button
from luna_desktop.ui.widgets.cards import Card
from luna_desktop.ui.widgets.chips import Chip
from luna_desktop.ui.widgets.labels import hairline, words
from luna_desktop.ui.widgets.naming import named, styled
from luna_desktop.ui.widgets.painting import ChipSpec

_CHIPS = {
    Outcome.ACCEPTED: ("ok", "check"),
    Outcome.CHANGED: ("info", "pencil"),
    Outcome.NOT_TAKEN: ("neutral", "ban"),
}


class ReviewView(QWidget):
    """A passive view of what a patient filled in.

    Signals:
        picked: the number of a submission.
        back_wanted: back to the assessments.
    """

    picked = Signal(int)
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "intakeReview", _("Filled in by the patient"))
        self.frame = ChartFrame("intakeReviewFrame", _("Filled in by the patient"), save_text=_("Save decisions"))
        self.submissions = SideList("submissionList", _("Filled-in forms"))
        self.fields: dict[str, DecisionField] = {}
        self.shown: Submission | None = None
        self.can_decide = True
        self.title = words("", "title")
        self.note = words("", "caption", wrap=True)
        self.answered_by = words("", "strong", wrap=True)
        self.answered_by.setObjectName("answeredBy")
        self.count = Chip("", "neutral", "list-checks", name="reviewCount")
        self.back = Button(_("Back to lifestyle"), "backToLifestyleButton", icon="arrow-left", size="small")
        self.back.clicked.connect(self.back_wanted)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        self._build()
        self.submissions.picked.connect(lambda key: self.picked.emit(int(key)))
        self.frame.closed.connect(self.back_wanted)
        self.frame.dirty_changed.connect(lambda _dirty: self._show_count())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)

    def _build(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 14, 16, 18)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title)
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.back)
        column.addLayout(head)
        column.addWidget(self.answered_by)
        column.addWidget(self.note)
        column.addLayout(self._cards)
        column.addStretch(1)
        side = styled(named(QFrame(), "submissionSide", _("Filled-in forms")), cls="sidelist")
        side.setFixedWidth(204)
        at_side = QVBoxLayout(side)
        at_side.setContentsMargins(12, 14, 12, 14)
        at_side.setSpacing(6)
        at_side.addWidget(words(_("Filled-in forms"), "thead"))
        at_side.addWidget(self.submissions, 1)
        text = _("What the patient handed in never changes. Only what you take over stands in the record.")
        at_side.addWidget(words(text, "caption", wrap=True))
        self.frame.compose(page, side=side)

    def show_list(self, found: tuple[Submission, ...]) -> None:
        """Show the forms by day, those that wait marked."""
        items = []
        for each in found:
            left = len(each.waiting)
            note = _("{count} to go through", count=left) if left else _("Gone through")
            mark, tone = ("pencil", "accent_text") if left else ("check", "ok")
            items.append(SideItem(str(each.submission_id), _day(each), note, "", mark, tone))
        self.submissions.show_items(items)

    def show_submission(self, submission: Submission, *, can_decide: bool) -> None:
        """Show one form, with a decision to make at each answer that waits."""
        self.shown, self.can_decide = submission, can_decide
        self.frame.forget(*(field.name for field in self.fields.values()))
        self.fields = {}
        while (item := self._cards.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.title.setText(_("Filled in on {day}", day=_day(submission)))
        who = submission.answered_by
        self.answered_by.setText("" if who is None else shown(who.told))
        self.answered_by.setVisible(who is not None)
        language = OWN_NAMES.get(submission.language, submission.language)
        self.note.setText(
            _(
                "By the patient, in {language}; {name} had turned the screen. Wording {wording}. "
                "At each answer: 1 takes it over, 2 changes it, 3 does not take it over.",
                language=language,
                name=submission.turned_by,
                wording=submission.wording,
            )
        )
        for page in PAGES:
            keys = {question.key for question in page.questions}
            entries = [entry for entry in submission.entries if entry.question in keys]
            if entries:
                self._cards.addWidget(self._card(shown(page.title), page.key, page.icon, entries, submission))
        self.frame.track(*self.fields.values())
        self.frame.show_values({})
        self.frame.set_read_only(not can_decide)
        self.submissions.choose(str(submission.submission_id))
        self._show_count()

    def _card(self, title: str, key: str, icon: str, entries: list[Entry], submission: Submission) -> Card:
        card = Card(title, f"review_{key}", icon=icon)
        card.body().setSpacing(4)
        for at, entry in enumerate(entries):
            if at:
                card.add(hairline())
            decided = submission.decided.get(entry.key)
            if decided is not None:
                card.add(_decided(entry, decided))
                continue
            field = DecisionField(entry)
            field.edited.connect(self._show_count)
            self.fields[entry.key] = field
            card.add(field)
        return card

    def _show_count(self) -> None:
        if self.shown is None:
            return
        now = sum(bool(field.chosen().outcome) for field in self.fields.values())
        done = len(self.shown.entries) - len(self.fields) + now
        text = _("{done} of {count} decided", done=done, count=len(self.shown.entries))
        tone = "ok" if done == len(self.shown.entries) else "neutral"
        self.count.show_chip(ChipSpec(text, tone, "list-checks"))

    def decisions(self) -> tuple[Decision, ...]:
        """Return what is decided now."""
        chosen: dict[str, Chosen] = {key: field.chosen() for key, field in self.fields.items()}
        return tuple(
            Decision(key, Outcome(each.outcome), each.value, each.reason)
            for key, each in chosen.items()
            if each.outcome
        )

    def start(self) -> None:
        """Put the keyboard on the first answer that waits."""
        first = next(iter(self.fields.values()), None)
        (first.control if first is not None else self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong at the answers named; the rest in the banner."""
        by_field = {field_name(self.fields[key].entry): text for key, text in problems.items() if key in self.fields}
        self.frame.show_problems(by_field)
        self.show_trouble(" ".join(text for key, text in problems.items() if key not in self.fields), tone="warn")

    def show_trouble(self, text: str, *, tone: str = "danger") -> None:
        """Show a sentence in the banner; empty takes it away."""
        self.frame.banner.say(tone, text)

    def show_stale(self, text: str, theirs: object) -> None:
        """Say that something changed meanwhile."""
        del theirs
        self.show_trouble(text, tone="warn")


def _day(submission: Submission) -> str:
    return show_day(submission.at.astimezone(CLINIC_ZONE).date(), current()).replace("-", "\u2011")


def _decided(entry: Entry, decided: Decided) -> QWidget:
    """Return an answer with what became of it, by whom and why."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 6, 0, 6)
    row.setSpacing(12)
    lines = QVBoxLayout()
    lines.setSpacing(1)
    lines.addWidget(words(entry.ask, "caption", wrap=True))
    lines.addWidget(words(entry.words, "strong", wrap=True))
    if decided.reason:
        lines.addWidget(words(decided.reason, "caption", wrap=True))
    row.addLayout(lines, 1)
    tone, icon = _CHIPS[decided.outcome]
    chip = Chip("", name=f"{field_name(entry)}Chip")
    chip.show_chip(ChipSpec(shown(OUTCOME_NAMES[decided.outcome]), tone, icon))
    row.addWidget(words(decided.by, "caption"), 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
    return holder
