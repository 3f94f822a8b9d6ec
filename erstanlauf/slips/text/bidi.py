"""The Unicode Bidirectional Algorithm (UAX #9): which way every character of a paragraph runs, and the order on a line.

Knows characters only: no fonts, no widths, no PDF. The rules that work inside one isolating run sequence (W, N, I)
stand in `bidi_sequences`; here are the explicit levels (X), the sequences themselves and the rules for a line (L).

Why this way (2026-11): the bindings on the package index return re-ordered strings, not levels, so runs cannot be
shaped with them, and ReportLab's own way needs a GPL library. The official Unicode test files prove this one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import bidirectional

from erstanlauf.slips.text.bidi_sequences import resolve_sequence

MAX_DEPTH = 125
LTR, RTL = 0, 1

_ISOLATES = frozenset({"LRI", "RLI", "FSI"})
_EMBEDDINGS = frozenset({"LRE", "RLE", "LRO", "RLO"})
_REMOVED_BY_X9 = _EMBEDDINGS | {"PDF", "BN"}
_CAN_RAISE_LEVEL = _EMBEDDINGS | _ISOLATES | {"R", "AL", "AN"}
_RESET_AT_LINE_END = _ISOLATES | _REMOVED_BY_X9 | {"WS", "PDI"}


@dataclass(frozen=True, slots=True)
class _Embedding:
    """One entry of the directional status stack."""

    level: int
    override: str | None
    is_isolate: bool


def paragraph_levels(text: str, base: int | None = None) -> tuple[int, list[int]]:
    """Resolve the embedding level of every character of one paragraph, before lines are cut.

    `base` is LTR, RTL or None for the first strong character (P2, P3). Answers the base level and one level per
    character; an even level runs left to right, an odd one right to left. Characters that X9 removes take the level
    before them.
    """
    classes = [bidirectional(character) or "L" for character in text]
    if base is None:
        base = _first_strong_level(classes, 0) or LTR
    if base == LTR and _CAN_RAISE_LEVEL.isdisjoint(classes):
        return base, [base] * len(text)

    partners = _isolate_partners(classes)
    levels, overridden = _explicit_levels(classes, base)
    kept = [index for index, kind in enumerate(classes) if kind not in _REMOVED_BY_X9]
    explicit = levels.copy()
    for sequence, start_type, end_type in _isolating_run_sequences(classes, explicit, kept, partners, base):
        resolve_sequence(text, overridden, sequence, explicit[sequence[0]], start_type, end_type, levels)

    previous = base
    for index, kind in enumerate(classes):
        if kind in _REMOVED_BY_X9:
            levels[index] = previous
        previous = levels[index]
    return base, levels


def line_levels(text: str, levels: Sequence[int], base: int, start: int, end: int) -> list[int]:
    """Give the levels of the line text[start:end]; separators and spaces at its end take the base level (L1)."""
    line = list(levels[start:end])
    at_end = True
    for index in range(end - 1, start - 1, -1):
        kind = bidirectional(text[index])
        if kind in ("S", "B"):
            line[index - start] = base
            at_end = True
        elif kind not in _RESET_AT_LINE_END:
            at_end = False
        elif at_end:
            line[index - start] = base
    return line


def visual_order(levels: Sequence[int]) -> list[int]:
    """Order the items of one line from left to right (L2): the indices into `levels` as they stand on paper."""
    order = list(range(len(levels)))
    lowest_odd = min((level for level in levels if level % 2), default=None)
    if lowest_odd is None:
        return order
    for level in range(max(levels), lowest_odd - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end + 1
    return order


def _first_strong_level(classes: Sequence[str], start: int, *, within_isolate: bool = False) -> int | None:
    """Find the level of the first strong character outside isolates (P2); within one, up to its closing PDI (X5c)."""
    depth = 0
    for kind in classes[start:]:
        if kind in _ISOLATES:
            depth += 1
        elif kind == "PDI":
            if depth == 0 and within_isolate:
                return None
            depth = max(0, depth - 1)
        elif depth == 0 and kind == "L":
            return LTR
        elif depth == 0 and kind in ("R", "AL"):
            return RTL
    return None


def _isolate_partners(classes: Sequence[str]) -> dict[int, int]:
    """Match isolate initiators with their PDI (BD9): initiator → PDI."""
    partners: dict[int, int] = {}
    open_isolates: list[int] = []
    for index, kind in enumerate(classes):
        if kind in _ISOLATES:
            open_isolates.append(index)
        elif kind == "PDI" and open_isolates:
            partners[open_isolates.pop()] = index
    return partners


class _StatusStack:
    """The directional status stack of X1 with its three overflow counters."""

    def __init__(self, base: int) -> None:
        self._entries = [_Embedding(base, None, is_isolate=False)]
        self._overflow_isolates = 0
        self._overflow_embeddings = 0
        self._valid_isolates = 0

    @property
    def top(self) -> _Embedding:
        return self._entries[-1]

    def open_embedding(self, kind: str) -> None:
        """X2 to X5."""
        level = self._next_level(right_to_left=kind in ("RLE", "RLO"))
        if self._has_room_for(level):
            override = {"RLO": "R", "LRO": "L"}.get(kind)
            self._entries.append(_Embedding(level, override, is_isolate=False))
        elif not self._overflow_isolates:
            self._overflow_embeddings += 1

    def open_isolate(self, *, right_to_left: bool) -> None:
        """X5a to X5c."""
        level = self._next_level(right_to_left=right_to_left)
        if self._has_room_for(level):
            self._valid_isolates += 1
            self._entries.append(_Embedding(level, None, is_isolate=True))
        else:
            self._overflow_isolates += 1

    def close_isolate(self) -> None:
        """X6a."""
        if self._overflow_isolates:
            self._overflow_isolates -= 1
        elif self._valid_isolates:
            self._overflow_embeddings = 0
            while not self.top.is_isolate:
                self._entries.pop()
            self._entries.pop()
            self._valid_isolates -= 1

    def close_embedding(self) -> None:
        """X7."""
        if self._overflow_isolates:
            return
        if self._overflow_embeddings:
            self._overflow_embeddings -= 1
        elif not self.top.is_isolate and len(self._entries) > 1:
            self._entries.pop()

    def _next_level(self, *, right_to_left: bool) -> int:
        level = self.top.level
        return (level + 1) | 1 if right_to_left else (level + 2) & ~1

    def _has_room_for(self, level: int) -> bool:
        return level <= MAX_DEPTH and not self._overflow_isolates and not self._overflow_embeddings


def _explicit_levels(classes: Sequence[str], base: int) -> tuple[list[int], list[str]]:
    """Apply X1 to X8: explicit level of every character, and its class with overrides applied."""
    stack = _StatusStack(base)
    levels: list[int] = []
    overridden: list[str] = []
    for index, kind in enumerate(classes):
        if kind == "PDI":
            stack.close_isolate()
        levels.append(base if kind == "B" else stack.top.level)
        may_be_overridden = kind not in _REMOVED_BY_X9 and kind != "B"
        overridden.append(stack.top.override or kind if may_be_overridden else kind)
        if kind in _EMBEDDINGS:
            stack.open_embedding(kind)
        elif kind in _ISOLATES:
            first_strong = _first_strong_level(classes, index + 1, within_isolate=True) if kind == "FSI" else None
            stack.open_isolate(right_to_left=kind == "RLI" or first_strong == RTL)
        elif kind == "PDF":
            stack.close_embedding()
    return levels, overridden


def _isolating_run_sequences(
    classes: Sequence[str], levels: Sequence[int], kept: Sequence[int], partners: dict[int, int], base: int
) -> list[tuple[list[int], str, str]]:
    """Cut the paragraph into isolating run sequences (BD13), each with the types around it (X10: sos, eos)."""
    runs: list[list[int]] = []
    for index in kept:
        if runs and levels[runs[-1][-1]] == levels[index]:
            runs[-1].append(index)
        else:
            runs.append([index])
    run_starting_at = {run[0]: run for run in runs}
    closers = set(partners.values())
    position_of = {index: position for position, index in enumerate(kept)}
    kept_levels = [base, *(levels[index] for index in kept), base]

    sequences = []
    for run in runs:
        if run[0] in closers:
            continue
        sequence = list(run)
        while sequence[-1] in partners:
            sequence += run_starting_at[partners[sequence[-1]]]
        level, last = levels[sequence[0]], sequence[-1]
        is_unclosed = classes[last] in _ISOLATES and last not in partners
        level_before = kept_levels[position_of[sequence[0]]]
        level_after = base if is_unclosed else kept_levels[position_of[last] + 2]
        sequences.append((sequence, _direction_type(level, level_before), _direction_type(level, level_after)))
    return sequences


def _direction_type(level: int, neighbour_level: int) -> str:
    return "R" if max(level, neighbour_level) % 2 else "L"
