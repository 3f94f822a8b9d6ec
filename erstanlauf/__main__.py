"""Entry of `erstanlauf` and `python -m erstanlauf`: looks at the Python version, then hands over to `erstanlauf.app`.

Must import nothing but the standard library at module level and use no syntax newer than Python 3.6, so that an old
Python can still run it and say what to do.
"""

import sys

OLDEST_PYTHON = (3, 11)
CANNOT_START = 3


def main() -> int:
    """Start the program and return its exit status; 3 when this machine cannot run it."""
    if sys.version_info < OLDEST_PYTHON:
        found = sys.version.split()[0]
        print(f"Erstanlauf braucht Python 3.11 oder neuer, dies ist {found}: Python 3.11 einrichten.", file=sys.stderr)
        return CANNOT_START
    from erstanlauf.app import main as start

    return start(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
