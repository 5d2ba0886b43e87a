"""Windows and widgets: the only package that knows Qt."""

from luna_desktop.ui.true_refs import keep_true_alive

keep_true_alive()
