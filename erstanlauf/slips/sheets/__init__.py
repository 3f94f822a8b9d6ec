"""Sheets that belong to no visit: to point at a language, topic or answer, what is stored, and the review sheet."""
