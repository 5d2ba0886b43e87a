"""What the Notices page does to write a text: begins versions, keeps drafts, saves, and takes texts in from files."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from luna_desktop.domain.errors import LunaError
from luna_desktop.domain.notices import Document, as_markdown
from luna_desktop.services.drafts import DraftPlace, KeptDraft
from luna_desktop.services.privacy.notice_texts import ORIGINAL, OpenedText, TextPlace, VersionLine
from luna_desktop.services.privacy.notices import (
    DraftText,
    ImportedText,
    import_text,
    read_version,
    save_draft,
    start_version,
)
from luna_desktop.texts import Translator, _
from luna_desktop.ui.context import Context
from luna_desktop.ui.drafting import DraftKeeper, typed_values
from luna_desktop.ui.notices.draft_form import DraftForm
from luna_desktop.ui.notices.presenter import NoticesPresenter
from luna_desktop.ui.notices.view import NoticesView
from luna_desktop.ui.notices.wording import language_name
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import FileChoice, Question

MOST_BYTES = 4_000_000
"""A text that is longer than this is not read at all; the longest that is kept has 400,000 characters."""


class WritingPresenter(Presenter):
    """Stands between the form of a text and its use cases."""

    def __init__(self, view: NoticesView, context: Context, versions: NoticesPresenter) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context, self._versions = view, context, versions
        self._drafts: DraftKeeper | None = None
        view.new_wanted.connect(self._begin)
        view.import_wanted.connect(self._start_import)
        view.panel.details.write_wanted.connect(self._write)
        view.panel.import_form.submitted.connect(lambda _values: self._choose_file())
        view.panel.import_form.closed.connect(self._leave_import)

    def _begin(self) -> None:
        def begun(line: VersionLine) -> None:
            self._context.navigation.saved(_("Version {number} is begun.", number=line.version))
            self._versions.start(line.version)
            self._open(TextPlace(line.document, line.version))

        self.act(self._context.job(start_version, self._view.document()), begun)

    def _write(self, language: str) -> None:
        line = self._view.table.current()
        if line is not None:
            self._open(TextPlace(line.document, line.version, language))

    def _open(self, place: TextPlace) -> None:
        mine, original = self._context.job(read_version, place), TextPlace(place.document, place.version)
        is_translation = place.language != ORIGINAL
        first = self._context.job(read_version, original) if is_translation else None
        self.ask("text to write", lambda: (mine(), first() if first is not None else None), self._show)

    def _show(self, read: tuple[OpenedText, OpenedText | None]) -> None:
        text, original = read
        markdown = as_markdown(original.body, Translator(ORIGINAL)) if original is not None else ""
        form = DraftForm(text.place, markdown)
        form.show_text(text)
        form.save_wanted.connect(lambda _values: self._save(form))
        form.back_wanted.connect(partial(self._go_back, form))
        form.closed.connect(partial(self._leave, form))
        form.discard_wanted.connect(partial(self._ask_to_discard, form))
        place = text.place
        name = f"notices {place.document.value} {place.version} {place.language}"
        self._drafts = DraftKeeper(form, self._context, DraftPlace(name))
        self._drafts.set_base_version(text.number)
        self._drafts.offer(partial(self._lay_over, form))
        self._view.open_page(form)
        form.go_to("text" if place.document is Document.POLICY else "title")

    def _lay_over(self, form: DraftForm, draft: KeptDraft) -> None:
        """Bring typing back; where somebody saved the text meanwhile, say so before it is saved over."""
        form.show_draft(typed_values(draft))
        if draft.base_version != form.number:
            form.banner.say("warn", _("Somebody else saved this text after you typed. Compare before you save."))

    def _save(self, form: DraftForm) -> None:
        form.set_saving(True)
        draft = DraftText(form.place, form.body(), form.number)

        def saved(_text: OpenedText) -> None:
            form.set_saving(False)
            self._context.navigation.saved(
                _("The draft in {language} is saved.", language=language_name(form.place.language))
            )
            self._close(form)
            self._versions.start()

        self.act(self._context.job(save_draft, draft), saved)

    def _go_back(self, form: DraftForm) -> None:
        if form.is_dirty():
            self._ask_to_discard(form, form.change_count())
        else:
            self._leave(form)

    def _ask_to_discard(self, form: DraftForm, count: int) -> None:
        question = Question(
            _("Discard what you typed here?"),
            _("Changed fields: {count}. The text stays as it was saved last.", count=count),
            _("Discard changes"),
            danger=True,
        )
        self._context.prompts.confirm(question, lambda sure: self._close(form) if sure else None)

    def _close(self, form: DraftForm) -> None:
        """Throw the draft away and show the versions."""
        if self._drafts is not None:
            self._drafts.done()
        self._leave(form)

    def _leave(self, form: DraftForm) -> None:
        if self._view.draft_form() is form:
            self._drafts = None
            self._view.open_page(None)

    def _start_import(self) -> None:
        form = self._view.panel.import_form
        self._view.panel.show_page(form)
        form.begin(self._view.document())

    def _leave_import(self) -> None:
        panel = self._view.panel
        panel.show_page(panel.details if self._view.table.current() is not None else panel.nothing)
        self._view.table.setFocus()

    def _choose_file(self) -> None:
        choice = FileChoice(_("Choose the text"), _("Text ({kinds})", kinds="*.txt *.md"))
        self._context.prompts.open_files(choice, self._read_file)

    def _read_file(self, chosen: Sequence[Path]) -> None:
        form = self._view.panel.import_form
        form.save.set_busy(False)
        if chosen:
            path = chosen[0]
            self._context.pool.run(self, lambda: _content_of(path), self._take, self._not_read)

    def _take(self, content: bytes) -> None:
        form = self._view.panel.import_form
        if len(content) > MOST_BYTES:
            form.show_trouble(_("This file is far longer than a policy may be. Choose another one."), tone="warn")
            return
        document, language = form.chosen()
        form.save.set_busy(True)

        def taken(text: OpenedText) -> None:
            form.save.set_busy(False)
            said = _(
                "The text is taken in as version {number}. Read it, then have it approved.", number=text.place.version
            )
            self._context.navigation.saved(said)
            self._view.documents.show_value(document)
            self._leave_import()
            self._versions.start(text.place.version)

        self.act(self._context.job(import_text, ImportedText(document, language, content)), taken)

    def _not_read(self, error: Exception) -> None:
        form = self._view.panel.import_form
        form.save.set_busy(False)
        if isinstance(error, OSError):
            text = _("The file cannot be read. Copy it to this computer, and choose it again.")
            form.show_trouble(text, tone="warn")
        elif isinstance(error, LunaError):
            self.complain(error)
        else:
            self._incidents.report(error)


def _content_of(path: Path) -> bytes:
    """Read a file as far as a text may be long, and one byte more, so that a longer one is refused by its size."""
    with path.open("rb") as stream:
        return stream.read(MOST_BYTES + 1)
