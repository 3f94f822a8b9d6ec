"""The report to the council on paper: charts, tables and sentences of figures that are published already.

Knows what stands where; it counts nothing and rounds nothing.
"""
