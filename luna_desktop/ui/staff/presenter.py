"""What the Staff page does: reads the list, adds, re-roles, confirms, closes; and changes one's own password."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import Permission, Role, UserId
from luna_desktop.services.clinic.clinics import new_passphrase
from luna_desktop.services.clinic.hand_over import HandOver, LeftPile, hand_over, read_left_behind
from luna_desktop.services.clinic.left_behind import HandedOver
from luna_desktop.services.clinic.registration import Registration, note_registration
from luna_desktop.services.clinic.staff import (
    NewStaff,
    PasswordChange,
    RoleChange,
    StaffRow,
    add_staff,
    change_password,
    change_roles,
    confirm_vault_access,
    disable_staff,
    list_staff,
)
from luna_desktop.services.clinic.staff_proposals import ENTITY
from luna_desktop.services.work import Change
from luna_desktop.texts import _, say_n, shown
from luna_desktop.ui.context import Context
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import Question
from luna_desktop.ui.staff.panel import Person
from luna_desktop.ui.staff.queue_presenter import QueuePresenter
from luna_desktop.ui.staff.view import StaffView
from luna_desktop.ui.staff.wording import Group, left_lines, left_words, names_of, rows_of


def build_page(context: Context) -> QWidget:
    """Make the Staff page."""
    view = StaffView()
    StaffPresenter(view, context).start()
    return view


class StaffPresenter(Presenter):
    """Stands between the Staff page and the accounts."""

    def __init__(self, view: StaffView, context: Context) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context = view, context
        self._wanted: UserId | None = None
        self._rows: list[StaffRow] = []
        self._made_up = ""
        actor = context.actor
        self._may_manage = actor.may(Permission.MANAGE_STAFF)
        self._may_confirm = actor.may(Permission.CONFIRM_VAULT_ACCESS) and actor.opens_vault
        self._left: tuple[LeftPile, ...] = ()
        self._giver: StaffRow | None = None
        self._queue = QueuePresenter(view.queue, context)
        view.allow(may_manage=self._may_manage, needs_owner=Role.OWNER not in actor.roles)
        self._connect()

    def _connect(self) -> None:
        view, panel = self._view, self._view.panel
        view.chosen.connect(self._show_person)
        view.add_wanted.connect(self._start_adding)
        view.password_wanted.connect(self._start_password)
        view.close_wanted.connect(self._ask_to_close)
        view.retry_wanted.connect(self.start)
        panel.details.roles_wanted.connect(self._start_roles)
        panel.details.registration_wanted.connect(self._start_registration)
        panel.registration_form.submitted.connect(self._save_registration)
        panel.details.confirm_wanted.connect(self._confirm)
        panel.details.close_wanted.connect(self._ask_to_close)
        panel.details.hand_over_wanted.connect(self._start_hand_over)
        panel.hand_over_form.submitted.connect(self._ask_to_hand_over)
        panel.details.noted.connect(lambda: panel.details.show_secret(""))
        panel.proposed.done.connect(self._leave_form)
        panel.add_form.submitted.connect(self._add)
        panel.add_form.passphrase_wanted.connect(self._make_passphrase)
        panel.roles_form.submitted.connect(self._save_roles)
        panel.password_form.submitted.connect(self._save_password)
        forms = (panel.add_form, panel.roles_form, panel.password_form, panel.hand_over_form, panel.registration_form)
        for form in forms:
            form.closed.connect(self._leave_form)
        self._context.announcements.changed.connect(self._hear)
        self._context.announcements.locked.connect(self._forget)

    def start(self) -> None:
        """Read the list."""
        if not self._context.actor.may(Permission.READ_STAFF):
            self._view.show_closed(_("Ask the owner or the administrator of the clinic."))
            return
        self.ask("staff", self._context.job(list_staff, None), self._show_rows)
        self._queue.start()

    def _show_rows(self, rows: list[StaffRow]) -> None:
        self._rows = rows
        self._view.show_rows(rows)
        if self._wanted is not None:
            self._view.choose(self._wanted)
            self._wanted = None
        elif self._view.table.current() is None and rows:
            self._view.choose(rows[0].user_id)
        if not self._view.panel.is_taken():
            self._show_person(self._view.table.current())

    def _show_person(self, row: StaffRow | None) -> None:
        if self._view.panel.is_taken() and row is not None:
            self._view.panel.details.show_person(self._person(row))
            return
        self._view.panel.details.show_secret("")
        self._view.show_person(self._person(row) if row is not None else None)
        self.forget("left")
        if row is not None and row.disabled_at is not None and self._may_manage:
            self.ask("left", self._context.job(read_left_behind, row.user_id), self._show_left)

    def _show_left(self, piles: tuple[LeftPile, ...]) -> None:
        self._left = piles
        self._view.panel.details.show_left(piles)

    def _person(self, row: StaffRow) -> Person:
        return Person(row, row.user_id == self._context.actor.user_id, self._may_manage, self._may_confirm)

    def _leave_form(self) -> None:
        self._made_up = ""
        panel = self._view.panel
        for form in (panel.add_form, panel.password_form):
            form.start({})
        panel.proposed.show_proposed("", "")
        panel.show_page(panel.details)
        self._show_person(self._view.table.current())
        self._view.table.setFocus()

    def _start_adding(self) -> None:
        panel = self._view.panel
        panel.show_page(panel.add_form)
        panel.add_form.start({})

    def _make_passphrase(self) -> None:
        self._made_up = new_passphrase()
        self._view.panel.add_form.show_passphrase(self._made_up)

    def _add(self, values: dict[str, object]) -> None:
        roles = self._view.panel.add_form.roles.value()
        password = str(values["password"])
        new = NewStaff(
            str(values["login"]), str(values["display_name"]), roles, password, str(values["registration_no"])
        )
        secret = password if password == self._made_up else ""

        def added(user: UserId | None) -> None:
            self._leave_form()
            if user is None:
                self._proposed(new.display_name.strip(), secret)
                return
            self._wanted = user
            self._context.navigation.saved(_("{name} was added.", name=new.display_name.strip()))
            self.ask("staff", self._context.job(list_staff, None), lambda rows: self._show_added(rows, secret))

        self.act(self._context.job(add_staff, new), added)

    def _proposed(self, name: str, secret: str) -> None:
        panel = self._view.panel
        panel.proposed.show_proposed(name, secret)
        panel.show_page(panel.proposed)
        panel.proposed.close_button.setFocus()
        self._context.navigation.saved(_("The account of {name} waits for the owner’s approval.", name=name))

    def _show_added(self, rows: list[StaffRow], secret: str) -> None:
        self._show_rows(rows)
        self._view.panel.details.show_secret(secret)

    def _start_roles(self) -> None:
        row = self._view.table.current()
        if row is not None:
            panel = self._view.panel
            panel.show_page(panel.roles_form)
            panel.roles_form.start({"roles": row.roles | row.waits_for_owner})

    def _start_registration(self) -> None:
        row = self._view.table.current()
        if row is not None:
            panel = self._view.panel
            panel.show_page(panel.registration_form)
            panel.registration_form.start({"registration_no": row.registration_no})

    def _save_registration(self, values: dict[str, object]) -> None:
        row = self._view.table.current()
        if row is not None:
            noted = Registration(row.user_id, str(values["registration_no"]))
            self._do(self._context.job(note_registration, noted), _("The registration number is noted."))

    def _save_roles(self, _values: dict[str, object]) -> None:
        row = self._view.table.current()
        if row is not None:
            change = RoleChange(row.user_id, self._view.panel.roles_form.roles.value(), row.version)
            self.act(self._context.job(change_roles, change), lambda waits: self._roles_saved(row, waits))

    def _roles_saved(self, row: StaffRow, waits: frozenset[Role]) -> None:
        said = _("The roles of {name} are changed.", name=row.display_name)
        if waits:
            said = _("{roles} for {name} waits for the owner’s approval.", roles=names_of(waits), name=row.display_name)
        self._done(said)

    def _confirm(self) -> None:
        row = self._view.table.current()
        if row is not None:
            text = _("{name} opens photographs from the next sign-in on.", name=row.display_name)
            self._do(self._context.job(confirm_vault_access, row.user_id), text)

    def _ask_to_close(self) -> None:
        row = self._view.table.current()
        mine = row is not None and row.user_id == self._context.actor.user_id
        if row is None or mine or row.disabled_at is not None or not self._may_manage:
            return
        question = Question(
            _("Close the account of {name}?", name=row.display_name),
            _("The key stops working at once. The name stays on everything that was written, and is not given again."),
            _("Close account"),
            danger=True,
        )
        self._context.prompts.confirm(question, lambda sure: self._close(row, sure=sure))

    def _close(self, row: StaffRow, *, sure: bool) -> None:
        if not sure:
            return

        def closed(_none: None) -> None:
            self._wanted = row.user_id
            self._done(_("The account of {name} is closed.", name=row.display_name))
            job = self._context.job(read_left_behind, row.user_id)
            self.ask("offer", job, lambda piles: self._offer_hand_over(row, piles))

        self.act(self._context.job(disable_staff, row.user_id), closed)

    def _offer_hand_over(self, row: StaffRow, piles: tuple[LeftPile, ...]) -> None:
        """Offer to hand over at once what somebody left behind; the button beside the person offers it later."""
        if not piles:
            return
        question = Question(
            _("Hand over what {name} left behind?", name=row.display_name),
            _("{what}. Until somebody takes it over, nobody can go on with it.", what=left_words(piles)),
            _("Choose a colleague…"),
        )
        self._context.prompts.confirm(question, lambda sure: self._begin_hand_over(row, piles) if sure else None)

    def _begin_hand_over(self, row: StaffRow, piles: tuple[LeftPile, ...]) -> None:
        self._left = piles
        self._open_hand_over(row)

    def _start_hand_over(self) -> None:
        row = self._view.table.current()
        if row is not None:
            self._open_hand_over(row)

    def _open_hand_over(self, giver: StaffRow) -> None:
        self._giver = giver
        panel = self._view.panel
        panel.hand_over_form.start({})
        panel.hand_over_form.offer(rows_of(self._rows, Group.ACTIVE), left_lines(self._left))
        panel.show_page(panel.hand_over_form)
        panel.hand_over_form.taker.control.setFocus()

    def _ask_to_hand_over(self, values: dict[str, object]) -> None:
        giver, form = self._giver, self._view.panel.hand_over_form
        taker = next((row for row in self._rows if row.user_id == values["to_user"]), None)
        form.save.set_busy(False)
        if giver is None or taker is None:
            form.show_problems({"to_user": _("Choose a person.")})
            return
        question = Question(
            _("Give what {name} left to {other}?", name=giver.display_name, other=taker.display_name),
            _("What was begun and not finished is read and finished by {other}.", other=taker.display_name),
            _("Hand over"),
        )
        order = HandOver(giver.user_id, taker.user_id)
        self._context.prompts.confirm(question, lambda sure: self._hand_over(order, sure=sure))

    def _hand_over(self, order: HandOver, *, sure: bool) -> None:
        if sure:
            self.act(self._context.job(hand_over, order), self._handed_over)

    def _handed_over(self, done: HandedOver) -> None:
        said = shown(say_n("{count} item was handed over.", "{count} items were handed over.", done.moved))
        if done.stayed:
            stayed = shown(
                say_n("{count} stayed: not for this person.", "{count} stayed: not for this person.", done.stayed)
            )
            said = f"{said} {stayed}"
        self._context.navigation.saved(said)
        self._leave_form()

    def _start_password(self) -> None:
        panel = self._view.panel
        panel.show_page(panel.password_form)
        panel.password_form.start({})

    def _save_password(self, values: dict[str, object]) -> None:
        change = PasswordChange(str(values["old"]), str(values["new"]))
        self._do(self._context.job(change_password, change), _("Your password is changed."))

    def _do(self, job: Callable[[], None], said: str) -> None:
        self.act(job, lambda _none: self._done(said))

    def _done(self, said: str) -> None:
        self._context.navigation.saved(said)
        self._leave_form()
        self.start()

    def _hear(self, changes: Iterable[Change]) -> None:
        if any(change.entity in ("staff", ENTITY) for change in changes):
            self.start()

    def _forget(self) -> None:
        for topic in ("staff", "left", "offer"):
            self.forget(topic)
        self._made_up = ""
        self._view.panel.details.show_secret("")
        self._view.panel.proposed.show_proposed("", "")
        for form in (self._view.panel.add_form, self._view.panel.password_form):
            form.start({})
