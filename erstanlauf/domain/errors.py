"""Trouble the desk expects. Sentences for it stand in `erstanlauf.i18n.sentences`; anything else that is raised is a
bug.
"""

from typing import ClassVar


class KnownTrouble(Exception):  # noqa: N818 - trouble is the word of the house, and not every trouble is an error
    """Expected trouble with a code that picks the sentence and details that fill it.

    Details are file names, record ids, field names and figures, never data about a person.
    """

    code: ClassVar[str] = "trouble"

    def __init__(self, **details: str | int) -> None:
        super().__init__(self.code)
        self.details = details

    def __str__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in sorted(self.details.items()))
        return f"{self.code}({shown})"
