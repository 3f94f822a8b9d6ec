"""Composes a slip: which part stands on which page and where.

Knows parts and their heights, neither PDF nor where the facts came from.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from erstanlauf.i18n.phrases import slip as phrases
from erstanlauf.i18n.phrases.voice import Voice
from erstanlauf.slips.layout.blocks import Block, Typesetter
from erstanlauf.slips.layout.geometry import Sheet
from erstanlauf.slips.layout.paging import Page, flowed, page_of, stacked_mm
from erstanlauf.slips.layout.press import Press, notice
from erstanlauf.slips.layout.template import Template
from erstanlauf.slips.slip import parts
from erstanlauf.slips.slip.content import Numbered, SlipWords
from erstanlauf.slips.text.fonts import Fonts

_ROOMY = 0.85
"""Share of the page below which larger letters are tried."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A slip in the words of one language, and the voice that said them."""

    voice: Voice
    words: SlipWords


def compose(
    spoken: Sequence[Spoken], numbered: Numbered | None, fonts: Fonts, template: Template, sheet: Sheet
) -> list[Page]:
    """Put a slip on as few pages as can be read; `spoken` is German, then the person's language where it is another."""

    def composed(body_pt: float) -> _Composition:
        return _Composition(spoken, numbered, fonts, template, sheet, body_pt)

    larger_pt, usual_pt, *smaller_pt = sheet.body_sizes_pt
    usual = composed(usual_pt)
    if usual.share_of_page < _ROOMY:
        larger = composed(larger_pt)
        return (larger if larger.share_of_page <= 1.0 else usual).pages()
    pages = usual.pages()
    for body_pt in smaller_pt:
        if len(pages) > 1:
            denser = composed(body_pt).pages()
            pages = denser if len(denser) < len(pages) else pages
    return pages


class _Composition:
    """All parts of a slip in one letter size: a body that flows from the top, a tail at the foot of the last page."""

    def __init__(
        self,
        spoken: Sequence[Spoken],
        numbered: Numbered | None,
        fonts: Fonts,
        template: Template,
        sheet: Sheet,
        body_pt: float,
    ) -> None:
        self._spoken = spoken
        self._sheet = sheet
        languages = tuple(each.voice.language for each in spoken)
        self._press = Press(Typesetter(fonts, body_pt), sheet, languages)
        self._words = [each.words for each in spoken]
        self._head = parts.header(self._press, self._words, template.logo)
        self._body = [*self._steps(), *self._sayings()]
        self._tail = self._tail_blocks(numbered)
        if template.footer and not self._words[0].is_neutral:
            self._tail.append(parts.footer(self._press, template.footer))

    @property
    def share_of_page(self) -> float:
        """How much of one page the slip takes, 1 when it is just full."""
        return stacked_mm([*self._body, *self._tail], self._sheet) / self._room_mm

    def pages(self) -> list[Page]:
        """Let the body flow over as many pages as it needs; the tail stands on the last one, with the last block."""
        if self.share_of_page <= 1.0:
            return [self._page(self._body, self._tail)]
        room_mm = self._room_mm - stacked_mm([self._page_label(1, 1)], self._sheet)
        bodies = flowed(self._body, room_mm, self._sheet, last=self._tail)
        pages = []
        for position, body in enumerate(bodies, start=1):
            tail = self._tail if position == len(bodies) else []
            pages.append(self._page(body, [*tail, self._page_label(position, len(bodies))]))
        return pages

    def _page(self, body: Sequence[Block], foot: Sequence[Block]) -> Page:
        return page_of([self._head, *body], foot, self._sheet)

    @property
    def _room_mm(self) -> float:
        """The height below the header, each block with a gap above it."""
        sheet = self._sheet
        return sheet.height_mm - sheet.top_mm - sheet.bottom_mm - self._head.height_mm

    def _steps(self) -> list[Block]:
        widths_mm = parts.label_widths_mm(self._press, self._words)
        both = zip(*(each.steps for each in self._words), strict=True)
        steps = [parts.step(self._press, number, words, widths_mm) for number, words in enumerate(both, start=1)]
        bring = [each.bring for each in self._words if each.bring]
        return [*steps, parts.bring(self._press, bring)] if bring else steps

    def _sayings(self) -> list[Block]:
        """What a neutral slip has in the place of steps."""
        if not self._words[0].is_neutral:
            return []
        found = [parts.numbers(self._press, self._words)]
        return [*found, parts.sayings(self._press, self._words)] if self._words[0].sayings else found

    def _tail_blocks(self, numbered: Numbered | None) -> list[Block]:
        tail = []
        if not self._words[0].is_neutral:
            tail.append(parts.numbers(self._press, self._words))
        if numbered:
            tail.append(parts.slip_number(self._press, numbered.number, numbered.code, self._words))
        elif not self._words[0].is_neutral:
            tail.append(notice(self._press, [each.issued_on for each in self._words]))
        if self._spoken[-1].voice.drafts:
            tail.append(parts.draft_notice(self._press, self._words))
        return tail

    def _page_label(self, page: int, pages: int) -> Block:
        labels = [each.voice.say(phrases.PAGE, page=str(page), pages=str(pages)) for each in self._spoken]
        return notice(self._press, labels)
