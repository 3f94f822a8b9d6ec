"""Which characters end the reading of a text: controls, which no program writes into a catalogue on purpose."""

import re

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def control_character(text: str) -> str | None:
    """Return the first control character of a text, None for a sound text. Tabs and ends of lines are let pass.

    What turns the direction or has no width is not meant: it comes along when text is copied, and is taken out.
    """
    if text.isprintable():
        return None
    found = _CONTROLS.search(text)
    return found.group() if found else None
