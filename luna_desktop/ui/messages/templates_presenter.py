"""What the view of templates does: reads, looks at the words while they are typed, saves, approves, makes an offer."""

from __future__ import annotations

import secrets

from luna_desktop.domain.access import Permission
from luna_desktop.domain.messages.classes import FIXED, SELDOM, MessageClass
from luna_desktop.domain.messages.lint import Fault, Finding, lint, without
from luna_desktop.domain.messages.placeholders import fill
from luna_desktop.services.drafts import DraftPlace
from luna_desktop.services.messages.templates import (
    EditedText,
    Sample,
    Standing,
    TemplateLine,
    TemplateText,
    TextApproval,
    TextPlace,
    approve_template,
    edit_template,
    list_templates,
    read_sample,
    read_template,
    retire_template,
)
from luna_desktop.services.messages.words import opt_out_line, word_lists
from luna_desktop.texts import LANGUAGES, _
from luna_desktop.ui.context import Context
from luna_desktop.ui.drafting import DraftKeeper, typed_values
from luna_desktop.ui.messages.template_panel import Preview, TextShown
from luna_desktop.ui.messages.templates_view import TemplatesView
from luna_desktop.ui.messages.wording import size_words
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import Question

ORIGINAL = LANGUAGES[0]
_MOST_FIXES = 50


