"""Keeps the gettext catalogues in step with the code: `update` brings new sentences in and `check` finds what is wrong.

Two domains: `slips` is what stands in `erstanlauf/i18n/phrases` and is said to the newcomer, `erstanlauf` all other
words. The German sentence is the msgid; every .po file that exists has to be complete.
"""

import re
import string
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from erstanlauf.i18n.languages import LANGUAGES
from erstanlauf.i18n.wording import INTERFACE_LANGUAGES, SOURCE_LANGUAGE

ROOT = Path(__file__).resolve().parent.parent
CODE = ROOT / "erstanlauf"
KEYWORDS = {"N_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3)}
NOISE = re.compile(r"EMAIL@ADDRESS|LL@li\.org|Generated-By:")  # what Babel puts into the head of a file


def main(arguments: list[str]) -> int:
    """Return 0 when all is well, 1 when `check` found something, 2 when called in another way."""
    if arguments == ["update"]:
        return update()
    if arguments == ["check"]:
        return check()
    print("translations.py update|check", file=sys.stderr)
    return 2


def update() -> int:
    create_missing()
    for po, catalogue, template in catalogues():
        po.write_text(extracted(catalogue, template), "utf-8", newline="\n")
    return 0


def extracted(catalogue: Catalog, template: Catalog) -> str:
    """Return a .po file as it has to be: the sentences and comments of the code with the translations there are."""
    template.creation_date = catalogue.creation_date  # a date that changes alone makes every diff noisy
    catalogue.update(template, no_fuzzy_matching=True)
    text = BytesIO()
    write_po(text, catalogue, width=0, include_lineno=False, ignore_obsolete=True)
    return "".join(line for line in text.getvalue().decode().splitlines(keepends=True) if not NOISE.search(line))


def check() -> int:
    faults = [
        f"{po.relative_to(ROOT)}: {fault}"
        for po, catalogue, template in catalogues()
        for fault in (*missing_or_wrong(catalogue, template), *unused(catalogue, template), *stale(po, template))
    ]
    print(*faults, sep="\n", end="\n" if faults else "")
    return bool(faults)


def create_missing() -> None:
    """Begin a catalogue for each language that has none yet."""
    wanted = [("slips", each.tag) for each in LANGUAGES] + [("erstanlauf", tag) for tag in INTERFACE_LANGUAGES]
    for domain, tag in wanted:
        po = ROOT / "translations" / tag / "LC_MESSAGES" / f"{domain}.po"
        if tag != SOURCE_LANGUAGE and not po.exists():
            po.parent.mkdir(parents=True, exist_ok=True)
            with po.open("wb") as stream:
                write_po(stream, Catalog(tag, domain, project="Erstanlauf", fuzzy=False))


def catalogues() -> Iterator[tuple[Path, Catalog, Catalog]]:
    """Yield each .po file with its catalogue and the sentences that the code has for its domain."""
    templates = {"slips": Catalog(), "erstanlauf": Catalog()}
    for name, line, message, comments, context in extract_from_dir(
        CODE,
        method_map=[("**.py", "python")],
        keywords=KEYWORDS,
        comment_tags=["Translators:"],
        strip_comment_tags=True,
    ):
        domain = "slips" if name.startswith("i18n/phrases/") else "erstanlauf"
        templates[domain].add(message, None, [(f"erstanlauf/{name}", line)], auto_comments=comments, context=context)
    for po in sorted((ROOT / "translations").glob("*/LC_MESSAGES/*.po")):
        with po.open("rb") as stream:
            yield po, read_po(stream, locale=po.parts[-3]), templates[po.stem]


def missing_or_wrong(catalogue: Catalog, template: Catalog) -> Iterator[str]:
    for wanted in entries(template):
        found = catalogue.get(wanted.id, wanted.context)
        texts = forms(found.string or "") if found else []
        if found is None or not all(texts):
            yield f"missing: {first(wanted)!r}"
            continue
        if found.fuzzy:
            yield f"fuzzy: {first(wanted)!r}"
        if isinstance(wanted.id, tuple) and len(texts) != catalogue.num_plurals:
            yield f"{len(texts)} of {catalogue.num_plurals} plural forms: {first(wanted)!r}"
        yield from (f"{fault}: {first(wanted)!r}: {text!r}" for text in texts for fault in differences(wanted, text))


def unused(catalogue: Catalog, template: Catalog) -> Iterator[str]:
    for entry in entries(catalogue):
        if template.get(entry.id, entry.context) is None:
            yield f"not in the code: {first(entry)!r}"
    for obsolete in catalogue.obsolete:
        yield f"obsolete: {obsolete!r}"


def stale(po: Path, template: Catalog) -> Iterator[str]:
    with po.open("rb") as stream:
        catalogue = read_po(stream, locale=po.parts[-3])
    if extracted(catalogue, template) != po.read_text("utf-8"):
        yield "not as freshly extracted: 'make translations' brings it up to date"


def differences(wanted: Message, text: str) -> Iterator[str]:
    """Name what a translation must keep: every placeholder and the number of & mnemonics."""
    theirs, ours = placeholders(text), set().union(*map(placeholders, forms(wanted.id)))
    may_omit = isinstance(wanted.id, tuple)  # "one visit" needs no {count}
    if theirs - ours or (ours - theirs and not may_omit):
        yield "other placeholders"
    if mnemonics(text) != mnemonics(first(wanted)):
        yield "other mnemonics"


def entries(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def forms(text: str | tuple[str, ...] | list[str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def first(message: Message) -> str:
    return forms(message.id)[0]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def mnemonics(text: str) -> int:
    return len(re.findall(r"&[^&\s]", text))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
