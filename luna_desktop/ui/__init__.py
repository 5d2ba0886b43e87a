"""Windows and widgets: the only package that knows Qt."""

from luna_desktop.ui.singletons import keep_alive

keep_alive()
