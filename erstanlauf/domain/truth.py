"""Three-valued truth (Kleene): what is met, what is not, and what nobody asked yet."""

from collections.abc import Iterable
from enum import Enum


class Truth(Enum):
    """Whether a condition holds for what is known."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"

    def __bool__(self) -> bool:
        raise TypeError("a Truth has three values; compare it with `is`")


def truth_of(holds: bool) -> Truth:
    """Return MET or NOT_MET."""
    return Truth.MET if holds else Truth.NOT_MET


def all_of(truths: Iterable[Truth]) -> Truth:
    """NOT_MET as soon as one is not met, MET when all are."""
    result = Truth.MET
    for truth in truths:
        if truth is Truth.NOT_MET:
            return truth
        if truth is Truth.UNKNOWN:
            result = truth
    return result


def any_of(truths: Iterable[Truth]) -> Truth:
    """MET as soon as one is met, NOT_MET when none can be."""
    result = Truth.NOT_MET
    for truth in truths:
        if truth is Truth.MET:
            return truth
        if truth is Truth.UNKNOWN:
            result = truth
    return result


def negation(truth: Truth) -> Truth:
    """MET becomes NOT_MET and the other way round; UNKNOWN stays."""
    return {Truth.MET: Truth.NOT_MET, Truth.NOT_MET: Truth.MET, Truth.UNKNOWN: Truth.UNKNOWN}[truth]
