"""The languages a slip can be printed in: one table with names, script, direction, fonts and the locale for dates.

A new language is one line here, a catalogue `slips.po` and, for a new script, a font. Knows neither gettext nor
Babel: those are asked by name, at run time, by whoever prints.
"""

from dataclasses import dataclass
from typing import ClassVar, Literal

from erstanlauf.domain.errors import KnownTrouble


class UnknownLanguage(KnownTrouble):
    """A language tag that no slip can be printed in."""

    code: ClassVar[str] = "language.unknown"


@dataclass(frozen=True, slots=True)
class Language:
    """A slip language.

    `tag` names the gettext catalogue and is stored; `shaping_tag` is what fonts expect; `babel_locale` is the locale
    whose names of days, months and languages the newcomers here use. `fonts` are families of `resources/fonts`, first
    choice first: German words stand in Noto Sans in every language.
    """

    tag: str
    own_name: str
    german_name: str
    direction: Literal["ltr", "rtl"]
    script: str
    fonts: tuple[str, ...]
    babel_locale: str
    shaping_tag: str
    aliases: tuple[str, ...] = ()

    @property
    def is_rtl(self) -> bool:
        return self.direction == "rtl"


_LATIN = ("NotoSans",)
_ARABIC = ("NotoSans", "NotoNaskhArabic")
_ETHIOPIC = ("NotoSans", "NotoSansEthiopic")
_CHINESE = ("NotoSans", "NotoSansSC")
_DEVANAGARI = ("NotoSans", "NotoSansDevanagari")

LANGUAGES: tuple[Language, ...] = (
    Language("de", "Deutsch", "Deutsch", "ltr", "Latn", _LATIN, "de_DE", "de", ("deu", "ger")),
    Language("en", "English", "Englisch", "ltr", "Latn", _LATIN, "en_GB", "en", ("eng",)),
    # The months of Syria and Iraq, where most who speak Arabic here come from.
    Language("ar", "العربية", "Arabisch", "rtl", "Arab", _ARABIC, "ar_SY", "ar", ("ara",)),
    Language("tr", "Türkçe", "Türkisch", "ltr", "Latn", _LATIN, "tr_TR", "tr", ("tur",)),
    Language("uk", "Українська", "Ukrainisch", "ltr", "Cyrl", _LATIN, "uk_UA", "uk", ("ukr", "ua")),
    Language("ru", "Русский", "Russisch", "ltr", "Cyrl", _LATIN, "ru_RU", "ru", ("rus",)),
    Language("fa", "فارسی", "Persisch (Farsi)", "rtl", "Arab", _ARABIC, "fa_IR", "fa", ("fas", "per", "farsi")),
    # Babel knows Dari as the Persian of Afghanistan, with Afghan months.
    Language("prs", "دری", "Dari", "rtl", "Arab", _ARABIC, "fa_AF", "fa", ("fa-af", "dari")),
    Language("ps", "پښتو", "Paschtu", "rtl", "Arab", _ARABIC, "ps_AF", "ps", ("pus", "pashto")),
    Language("ku", "Kurmancî", "Kurdisch (Kurmandschi)", "ltr", "Latn", _LATIN, "ku_TR", "ku", ("kmr", "ku-latn")),
    Language(
        "ckb", "کوردی (سۆرانی)", "Kurdisch (Sorani)", "rtl", "Arab", _ARABIC, "ckb_IQ", "ckb", ("ku-arab", "sorani")
    ),
    Language("pl", "Polski", "Polnisch", "ltr", "Latn", _LATIN, "pl_PL", "pl", ("pol",)),
    Language("ro", "Română", "Rumänisch", "ltr", "Latn", _LATIN, "ro_RO", "ro", ("ron", "rum", "mo")),
    Language("bg", "Български", "Bulgarisch", "ltr", "Cyrl", _LATIN, "bg_BG", "bg", ("bul",)),
    Language("el", "Ελληνικά", "Griechisch", "ltr", "Grek", _LATIN, "el_GR", "el", ("ell", "gre", "gr")),
    Language("sq", "Shqip", "Albanisch", "ltr", "Latn", _LATIN, "sq_AL", "sq", ("sqi", "alb")),
    # One entry in Latin letters; the months are the Bosnian and Serbian ones.
    Language(
        "sh",
        "Bosanski / Hrvatski / Srpski",
        "Bosnisch, Kroatisch, Serbisch",
        "ltr",
        "Latn",
        _LATIN,
        "bs_Latn_BA",
        "bs",
        ("bs", "hr", "sr", "bos", "hrv", "srp", "hbs", "sr-latn", "cnr"),
    ),
    Language("fr", "Français", "Französisch", "ltr", "Latn", _LATIN, "fr_FR", "fr", ("fra", "fre")),
    Language("es", "Español", "Spanisch", "ltr", "Latn", _LATIN, "es_ES", "es", ("spa",)),
    Language("it", "Italiano", "Italienisch", "ltr", "Latn", _LATIN, "it_IT", "it", ("ita",)),
    Language("pt", "Português", "Portugiesisch", "ltr", "Latn", _LATIN, "pt_PT", "pt", ("por",)),
    # Most who speak Tigrinya here come from Eritrea.
    Language("ti", "ትግርኛ", "Tigrinya", "ltr", "Ethi", _ETHIOPIC, "ti_ER", "ti", ("tir", "tigrinisch")),
    Language("so", "Soomaali", "Somali", "ltr", "Latn", _LATIN, "so_SO", "so", ("som",)),
    Language("vi", "Tiếng Việt", "Vietnamesisch", "ltr", "Latn", _LATIN, "vi_VN", "vi", ("vie",)),
    Language(
        "zh", "中文", "Chinesisch", "ltr", "Hani", _CHINESE, "zh_Hans_CN", "zh-Hans", ("zho", "chi", "zh-hans", "cmn")
    ),
    Language("hi", "हिन्दी", "Hindi", "ltr", "Deva", _DEVANAGARI, "hi_IN", "hi", ("hin",)),
    Language("ur", "اردو", "Urdu", "rtl", "Arab", _ARABIC, "ur_PK", "ur", ("urd",)),
)
"""All slip languages, German first, those of one region side by side. Order of the picker and of the sheets."""

