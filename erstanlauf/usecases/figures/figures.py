"""All that can be done with figures, as one record in the hands of one member of staff."""

from collections.abc import Callable
from dataclasses import dataclass

from erstanlauf.i18n.figure_words import FigureNames
from erstanlauf.usecases.figures.asking import Asking
from erstanlauf.usecases.figures.collecting import Collecting
from erstanlauf.usecases.figures.ports import CountsFolder, ReportFiles
from erstanlauf.usecases.figures.report import ReportDesk
from erstanlauf.usecases.figures.sending import Sending


@dataclass(frozen=True, slots=True)
class Figures:
    """The use cases of figures. Each that is somebody's business asks the permit.

    `names` returns what the codes of figures are called by the catalogue and rules in force. `files` and `folder` are
    imported when they are wanted, and run beside the store.
    """

    asking: Asking
    reports: ReportDesk
    collecting: Collecting
    sending: Sending
    names: Callable[[], FigureNames]
    files: Callable[[], ReportFiles]
    folder: Callable[[], CountsFolder]
