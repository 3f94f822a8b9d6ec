"""Pages of handing a case over with data: asking, naming, checking, what became of it, taking it back.

Stand on the pages of visit and administration; each is imported when it is first wanted, for most visits need none.
"""
