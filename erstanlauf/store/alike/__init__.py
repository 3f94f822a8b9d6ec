"""Finds people who were handed over already under nearly the same name. Knows names as words; decides nothing.

Why this way (2026-11-22): what is found again are skeletons of consonants, because offices, passports and scripts
differ in vowels and in how they spell the others. Keys and words stand in the clear in the store: it is encrypted as a
whole, and hashes under a key of the same store would hide nothing from whoever can read it, but would rule out the
beginnings of names. They hang on the content of a hand-over and go with it, or with any change of it, in the same
transaction, by the database itself.
"""
