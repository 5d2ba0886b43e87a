"""What the page of treatment texts does: lists, reads, approves, edits and takes out of use."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import Permission
from luna_desktop.domain.clinical.care_texts import TextKind, TextStanding, from_words
from luna_desktop.services.care.care_texts import (
    ORIGINAL,
    Approval,
    NewText,
    OpenedCareText,
    TextPlace,
    approve_care_text,
    edit_care_text,
    list_care_texts,
    read_care_text,
    retire_care_text,
)
from luna_desktop.texts import _
from luna_desktop.ui.care_texts.view import CareTextsView
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import Question


class CareTextsPresenter(Presenter):
    """Stands between the page and the use cases of texts."""

    def __init__(self, view: CareTextsView, context: Context) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context = view, context
        self._may_decide = context.actor.may(Permission.APPROVE_CARE_TEXT)
        self._kind, self._subject, self._language = TextKind.CONSENT, "", ORIGINAL
        self._text: OpenedCareText | None = None
        view.kind_chosen.connect(self._choose_kind)
        view.chosen.connect(self._choose)
        view.language_chosen.connect(self._choose_language)
        view.approve_wanted.connect(self._ask_to_approve)
        view.retire_wanted.connect(self._ask_to_retire)
        view.edit_wanted.connect(self._edit)
        view.saved.connect(self._save)
        view.edit_left.connect(lambda: view.show_text(self._text, may_decide=self._may_decide))

    def load(self) -> None:
        """Read the list."""
        self.ask("list", self._context.job(list_care_texts, self._kind), self._show_list)

    def _show_list(self, texts: tuple[OpenedCareText, ...]) -> None:
        originals = [text for text in texts if text.place.language == ORIGINAL]
        self._view.show_list(originals)
        waiting = sum(text.standing is TextStanding.WAITING for text in originals)
        said = _(
            "{count} texts are not approved. Patients see none of them before a doctor approves it.", count=waiting
        )
        self._view.show_trouble(said if waiting else "", tone="info")
        if not self._subject and originals:
            self._choose(originals[0])

    def _choose_kind(self, kind: TextKind) -> None:
        self._kind, self._subject = kind, ""
        self.load()

    def _choose(self, text: OpenedCareText | None) -> None:
        if text is not None and text.place.kind is self._kind:
            self._subject = text.place.subject
            self._read()

    def _choose_language(self, language: str) -> None:
        self._language = language
        self._read()

    def _place(self) -> TextPlace:
        return TextPlace(self._kind, self._subject, self._language)

    def _read(self) -> None:
        self.ask("text", self._context.job(read_care_text, self._place()), self._show_text)

    def _show_text(self, versions: tuple[OpenedCareText, ...]) -> None:
        """Show what waits for a decision first, else what is in use."""
        waiting = next((one for one in versions if one.standing is TextStanding.WAITING), None)
        in_use = next((one for one in versions if one.standing is TextStanding.IN_FORCE), None)
        newest = versions[0] if versions else None
        newer = waiting is not None and (in_use is None or waiting.version > in_use.version)
        self._text = waiting if newer else in_use or newest
        self._view.show_text(self._text, may_decide=self._may_decide)

    def _ask_to_approve(self) -> None:
        text = self._text
        if text is None:
            return
        question = Question(
            _("Approve this text?"),
            _("You have read it in this language. From now on patients are given exactly these words."),
            _("Approve"),
        )
        approval = Approval(text.place, text.sha256)

        def answered(yes: bool) -> None:
            if yes:
                self.act(self._context.job(approve_care_text, approval), self._decided)

        self._context.prompts.confirm(question, answered)

    def _ask_to_retire(self) -> None:
        text = self._text
        if text is None:
            return
        question = Question(
            _("Take this text out of use?"),
            _("Nobody is given it from now on. What patients signed stays."),
            _("Take out of use"),
            danger=True,
        )
        approval = Approval(text.place, text.sha256)

        def answered(yes: bool) -> None:
            if yes:
                self.act(self._context.job(retire_care_text, approval), self._decided)

        self._context.prompts.confirm(question, answered)

    def _decided(self, _text: OpenedCareText) -> None:
        self._context.navigation.saved(_("The decision is kept."))
        self.load()
        self._read()

    def _edit(self) -> None:
        text = self._text or OpenedCareText(self._place(), from_words("", ""), "", TextStanding.WAITING)
        self._view.show_form(text)

    def _save(self, title: str, typed: str) -> None:
        new = NewText(self._place(), from_words(title, typed))
        self.act(self._context.job(edit_care_text, new), self._saved)

    def _saved(self, _text: OpenedCareText) -> None:
        self._view.form.mark_saved()
        self._context.navigation.saved(_("The text waits for approval."))
        self.load()
        self._read()


def build_page(context: Context) -> QWidget:
    """Build the page and begin to read."""
    view = CareTextsView()
    CareTextsPresenter(view, context).load()
    return view
