"""Slips of the acceptance cases: the real rules, catalogue and plan, put into a language and on pages."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from erstanlauf import paths
from erstanlauf.app import load_knowledge, load_published
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.slip import Paper, Slip
from erstanlauf.domain.visit import SlipNumber, Visit, VisitId
from erstanlauf.i18n.languages import GERMAN, Language
from erstanlauf.i18n.phrases.voice import Voice
from erstanlauf.i18n.wording import Wording
from erstanlauf.slips.layout.blocks import Block, PlacedText
from erstanlauf.slips.layout.drawing import DocumentData, pdf_of
from erstanlauf.slips.layout.geometry import POINTS_PER_MM
from erstanlauf.slips.layout.paging import Page
from erstanlauf.slips.layout.template import Template, load_template
from erstanlauf.slips.slip.composition import Spoken, compose
from erstanlauf.slips.slip.content import numbered, words_of
from erstanlauf.slips.text.fonts import Fonts
from erstanlauf.usecases.knowledge import Knowledge
from erstanlauf.usecases.session import VisitSession
from erstanlauf.usecases.slips import slip_of
from erstanlauf.usecases.visit_file import situation_of
from tests.builders import TODAY

PRINTED_AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
VIGNETTES = Path(__file__).resolve().parent.parent / "knowledge" / "vignettes.yaml"


@cache
def vignette_slip(vignette: str, tag: str) -> Slip:
    """Return what the desk would print for an acceptance case in a language."""
    knowledge = _knowledge()
    case = next(each for each in _vignettes() if each["id"] == vignette)
    facts = dict(case["inputs"])
    needs = tuple(Topic(need) for need in facts.pop("needs"))
    flags = frozenset(Flag(flag) for flag in facts.pop("flags"))
    visit = Visit(
        id=VisitId("1"),
        number=SlipNumber("K7-418-3"),
        opened_at=PRINTED_AT,
        language=tag,
        needs=needs,
        flags=flags,
        situation=situation_of(facts, vignette),
    )
    session = VisitSession(visit, knowledge, PRINTED_AT)
    plan = session.plan(PRINTED_AT)
    return slip_of(session.visit, session.steps(), plan, knowledge, session.answer, PRINTED_AT.date())


def pages_of(slip: Slip, language: Language, fonts: Fonts) -> list[Page]:
    """Compose a slip on A5; drafts are not marked, so that there is nothing but words."""
    spoken = []
    for each in dict.fromkeys((GERMAN, language)):
        voice = Voice(each, Wording(each.tag, "slips"), {})
        spoken.append(Spoken(voice, words_of(slip, voice, "Bielefeld", language)))
    return compose(spoken, numbered(slip), fonts, _template(), _template().sheets[Paper.A5])


def pdf_of_pages(pages: Sequence[Page], language: Language) -> bytes:
    return pdf_of(pages, _template().sheets[Paper.A5], DocumentData(title="", author="", language=language.tag))


def only_texts(page: Page, wanted: Callable[[PlacedText], bool]) -> Page:
    """Return a page with some of its texts in their places and nothing else."""
    return [
        replace(each, block=Block(each.block.height_mm, tuple(text for text in each.block.texts if wanted(text))))
        for each in page
    ]


def texts_on(page: Page) -> Iterator[tuple[PlacedText, float, float]]:
    """Yield each text with its upper left corner, in points from that of the page."""
    for placed in page:
        for text in placed.block.texts:
            yield text, (placed.x_mm + text.x_mm) * POINTS_PER_MM, (placed.y_mm + text.y_mm) * POINTS_PER_MM


@cache
def _template() -> Template:
    return load_template(paths.resources() / "templates" / "slip.toml")


@cache
def _knowledge() -> Knowledge:
    """As if all had been confirmed lately: what a slip can hold does not shrink while the catalogue ages."""
    return replace(load_knowledge(TODAY), catalogue=load_published())


@cache
def _vignettes() -> list[dict[str, Any]]:
    vignettes: list[dict[str, Any]] = yaml.safe_load(VIGNETTES.read_text("utf-8"))["vignettes"]
    return vignettes
