"""All that handing over can do, as one record in the hands of one member of staff."""

from dataclasses import dataclass

from erstanlauf.usecases.handover.alike import Alike
from erstanlauf.usecases.handover.desk import HandoverDesk
from erstanlauf.usecases.handover.follow_up import FollowUp
from erstanlauf.usecases.handover.outbox import Outbox
from erstanlauf.usecases.handover.receipts import Receipts
from erstanlauf.usecases.handover.recipients_desk import RecipientsDesk
from erstanlauf.usecases.handover.withdrawals import Withdrawals


@dataclass(frozen=True, slots=True)
class HandingOver:
    """The use cases of handing over. Each that is somebody's business asks the permit."""

    desk: HandoverDesk
    outbox: Outbox
    receipts: Receipts
    follow_up: FollowUp
    withdrawals: Withdrawals
    recipients: RecipientsDesk
    alike: Alike
