"""Fills in what a slip carries: sealed under the house key, or the number alone where there is no such key.

A desk makes no house key by itself: two desks would make two, and neither could read the other. The first one is made
where somebody carries it to another desk. May run on any thread.
"""

from dataclasses import replace

from erstanlauf.domain.returning.carried import CarriedVisit, is_dated, packed
from erstanlauf.domain.returning.code import digits_of_number, digits_of_sealed
from erstanlauf.domain.slip import Slip
from erstanlauf.usecases.returning.ports import Seal


class Carrier:
    """Makes slips ready to be brought back."""

    def __init__(self, seal: Seal) -> None:
        self._seal = seal

    def filled(self, slip: Slip) -> Slip:
        """Return a slip with the digits of its QR code; a neutral slip stays as it is."""
        return slip if slip.brings_back is None else replace(slip, carried=self.digits(slip.brings_back))

    def digits(self, carried: CarriedVisit) -> str:
        """Return what the QR code of a slip holds; the number alone too where a clock is years wrong."""
        sealed = self._seal.sealed(packed(carried)) if is_dated(carried) else None
        return digits_of_number(carried.number) if sealed is None else digits_of_sealed(sealed)
