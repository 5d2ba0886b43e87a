"""What the Notices page does with versions: reads, compares, takes them from step to step, publishes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from luna_desktop.domain.access import Permission
from luna_desktop.domain.measures import show_day
from luna_desktop.domain.notices import Piece, TextState, as_markdown
from luna_desktop.services.privacy.notice_texts import ORIGINAL, OpenedText, Publication, TextPlace, VersionLine
from luna_desktop.services.privacy.notices import (
    approve_translation,
    approve_version,
    compare_versions,
    list_versions,
    mark_reviewed,
    publish_translation,
    publish_version,
    read_version,
)
from luna_desktop.services.privacy.receipts import GivenCount, Seen, SeenQuery, count_given, read_seen
from luna_desktop.services.use_cases import UseCase
from luna_desktop.services.work import Change
from luna_desktop.texts import Translator, _, current
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.notices.panel import Shown
from luna_desktop.ui.notices.seen_page import SeenDialog
from luna_desktop.ui.notices.view import VERSIONS, NoticesView
from luna_desktop.ui.notices.wording import language_name, revised_words, version_title
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import Question


class NoticesPresenter(Presenter):
    """Stands between the versions and their use cases."""

    def __init__(self, view: NoticesView, context: Context) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context = view, context
        actor = context.actor
        self._may_draft = actor.may(Permission.DRAFT_NOTICE)
        self._may_publish = actor.may(Permission.PUBLISH_NOTICE)
        self._lines: list[VersionLine] = []
        self._given: dict[int, tuple[GivenCount, ...]] = {}
        self._wanted = 0
        view.allow(may_draft=self._may_draft, may_print=actor.may(Permission.READ_NOTICES))
        self._connect()

    def _connect(self) -> None:
        view, details = self._view, self._view.panel.details
        view.chosen.connect(self._show_version)
        view.document_chosen.connect(lambda _document: self._other_document())
        view.retry_wanted.connect(lambda: self.start())
        details.read_wanted.connect(self._read)
        details.compare_wanted.connect(self._compare)
        details.review_wanted.connect(lambda: self._step(mark_reviewed, _("The text is marked as reviewed.")))
        details.approve_wanted.connect(self._ask_to_approve)
        details.publish_wanted.connect(self._start_publishing)
        details.translation_wanted.connect(self._ask_about_translation)
        details.publish_translation_wanted.connect(self._publish_translation)
        details.seen_wanted.connect(self._show_seen)
        view.panel.publish_form.submitted.connect(lambda _values: self._publish())
        view.panel.publish_form.closed.connect(self._leave_form)
        view.version_page.back_wanted.connect(lambda: view.open_page(None))
        view.compare_page.back_wanted.connect(lambda: view.open_page(None))
        self._context.announcements.changed.connect(self._hear)

    def start(self, choose: int = 0) -> None:
        """Read the versions of the document that is shown, and choose one of them where it says which."""
        self._wanted = choose or self._wanted
        if not self._context.actor.may(Permission.READ_NOTICES):
            self._view.show_closed(_("Ask the owner or the privacy officer of the clinic."))
            return
        if not self._lines:
            self._view.show_loading()
        document = self._view.document()
        job, given = self._context.job(list_versions, document), self._context.job(count_given, document)
        self.ask("versions", lambda: (job(), given()), self._show_lines)

    def _show_lines(self, read: tuple[list[VersionLine], tuple[GivenCount, ...]]) -> None:
        self._lines, counts = read
        self._given = {line.version: tuple(c for c in counts if c.version == line.version) for line in self._lines}
        self._view.show_lines(self._lines, self._given)
        if self._wanted and self._view.table.choose(self._wanted):
            self._wanted = 0
        elif self._view.table.current() is None and self._lines:
            self._view.table.choose(self._lines[0].version)
        self._show_version(self._view.table.current())

    def _other_document(self) -> None:
        self._lines = []
        self._leave_form()
        self.start()

    def _show_version(self, line: VersionLine | None) -> None:
        if line is None:
            self._view.show_version(None)
            return
        may_read_names = self._context.actor.may(Permission.GIVE_NOTICE)
        about = Shown(
            line,
            self._given.get(line.version, ()),
            self._may_draft,
            self._may_publish,
            may_read_names,
            self._before(line) is not None,
        )
        self._view.show_version(about)

    def _before(self, line: VersionLine) -> VersionLine | None:
        return next((each for each in self._lines if each.version < line.version), None)

    def _read(self, language: str) -> None:
        line = self._view.table.current()
        if line is None:
            return
        known = [each.language for each in line.languages]
        place = TextPlace(line.document, line.version, language if language in known or not known else known[0])
        self.ask("text", self._context.job(read_version, place), partial(self._show_text, line))

    def _show_text(self, line: VersionLine, text: OpenedText) -> None:
        note = _(
            "{language} · {revised} · seal {seal}",
            language=language_name(text.place.language),
            revised=revised_words(line),
            seal=text.sha256[:16],
        )
        markdown = as_markdown(text.body, Translator(text.place.language))
        self._view.version_page.place = text.place
        self._view.version_page.show_text(version_title(line), note, markdown)
        self._view.open_page(self._view.version_page)
        self._view.version_page.start()

    def _compare(self) -> None:
        line = self._view.table.current()
        before = self._before(line) if line is not None else None
        if line is None or before is None:
            return
        pair = (TextPlace(line.document, before.version), TextPlace(line.document, line.version))
        self.ask("compared", self._context.job(compare_versions, pair), partial(self._show_pieces, line, before))

    def _show_pieces(self, line: VersionLine, before: VersionLine, pieces: tuple[Piece, ...]) -> None:
        note = _("Compared with version {number}, {language}", number=before.version, language=language_name(ORIGINAL))
        self._view.open_page(self._view.compare_page)
        self._view.compare_page.show_pieces(version_title(line), note, pieces)

    def _step(self, case: UseCase[TextPlace, VersionLine], said: str, language: str = ORIGINAL) -> None:
        line = self._view.table.current()
        if line is not None:
            place = TextPlace(line.document, line.version, language)
            self._do(self._context.job(case, place), said)

    def _ask_to_approve(self) -> None:
        question = Question(
            _("Approve this text?"),
            _("You approve it, with your name, as the clinic’s own. Whoever changes it takes the approval away."),
            _("Approve"),
        )
        said = _("The text is approved. It can be published now.")
        self._context.prompts.confirm(question, lambda sure: self._step(approve_version, said) if sure else None)

    def _ask_about_translation(self, language: str) -> None:
        question = Question(
            _("Approve the translation into {language}?", language=language_name(language)),
            _("You say, with your name, that it means what the original means. Read both before you do."),
            _("Approve the translation"),
        )
        said = _("The translation is approved.")
        self._context.prompts.confirm(
            question, lambda sure: self._step(approve_translation, said, language) if sure else None
        )

    def _publish_translation(self, language: str) -> None:
        self._step(publish_translation, _("The translation is published."), language)

    def _start_publishing(self) -> None:
        form = self._view.panel.publish_form
        self._view.panel.show_page(form)
        form.start({"revised_on": today_in(self._context).isoformat(), "summary": "", "is_material": None})

    def _publish(self) -> None:
        form, line = self._view.panel.publish_form, self._view.table.current()
        problems = form.problems()
        publication: Publication | None = form.publication(line) if line is not None else None
        if problems or publication is None:
            form.show_problems(problems)
            return
        number = publication.version

        def published(done: VersionLine) -> None:
            form.save.set_busy(False)
            day = show_day(publication.revised_on, current())
            said = _("Version {number} of {day} is published.", number=number, day=day)
            if done.state is TextState.PUBLISHED:
                self._context.navigation.saved(said)
            self._leave_form()
            self.start()

        self.act(self._context.job(publish_version, publication), published)

    def _leave_form(self) -> None:
        panel = self._view.panel
        panel.show_page(panel.details if self._view.table.current() is not None else panel.nothing)
        self._view.table.setFocus()

    def _show_seen(self) -> None:
        line = self._view.table.current()
        if line is not None:
            self._read_seen(SeenDialog(self._view, line), SeenQuery(line.document, line.version))

    def _read_seen(self, dialog: SeenDialog, query: SeenQuery) -> None:
        def show(seen: Seen) -> None:
            dialog.show_seen(seen, is_first=not query.before)

        dialog.more_wanted.connect(lambda before: self._more_seen(dialog, query, before))
        dialog.patient_wanted.connect(lambda patient: self._context.navigation.open_patient(patient, "privacy"))
        self.ask("seen", self._context.job(read_seen, query), show)
        dialog.open_on(dialog.close_button)

    def _more_seen(self, dialog: SeenDialog, query: SeenQuery, before: int) -> None:
        wanted = SeenQuery(query.document, query.version, before)
        self.ask("seen", self._context.job(read_seen, wanted), lambda seen: dialog.show_seen(seen, is_first=False))

    def _do(self, job: Callable[[], VersionLine], said: str) -> None:
        def done(_line: VersionLine) -> None:
            self._context.navigation.saved(said)
            self.start()

        self.act(job, done)

    def _hear(self, changes: Iterable[Change]) -> None:
        mine = any(change.entity == "notice" for change in changes)
        if mine and self._view.draft_form() is None and self._view.tabs.current() == VERSIONS:
            self.start()
