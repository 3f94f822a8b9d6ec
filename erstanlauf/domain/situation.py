"""What is known about the person at the desk, each fact possibly unknown.

A fact that is `None` was not asked, not answered, or answered with "keine Angabe"; nobody can tell these apart
afterwards, which is intended. Ages and months are spans, so that a band and an exact number are the same kind of thing.
"""

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Self

ENDLESS = 1_000
"""Upper end of an open span, in years or months: larger than any real one."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A closed range of whole years or months; an exact number is a span of length one."""

    low: int
    high: int

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high <= ENDLESS:
            raise ValueError(f"span {self.low}..{self.high}")

    @classmethod
    def exactly(cls, number: int) -> Self:
        return cls(number, number)


class Status(StrEnum):
    """Residence status as coarse as the rules need it; codes of the catalogue. `OFFEN` means: asked, deliberately no
    answer.
    """

    EU = "eu"
    EU_FAM = "eu_fam"
    GESTATTUNG = "gestattung"
    SCHUTZ = "schutz"
    P25_3 = "p25_3"
    P25_5 = "p25_5"
    UKRAINE24 = "ukraine24"
    DULDUNG = "duldung"
    DULDUNG_AB = "duldung_ab"
    P25AB = "p25ab"
    ARBEIT = "arbeit"
    STUDIUM = "studium"
    SUCHE = "suche"
    FAMILIE = "familie"
    UNBEFRISTET = "unbefristet"
    SPAETAUSSIEDLER = "spaetaussiedler"
    DEUTSCH = "deutsch"
    VISUM = "visum"
    OFFEN = "offen"


class Housing(StrEnum):
    """Where the person lives now."""

    LANDESUNTERKUNFT = "landesunterkunft"
    STAEDTISCHE_UNTERKUNFT = "staedtische_unterkunft"
    EIGENE_WOHNUNG = "eigene_wohnung"
    BEI_ANDEREN = "bei_anderen"
    KEINE = "keine"


class Work(StrEnum):
    """What the person does for a living."""

    NONE = "none"
    SEEKING = "seeking"
    EMPLOYED = "employed"
    MINIJOB = "minijob"
    SELF_EMPLOYED = "self_employed"
    TRAINING = "training"
    STUDY = "study"


class German(StrEnum):
    """Level of German, lowest first; declaration order is the order of comparison."""

    NONE = "0"
    A1 = "A1"
    A2 = "A2"
    B1 = "B1"
    B2 = "B2"


class Qualification(StrEnum):
    """Kind of a foreign qualification."""

    NONE = "none"
    HEALTH = "health"
    CRAFT = "craft"
    COMMERCIAL = "commercial"
    ACADEMIC = "academic"
    OTHER = "other"


class Assigned(StrEnum):
    """Where the person was told to live."""

    BIELEFELD = "bielefeld"
    NRW = "nrw"
    OTHER_LAND = "other_land"


@dataclass(frozen=True, slots=True)
class Partner:
    """A second adult of the visit; only what a rule reads."""

    age: Span | None = None
    status: Status | None = None
    german: German | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything a rule may read about one person. There is no field for what must not be asked (rules, section 1).

    Months are counted in full months since arrival (`months_in_de`) or since the title was issued (`title_months`).
    `children` are the ages of the children of the visit, empty when there are none, None when not known.
    """

    age: Span | None = None
    status: Status | None = None
    eu: bool | None = None
    months_in_de: Span | None = None
    title_months: Span | None = None
    children: tuple[Span, ...] | None = None
    housing: Housing | None = None
    registered: bool | None = None
    work: Work | None = None
    money_short: bool | None = None
    german: German | None = None
    qualification: Qualification | None = None
    partner: Partner | None = None
    title_before_2025_04: bool | None = None
    application_made: bool | None = None
    assigned: Assigned | None = None
    work_forbidden: bool | None = None


FACTS: tuple[str, ...] = tuple(each.name for each in fields(Situation))
"""Names of all facts, in the order of `Situation`."""

NOTHING_KNOWN = Situation()

FactValue = (
    Span | Status | bool | tuple[Span, ...] | Housing | Work | German | Qualification | Assigned | Partner | None
)
"""Any value a fact may take."""


def with_fact(situation: Situation, fact: str, value: FactValue) -> Situation:
    """Return the situation with one fact replaced; the value must be of the fact's type."""
    return replace(situation, **{fact: value})  # type: ignore[arg-type]  # the fact's name picks the type at run time
