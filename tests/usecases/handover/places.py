"""Where tests of handing over keep stores that outlive no power cut."""

from pathlib import Path

QUICK = "/dev/shm" if Path("/dev/shm").is_dir() else None
"""A disk in memory; None where there is none, then it is the usual place for temporary files."""
