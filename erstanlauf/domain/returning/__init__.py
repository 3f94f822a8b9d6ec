"""Somebody comes back: what a slip carries of its visit, how it is written in digits, and what became of a referral.

A slip is proof of nothing and no register: it carries no more than its own lines say, and no name.
"""
