"""The parts of a slip, each a block: header, step, numbers, sayings, slip number, notices.

Knows what a slip says (`content`) and where it stands in its block, not on which page. German stands left, the person's
language beside it line by line, so every part takes the words in one or two languages. Names and addresses are the same
in both: where they are too long for a column they stand once, across both.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from erstanlauf.i18n.phrases.voice import DRAFT_MARK
from erstanlauf.slips.layout import geometry as g
from erstanlauf.slips.layout.blocks import Block, Box, Column, Picture, PlacedText, Squares
from erstanlauf.slips.layout.geometry import Role, Sheet
from erstanlauf.slips.layout.press import AIR_MM, Cell, Press
from erstanlauf.slips.layout.qr import printed_side_mm, qr_squares
from erstanlauf.slips.slip.content import NumberWords, SlipWords
from erstanlauf.slips.slip.step_words import LabelledLine, StepWords

_BETWEEN_NEUTRAL_LINES_MM = 2.5


def header(press: Press, words: Sequence[SlipWords], logo: str) -> Block:
    """Name of the desk with the pictogram of the town, and title."""
    desks, columns = [each.desk for each in words], press.columns()
    size_mm = press.sheet.picture_mm if logo and desks[0] else 0.0
    beside = [columns[0].narrowed(size_mm + AIR_MM) if size_mm else columns[0], *columns[1:]]
    desk = press.rows([(g.DESK, desks)], beside)
    title = press.stacked(
        [[Cell(each.title, g.TITLE, column) for each, column in zip(words, columns, strict=True)]],
        max(desk.height_mm, size_mm),
    )
    pictures = (Picture(logo, 0.0, 0.0, size_mm, g.ACCENT),) if size_mm else ()
    return Block(title.height_mm, (*desk.texts, *title.texts), pictures=pictures)


def footer(press: Press, lines: Sequence[str]) -> Block:
    """The town's own lines at the foot, in German across the page."""
    column = Column(press.languages[0], 0.0, press.sheet.text_width_mm)
    return press.stacked([[Cell(line, g.NOTICE, column)] for line in lines], 0.0)


def step(press: Press, number: int, words: Sequence[StepWords], label_widths_mm: Sequence[float]) -> Block:
    """A numbered card with one place to go."""
    sheet = press.sheet
    columns = press.columns(sheet.number_strip_mm + sheet.padding_mm, sheet.padding_mm)
    rows: list[list[Cell]] = [
        [Cell(each.title, g.STEP_TITLE, column) for each, column in zip(words, columns, strict=True)],
        [Cell(each.reason, g.REASON, column) for each, column in zip(words, columns, strict=True)],
    ]
    for lines in zip(*(each.lines for each in words), strict=True):
        rows += _line_rows(press, lines, columns, label_widths_mm)
    rows.append([Cell(each.note, g.NOTE, column) for each, column in zip(words, columns, strict=True)])
    text = press.stacked(rows, AIR_MM)
    number_text = _step_number(press, number)
    picture = _step_picture(sheet, words[0].picture, number_text.bottom_mm)
    height_mm = max(text.height_mm, picture.y_mm + picture.size_mm) + AIR_MM
    return Block(height_mm, (number_text, *text.texts), (*_card(sheet, height_mm), *text.boxes), pictures=(picture,))


def bring(press: Press, lines: Sequence[LabelledLine]) -> Block:
    """A card without number: what to bring to every step."""
    sheet = press.sheet
    columns = press.columns(sheet.number_strip_mm + sheet.padding_mm, sheet.padding_mm)
    labels = zip(lines, press.languages, strict=True)
    widths_mm = [press.setter.width_mm(line.label, g.LABEL, language) for line, language in labels]
    text = press.stacked([list(_line(press, lines, columns, widths_mm))], AIR_MM)
    height_mm = text.height_mm + AIR_MM
    return Block(height_mm, text.texts, (Box(0.0, 0.0, sheet.text_width_mm, height_mm, frame=g.HAIRLINE),))


