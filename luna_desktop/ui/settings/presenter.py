"""What the Settings page does: reads, saves each form by itself, and hands this workstation's choices on at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from luna_desktop import options
from luna_desktop.domain.access import Permission, Role
from luna_desktop.domain.book.waiting import WaitLimits
from luna_desktop.domain.clinical.shelf_life import ShelfLife
from luna_desktop.options import Options
from luna_desktop.services.care.chart_access import change_shelf_life, read_shelf_life
from luna_desktop.services.care.photo_inbox_taking import change_inbox_days, read_inbox_days
from luna_desktop.services.care.rule_versions import read_rule_sets
from luna_desktop.services.care.treatment_consents import read_consent_months, set_consent_months
from luna_desktop.services.clinic.settings import (
    ClinicSettings,
    change_clinic,
    change_closed_countries,
    change_preferences,
    change_privacy_contact,
    read_settings,
)
from luna_desktop.services.clinic.staff import PasswordChange, change_password
from luna_desktop.services.drafts import DraftPlace, KeptDraft
from luna_desktop.services.front.book_days import BookAsked, BookPage, read_day
from luna_desktop.services.front.waiting_room import change_wait_limits, read_wait_limits
from luna_desktop.texts import _
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.drafting import DraftKeeper, typed_values
from luna_desktop.ui.edit_frame import EditFrame
from luna_desktop.ui.erasure.years_presenter import YearsPresenter
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import FileChoice, Question
from luna_desktop.ui.settings.care_form import care_values
from luna_desktop.ui.settings.mail_presenter import MailPresenter
from luna_desktop.ui.settings.view import SettingsView

Restyle = Callable[[Options], None]


@dataclass(frozen=True)
class _Found:
    """All that the page shows: the settings, and how long answers, consents, waits and photographs of nobody count."""

    settings: ClinicSettings
    shelf: ShelfLife
    limits: WaitLimits
    months: int
    inbox_days: int


def build_page(context: Context, restyle: Restyle, part: str = "") -> QWidget:
    """Make the Settings page, at one of its tabs; `restyle` keeps and applies this workstation's choices."""
    view = SettingsView()
    if part:
        view.show_tab(part)
    SettingsPresenter(view, context, restyle).start()
    MailPresenter(view.mail, view, context).start()
    YearsPresenter(view.years, view, context).start()
    return view


def _show_draft(form: EditFrame, draft: KeptDraft) -> None:
    form.show_draft(typed_values(draft))


