"""Somebody comes back: a desk reads the slip, asks what became of each referral and goes on from there.

Plain Python over the Protocols of `ports`. Knows no key, no file and no page.
"""
