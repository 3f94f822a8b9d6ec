"""Languages and words: turns codes of the domain into German, English and the languages of the slips.

Must not know Qt, the store or PDF. Domain never imports it.
"""
