"""Handing a case over with data: what a person consents to, what goes to whom, and what becomes of it.

The only place in which anything of a named person is modelled. Knows no visit store, no file, no sentence.

Why this way (2026-11-22):
* A tick is a `DataField`. Whatever goes names the ticks it needs (`content.covered`), so that what nobody ticked cannot
  go, however the content came about. Topics, flags and services that tell of health, protection, debts or reading need
  a tick of their own, also where they stand among "needs" or "referrals".
* States carry the names of the paper's way back; `states.TASK_STATUS` says which status of a FHIR Task each one is, so
  that a bundle can be made when a recipient asks for one. Source: HL7 SDOH Clinical Care 3.0.0, Task for Referral
  Management. "Overdue" is reckoned, never stored.
* There is no birth date and no nationality: a year of birth, and only where the person wants to say it, is enough to
  tell two people of one name apart.
"""
