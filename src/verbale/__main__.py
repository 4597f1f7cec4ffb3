"""`python -m verbale`."""

import sys

from verbale.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
