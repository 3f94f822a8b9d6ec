"""All that somebody who is logged in may do besides serving people, as one record. Each use case asks the permit."""

from collections.abc import Callable
from dataclasses import dataclass

from erstanlauf.domain.backups import Backup
from erstanlauf.domain.people import Permit
from erstanlauf.usecases.audit_view import AuditView
from erstanlauf.usecases.backups import BackUps
from erstanlauf.usecases.call_list import CallList
from erstanlauf.usecases.catalogue_desk import CatalogueDesk
from erstanlauf.usecases.catalogue_editing import CatalogueEditing
from erstanlauf.usecases.catalogue_exchange import Exchange
from erstanlauf.usecases.desk_users import DeskUsers
from erstanlauf.usecases.erasure import Erasure
from erstanlauf.usecases.figures.figures import Figures
from erstanlauf.usecases.handover.handing_over import HandingOver
from erstanlauf.usecases.own_data import OwnDataDesk
from erstanlauf.usecases.phrase_reviews import PhraseReviews
from erstanlauf.usecases.place_choices import PlaceChoices
from erstanlauf.usecases.returning.office import Returning
from erstanlauf.usecases.settings_desk import SettingsDesk
from erstanlauf.usecases.store_check import StoreCheck
from erstanlauf.usecases.store_watch import StoreWatch


@dataclass(frozen=True, slots=True)
class Office:
    """The use cases of the administration, in the hands of one member of staff."""

    permit: Permit
    users: DeskUsers
    audit: AuditView
    check: StoreCheck
    watch: StoreWatch
    backups: BackUps
    erasure: Erasure
    own_data: OwnDataDesk
    settings: SettingsDesk
    choices: PlaceChoices
    reviews: PhraseReviews
    catalogue: CatalogueDesk
    editing: CatalogueEditing
    calls: CallList
    exchange: Exchange
    handover: HandingOver
    returning: Returning
    figures: Figures
    put_back: Callable[[Backup], None]
    """Closes the store and puts a backup in its place. The store stays closed, also after a trouble."""
