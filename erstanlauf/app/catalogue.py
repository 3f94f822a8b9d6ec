"""Joins the catalogues of the store with the one that comes with the program, and with the rules that speak of them.

Runs on the store's thread.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from erstanlauf import paths
from erstanlauf.app import catalogue_file, now
from erstanlauf.domain.ageing import AgeLimits
from erstanlauf.domain.catalogue import Catalogue
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.knowledge.ageing import load_age_limits
from erstanlauf.knowledge.catalogue import load_catalogue
from erstanlauf.knowledge.catalogue_codec import catalogue_bytes, catalogue_from, edit_bytes, edit_from
from erstanlauf.knowledge.faults import FileMissing
from erstanlauf.usecases.catalogue_draft import CatalogueDraft, Shipped
from erstanlauf.usecases.catalogue_ports import CatalogueForm

if TYPE_CHECKING:
    from erstanlauf.store.open_store import OpenStore
    from erstanlauf.usecases.catalogue_exchange import CatalogueFiles
    from erstanlauf.usecases.towns import Signing

FORM = CatalogueForm(catalogue_bytes, catalogue_from, edit_bytes, edit_from)


def draft_over(store: "OpenStore") -> CatalogueDraft:
    """Return the catalogues of an open store."""
    return CatalogueDraft(store.catalogue, FORM, shipped(catalogue_file()), now)


def age_limits(catalogue: Catalogue) -> AgeLimits:
    """Return after how many days the facts of a catalogue have to be asked about again."""
    return load_age_limits(paths.resources() / "catalogue" / "ageing.yaml", catalogue.services)


def shipped(file: Path) -> Shipped:
    """Return the catalogue that comes with the program; its mark is that of the file's bytes."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise FileMissing(file=file.name) from error
    return Shipped("f" + hashlib.sha256(content).hexdigest()[:31], lambda: load_catalogue(file))


def in_force(draft: CatalogueDraft, tell: Callable[[KnownTrouble], None]) -> Catalogue:
    """Return the catalogue in force, with all kinds that rules may speak of.

    Where it cannot be read, it is the one of the program, and `tell` is given why.
    """
    try:
        return draft.completed(draft.published().catalogue)
    except KnownTrouble as trouble:
        tell(trouble)
    return draft.shipped()


def catalogue_files() -> "CatalogueFiles":
    """Return what reads and writes catalogues of others; imported when it is wanted, for that takes its time."""
    from erstanlauf.app.exchange import Files

    return Files()


def signing_tools() -> "Signing":
    """Return the cryptography of bundles, imported when it is wanted."""
    from erstanlauf.app import exchange

    return exchange.signing_tools()
