"""What F1 says while photographs are compared."""

from __future__ import annotations

from luna_desktop.texts import say
from luna_desktop.ui.help.topic import KeyLine, Topic

COMPARE_TOPIC = Topic(
    say("Compare photographs"),
    (
        say("Choose two days above, or press a small picture of the series at the right."),
        say("Slider, side by side, overlay and blink show the same two pictures. Nothing of them is ever corrected."),
        say("“Different view” means that wiping one over the other would mislead: side by side stays on."),
        say("Align by the eye line or by two points. The points are kept beside the pictures, which stay as they are."),
        say("Measure: set the scale by a ruler or a sticker in the picture first, then lengths and areas follow."),
        say("Arrows, outlines, text and blur lie over the picture, with who drew them. “Marks” hides them."),
        say("Write what you see and save it to the visit. Print gives the patient both pictures and the series."),
    ),
    (
        KeyLine("← →", say("Move the slider or the opacity; with Shift further")),
        KeyLine("Space", say("Change the sides")),
        KeyLine("S D O B", say("Slider, side by side, overlay, blink")),
        KeyLine("G M L", say("Grid, marks, both move together")),
        KeyLine("Plus Minus 0 1", say("Look closer, from farther, at everything, pixel by pixel")),
        KeyLine("Ctrl+← → ↑ ↓", say("Move the pictures")),
        KeyLine("← → ↑ ↓ Enter", say("With a tool: move the cross, set a point; Space goes to the other picture")),
        KeyLine("Backspace Esc", say("With a tool: take the last point back, give up")),
        KeyLine("Alt+L", say("Show the marks as a table; Delete removes one")),
        KeyLine("P", say("Hide or show the panel")),
        KeyLine("Ctrl+S Ctrl+P", say("Save the note, print for the patient")),
        KeyLine("Esc", say("Back to all photographs")),
    ),
)
