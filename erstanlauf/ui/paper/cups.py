"""Hands a PDF over to CUPS as it is and asks what became of it. Knows commands and exit statuses, no Qt.

Why this way (2026-11):
* CUPS takes PDF as its own format, so the slip goes there whole: text stays text and sharp at every resolution, 30 kB
  instead of a picture of 300 dpi, and the paper is chosen by name (`media`). Qt's way would draw a picture, write it as
  PDF into a file in /tmp and hand that over.
* `lp` reads the PDF from its standard input: no file with a person's needs lies on the desk's disk, no shell sees a
  name. CUPS itself keeps jobs in its spool for a day, for root only, unless its administrator sets `PreserveJobFiles
  No`; that is for the town's IT to set.
* `lp` and `lpstat` run with a time limit, in the words of the C locale, which is what is read here.
* `lpstat -W completed` shows cancelled and aborted jobs just like printed ones (measured with 2.4.2), so the state of a
  job is asked of libcups by `ctypes`, which lets the window's thread run meanwhile. Only the library that `lp` itself
  is linked with is loaded, by its exact name; where it is missing the state is not known.
* A queue may be called "-a" or "flur,tresen", which `lpstat` takes for an option and for two queues, and "tresen-2" may
  be a queue as well as a job. So `lpstat` is asked for all queues, and a job is cancelled by its number alone.
* "Completed" is the printer's own word where the queue speaks IPP. Through USB or a raw socket it only says that the
  data has left: the page may still wait for paper. So there somebody has to look (`JobState.UNKNOWN`).
* A queue that is paused (cupsdisable) takes jobs and keeps them; one that is closed (cupsreject) refuses them. Qt calls
  the first `PrinterState.Error` and sees nothing of the second (`Idle`), so it is not asked.
"""

import ctypes
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from enum import IntEnum
from typing import ClassVar

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.ui.paper.trouble import NoPrinter, PrinterGone, PrintingFailed, QueueClosed, SystemSilent
from erstanlauf.usecases.printers import SHEETS, JobState, PrintJob, PrintOrder

_SECONDS = 20
_ACCEPTED = re.compile(r"request id is (\S+)-(\d+) ")
_QUEUE = re.compile(r"^printer (\S+) (.*)$", re.MULTILINE)
_DEVICE = re.compile(r"^device for (.+?): (\S+)$", re.MULTILINE)
_TELLS_WHEN_PRINTED = re.compile(r"ipps?:|implicitclass:|dnssd:.*_ipps?\._tcp|cups-pdf:", re.IGNORECASE)
_ALL_JOBS = -1


class _State(IntEnum):
    """States of a job. Source: RFC 8011, 5.3.7."""

    CANCELED = 7
    ABORTED = 8
    COMPLETED = 9


class _Job(ctypes.Structure):
    """`cups_job_t` of libcups.so.2."""

    _fields_: ClassVar[Sequence[tuple[str, type]]] = [
        ("id", ctypes.c_int),
        ("dest", ctypes.c_char_p),
        ("title", ctypes.c_char_p),
        ("user", ctypes.c_char_p),
        ("format", ctypes.c_char_p),
        ("state", ctypes.c_int),
        ("size", ctypes.c_int),
        ("priority", ctypes.c_int),
        ("completed_time", ctypes.c_long),
        ("creation_time", ctypes.c_long),
        ("processing_time", ctypes.c_long),
    ]


def is_here() -> bool:
    """Whether this computer prints through CUPS."""
    return sys.platform != "win32" and shutil.which("lp") is not None and shutil.which("lpstat") is not None


def hand_over(pdf: bytes, order: PrintOrder) -> PrintJob:
    """Give CUPS the PDF. Raises a trouble of `paper.trouble`; then nothing was printed."""
    where = ["-d", order.printer] if order.printer else []
    what = ["-t", order.title, "-n", str(order.copies), "-o", f"media={SHEETS[order.paper]}"]
    said = _run(["lp", *where, *what, "-"], standard_input=pdf)
    accepted = _ACCEPTED.search(said.stdout)
    if said.returncode == 0:
        return PrintJob(accepted[1], int(accepted[2])) if accepted else PrintJob(order.printer)
    raise _trouble(said.stderr, order.printer)


def wait_for_answer() -> None:
    """Return as soon as CUPS answers, or is not there at all, which hangs nobody. Raises `SystemSilent`."""
    _run(["lpstat", "-p"])  # -r is content with a connection


def state_of(job: PrintJob) -> JobState:
    """Ask what became of a job. Raises `SystemSilent`."""
    if job.id is None:
        return JobState.UNKNOWN
    queue = dict(_QUEUE.findall(_run(["lpstat", "-p"]).stdout)).get(job.printer)
    if queue is None:
        if not _is_running():
            raise SystemSilent
        return JobState.LOST
    state = _job_state(job)
    if state is None:
        return JobState.UNKNOWN
    if state in (_State.CANCELED, _State.ABORTED):
        return JobState.LOST
    if state == _State.COMPLETED:
        return JobState.PRINTED if _tells_when_printed(job.printer) else JobState.UNKNOWN
    return JobState.WAITING if queue.startswith("disabled since ") else JobState.UNDER_WAY


def take_back(job: PrintJob) -> None:
    """Cancel a job that has not come out; one that is over is left as it is. Raises `SystemSilent`: it may come out."""
    if job.id is None or _run(["cancel", str(job.id)]).returncode == 0:
        return
    state = _job_state(job)
    if not _is_running() or (state is not None and state < _State.CANCELED):
        raise SystemSilent


def _trouble(said: str, printer: str) -> KnownTrouble:
    """Read why `lp` refused. It calls a printer unknown as well when there is no CUPS to know it."""
    if "not accepting" in said:
        return QueueClosed(printer=printer)
    if not _is_running():
        return SystemSilent()
    if "does not exist" in said:
        return PrinterGone(printer=printer)
    return NoPrinter() if "efault destination" in said else PrintingFailed()


def _is_running() -> bool:
    return "is running" in _run(["lpstat", "-r"]).stdout


def _tells_when_printed(printer: str) -> bool:
    device = dict(_DEVICE.findall(_run(["lpstat", "-v"]).stdout)).get(printer)
    return device is not None and _TELLS_WHEN_PRINTED.match(device) is not None


def _job_state(job: PrintJob) -> int | None:
    """Return the state of a job; None when it or the library is not known."""
    try:
        library = ctypes.CDLL("libcups.so.2")
    except OSError:
        return None
    library.cupsSetServer(None)  # else a thread stays with the server, and the connection, it had the first time
    jobs = ctypes.POINTER(_Job)()
    count = library.cupsGetJobs(ctypes.byref(jobs), job.printer.encode(), 0, _ALL_JOBS)
    try:
        return next((int(jobs[at].state) for at in range(max(count, 0)) if jobs[at].id == job.id), None)
    finally:
        if count > 0:
            library.cupsFreeJobs(count, jobs)


def _run(command: list[str], standard_input: bytes = b"") -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    try:
        ended = subprocess.run(
            command, input=standard_input, capture_output=True, env=environment, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SystemSilent from error
    words = [text.decode(errors="replace") for text in (ended.stdout, ended.stderr)]
    return subprocess.CompletedProcess(command, ended.returncode, *words)
