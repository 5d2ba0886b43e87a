"""Start-up: `luna-desktop` opens the window; with a command it runs that command."""

from __future__ import annotations

import sys

from luna_desktop import cli


def main() -> None:
    """Run the program and leave with its exit status."""
    sys.exit(cli.main(sys.argv[1:]))


if __name__ == "__main__":
    main()
