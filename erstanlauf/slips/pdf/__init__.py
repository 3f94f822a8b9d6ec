"""The PDF file itself: text with exact letters behind the glyphs, tags, compact objects.

Knows how ReportLab 5.1 works inside, not what stands on a page.
"""
