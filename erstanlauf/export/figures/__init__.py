"""Figures in files: exact counts, sealed, from desk to desk; rounded tables for whoever the steering group gives them.

Knows what is counted, no visit, no store and no window. Exact counts stand in no name of a file and in no trouble.

Why this way (2026-11), for files from desk to desk:
* Encrypted in the age format to the steering desk's public key: the folder between desks may be one that many can
  read, and the administration that sends the counts of a desk cannot read those of another.
* Signed with a key of the desk, and that key proved with the secret the desks of a house share anyway (for slips): so
  nobody compares fingerprints, a desk of another house is told from one of this, and a desk *is* its key: none can
  send in the name of another.
* A file holds all days of its desk. One that is lost, comes twice or in the wrong order does no harm, and the folder
  needs the newest of each desk alone.
* It is filled up to whole blocks before it is encrypted: how many people came shall not be read off its length.
"""
