"""What the timeline says where it shows no photograph: why, and what comes next."""

from __future__ import annotations

from luna_desktop.texts import _
from luna_desktop.ui.widgets.states import StatePage


def nothing_yet(*, may_add: bool, can_add: bool) -> StatePage:
    """Return the page of a patient without photographs; its action adds one, or leads to the consent."""
    if not may_add:
        return StatePage("image", _("No photos yet"), _("Nobody has added a photograph."), name="noPhotos")
    if not can_add:
        text = _("Photographs can be added once the patient has agreed to them.")
        return StatePage("shield-check", _("No photos yet"), text, action=_("Open Privacy"), name="noPhotos")
    text = _("Add the first photograph, or drag files here.")
    return StatePage("image-plus", _("No photos yet"), text, action=_("Add photos…"), name="noPhotos")


def none_found() -> StatePage:
    """Return the page of filters that let nothing through; its action shows everything again."""
    text = _("No photograph of this patient fits what you chose.")
    return StatePage("filter", _("Nothing fits"), text, action=_("Show all photos"), name="noPhotoFits")
