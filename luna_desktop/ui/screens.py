"""Which screens there are, who may open them, and how each is put together from its view and its presenter."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from luna_desktop.domain.access import PatientId, Permission
from luna_desktop.options import Options
from luna_desktop.texts import say
from luna_desktop.ui.allergies.tab import ALLERGIES_TAB
from luna_desktop.ui.audit.page import build_page as build_audit
from luna_desktop.ui.book.page import BookPlaces
from luna_desktop.ui.book_papers.presenter import build_page as build_book_papers
from luna_desktop.ui.booking.lists_presenter import build_page as build_desk_lists
from luna_desktop.ui.break_glass.place import build_page as build_openings
from luna_desktop.ui.care_texts.presenter import build_page as build_care_texts
from luna_desktop.ui.catalogues.presenter import build_page as build_catalogues
from luna_desktop.ui.certificates.register import build_page as build_register
from luna_desktop.ui.chart.frame_presenter import open_chart_page
from luna_desktop.ui.chart.hub import TabSpec
from luna_desktop.ui.chart.summary import summary_tab
from luna_desktop.ui.context import Context
from luna_desktop.ui.details.tab import details_tab
from luna_desktop.ui.disclosures.form_presenter import build_form
from luna_desktop.ui.disclosures.packet_presenter import build_packet
from luna_desktop.ui.disclosures.presenter import build_page as build_disclosures
from luna_desktop.ui.front.counts_page import build_page as build_counts
from luna_desktop.ui.health.presenter import build_page as build_health
from luna_desktop.ui.history.tab import HISTORY_TAB
from luna_desktop.ui.imports.presenter import build_page as build_imports
from luna_desktop.ui.lifestyle.tab import LIFESTYLE_TAB
from luna_desktop.ui.merges.presenter import build_page as build_merges
from luna_desktop.ui.messages.page import build_page as build_messages
from luna_desktop.ui.messages.page import build_part as build_messages_part
from luna_desktop.ui.messages.tab import MESSAGES_TAB
from luna_desktop.ui.notices.page import build_lists as build_notice_lists
from luna_desktop.ui.notices.page import build_page as build_notices
from luna_desktop.ui.patients.page_presenter import PatientsPresenter
from luna_desktop.ui.patients.page_view import PatientsView
from luna_desktop.ui.patients.registration_presenter import registration_page
from luna_desktop.ui.photo_inbox.presenter import build_expired
from luna_desktop.ui.photo_inbox.presenter import build_page as build_inbox
from luna_desktop.ui.photos.tab import PHOTOS_TAB
from luna_desktop.ui.privacy.tab import PRIVACY_TAB
from luna_desktop.ui.recall_list.presenter import build_page as build_recalls
from luna_desktop.ui.recalls.presenter import build_page as build_batches
from luna_desktop.ui.recipients.presenter import build_page as build_recipients
from luna_desktop.ui.record_copy.page import build_page as build_record_copy
from luna_desktop.ui.review.presenter import build_page as build_review
from luna_desktop.ui.rights.presenter import build_page as build_privacy
from luna_desktop.ui.settings.presenter import build_page as build_settings
from luna_desktop.ui.setup_book.page import build_page as build_set_up_book
from luna_desktop.ui.staff.presenter import build_page as build_staff
from luna_desktop.ui.visits.tab import VISITS_TAB
from luna_desktop.ui.workspace import Place, Screens

HOMES = ("today", "privacy", "patients", "audit", "health", "staff", "settings")


def chart_tabs() -> tuple[TabSpec, ...]:
    """Return the tabs of a chart in the order of Alt+1, Alt+2 and so on."""
    tabs = (details_tab(), HISTORY_TAB, LIFESTYLE_TAB, ALLERGIES_TAB, PHOTOS_TAB, VISITS_TAB, PRIVACY_TAB, MESSAGES_TAB)
    return (summary_tab([tab.key for tab in tabs]), *tabs)


def all_screens(restyle: Callable[[Options], None]) -> Screens:
    """Return every screen of the program; `restyle` applies this workstation's choices at once."""
    book = BookPlaces()
    places = (
        Place("today", say("Today"), "calendar-days", Permission.READ_BOOK, book.build_today),
        Place("week", say("Week"), "calendar-range", Permission.READ_BOOK, book.build_week),
        Place("privacy", say("Privacy"), "shield", Permission.READ_CASES, build_privacy, build_part=build_privacy),
        Place("patients", say("Patients"), "users", Permission.FIND_PATIENT, _patients),
        Place(
            "register",
            say("New patient"),
            "user-plus",
            Permission.REGISTER_PATIENT,
            _register,
            on_rail=False,
            keys="Ctrl+N",
        ),
        Place(
            "merges",
            say("Possible duplicates"),
            "git-merge",
            Permission.PROPOSE_MERGE,
            build_merges,
            on_rail=False,
            build_part=build_merges,
        ),
        Place("lists", say("Lists"), "list-checks", Permission.READ_BOOK, build_desk_lists),
        Place("recalls", say("Recalls"), "repeat", Permission.READ_BOOK, build_recalls),
        Place("imports", say("Import patients"), "upload", Permission.IMPORT_PATIENTS, build_imports, on_rail=False),
        Place("inbox", say("Photos"), "camera", Permission.READ_PHOTO_INBOX, build_inbox, build_part=build_inbox),
        Place(
            "expired-photos",
            say("Photographs of nobody"),
            "camera",
            Permission.SETTLE_PHOTO_INBOX,
            build_expired,
            on_rail=False,
        ),
        Place("review", say("Review"), "clipboard-list", Permission.READ_REVIEW, build_review),
        Place(
            "messages",
            say("Messages"),
            "send",
            Permission.READ_MESSAGES,
            build_messages,
            build_part=build_messages_part,
        ),
        Place("batches", say("Batches"), "package", Permission.READ_BATCHES, build_batches, on_rail=False),
        Place(
            "recipients",
            say("Recipients"),
            "share-2",
            Permission.READ_RECIPIENTS,
            build_recipients,
            build_part=build_recipients,
            rail_for=Permission.MANAGE_RECIPIENTS,
        ),
        Place("disclosures", say("Disclosures"), "file-output", Permission.READ_WITHHELD, build_disclosures),
        Place(
            "care texts",
            say("Treatment texts"),
            "book-open",
            Permission.APPROVE_CARE_TEXT,
            build_care_texts,
            on_rail=False,
        ),
        Place(
            "certificates",
            say("Register of certificates"),
            "badge-check",
            Permission.READ_CERTIFICATE_REGISTER,
            build_register,
            on_rail=False,
        ),
        Place(
            "to-be-given",
            say("To be given"),
            "clipboard-check",
            Permission.GIVE_NOTICE,
            build_notice_lists,
            rail_unless=Permission.READ_NOTICES,
        ),
        Place("notices", say("Notices"), "file-text", Permission.READ_NOTICES, build_notices),
        Place("openings", say("Openings"), "key-round", Permission.REVIEW_OPENINGS, build_openings, on_rail=False),
        Place("counts", say("Counts"), "gauge", Permission.READ_COUNTS, build_counts, on_rail=False),
        Place("audit", say("Audit log"), "scroll-text", Permission.READ_AUDIT, build_audit),
        Place(
            "catalogues",
            say("Catalogues"),
            "book-open",
            Permission.READ_CATALOGUES,
            build_catalogues,
            low=True,
            on_rail=False,
        ),
        Place(
            "book-papers",
            say("Print from the book"),
            "printer",
            Permission.READ_BOOK,
            build_book_papers,
            on_rail=False,
        ),
        Place(
            "set-up-book",
            say("Set up the book"),
            "calendar-check",
            Permission.SET_UP_BOOK,
            build_set_up_book,
            low=True,
            on_rail=False,
        ),
        Place("staff", say("Staff"), "badge-check", Permission.READ_STAFF, build_staff),
        Place("health", say("Health"), "heart-pulse", Permission.BACK_UP, build_health),
        Place(
            "settings",
            say("Settings"),
            "settings",
            Permission.READ_SETTINGS,
            lambda context: build_settings(context, restyle),
            low=True,
            build_part=lambda context, part: build_settings(context, restyle, part),
        ),
    )
    return Screens(
        places=places,
        homes=HOMES,
        chart=_chart,
        record_copy=build_record_copy,
        disclosure=_disclosure,
        register=registration_page,
    )


def _patients(context: Context) -> QWidget:
    view = PatientsView()
    PatientsPresenter(view, context)
    return view


def _register(context: Context) -> QWidget:
    return registration_page(context)


def _disclosure(context: Context, patient: PatientId, disclosure_id: int) -> QWidget:
    return build_packet(context, patient, disclosure_id) if disclosure_id else build_form(context, patient)


def _chart(context: Context, patient: PatientId, tab: str) -> QWidget:
    return open_chart_page(context, patient, chart_tabs(), tab)
