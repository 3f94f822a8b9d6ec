"""What somebody asks by about their data: the number of the slip, or the code for withdrawing that stands beside it.

A slip of a visit that told of violence has no number, and a visit is gone long before the proof of its consent; by then
the code alone leads there.
"""

from contextlib import suppress
from dataclasses import dataclass

from erstanlauf.domain.handover.withdrawal_code import CodeUnreadable, WithdrawalCode, parse_withdrawal_code
from erstanlauf.domain.slip_number import SlipNumberUnreadable, parse_slip_number
from erstanlauf.domain.visit import SlipNumber, VisitId
from erstanlauf.usecases.office_ports import Erasures


@dataclass(frozen=True, slots=True)
class AskedBy:
    """What was typed, as it is written, and where it leads.

    `visit` is there for a code that leads to one; `number` is that of its slip, None where the code alone is left.
    """

    typed: SlipNumber | WithdrawalCode
    number: SlipNumber | None
    visit: VisitId | None = None


def asked_by(typed: str, store: Erasures) -> AskedBy:
    """Return what a number or a code leads to. Raises `SlipNumberUnreadable` for what is neither."""
    with suppress(CodeUnreadable):
        code = parse_withdrawal_code(typed)
        found = store.visit_with_code(code)
        if found is not None:
            visit, number = found
            return AskedBy(code, number, visit)
        with suppress(SlipNumberUnreadable):  # a few numbers read like codes
            return _by_number(typed)
        return AskedBy(code, None)
    return _by_number(typed)


def _by_number(typed: str) -> AskedBy:
    number = parse_slip_number(typed)
    return AskedBy(number, number)
