"""Keeps the work of a desk in one encrypted file; the only package that knows SQLite.

Rooms: `keys` (who can open the store), `safety` (mark, backups, restoring, checks), and beside them one adapter for
each concern over the open store: visits, people, audit, settings, house keys, erasure.

Must not know Qt, the command line, files of knowledge or sentences. Everything that touches an open store runs on the
one thread that opened it (`worker`); what goes wrong outside the program leaves here as a subclass of `KnownTrouble`.

Why this way (2026-11-22):
* SQLCipher under sqlite-utils, with a random key that no file holds in the clear: each member of staff has a slot of
  their own in the key file, and a key on paper opens the store where every password is lost.
* WAL with synchronous=FULL: a confirmed step survives a killed process and a power cut. The log is folded in when a
  visit is closed, so that what has to go is gone from the log as well and little ever hangs on that second file.
* A log that is cut takes the last steps with it and SQLite says nothing. So every step is counted in the store and in
  a file beside it (`transactions`, `safety.mark`).
* The open store is locked by SQLite itself (locking_mode=EXCLUSIVE): the system frees the lock when a process dies, so
  there is no lock file that could stay behind.
* Nothing is made by opening: a desk is set up once, on purpose. A store is never offered as new where one was.
* The slip language is counted per day the moment a visit is closed. Beside the visit it stays until the end of the
  day, so that a slip can be printed once more, and goes with the first look at a later day's list: at the start, at
  midnight, at the first visit of a morning.
* What is known of a named person stands in `handover_content` and in the parcel that waits, nowhere else, and goes
  through `handover_rows`: never more than the consent that stands covers, whoever writes.
* Heavy imports wait inside functions, so that the window paints first and the store opens on its thread.
"""
