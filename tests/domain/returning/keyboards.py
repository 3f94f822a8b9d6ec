"""Keyboards as a hand scanner sees them: it sends the key codes of an American one, the computer makes marks of them.

Each row has the marks of the keys that carry 1 to 9 and 0 on an American keyboard, pressed without Shift. Source:
layouts of Windows and XKB (us, de, fr, be, cz, sk).
"""

from collections.abc import Mapping

US, GERMAN, FRENCH = "US", "German", "French"
KEYBOARDS: Mapping[str, str] = {
    US: "1234567890",
    GERMAN: "1234567890",
    FRENCH: "&é\"'(-è_çà",
    "Belgian": "&é\"'(§è!çà",
    "Czech": "+ěščřžýáíé",
    "Slovak": "+ľščťžýáíé",
}
_KEY_CODES = {digit: code for code, digit in enumerate("1234567890", start=2)}
"""Key codes of set 1, by the digit that the scanner means."""
_ENTER = 28


def typed_on(row: str, digits: str) -> str:
    """Return the marks that come out when a scanner types these digits and Enter on a keyboard with this row."""
    codes = [*(_KEY_CODES[digit] for digit in digits), _ENTER]
    return "".join("\n" if code == _ENTER else row[code - 2] for code in codes)