def label_widths_mm(press: Press, words: Sequence[SlipWords]) -> list[float]:
    """Measure the widest label of each language, at most what the paper allows."""
    widths = []
    for each, language in zip(words, press.languages, strict=True):
        labels = {line.label for step in each.steps for line in step.lines if not line.is_wide}
        widest = max((press.setter.width_mm(label, g.LABEL, language) for label in labels), default=0.0)
        widths.append(min(widest, press.sheet.widest_label_mm))
    return widths


def numbers(press: Press, words: Sequence[SlipWords]) -> Block:
    """The phone numbers that always print, under a thin line; larger where they are all there is."""
    roles, gap_mm = (g.SMALL_NUMBER, g.SMALL), 0.0
    if words[0].is_neutral:  # they are all there is
        roles, gap_mm = (g.NEUTRAL_NUMBER, g.NEUTRAL_BODY), _BETWEEN_NEUTRAL_LINES_MM
    columns = press.columns()
    widest_mm = max(press.setter.width_mm(each.number, roles[0], press.languages[0]) for each in words[0].numbers)
    heading = [Cell(each.numbers_heading, g.HEADING, column) for each, column in zip(words, columns, strict=True)]
    rows: list[list[Cell]] = [heading]
    for line in zip(*(each.numbers for each in words), strict=True):
        rows.append(list(_number_row(press, line, widest_mm, roles)))
    text = press.stacked(rows, AIR_MM, gap_mm)
    return Block(text.height_mm, text.texts, (_hairline(press),))


def sayings(press: Press, words: Sequence[SlipWords]) -> Block:
    """Sentences to say on the phone, in German and with their meaning."""
    rows = [(g.HEADING, [each.sayings_heading for each in words])]
    rows += [(g.NEUTRAL_BODY, list(line)) for line in zip(*(each.sayings for each in words), strict=True)]
    text = press.rows(rows, press.columns(), _BETWEEN_NEUTRAL_LINES_MM)
    return Block(text.height_mm, text.texts, (_hairline(press),))


def slip_number(press: Press, number: str, code: str, words: Sequence[SlipWords]) -> Block:
    """QR code and number of the slip, the date beside it, the word to bring it along, and the code to withdraw with."""
    sheet = press.sheet
    squares = qr_squares(code)
    side_mm = printed_side_mm(squares, sheet.qr_mm)
    columns = press.columns(side_mm + sheet.label_gap_mm)
    large = press.stacked([[Cell(number, g.SLIP_NUMBER, columns[0])]], 0.0)
    dates = [[Cell(words[0].issued_on, g.NOTICE, columns[-1].for_german())]]
    if len(columns) > 1:
        dates.append([Cell(words[1].issued_on, g.NOTICE, columns[1])])
    dated = press.stacked(dates, AIR_MM if len(columns) > 1 else large.height_mm)
    below = [(g.BODY, [each.bring_back for each in words]), (g.SMALL_NUMBER, [each.withdrawal for each in words])]
    told = [[Cell(text, role, column) for text, column in zip(texts, columns, strict=True)] for role, texts in below]
    text = press.stacked(told, max(large.height_mm, dated.height_mm))
    picture = Squares(squares, 0.0, 0.0, side_mm)
    return Block(max(text.height_mm, side_mm), (*large.texts, *dated.texts, *text.texts), squares=(picture,))


def draft_notice(press: Press, words: Sequence[SlipWords]) -> Block:
    """That the translation is a draft and the German text applies."""
    return press.rows([(g.NOTICE, [each.draft_notice for each in words])], press.columns())


def _line_rows(
    press: Press, lines: Sequence[LabelledLine], columns: Sequence[Column], label_widths_mm: Sequence[float]
) -> list[list[Cell]]:
    """Return a labelled line as one row; a list to tick off stands below its label, as wide as the column."""
    if not lines[0].is_wide:
        return [list(_line(press, lines, columns, label_widths_mm))]
    both = list(zip(lines, columns, strict=True))
    return [
        [Cell(line.label, g.LABEL, column) for line, column in both],
        [Cell(line.value, g.BODY, column, line.ticked) for line, column in both],
    ]


