"""Slips and sheets on paper, as PDF in many scripts; the only package that knows ReportLab and HarfBuzz.

`slip` and `sheets` say and compose, `layout` sets blocks on pages and draws them, `pdf` writes the file, `text` shapes
and breaks lines; each knows only those after it.
"""
