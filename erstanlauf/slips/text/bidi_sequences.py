"""The rules of UAX #9 inside one isolating run sequence: weak types (W), brackets (N0), neutrals (N1, N2), levels (I).

Knows nothing of paragraphs, stacks or lines; `bidi` cuts the sequences and calls `resolve_sequence`.
"""

from collections.abc import Sequence

# BidiBrackets.txt of Unicode 15: each opening bracket is followed by its closing one.
_BRACKET_PAIRS = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽"
    "⸢⸣⸤⸥⸦⸧⸨⸩⹕⹖⹗⹘⹙⹚⹛⹜〈〉《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)
# U+2329 and U+232A are canonically equivalent to U+3008 and U+3009 and pair with them.
_CLOSING_OF = dict(zip(_BRACKET_PAIRS[::2], _BRACKET_PAIRS[1::2], strict=True)) | {"\u2329": "\u3009"}
_CANONICAL_CLOSING = {"\u232a": "\u3009"}
_CLOSING = frozenset(_CLOSING_OF.values()) | frozenset(_CANONICAL_CLOSING)
_MAX_OPEN_BRACKETS = 63

_NEUTRAL_OR_ISOLATE = frozenset({"B", "S", "WS", "ON", "FSI", "LRI", "RLI", "PDI"})
_ISOLATE_CONTROLS = frozenset({"LRI", "RLI", "FSI", "PDI"})
_STRONG_AS = {"L": "L", "R": "R", "EN": "R", "AN": "R"}


def resolve_sequence(
    text: str,
    classes: Sequence[str],
    sequence: Sequence[int],
    level: int,
    start_type: str,
    end_type: str,
    levels: list[int],
) -> None:
    """Resolve one isolating run sequence and write its levels into `levels`.

    `sequence` holds indices into `text` and `classes` (the latter with overrides applied); `start_type` and `end_type`
    are sos and eos.
    """
    original = [classes[index] for index in sequence]
    types = original.copy()
    _resolve_marks(types, start_type)
    _resolve_numbers(types, start_type)
    _resolve_terminators(types)
    _resolve_leftover_separators(types, start_type)
    characters = [text[index] for index in sequence]
    embedding_type = "R" if level % 2 else "L"
    _resolve_brackets(characters, original, types, embedding_type, start_type)
    _resolve_neutrals(types, embedding_type, start_type, end_type)
    for index, kind in zip(sequence, types, strict=True):
        levels[index] = level + _level_step(level, kind)


def _resolve_marks(types: list[str], start_type: str) -> None:
    """W1: a combining mark takes the type before it."""
    previous = start_type
    for index, kind in enumerate(types):
        if kind == "NSM":
            types[index] = "ON" if previous in _ISOLATE_CONTROLS else previous
        previous = types[index]


def _resolve_numbers(types: list[str], start_type: str) -> None:
    """W2 to W4: European numbers after Arabic letters, Arabic letters, single separators between numbers."""
    strong = start_type
    for index, kind in enumerate(types):
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            types[index] = "AN"
    types[:] = ["R" if kind == "AL" else kind for kind in types]
    for index in range(1, len(types) - 1):
        before, kind, after = types[index - 1 : index + 2]
        european_only = kind == "ES" and before == "EN"
        either = kind == "CS" and before in ("EN", "AN")
        if before == after and (european_only or either):
            types[index] = before


def _resolve_terminators(types: list[str]) -> None:
    """W5: terminators such as % and + that touch a European number belong to it."""
    start = 0
    while start < len(types):
        end = start
        while end < len(types) and types[end] == "ET":
            end += 1
        touches_number = (start > 0 and types[start - 1] == "EN") or (end < len(types) and types[end] == "EN")
        if touches_number:
            types[start:end] = ["EN"] * (end - start)
        start = end + 1


def _resolve_leftover_separators(types: list[str], start_type: str) -> None:
    """W6 and W7: other separators are neutral; European numbers in left-to-right text run with it."""
    strong = start_type
    for index, kind in enumerate(types):
        if kind in ("ES", "ET", "CS"):
            types[index] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            types[index] = "L"


def _resolve_brackets(
    characters: Sequence[str], original: Sequence[str], types: list[str], embedding_type: str, start_type: str
) -> None:
    """N0: both brackets of a pair take the direction of what they enclose, or of what stands before them."""
    for opening, closing in _bracket_pairs(characters, types):
        enclosed = {_STRONG_AS[kind] for kind in types[opening + 1 : closing] if kind in _STRONG_AS}
        if not enclosed:
            continue
        direction = embedding_type
        if embedding_type not in enclosed:
            before = (_STRONG_AS[kind] for kind in reversed(types[:opening]) if kind in _STRONG_AS)
            direction = next(before, start_type)
        for bracket in (opening, closing):
            types[bracket] = direction
            for mark in range(bracket + 1, len(types)):
                if original[mark] != "NSM":
                    break
                types[mark] = direction


def _bracket_pairs(characters: Sequence[str], types: Sequence[str]) -> list[tuple[int, int]]:
    """Find the bracket pairs of a sequence (BD16), ordered by their opening bracket."""
    pairs: list[tuple[int, int]] = []
    unclosed: list[tuple[str, int]] = []
    for index, (character, kind) in enumerate(zip(characters, types, strict=True)):
        if kind != "ON":
            continue
        if character in _CLOSING_OF:
            if len(unclosed) == _MAX_OPEN_BRACKETS:
                return []
            unclosed.append((_CLOSING_OF[character], index))
        elif character in _CLOSING:
            wanted = _CANONICAL_CLOSING.get(character, character)
            for position in range(len(unclosed) - 1, -1, -1):
                if unclosed[position][0] == wanted:
                    pairs.append((unclosed[position][1], index))
                    del unclosed[position:]
                    break
    return sorted(pairs)


def _resolve_neutrals(types: list[str], embedding_type: str, start_type: str, end_type: str) -> None:
    """N1 and N2: neutrals between equal directions take that direction, others that of the embedding."""
    start = 0
    while start < len(types):
        end = start
        while end < len(types) and types[end] in _NEUTRAL_OR_ISOLATE:
            end += 1
        if end > start:
            before = _STRONG_AS.get(types[start - 1]) if start else start_type
            after = _STRONG_AS.get(types[end]) if end < len(types) else end_type
            direction = before if before is not None and before == after else embedding_type
            types[start:end] = [direction] * (end - start)
        start = end + 1


def _level_step(level: int, kind: str) -> int:
    """I1 and I2: how far above the embedding level a character of this type stands."""
    if level % 2:
        return 1 if kind in ("L", "EN", "AN") else 0
    return {"R": 1, "AN": 2, "EN": 2}.get(kind, 0)