class SettingsPresenter(Presenter):
    """Stands between the Settings page and the settings."""

    def __init__(self, view: SettingsView, context: Context, restyle: Restyle) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context, self._restyle = view, context, restyle
        self._may_change = context.actor.may(Permission.CHANGE_SETTINGS)
        self._read: dict[EditFrame, dict[str, object]] = {}
        self._drafts = {
            form: DraftKeeper(form, context, DraftPlace(f"settings {form.objectName()}")) for form in view.forms()
        }
        self._may_approve = context.actor.may(Permission.APPROVE_CARE_TEXT)
        view.allow(
            may_change=self._may_change, is_owner=Role.OWNER in context.actor.roles, may_approve=self._may_approve
        )
        camera = context.actor.may(Permission.READ_PHOTO_INBOX) or self._may_change
        view.workstation.camera.setVisible(camera)
        view.set_up_book.setVisible(context.actor.may(Permission.SET_UP_BOOK))
        view.set_up_book.clicked.connect(lambda: context.navigation.go("set-up-book"))
        view.workstation.show_options(options.load())
        self._connect()

    def _connect(self) -> None:
        view = self._view
        view.clinic.save_wanted.connect(lambda _values: self._save_clinic())
        view.contact.save_wanted.connect(lambda _values: self._save_contact())
        view.care.save_wanted.connect(lambda _values: self._save_care())
        view.countries.save_wanted.connect(lambda _values: self._save_countries())
        view.preferences.save_wanted.connect(lambda _values: self._save_preferences())
        for form in view.forms():
            form.discard_wanted.connect(self._discarder(form))
        view.preferences.folder_wanted.connect(self._choose_folder)
        view.workstation.chosen.connect(self._choose_look)
        view.workstation.camera.folder_wanted.connect(self._choose_camera)
        view.password_form.submitted.connect(self._save_password)

    def start(self) -> None:
        """Read the settings, then bring kept drafts back."""
        self.ask("settings", self._read_all, self._show_first)
        if self._context.actor.may(Permission.READ_BOOK):
            self.ask("rooms", self._context.job(read_day, BookAsked(today_in(self._context))), self._show_rooms)
        self.ask("rule sets", self._context.job(read_rule_sets, None), self._view.about.show_rules)

    def _read_all(self) -> _Found:
        job = self._context.job
        limits = job(read_wait_limits, None)()
        months = job(read_consent_months, None)()
        inbox = job(read_inbox_days, None)()
        return _Found(job(read_settings, None)(), job(read_shelf_life, None)(), limits, months, inbox)

    def _show_first(self, found: _Found) -> None:
        self._show(found)
        for form, keeper in self._drafts.items():
            if self._may_change or (form is self._view.care and self._may_approve):
                keeper.offer(partial(_show_draft, form))

    def _show(self, found: _Found) -> None:
        view, read = self._view, found.settings
        shown: tuple[tuple[EditFrame, dict[str, object]], ...] = (
            (view.clinic, asdict(read.clinic)),
            (view.contact, asdict(read.privacy_contact)),
            (view.preferences, asdict(read.preferences)),
            (view.care, care_values(found.shelf, found.months, found.limits, found.inbox_days)),
            (view.countries, {"closed_countries": sorted(read.closed_countries)}),
        )
        for form, values in shown:
            self._read[form] = values
            form.show_values(values)
        view.contact.show_missing(not read.privacy_contact.is_set)

    def _save_clinic(self) -> None:
        form = self._view.clinic
        self._save(form, self._context.job(change_clinic, form.details()))

    def _save_contact(self) -> None:
        form = self._view.contact
        self._save(form, self._context.job(change_privacy_contact, form.contact()))

    def _save_preferences(self) -> None:
        form = self._view.preferences
        self._save(form, self._context.job(change_preferences, form.preferences()))

    def _save_countries(self) -> None:
        form = self._view.countries
        self._save(form, self._context.job(change_closed_countries, form.codes()))

    def _save_care(self) -> None:
        form = self._view.care
        shelf, months, limits, inbox = form.shelf_life(), form.months(), form.limits(), form.inbox_days()

        def save() -> None:
            if shelf is not None:
                self._context.job(change_shelf_life, shelf)()
            if months is not None:
                self._context.job(set_consent_months, months)()
            if limits is not None:
                self._context.job(change_wait_limits, limits)()
            if inbox is not None:
                self._context.job(change_inbox_days, inbox)()

        self._save(form, save)

    def _save(self, form: EditFrame, job: Callable[[], None]) -> None:
        def save_and_read() -> _Found:
            job()
            return self._read_all()

        def saved(found: _Found) -> None:
            form.set_saving(False)
            form.mark_saved()
            self._drafts[form].done()
            self._view.show_trouble("")
            self._show_saved(form, found)
            self._context.navigation.saved(_("The settings are saved."))

        form.set_saving(True)
        self.act(save_and_read, saved)

    def _show_saved(self, form: EditFrame, found: _Found) -> None:
        """Show as it was tidied what was saved; typing in the other forms stays."""
        typed = {other: other.values() for other in self._view.forms() if other is not form and other.is_dirty()}
        self._show(found)
        for other, values in typed.items():
            other.show_draft(values)

    def _discarder(self, form: EditFrame) -> Callable[[int], None]:
        def ask(count: int) -> None:
            question = Question(
                _("Discard what you typed here?"),
                _("Changed fields: {count}. The settings stay as they were saved last.", count=count),
                _("Discard changes"),
                danger=True,
            )
            self._context.prompts.confirm(question, lambda sure: self._discard(form, sure=sure))

        return ask

    def _discard(self, form: EditFrame, *, sure: bool) -> None:
        if sure:
            form.show_values(self._read.get(form, {}))
            self._drafts[form].done()

    def _choose_folder(self) -> None:
        present = str(self._view.preferences.folder.value())
        choice = FileChoice(
            _("Choose a folder for backups, on another disk if there is one"), folder=Path(present) if present else None
        )

        def answered(folder: Path | None) -> None:
            if folder is not None:
                self._view.preferences.show_folder(str(folder))

        self._context.prompts.choose_folder(choice, answered)

    def _show_rooms(self, page: BookPage) -> None:
        self._view.workstation.camera.show_rooms([(key, each.name) for key, each in page.set_up.rooms.items()])

    def _choose_camera(self) -> None:
        choice = FileChoice(_("Choose the folder into which the camera writes"))

        def answered(folder: Path | None) -> None:
            if folder is not None:
                self._view.workstation.camera.choose_folder(str(folder))

        self._context.prompts.choose_folder(choice, answered)

    def _choose_look(self, chosen: Options) -> None:
        try:
            self._restyle(chosen)
        except OSError:
            self._view.show_trouble(_("This computer did not keep the choice. It holds until the program ends."))

    def _save_password(self, values: dict[str, object]) -> None:
        change = PasswordChange(str(values["old"]), str(values["new"]))

        def changed(_none: None) -> None:
            self._view.password_form.start({})
            self._view.show_tab("workstation")
            self._context.navigation.saved(_("Your password is changed."))

        self.act(self._context.job(change_password, change), changed)
