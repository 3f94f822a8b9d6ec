"""Joins an open store with parcels, places and sheets of hand-overs.

What makes and reads parcels is imported with the first one: most starts of the desk never need it.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache
from secrets import token_bytes
from typing import TYPE_CHECKING

from erstanlauf.domain.catalogue import Catalogue
from erstanlauf.usecases.handover.alike import Alike
from erstanlauf.usecases.handover.desk import HandoverDesk
from erstanlauf.usecases.handover.follow_up import FollowUp
from erstanlauf.usecases.handover.handing_over import HandingOver
from erstanlauf.usecases.handover.journeys import Journeys
from erstanlauf.usecases.handover.outbox import Outbox
from erstanlauf.usecases.handover.receipts import Receipts
from erstanlauf.usecases.handover.recipients_desk import RecipientsDesk
from erstanlauf.usecases.handover.withdrawals import Withdrawals
from erstanlauf.usecases.returning.scanned import ScannedSlips

if TYPE_CHECKING:
    from pathlib import Path

    from erstanlauf.store.open_store import OpenStore
    from erstanlauf.usecases.handover.ports import Channels, Packer


def handing_over(
    store: "OpenStore", city: str, catalogue: Callable[[], Catalogue], now: Callable[[], datetime]
) -> HandingOver:
    """Return what somebody who opened a store may do with hand-overs; `catalogue` returns the one in force.

    `city` is asked for here: parcels are packed beside the store's thread, where no catalogue can be read.
    """
    permit, handovers, recipients, journeys = store.permit, store.handovers, store.recipients, Journeys()
    packer = cache(lambda: _packer(city))
    channels = cache(lambda: _channels(store.transactions.path.parent))
    outbox = Outbox(handovers, recipients, packer, channels, catalogue, journeys, now)
    scanned = ScannedSlips(store.erasures, store.slip_seal)
    return HandingOver(
        desk=HandoverDesk(permit, handovers, recipients, token_bytes),
        outbox=outbox,
        receipts=Receipts(handovers, recipients, channels),
        follow_up=FollowUp(permit, handovers, recipients, outbox.trouble_of),
        withdrawals=Withdrawals(permit, handovers, recipients, journeys, scanned.visit),
        recipients=RecipientsDesk(permit, recipients, handovers, journeys, _check_key, _check_mapping, token_bytes),
        alike=Alike(store.people_handed_over, permit),
    )


def _packer(city: str) -> "Packer":
    from erstanlauf.export.handover.packing import ParcelPacker
    from erstanlauf.slips.sheets.handover_writer import PdfHandoverSheets

    return ParcelPacker(PdfHandoverSheets(city))


def _channels(home: "Path") -> "Channels":
    from erstanlauf.export.handover.channels import FolderChannels, desk_mark

    return FolderChannels(desk_mark(home))


def _check_key(key: str, title: str) -> None:
    from erstanlauf.export.sealing import check_key

    check_key(key, title)


def _check_mapping(path: str) -> Sequence[tuple[str, str]]:
    from erstanlauf.export.handover.mapping import mapping_file
    from erstanlauf.export.handover.preview import check_mapping
    from erstanlauf.export.handover.tables import PERSON_FILE

    headings, cells = check_mapping(mapping_file(path))[PERSON_FILE]
    return list(zip(headings, cells, strict=True))
