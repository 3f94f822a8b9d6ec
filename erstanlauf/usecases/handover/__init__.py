"""Handing a case over with data: consent, parcel, outbox, receipts, the list of what is open, and taking it back.

Plain Python over the Protocols of `ports`. Who may do what is asked of the permit here; what may go is decided in
`domain.handover`. Knows no file, no page, no key.
"""
