"""What happens behind the pages: the visit in hand, saving, slips on their way. No widget is made here."""
