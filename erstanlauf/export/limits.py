"""How large a catalogue file of others may be before it is not read any further.

Generous for a town (Bielefeld: 60 services, 1 MB; a federal state: 20,000 services in 500,000 rows, 100 MB), and small
enough that the worst file ends in seconds, not in a frozen desk.
"""

MEGABYTE = 1_000_000

PACKED_BYTES = 50 * MEGABYTE
"""Largest archive or bundle."""

PLAIN_BYTES = 200 * MEGABYTE
"""Largest text, and largest sum of what an archive unpacks to; counted while it is unpacked."""

OWN_FORM_BYTES = 5 * MEGABYTE
"""Largest catalogue in the own form."""

UNPACKED_RATIO = 100
UNPACKED_FREE_BYTES = MEGABYTE
"""The ratio counts from here on: a short table of equal rows may well be packed more tightly."""

FILES = 2_000
DEPTH = 100
ROWS = 1_000_000
LIST = 100_000
"""Values of one list inside a record (services of an organization), or fields of one object (sources by their id)."""

COLUMNS = 500

NAME_LETTERS = 200
TEXT_LETTERS = 100_000
"""Longest text. The outline of a service area is the longest there is; below the 131,072 at which `csv` gives up."""

UNMARKED_BYTES = MEGABYTE
"""Bytes of CSV without an end of line, or of JSON without a quote: more belongs to no table and to no text."""

WHOLE_NUMBER = 10**15
"""From here on a number is no longer exact for everyone who reads JSON."""
