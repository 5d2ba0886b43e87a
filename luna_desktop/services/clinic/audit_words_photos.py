"""The sentences of the audit log about photographs that are compared, marked and measured."""

from __future__ import annotations

from luna_desktop.texts import Message, say

COMPARE_READ: dict[str, tuple[Message, Message]] = {
    "photograph compared": (
        say("Photograph compared"),
        say("{name} laid a photograph beside another one of the same patient"),
    ),
    "photograph opened in full size": (
        say("Photograph opened in full size"),
        say("{name} opened a photograph in full size"),
    ),
    "photograph series opened": (
        say("Photograph series opened"),
        say("{name} made pages of photographs for the patient"),
    ),
}
MARK_ACTIONS: dict[str, tuple[Message, Message]] = {
    "photograph put back": (
        say("Photograph put back"),
        say("{name} added a photograph again that had been struck out"),
    ),
    "photo_refusal changed": (
        say("Declined photographs changed"),
        say("{name} changed what is written about photographs that the patient did not want"),
    ),
    "photo_refusal recorded": (
        say("Declined photographs recorded"),
        say("{name} entered that the patient did not want to be photographed"),
    ),
    "photo_refusal struck out": (
        say("Declined photographs struck out"),
        say("{name} struck out a refusal of photographs as entered in error"),
    ),
    "photo_marks recorded": (
        say("Marks on a photograph recorded"),
        say("{name} drew or measured on a photograph, in a layer over it"),
    ),
    "photo_marks changed": (
        say("Marks on a photograph changed"),
        say("{name} changed what is drawn or measured over a photograph"),
    ),
    "photo_marks struck out": (
        say("Marks on a photograph struck out"),
        say("{name} struck out marks on a photograph as entered in error"),
    ),
    "photo_comparison recorded": (
        say("Comparison recorded"),
        say("{name} kept how two photographs compare"),
    ),
    "photo_comparison changed": (
        say("Comparison changed"),
        say("{name} changed how two photographs compare"),
    ),
    "photo_comparison struck out": (
        say("Comparison struck out"),
        say("{name} struck out a comparison of photographs as entered in error"),
    ),
}
