"""Blocks of text, frames and pictures on pages, and how they are drawn; letterhead and measures of the town.

Knows nothing of what is said.
"""
