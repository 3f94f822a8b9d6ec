"""Slips on paper: what they say, how text of any script is shaped, how a page is drawn. Only here is ReportLab."""
