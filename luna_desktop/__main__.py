"""Start-up: `luna-desktop` opens the window; with a command it runs that command."""

from __future__ import annotations

import sys

from luna_desktop import app, paths

DECODER = "--picture-worker"
"""How `interop.picture_workers` starts the built program as a decoding process."""


def main() -> None:
    """Run the program and leave with its exit status."""
    if sys.argv[1:] == [DECODER]:
        app.load("interop.picture_worker").main()
        return
    if len(sys.argv) == 1:
        sys.exit(app.run(paths.data_folder()))
    sys.exit(app.load("cli").main(sys.argv[1:]))


if __name__ == "__main__":
    main()