class TemplatesPresenter(Presenter):
    """Stands between the view and the use cases of templates."""

    def __init__(self, view: TemplatesView, context: Context) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._panel, self._context = view, view.panel, context
        self._may_edit = context.actor.may(Permission.DRAFT_TEMPLATES)
        self._place = TextPlace("", ORIGINAL)
        self._text: TemplateText | None = None
        self._sample: Sample | None = None
        self._lines: tuple[TemplateLine, ...] = ()
        self._drafts = DraftKeeper(view.panel, context, DraftPlace("message text"))
        view.chosen.connect(self._choose)
        panel = view.panel
        panel.language_chosen.connect(lambda language: self._read(TextPlace(self._place.key, language)))
        panel.typed.connect(self._look)
        panel.take_out_wanted.connect(self._take_out)
        panel.save_wanted.connect(self._save)
        panel.approve_wanted.connect(self._ask_to_approve)
        panel.retire_wanted.connect(self._ask_to_retire)
        panel.offer_wanted.connect(self._ask_for_offer)

    def load(self) -> None:
        """Read the list, and somebody to show texts for."""
        self.ask("sample", self._context.job(read_sample, None), self._take_sample)
        self.ask("list", self._context.job(list_templates, None), self._show_list)

    def _take_sample(self, sample: Sample) -> None:
        self._sample = sample
        self._look()

    def _show_list(self, lines: tuple[TemplateLine, ...]) -> None:
        self._lines = lines
        self._view.show_list(lines)
        waiting = sum(ORIGINAL in line.waiting and ORIGINAL not in line.in_use for line in lines)
        if waiting == 1:
            self._view.show_trouble(_("1 template is not approved, so nothing is sent with it."), tone="info")
        elif waiting:
            said = _("{count} templates are not approved, so nothing is sent with them.", count=waiting)
            self._view.show_trouble(said, tone="info")
        else:
            self._view.show_trouble("")

    def _choose(self, line: TemplateLine | None) -> None:
        if line is not None and line.key != self._place.key:
            self._read(TextPlace(line.key, self._place.language))

    def _read(self, place: TextPlace) -> None:
        self._panel.flush_draft()
        self._place = place
        self.ask("text", self._context.job(read_template, place), self._show_text)

    def _show_text(self, versions: tuple[TemplateText, ...]) -> None:
        """Show what waits for a decision, else what is in use, else what would be written first."""
        newest = versions[0] if versions else None
        in_use = next((one for one in versions if one.standing is Standing.IN_USE), None)
        waits = newest is not None and newest.standing is Standing.WAITING and (newest.version > 0 or in_use is None)
        text = newest if waits else in_use or newest or self._unwritten()
        if text is None:
            return
        self._text = text
        self._panel.show_text(TextShown(text, self._may_change(text), text.klass in FIXED))
        self._panel.spoken.setText(_("Each person gets their own language where it is approved, else English."))
        self._look()
        self._drafts.move_to(DraftPlace(f"message text {self._place.key} {self._place.language}"))
        if self._may_change(text):
            self._drafts.offer(lambda draft: self._show_draft(typed_values(draft)))

    def _show_draft(self, values: dict[str, object]) -> None:
        self._panel.show_draft(values)
        self._panel.show_draft_kept(_("This is what you typed and did not save."))
        self._look()

    def _unwritten(self) -> TemplateText | None:
        line = next((one for one in self._lines if one.key == self._place.key), None)
        if line is None:
            return None
        return TemplateText(line.key, line.klass, line.name, self._place.language, "", "", Standing.WAITING)

    def _may_change(self, text: TemplateText) -> bool:
        offers = self._context.actor.may(Permission.SEND_OFFERS)
        return self._may_edit and text.klass not in FIXED and (text.klass not in SELDOM or offers)

    def _look(self) -> None:
        """Look at the words as they stand in the field."""
        text = self._text
        if text is None:
            return
        typed, subject = self._panel.body.text(), str(self._panel.subject.value())
        findings = self._findings(text.klass, typed)
        also = len(self._findings(text.klass, subject))
        self._panel.subject.show_problem(_("Take out the words about health, offers or links.") if also else "")
        self._panel.show_words(
            findings, self._title(text, len(findings)), self._preview(text, typed), may_change=self._may_change(text)
        )
        self._panel.show_steps(
            text.standing,
            is_typed=bool(self._panel.changed_names()),
            faults=len(findings) + also,
            may_edit=self._may_edit and (text.klass not in SELDOM or self._context.actor.may(Permission.SEND_OFFERS)),
            can_be_offer=self._can_be_offer(text, findings),
        )

    def _findings(self, klass: MessageClass, typed: str) -> tuple[Finding, ...]:
        own = self._sample.values.clinic if self._sample is not None else ""
        return lint(klass, typed, word_lists(), own_name=own)

    def _can_be_offer(self, text: TemplateText, findings: tuple[Finding, ...]) -> bool:
        offers = any(one.fault in {Fault.OFFER, Fault.PRICE, Fault.LINK} for one in findings)
        return offers and text.klass is not MessageClass.OFFER and self._context.actor.may(Permission.SEND_OFFERS)

    @staticmethod
    def _title(text: TemplateText, count: int) -> str:
        if text.klass is MessageClass.REMINDER and count == 1:
            return _("1 thing to fix before it can be a reminder")
        if text.klass is MessageClass.REMINDER:
            return _("{count} things to fix before it can be a reminder", count=count)
        if count == 1:
            return _("1 thing to fix before it can be sent")
        return _("{count} things to fix before it can be sent", count=count)

    def _preview(self, text: TemplateText, typed: str) -> Preview:
        """Return how a patient would see the text once everything that must go is gone."""
        sample = self._sample
        if sample is None:
            return Preview("", "", "")
        clean = typed
        for _turn in range(_MOST_FIXES):
            findings = self._findings(text.klass, clean)
            if not findings:
                break
            clean = without(clean, findings[0])
        if text.klass is MessageClass.OFFER:
            clean = f"{clean}\n{opt_out_line(text.language)}"
        said = fill(clean, sample.values)
        name = sample.patient or _("a patient")
        after = clean != typed and text.klass is not MessageClass.OFFER
        title = _("After the fixes, {name} sees", name=name) if after else _("{name} sees", name=name)
        return Preview(title, said, size_words(said))

    def _take_out(self, finding: Finding) -> None:
        self._panel.body.show_value(without(self._panel.body.text(), finding))
        self._panel.body.edited.emit()
        button = self._panel.lint.first()
        (button or self._panel.body.edit).setFocus()

    def _save(self) -> None:
        text = self._text
        if text is None:
            return
        values = self._panel.values()
        edited = EditedText(
            text.key, self._place.language, str(values["subject"]), str(values["body"]), text.klass, text.name
        )
        self.act(self._context.job(edit_template, edited), self._saved)

    def _saved(self, saved: TemplateText) -> None:
        self._drafts.done()
        self._context.navigation.saved(_("The text waits for approval."))
        self._place = TextPlace(saved.key, saved.language)
        self._again()

    def _again(self) -> None:
        self._panel.show_values({"subject": "", "body": ""})
        self.ask("list", self._context.job(list_templates, None), self._show_list)
        self.ask("text", self._context.job(read_template, self._place), self._show_text)

    def _ask_to_approve(self) -> None:
        question = Question(
            _("Approve this text?"),
            _("You have read it in this language. From now on patients can be sent exactly these words."),
            _("Approve"),
        )
        self._context.prompts.confirm(question, lambda yes: self._decide(approve_template, yes=yes))

    def _ask_to_retire(self) -> None:
        question = Question(
            _("Take this text out of use?"),
            _("Messages that wait with it are not sent. What was sent stays in the log."),
            _("Take out of use"),
            danger=True,
        )
        self._context.prompts.confirm(question, lambda yes: self._decide(retire_template, yes=yes))

    def _decide(self, case: object, *, yes: bool) -> None:
        text = self._text
        if not yes or text is None:
            return
        approval = TextApproval(TextPlace(text.key, text.language), text.sha256)
        chosen = approve_template if case is approve_template else retire_template
        self.act(self._context.job(chosen, approval), self._decided)

    def _decided(self, _text: TemplateText) -> None:
        self._context.navigation.saved(_("The decision is kept."))
        self._again()

    def _ask_for_offer(self) -> None:
        """Ask for the honest other way: a template of its own, sent only to who said yes to offers."""
        question = Question(
            _("Make it an offer?"),
            _(
                "A new template of the class Offer is made with these words. It goes only to people who said yes to "
                "offers, and ends with how to stop them. This template stays as it was saved last."
            ),
            _("Make an offer"),
        )
        self._context.prompts.confirm(question, lambda yes: self._make_offer(yes=yes))

    def _make_offer(self, *, yes: bool) -> None:
        if not yes or self._text is None:
            return
        name = _("Offer: {name}", name=self._text.name)
        body = self._panel.body.text()
        for finding in reversed(lint(MessageClass.OFFER, body, word_lists())):
            body = without(body, finding)
        subject = str(self._panel.subject.value())
        for finding in reversed(lint(MessageClass.OFFER, subject, word_lists())):
            subject = without(subject, finding)
        edited = EditedText(
            f"own-{secrets.token_hex(4)}", self._place.language, subject, body, MessageClass.OFFER, name
        )
        self.act(self._context.job(edit_template, edited), self._offer_made)

    def _offer_made(self, made: TemplateText) -> None:
        self._drafts.done()
        self._context.navigation.saved(_("The offer is a template of its own, and waits for approval."))
        self._place = TextPlace(made.key, made.language)
        self._again()
        self._view.table.choose(made.key)
