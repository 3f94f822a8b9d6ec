"""The catalogue as Open Referral HSDS 3 and back: domain objects become rows of the official tables, rows an `Edit`.

Knows the domain and the form of the tables; no file, no page, no store. Field names are those of HSDS.

Why this way (2026-11):

* A `service` of HSDS is an `Offer`: one organization that offers one kind. The kind is an attribute.
* What is written holds in 3.0 and in 3.1: nothing that only one of them has. `service_capacity` of 3.1 wants a number
  of free places, which nobody here knows; room is an attribute, and the weeks one waits stand in `wait_time`.
* Everything HSDS has no word for rides as `attribute` with terms of an own `taxonomy` (`terms`). A fact rides there
  whole, with confidence, sources and date; the official tables hold what others can use of it. Both are read: a mark
  over the rows of a service tells whether somebody else changed them, and then the rows are heard too.
* A fact of low confidence stands in its attribute alone. Another town would print it from a phone or schedule row, and
  there is no column to say that it must not. What others wrote and nobody here confirmed goes back to them in their
  own rows, as it came; we add nothing to it.
* Ids are made from our own keys and the name of the city. Kinds are common to all towns, offers are not: those of
  another town come in at rest, under an id of their own, and go home under theirs.
* Between two desks that keep such a catalogue the later day of verification decides fact by fact. The word of others
  stands against a fact only where that is no surer than theirs. Nothing is taken away, no privacy is loosened.
* Times are wall-clock times without an offset, and `timezone` is left out: it is one number for the whole year, which
  is wrong in summer or in winter. One-off closures are told in `alert`; a `schedule` with dates and no hours would read
  as open.
* An address goes into `addresses` where its parts are known; the table demands a postal code, and none is invented.
* Rows, columns and ids of others live in `Catalogue.foreign` as JSON by "table/id". A row that stands for a fact of
  ours names it (`@own`), and the text it stood for (`@for`): as long as that is still the fact, it goes out as it came.
"""
