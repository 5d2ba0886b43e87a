"""The command line: the same use cases without a window, for schedules, checks and people without a screen."""

from luna_desktop.cli.parser import main

__all__ = ["main"]