GERMAN = LANGUAGES[0]


def language(tag: str) -> Language:
    """Return the language of a tag, an alias or a regional variant ("ar-SY"); case and "_" do not matter.

    Raises `UnknownLanguage` for any other tag.
    """
    wanted = _folded_tag(tag)
    known = {_folded_tag(name): each for each in LANGUAGES for name in (each.tag, *each.aliases)}
    while wanted:
        if wanted in known:
            return known[wanted]
        wanted = wanted.rpartition("-")[0]
    raise UnknownLanguage(tag=tag, known=", ".join(each.tag for each in LANGUAGES))


def find(text: str) -> list[Language]:
    """Return the languages that `text` may mean, best first; every language for an empty text.

    Matches the beginning of German name, own name, tag and aliases, then any place in the names. An exact tag comes
    before a beginning, so that two letters are enough.
    """
    wanted = text.strip().casefold()
    ranked = [(rank, position) for position, each in enumerate(LANGUAGES) if (rank := _rank(each, wanted)) is not None]
    return [LANGUAGES[position] for _, position in sorted(ranked)]


def _rank(candidate: Language, wanted: str) -> int | None:
    names = [name.casefold() for name in (candidate.german_name, candidate.own_name)]
    codes = [_folded_tag(code) for code in (candidate.tag, *candidate.aliases)]
    if wanted == codes[0]:
        return 0
    if any(name.startswith(wanted) for name in names):
        return 1
    if any(code.startswith(wanted) for code in codes):
        return 2
    return 3 if any(wanted in name for name in names) else None


def _folded_tag(tag: str) -> str:
    return tag.strip().replace("_", "-").casefold()