def _line(
    press: Press, lines: Sequence[LabelledLine], columns: Sequence[Column], label_widths_mm: Sequence[float]
) -> Iterator[Cell]:
    """Yield the cells of a labelled line: label and value in each language, or what is too long once across both."""
    starts_mm = [label_mm + press.sheet.label_gap_mm for label_mm in label_widths_mm]
    values = [column.narrowed(start_mm) for column, start_mm in zip(columns, starts_mm, strict=True)]
    if len(lines) == 2 and lines[0].is_german and not _stands_twice(press, lines[0].value, values):
        yield from _line_across(press, lines, columns, label_widths_mm)
        return
    for line, column, value, label_mm in zip(lines, columns, values, label_widths_mm, strict=True):
        yield Cell(line.label if line.value else "", g.LABEL, column.cut_to(label_mm))  # a legal draft may be kept back
        yield Cell(line.value, g.BODY, value.for_german() if line.is_german else value)


def _line_across(
    press: Press, lines: Sequence[LabelledLine], columns: Sequence[Column], label_widths_mm: Sequence[float]
) -> Iterator[Cell]:
    """Yield German words across both columns, their label in both languages: at both edges, or one above the other."""
    german, other = columns
    gap_mm, label, label_mm = press.sheet.label_gap_mm, lines[0].label, label_widths_mm[0]
    right_mm = other.left_mm + other.width_mm
    if other.language.is_rtl:
        yield Cell(lines[1].label, g.LABEL, other.cut_to(label_widths_mm[1]))
        right_mm -= label_widths_mm[1] + gap_mm
    else:
        both = {line.label.replace(DRAFT_MARK, ""): line.label for line in reversed(lines)}
        label = "\n".join(reversed(both.values()))
        label_mm = max(label_mm, press.setter.width_mm(label, g.LABEL, german.language))
    yield Cell(label, g.LABEL, german.cut_to(label_mm))
    value = german.narrowed(label_mm + gap_mm)
    yield Cell(lines[0].value, g.BODY, replace(value, width_mm=right_mm - value.left_mm))


def _stands_twice(press: Press, text: str, columns: Sequence[Column]) -> bool:
    """Whether German words stand in each column of their own: where one line across would not save any height.

    Beside a language from left to right the two labels of a line across already take two lines; an address of the net
    is not cut in two for that.
    """
    across_lines = text.count("\n") + 1
    if " " in text and not press.languages[-1].is_rtl:
        across_lines = max(across_lines, len(press.languages))
    needed = (len(press.setter.place(text, g.BODY, column.for_german(), 0.0).paragraph.lines) for column in columns)
    return max(needed) <= across_lines


def _number_row(
    press: Press, line: Sequence[NumberWords], number_mm: float, roles: tuple[Role, Role]
) -> Iterator[Cell]:
    """Yield a phone number at every edge where reading starts, and who answers there in each language."""
    start_mm = number_mm + press.sheet.label_gap_mm
    columns = press.columns(start_mm, start_mm if press.languages[-1].is_rtl else 0.0)
    yield Cell(line[0].number, roles[0], press.columns()[0].cut_to(number_mm))
    if press.languages[-1].is_rtl:
        yield Cell(line[-1].number, roles[0], press.columns()[-1].cut_to(number_mm).for_german())
    for words, column in zip(line, columns, strict=True):
        yield Cell(words.who, roles[1], column)


def _step_number(press: Press, number: int) -> PlacedText:
    column = Column(press.languages[0], 0.0, press.sheet.number_strip_mm, align="center")
    return press.setter.place(str(number), g.STEP_NUMBER, column, AIR_MM)


def _step_picture(sheet: Sheet, name: str, y_mm: float) -> Picture:
    size_mm = sheet.picture_mm
    return Picture(name, (sheet.number_strip_mm - size_mm) / 2, y_mm, size_mm, g.ACCENT)


def _card(sheet: Sheet, height_mm: float) -> tuple[Box, ...]:
    strip = Box(0.0, 0.0, sheet.number_strip_mm, height_mm, fill=g.TINT)
    return (strip, Box(0.0, 0.0, sheet.text_width_mm, height_mm, frame=g.HAIRLINE))


def _hairline(press: Press) -> Box:
    return Box(0.0, 0.0, press.sheet.text_width_mm, 0.0, frame=g.HAIRLINE)
