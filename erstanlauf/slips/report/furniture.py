"""What stands at the head of the paper and on every page: town, title, what the paper is about, page numbers, the mark.

Knows the form of a paper for a committee, no figure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from erstanlauf.i18n.report_words import COMMITTEES
from erstanlauf.slips.layout import geometry as g
from erstanlauf.slips.layout.blocks import ORNAMENT, Block, Box, Picture
from erstanlauf.slips.report import measures as m
from erstanlauf.slips.report.kit import Kit
from erstanlauf.slips.report.pieces import Piece
from erstanlauf.usecases.figures.written import WrittenReport

_PICTURE_MM = 8.5
_ADDRESS_SHARE = 0.45
_FACT_NAME_MM = 36.0
_FACT_AIR_MM = 0.8
_HEAVY_MM = 0.7
_MARK_AIR_MM = 1.0
_NUMBER_FIELD_MM = 46.0


def letterhead(kit: Kit, city: str, address: Sequence[str], logo: str) -> Piece:
    """Return the line of the town with its address at the other side, and a heavy line below."""
    words, width_mm = kit.words, kit.width_mm
    left_mm = _PICTURE_MM + 2.0 if logo else 0.0
    desk_mm = width_mm * (1 - _ADDRESS_SHARE) - left_mm
    town = kit.cell(words.gettext("Stadt {city}").format(city=city), m.TOWN, 0.0, left_mm, desk_mm)
    desk = kit.cell(words.gettext("Erstanlaufstelle für Zugewanderte"), m.ADDRESS, town.bottom_mm, left_mm, desk_mm)
    texts, y_mm = [town, desk], 0.0
    for line in address:
        texts.append(kit.cell(line, m.ADDRESS, y_mm, width_mm * (1 - _ADDRESS_SHARE), width_mm * _ADDRESS_SHARE, "end"))
        y_mm = texts[-1].bottom_mm
    bottom_mm = max(each.bottom_mm for each in texts) + 2.5
    pictures = (Picture(logo, 0.0, 0.0, _PICTURE_MM, g.ACCENT),) if logo else ()
    heavy = kit.rule(bottom_mm, g.ACCENT, _HEAVY_MM)
    return Piece(Block(bottom_mm + _HEAVY_MM, tuple(texts), (heavy,), pictures=pictures), keeps_next=True)


def title(kit: Kit, report: WrittenReport) -> Iterator[Piece]:
    """Yield what the paper is called, and the table of what it is about."""
    words = kit.words
    yield kit.paragraph(words.gettext("Informationsvorlage der Verwaltung"), m.KICKER, 6.0, keeps_next=True)
    yield kit.paragraph(report.title, m.TITLE, 0.0, keeps_next=True)
    about = words.gettext("Wer zur Erstanlaufstelle kam, was gebraucht wurde und was fehlte: {period}")
    yield kit.paragraph(about.format(period=report.period), m.SUBTITLE, 0.0, keeps_next=True)
    yield Piece(_facts(kit, report), m.TABLE_MM)


def _facts(kit: Kit, report: WrittenReport) -> Block:
    """Return labelled lines between two rules, as on the first page of a paper with its number left to be filled in."""
    words = kit.words
    committees = words.gettext("{committee} (zur Kenntnis)")
    gremien = "\n".join(committees.format(committee=words.gettext(each)) for each in COMMITTEES)
    facts = [(words.gettext("Gremium"), gremien), *report.facts, (words.gettext("Drucksache"), "")]
    texts, boxes, y_mm = [], [kit.rule(0.0, m.STRONG_LINE)], _FACT_AIR_MM
    for name, value in facts:
        texts.append(kit.cell(name, m.FACT_NAME, y_mm, 0.0, _FACT_NAME_MM))
        texts.append(kit.text(value or " ", m.FACT, y_mm, _FACT_NAME_MM))
        y_mm = max(each.bottom_mm for each in texts[-2:])
        if not value:
            boxes.append(Box(_FACT_NAME_MM, y_mm - _FACT_AIR_MM, _NUMBER_FIELD_MM, 0.0, frame=m.STRONG_LINE))
        y_mm += _FACT_AIR_MM
    return Block(y_mm, tuple(texts), (*boxes, kit.rule(y_mm, m.STRONG_LINE)))


def first_head(kit: Kit, report: WrittenReport) -> Block | None:
    """Return what stands above the letterhead: the mark of invented data, if they are."""
    return _mark(kit, report.mark, 0.0) if report.mark else None


def running_head(kit: Kit, report: WrittenReport) -> Block:
    """Return what the pages after the first say of the paper, the mark beside it."""
    text = kit.text(f"{report.title} · {report.period}", m.FURNITURE)
    if not report.mark:
        bottom_mm = text.bottom_mm + 1.0
        return Block(bottom_mm, (text,), (kit.rule(bottom_mm, g.HAIRLINE),), kind=ORNAMENT)
    mark = _mark(kit, report.mark, kit.width_mm / 2)
    down_mm = (mark.height_mm - text.bottom_mm) / 2
    return replace(mark, texts=(replace(text, y_mm=down_mm), *mark.texts), kind=ORNAMENT)


def _mark(kit: Kit, mark: str, left_mm: float) -> Block:
    width_mm = kit.width_mm - left_mm
    text = kit.cell(mark, m.MARK, _MARK_AIR_MM, left_mm, width_mm, "center")
    height_mm = text.bottom_mm + _MARK_AIR_MM
    return Block(height_mm, (text,), (Box(left_mm, 0.0, width_mm, height_mm, frame=g.INK),))


def foot(kit: Kit, report: WrittenReport, page: int, pages: int) -> Block:
    """Return what stands at the foot of a page."""
    number = kit.words.gettext("Seite {page} von {pages}").format(page=page, pages=pages)
    about = report.mark or kit.words.gettext("Gerundete Zahlen, siehe Methode und Quellen")
    texts = (kit.text(about, m.FURNITURE, 1.0), kit.cell(number, m.FURNITURE, 1.0, 0.0, kit.width_mm, "end"))
    return Block(texts[0].bottom_mm, texts, (kit.rule(0.0, g.HAIRLINE),), kind=ORNAMENT)


def section(kit: Kit, number: int, heading: str) -> Piece:
    """Return the heading of a section, which the list of contents leads to."""
    numbered = f"{number}. {heading}"
    piece = kit.paragraph(numbered, m.SECTION, m.SECTION_MM, keeps_next=True)
    return replace(piece, block=replace(piece.block, bookmark=numbered))
