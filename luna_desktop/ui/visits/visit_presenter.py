"""What the page of a visit does: keeps its draft, saves, works out the list before signing, signs and amends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QTimer

from luna_desktop.domain.access import Permission
from luna_desktop.domain.clinical.stops import Overriding, Stop
from luna_desktop.domain.clinical.visit_checks import Missing
from luna_desktop.domain.clinical.visits import VisitKind, VisitState
from luna_desktop.domain.errors import InvalidInput, SafetyStop, StaleRecord
from luna_desktop.services.care.courses import CourseSoFar, read_courses
from luna_desktop.services.care.last_plan import LastPlan, read_last_plan
from luna_desktop.services.care.signing import live_lines, ordered, read_before_signing
from luna_desktop.services.care.treatments import LastAsked, LastDone, read_last_done
from luna_desktop.services.care.visit_corrections import VisitAtVersion, discard_visit, take_over_visit
from luna_desktop.services.care.visit_writing import Amendment, SavedVisit, amend_visit, save_visit, sign_visit
from luna_desktop.services.care.visits import OpenVisit, VisitAsked
from luna_desktop.services.drafts import DraftPlace, KeptDraft
from luna_desktop.services.work import Change
from luna_desktop.texts import _, say
from luna_desktop.ui.chart.hub import ChartHub
from luna_desktop.ui.context import Context
from luna_desktop.ui.drafting import DraftKeeper, typed_values
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import Question
from luna_desktop.ui.safety.dialog import ask as ask_stop
from luna_desktop.ui.visits.book_offer import offer_done
from luna_desktop.ui.visits.course_words import choices_for
from luna_desktop.ui.visits.procedure_card import CourseChoice, ProcedureCard
from luna_desktop.ui.visits.reading import note_of, procedure_values, values_of, wrong_days
from luna_desktop.ui.visits.visit_page import VisitPage
from luna_desktop.ui.visits.wording import day_of, time_of
from luna_desktop.ui.widgets.catalogue_field import coded_of

KEY = "visits"
LOOK_AFTER_MS = 250
Left = Callable[[], None]


class VisitPresenter(Presenter):
    """Stands between the page of one visit and its use cases; `left` is called when the page is done with."""

    def __init__(self, page: VisitPage, context: Context, hub: ChartHub, visit: OpenVisit, left: Left) -> None:
        super().__init__(page, page, context.lane, context.incidents)
        self._page, self._context, self._hub, self._left = page, context, hub, left
        self._visit = visit
        self._patient = visit.header.patient_id
        self._record_lines: tuple[Missing, ...] = ()
        self._courses: tuple[CourseSoFar, ...] = ()
        self._theirs: OpenVisit | None = None
        self._is_saving = False
        place = DraftPlace(f"visit {visit.header.visit_id}", int(self._patient))
        self._keeper = DraftKeeper(page.frame, context, place)
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.setInterval(LOOK_AFTER_MS)
        self._looking.timeout.connect(self.look)
        self._may_conclude = context.actor.may(Permission.RECORD_DIAGNOSES)
        self._wire()
        self._show(visit)
        self._keeper.offer(self._lay_draft)
        self.ask("courses", context.job(read_courses, self._patient), self._took_courses)
        if visit.state is VisitState.DRAFT and visit.header.kind is VisitKind.FOLLOW_UP:
            asked = VisitAsked(self._patient, visit.header.visit_id)
            self.ask("last plan", context.job(read_last_plan, asked), self._offer_plan)

    def _wire(self) -> None:
        page, frame = self._page, self._page.frame
        frame.procedures.added.connect(self._added)
        frame.edited.connect(self._looking.start)
        frame.procedures.chosen.connect(self.save)
        frame.save_wanted.connect(lambda _values: self.save())
        frame.dirty_changed.connect(lambda dirty: self._hub.set_typing(KEY, dirty))
        frame.stale_box.mine_wanted.connect(self._save_mine)
        frame.stale_box.theirs_wanted.connect(self._take_theirs)
        page.back_wanted.connect(self.leave)
        page.sign_wanted.connect(self.sign)
        page.discard_wanted.connect(self.ask_to_discard)
        page.take_over_wanted.connect(lambda: self.save(self.take_over))
        page.photos_wanted.connect(lambda: self._hub.go_to("photos"))
        page.body_map_wanted.connect(lambda: self.save(lambda: self._go("body_map")))
        page.signing.go_wanted.connect(self._go)
        page.signing.acted.connect(lambda line: self.save(lambda: self._go(line.place)))
        self._hub.watch_typing(KEY, frame.is_dirty, frame.flush_draft)
        self._context.announcements.changed.connect(self._hear)

    @property
    def is_amending(self) -> bool:
        """Tell whether the visit is signed already."""
        return self._visit.state is not VisitState.DRAFT

    def look(self) -> None:
        """Work out again what is missing before signing."""
        values = self._page.frame.values()
        started = self._visit.header.started_at
        live = live_lines(note_of(values), started, may_diagnose=self._may_conclude)
        days = tuple(
            Missing(f"procedures.{place}.products", say("An expiry is no date"), say("Enter Nov-2027 or 30-11-2027."))
            for place in wrong_days(values)
        )
        self._page.signing.show_lines(ordered((*days, *live, *self._record_lines)))
        if self.is_amending:
            return
        self._page.bar.show_left(self._page.signing.left())
        if self._waits_for_record((*days, *live)):
            self.save()

    def _waits_for_record(self, typed: tuple[Missing, ...]) -> bool:
        """Tell whether only the record still misses something, which may know better once this draft is saved."""
        is_whole = all(line.is_done or not line.blocks for line in typed)
        return is_whole and self._page.signing.left() > 0 and self._page.frame.is_dirty() and not self._is_saving

    def save(self, then: Callable[[], None] | None = None, overriding: Overriding | None = None) -> None:
        """Save the draft as a version, and go on with something else once it stands."""
        if self.is_amending or not self._page.frame.is_dirty():
            if then is not None:
                then()
            return
        values = self._page.frame.values()
        header = self._visit.header
        saved = SavedVisit(self._patient, header.visit_id, header.number, note_of(values), overriding)

        def failed(error: Exception) -> None:
            self._is_saving = False
            self._not_done(error, lambda reason: self.save(then, reason))

        self._is_saving = True
        self.act(self._context.job(save_visit, saved), lambda visit: self._saved(visit, values, then), failed)

    def sign(self, overriding: Overriding | None = None) -> None:
        """Sign the visit, or save the amendment; what is missing is gone to instead."""
        self.look()
        if self._page.bar.sign.is_busy() or not self._page.take_over.isHidden():
            return
        if not self.is_amending and self._page.signing.left():
            self._page.go_to_next()
            return
        header, values = self._visit.header, self._page.frame.values()
        note = note_of(values)

        def failed(error: Exception) -> None:
            self._not_done(error, self.sign)

        self._page.show_trouble("")
        self._page.bar.sign.set_busy(True)
        if self.is_amending:
            reason = str(values.get("reason") or "")
            amendment = Amendment(self._patient, header.visit_id, header.number, note, reason, overriding)
            self.act(self._context.job(amend_visit, amendment), self._finished, failed)
        else:
            saved = SavedVisit(self._patient, header.visit_id, header.number, note, overriding)
            self.act(self._context.job(sign_visit, saved), self._finished, failed)

    def leave(self) -> None:
        """Go back to the list; a draft is saved on the way, an amendment is kept as a draft of its own."""
        if self.is_amending:
            self._page.frame.flush_draft()
            self._left()
            return
        self.save(self._left)

    def take_over(self) -> None:
        """Hold a colleague's draft from now on; what was typed is saved before."""
        header = self._visit.header
        asked = VisitAtVersion(self._patient, header.visit_id, header.number)
        self._page.show_trouble("")
        self.act(self._context.job(take_over_visit, asked), self._show, self._not_done)

    def ask_to_discard(self) -> None:
        """Ask whether the draft, or what was changed in an amendment, is thrown away."""
        if self.is_amending:
            question = Question(
                _("Discard what you changed?"),
                _("The signed text stays as it is. What you typed is thrown away."),
                _("Discard changes"),
                danger=True,
            )
            self._context.prompts.confirm(question, lambda yes: self._drop_changes() if yes else None)
            return
        question = Question(
            _("Discard this visit?"),
            _("It leaves the list. What was saved of it stays in the history of the record."),
            _("Discard draft"),
            danger=True,
        )
        self._context.prompts.confirm(question, lambda yes: self._discard() if yes else None)

    def _show(self, visit: OpenVisit) -> None:
        self._visit = visit
        self._keeper.set_base_version(visit.header.number)
        self._page.show_visit(visit, values_of(visit.note), can_conclude=self._may_conclude)
        is_mine = visit.header.practitioner_id == self._context.actor.user_id
        self._page.show_holder(visit.header.practitioner, is_mine=is_mine)
        self.look()
        self._read_record()

    def _read_record(self) -> None:
        if self.is_amending:
            return
        asked = VisitAsked(self._patient, self._visit.header.visit_id)
        self.ask("record", self._context.job(read_before_signing, asked), self._took_record)

    def _hear(self, changes: Iterable[object]) -> None:
        """Ask the record again where something of this patient changed elsewhere, as a consent that was signed."""
        if any(isinstance(change, Change) and change.patient_id == self._patient for change in changes):
            self._read_record()

    def _took_record(self, lines: tuple[Missing, ...]) -> None:
        self._record_lines = lines
        self.look()

    def _took_courses(self, courses: tuple[CourseSoFar, ...]) -> None:
        self._courses = courses
        self._page.frame.procedures.offer_courses(self._choices)

    def _offer_plan(self, last: LastPlan) -> None:
        if last.at is not None:
            self._page.frame.offer_plan(last.plan, day_of(last.at))

    def _choices(self, card: ProcedureCard) -> list[CourseChoice]:
        return choices_for(self._courses, coded_of(card.what), self._visit.header.visit_id)

    def _added(self, card: ProcedureCard) -> None:
        """Tell a new card of courses and of the last time; what is added is saved, so that a stop speaks at once."""
        card.offer_courses(self._choices(card))
        self._ask_last(card)

    def _ask_last(self, card: ProcedureCard) -> None:
        what = coded_of(card.what)
        header = self._visit.header
        asked = LastAsked(self._patient, what.code or what.text, header.started_at, header.visit_id)
        self._background.run(
            self, self._context.job(read_last_done, asked), lambda last: _show_last(card, last), self.complain
        )

    def _saved(self, visit: OpenVisit, values: Mapping[str, object], then: Callable[[], None] | None) -> None:
        self._is_saving = False
        self._visit = visit
        self._keeper.set_base_version(visit.header.number)
        self._page.frame.mark_saved_as(values)
        self._page.frame.stale_box.hide()
        self._page.head.show_visit(visit)
        self._page.show_trouble("")
        self._keeper.done()
        self._page.bar.show_draft(_("Draft saved {time}", time=time_of(visit.versions[0].at)))
        self._read_record()
        if then is not None:
            then()

    def _not_done(self, error: Exception, again: Callable[[Overriding], None] | None = None) -> None:
        self._page.bar.sign.set_busy(False)
        if isinstance(error, SafetyStop) and again is not None:
            ask_stop(self._context, error, again, lambda: self._take_off(error))
            return
        if isinstance(error, StaleRecord) and isinstance(error.theirs, OpenVisit):
            self._theirs = error.theirs
        self.complain(error)
        if isinstance(error, InvalidInput):
            self.look()

    def _take_off(self, stopped: SafetyStop) -> None:
        """Take what the allergy list names off the form again: nothing of it was added."""
        names = {stop.planned.what.text for stop in stopped.stops if isinstance(stop, Stop)}
        self._page.frame.procedures.take_off(names)
        self.look()

    def _finished(self, visit: OpenVisit) -> None:
        self._page.bar.sign.set_busy(False)
        self._keeper.done()
        self._page.frame.mark_saved_as(self._page.frame.values())
        amended = visit.state is VisitState.AMENDED
        self._context.navigation.saved(_("Visit amended") if amended else _("Visit signed"))
        if not amended and self._context.actor.may(Permission.READ_BOOK):
            offer_done(self._context, visit.header.patient_id, visit.header.visit_id)
        self._left()

    def _lay_draft(self, draft: KeptDraft) -> None:
        """Lay a kept draft over what was read; over a newer version both are shown side by side."""
        self._page.frame.show_draft(typed_values(draft))
        if draft.saved_at is not None:
            self._page.bar.show_draft(_("Draft saved {time}", time=time_of(draft.saved_at)))
        self.look()
        if draft.base_version and draft.base_version != self._visit.header.number and self._page.frame.is_dirty():
            self._theirs = self._visit
            newest = self._visit.versions[0]
            text = _("{name} saved a newer version. Your draft is kept: compare the two.", name=newest.by)
            self._page.show_stale(text, self._visit)

    def _save_mine(self) -> None:
        if self._theirs is not None:
            self._visit, self._theirs = self._theirs, None
            self._page.frame.stale_box.hide()
            self.save()

    def _take_theirs(self) -> None:
        if self._theirs is not None:
            visit, self._theirs = self._theirs, None
            self._page.frame.stale_box.hide()
            self._keeper.done()
            self._show(visit)

    def _drop_changes(self) -> None:
        self._keeper.done()
        self._page.frame.mark_saved_as(self._page.frame.values())
        self._left()

    def _discard(self) -> None:
        header = self._visit.header
        asked = VisitAtVersion(self._patient, header.visit_id, header.number)
        self.act(self._context.job(discard_visit, asked), self._discarded, self._not_done)

    def _discarded(self, _none: None) -> None:
        self._context.navigation.saved(_("Draft discarded"))
        self._drop_changes()

    def _go(self, place: str) -> None:
        tab = place.removeprefix("tab:")
        if tab != place:
            self._hub.go_to(tab)
        elif self._page.frame.knows(place):
            self._page.frame.go_to(place)
        else:
            self._hub.part = place.replace(":", "/")
            self._hub.place_wanted.emit(place)


def _show_last(card: ProcedureCard, last: LastDone) -> None:
    if last.done is not None and last.at is not None:
        card.show_last(day_of(last.at), procedure_values(last.done))
