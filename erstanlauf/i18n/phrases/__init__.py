"""The phrase bank: every sentence the program can say to a newcomer, on paper and on the second screen.

A closed set of whole German sentences with named placeholders. gettext domain `slips`: the German sentence is the key,
`translations/<tag>/LC_MESSAGES/slips.po` holds the other languages, `review` knows which translation a person has read,
`voice` puts phrases, dates and names into one language. What stands in the other modules is marked only; it is put into
words when something is said. Knows neither paper nor screen.

Why this way: (2026-11) a closed set can be translated and reviewed by people once; a new service of the catalogue then
needs no translator, and no machine ever words a legal effect for a newcomer. The bank lies below `slips` and `ui`,
because both speak from it.
"""
