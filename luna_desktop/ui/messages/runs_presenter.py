"""What the view of runs does: looks at a run, takes people out of it, starts it, and leads to who is left out."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from luna_desktop.services.messages.runs import (
    GoesOut,
    RunAsked,
    RunKind,
    RunOrder,
    RunPreview,
    RunStarted,
    StaysOut,
    preview_run,
    start_run,
)
from luna_desktop.services.messages.ways import WhatNow
from luna_desktop.services.work import CLINIC_ZONE
from luna_desktop.texts import _
from luna_desktop.ui.context import Context, today_in
from luna_desktop.ui.messages.runs_view import NOW, RunsView
from luna_desktop.ui.presenter import Presenter
from luna_desktop.ui.prompts import Question

LEADS_TO = {WhatNow.ASK: "privacy", WhatNow.OTHER_WAY: "privacy"}
"""In which tab of the chart something can be done; elsewhere it is Details."""


class RunsPresenter(Presenter):
    """Stands between the view and the use cases of runs."""

    def __init__(self, view: RunsView, context: Context) -> None:
        super().__init__(view, view, context.lane, context.incidents)
        self._view, self._context = view, context
        self._preview: RunPreview | None = None
        self._out: frozenset[tuple[int, str, int]] = frozenset()
        view.asked.connect(self.look)
        view.taken_out.connect(self._take_out)
        view.opened.connect(self._open)
        view.start_wanted.connect(self._ask_to_start)
        view.text_wanted.connect(lambda: context.navigation.go("messages/templates"))
        view.show_asked(RunKind.REMINDER, today_in(context) + timedelta(days=1))

    def load(self) -> None:
        """Look at the reminders of tomorrow."""
        self.look()

    def look(self) -> None:
        """Look at the run that is asked for; whoever was taken out is in again."""
        self._out = frozenset()
        self._read()

    def _read(self) -> None:
        view = self._view
        day = view.wanted_day()
        if day is None:
            view.show_trouble(_("Enter the day of the run."), tone="warn")
            return
        view.show_asked(view.kind(), day)
        self.ask("run", self._context.job(preview_run, RunAsked(view.kind(), day)), self._show)

    def _show(self, preview: RunPreview) -> None:
        self._preview = preview
        self._view.show_preview(preview, self._out)

    def _take_out(self, row: GoesOut) -> None:
        self._out ^= {row.who.key}
        if self._preview is not None:
            self._view.show_preview(self._preview, self._out)

    def _open(self, row: StaysOut) -> None:
        tab = LEADS_TO.get(row.left_out.what_now, "details")
        self._context.navigation.open_patient(row.who.card.patient_id, tab)

    def _ask_to_start(self) -> None:
        preview = self._preview
        if preview is None:
            return
        count = sum(row.who.key not in self._out for row in preview.goes)
        body = _("Each message is asked about once more when it leaves. What waits can be taken back in the outbox.")
        title = _("Queue 1 message?") if count == 1 else _("Queue {count} messages?", count=count)
        question = Question(title, body, _("Queue"))
        self._context.prompts.confirm(question, lambda yes: self._start(preview) if yes else None)

    def _start(self, preview: RunPreview) -> None:
        order = RunOrder(preview.asked, self._leaves_at(), self._out)
        self.act(self._context.job(start_run, order), self._started)

    def _leaves_at(self) -> datetime | None:
        chosen = str(self._view.leaves.value())
        if chosen == NOW:
            return None
        today = today_in(self._context)
        return datetime.combine(today, time.fromisoformat(chosen), CLINIC_ZONE)

    def _started(self, started: RunStarted) -> None:
        said = _("{count} messages wait in the outbox.", count=started.queued)
        if started.queued == 1:
            said = _("1 message waits in the outbox.")
        self._view.show_trouble(said, tone="ok")
        self._context.navigation.saved(said)
        self.look()
