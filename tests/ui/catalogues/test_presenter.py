"""The page on a real clinic: add, change, switch, approve and take back; reading only for the owner."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from luna_desktop.domain.access import Role
from luna_desktop.domain.clinical.rules.table import Level
from luna_desktop.services.care import catalogues, rule_charts
from luna_desktop.services.clinic.clinics import OpenClinic
from luna_desktop.ui.catalogues.presenter import CataloguesPresenter, build_page
from luna_desktop.ui.catalogues.view import CataloguesView
from tests.clinic_fixtures import Opener
from tests.ui.screens import Heard, context_of


def opened(qtbot: QtBot, clinic: OpenClinic, *answers: object) -> tuple[CataloguesView, Heard]:
    context = context_of(clinic, *answers)
    view = CataloguesView()
    qtbot.addWidget(view)
    view.resize(1200, 800)
    view.show()
    CataloguesPresenter(view, context).start()
    assert isinstance(context.navigation, Heard)
    return view, context.navigation


def test_an_own_entry_is_added_changed_and_switched_off(qtbot: QtBot, open_clinic: Opener) -> None:
    view, heard = opened(qtbot, open_clinic(Role.CLINICIAN))
    view.catalogue_chosen.emit("topicals")
    view.add.click()
    form = view.form
    assert form is not None
    form.save_wanted.emit({})
    assert set(form.problem_names()) == {"name", "source"}
    form.field("name").show_value("Clinic balm")
    form.field("source").show_value("House rule")
    form.save_wanted.emit({})
    assert view.form is None
    assert catalogues.catalogue("topicals").named("Clinic balm") is not None
    view.table.choose("own_clinic_balm")
    view.details.change.click()
    assert view.form is not None
    view.form.field("name").show_value("Balm B")
    view.form.save_wanted.emit({})
    view.table.choose("own_clinic_balm")
    view.details.switch.click()
    assert catalogues.catalogue("topicals").named("Balm B") is None
    assert heard.said == ["The entry is saved and offered from now on."] * 2 + [
        "The entry is offered no longer; charts keep it."
    ]


def test_a_shipped_rule_is_copied_changed_and_approved_by_itself(qtbot: QtBot, open_clinic: Opener) -> None:
    view, _heard = opened(qtbot, open_clinic(Role.CLINICIAN))
    view.catalogue_chosen.emit("safety_rules")
    view.table.choose("R040")
    view.details.copy.click()
    form = view.form
    assert form is not None
    form.save_wanted.emit({})
    assert set(form.problem_names()) == {"id"}
    form.field("id").show_value("Isotretinoin and dermabrasion")
    form.field("level").show_value("contraindicated")
    form.save_wanted.emit({})
    view.table.choose("own_isotretinoin_and_dermabrasion")
    assert not view.details.copy.isVisible()
    assert rule_charts.rules().rules == ()
    view.details.approve.click()
    (rule,) = rule_charts.rules().rules
    assert (rule.level, rule.trigger, rule.is_own) == (Level.CONTRAINDICATED, ("med", "isotretinoin"), True)


def test_leaving_a_form_with_typing_asks(qtbot: QtBot, open_clinic: Opener) -> None:
    view, _heard = opened(qtbot, open_clinic(Role.CLINICIAN), False, True)
    for left in (False, True):
        if view.form is None:
            view.add.click()
        assert view.form is not None
        view.form.field("name").show_value("Clinic balm")
        view.form.back.click()
        assert (view.form is None) is left
    view.add.click()
    assert view.form is not None
    view.form.back.click()
    assert view.form is None


def test_a_doctor_approves_a_row_a_column_and_everything(qtbot: QtBot, open_clinic: Opener) -> None:
    view, heard = opened(qtbot, open_clinic(Role.CLINICIAN), True, True, True, False)
    view.catalogue_chosen.emit("topicals")
    view.table.choose("adapalene")
    view.details.approve.click()
    assert catalogues.catalogue("topicals").row("adapalene")["pregnancy"]
    view.approvals.approve_wanted.emit("pregnancy", True)
    assert catalogues.catalogue("topicals").row("tretinoin")["pregnancy"]
    view.approvals.everything.click()
    assert catalogues.catalogue("treatments").row("peel_superficial")["downtime_days"]
    view.approvals.take_back_all.click()
    assert catalogues.catalogue("topicals").row("tretinoin")["pregnancy"] == ""
    view.approvals.approve_all.click()
    assert catalogues.catalogue("topicals").row("tretinoin")["pregnancy"] == ""
    assert heard.said[-1] == "Taken back. It is silent."


def test_others_read_or_are_told_whom_to_ask(qtbot: QtBot, open_clinic: Opener) -> None:
    page = build_page(context_of(open_clinic(Role.RECEPTION)))
    qtbot.addWidget(page)
    assert isinstance(page, CataloguesView)
    assert page.panel.isHidden()
    assert page.add.isHidden()
