"""The sentences of the audit log about catalogues, patch tests, and going on in spite of an allergy."""

from __future__ import annotations

from luna_desktop.texts import Message, say

CATALOGUE_ACTIONS: dict[str, tuple[Message, Message]] = {
    "catalogues taken into use": (
        say("Catalogues taken into use"),
        say("New versions of catalogues were taken into use as {name} signed in"),
    ),
    "catalogue refused": (
        say("Catalogue refused"),
        say("A catalogue file with a bad row was refused as {name} signed in; the earlier one stays"),
    ),
    "catalogue row added": (say("Catalogue entry added"), say("{name} added an entry of the clinic’s own")),
    "catalogue row changed": (say("Catalogue entry changed"), say("{name} changed an entry of the clinic’s own")),
    "catalogue row switched off": (
        say("Catalogue entry switched off"),
        say("{name} switched an entry of a catalogue off"),
    ),
    "catalogue row switched on": (
        say("Catalogue entry switched on"),
        say("{name} switched an entry of a catalogue on again"),
    ),
    "catalogue advice approved": (
        say("Catalogue advice approved"),
        say("{name} approved what a catalogue advises; it speaks from now on"),
    ),
    "catalogue approval withdrawn": (
        say("Catalogue approval withdrawn"),
        say("{name} took the approval of what a catalogue advises back; it is silent from now on"),
    ),
}
ALLERGY_ACTIONS: dict[str, tuple[Message, Message]] = {
    "stop_override recorded": (
        say("Added in spite of an allergy"),
        say("{name} gave a reason to go on in spite of an allergy"),
    ),
    "stop_override changed": (
        say("Reason to go on changed"),
        say("{name} changed a reason to go on in spite of an allergy"),
    ),
    "stop_override struck out": (
        say("Reason to go on struck out"),
        say("{name} struck out a reason to go on in spite of an allergy"),
    ),
    "stop shown": (say("Stop shown"), say("{name} was shown that the allergy list names something; it was not added")),
    "patch_test recorded": (say("Patch test recorded"), say("{name} entered a patch test")),
    "patch_test changed": (say("Patch test changed"), say("{name} changed a patch test")),
    "patch_test struck out": (
        say("Patch test struck out"),
        say("{name} struck out a patch test as entered in error"),
    ),
}
