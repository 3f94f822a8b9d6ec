"""The forms that facts of an offer have to have, whoever writes them: a file, a page, an exchange. Knows no reader.

What has not its form is refused and never mended silently: a slip prints these as they are.
"""

import re

NAME = re.compile(r"[a-z][a-z0-9_]*")
"""Ids of kinds and organizations."""

SOURCE_ID = re.compile(r"[A-Z][A-Z0-9_]*")
PHONE = re.compile(r"\+?[0-9]+(?:[ /-][0-9]+)*")
EMAIL = re.compile(r"[A-Za-z0-9_-]+(?:[.-][A-Za-z0-9_-]+)*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
URL = re.compile(r"https?://[^\s/]+\.[^\s/]+(?:/\S*)?")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?")
AS_OF = re.compile(r"[12][0-9]{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")
"""A year, a month or a day; whether the day exists is for the calendar to say."""

MOST_RESPONSE_DAYS = 366
MOST_WAITING_WEEKS = 104

LEADS_THERE = ("address", "transport", "building")
"""The facts that are never stored of a secret place."""
