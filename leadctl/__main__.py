"""`python -m leadctl` does what `leadctl` does."""

from __future__ import annotations

from leadctl.cli.app import main

if __name__ == "__main__":
    main()
