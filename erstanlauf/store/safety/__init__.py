"""Keeps the store safe: high-water mark, backups, restoring, checks, and where a store may lie at all.

Knows the open database through `store.cipher`; must not know passwords, Qt or sentences.
"""
