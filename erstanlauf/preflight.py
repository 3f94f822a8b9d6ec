"""Finds out before Qt does whether a window can open here. Must not import Qt and knows nothing of the field.

Why this way: where a system library or the display is missing, Qt ends the process (abort, status 134) with a message
that often names the wrong library; so the libraries are tried by loading them and the display by connecting to it,
which costs nothing twice, since Qt needs the same a moment later. ctypes is imported where it is used, for a start
without a display needs none of it. 2026-11.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import ClassVar

from erstanlauf.domain.errors import KnownTrouble

# Library as the loader knows it -> Debian package. Read from the wheels of PySide6 6.11 with readelf (NEEDED).
WINDOW_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libzstd.so.1": "libzstd1",
}
DISPLAY_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}


class LibraryMissing(KnownTrouble):
    """A system library that Qt needs is not installed; details: library, remedy."""

    code: ClassVar[str] = "start.library_missing"


class DisplayMissing(KnownTrouble):
    """Nobody is logged in at a screen."""

    code: ClassVar[str] = "start.display_missing"


class DisplayUnreachable(KnownTrouble):
    """A screen is named but refuses; details: display."""

    code: ClassVar[str] = "start.display_unreachable"


@contextmanager
def qt_imports() -> Iterator[None]:
    """Turn the ImportError of a missing system library into `LibraryMissing`; any other error passes."""
    try:
        yield
    except ImportError as error:
        named = re.match(r"(lib[^:\s]+\.so[.\d]*): cannot open shared object file", str(error))
        if named is None:
            raise
        packages = missing_packages(with_display=False) or _packages(WINDOW_LIBRARIES)
        raise LibraryMissing(library=named[1], remedy=apt_line(packages)) from error


def require_display(environ: Mapping[str, str]) -> None:
    """Return when Qt will find a display; otherwise raise one of the troubles of this module."""
    if not sys.platform.startswith("linux"):
        return
    platforms = _platforms(environ)
    if platforms - {"xcb", "wayland"}:
        return
    wayland, x = environ.get("WAYLAND_DISPLAY"), environ.get("DISPLAY")
    if wayland and "wayland" in platforms and _wayland_answers(wayland):
        return
    if x and "xcb" in platforms:
        _require_libraries(DISPLAY_LIBRARIES)
        if _x_answers(x):
            return
    if x or wayland:
        raise DisplayUnreachable(display=x or wayland or "")
    raise DisplayMissing


def wants_display(environ: Mapping[str, str]) -> bool:
    """Tell whether Qt would look for an X display here, reachable or not."""
    return bool(environ.get("DISPLAY")) and "xcb" in _platforms(environ)


def missing_packages(*, with_display: bool) -> list[str]:
    """Return the Debian packages of the libraries that cannot be loaded, each once."""
    wanted = WINDOW_LIBRARIES | (DISPLAY_LIBRARIES if with_display else {})
    return _packages({library: package for library, package in wanted.items() if not _loads(library)})


def apt_line(packages: list[str]) -> str:
    """Return the one line that installs these packages on Debian."""
    return f"sudo apt-get install --no-install-recommends {' '.join(packages)}"


def _platforms(environ: Mapping[str, str]) -> set[str]:
    """Read QT_QPA_PLATFORM as Qt does: alternatives by semicolon, each with options after a colon."""
    chosen = environ.get("QT_QPA_PLATFORM", "")
    return {alternative.split(":")[0] for alternative in chosen.split(";") if alternative} or {"wayland", "xcb"}


def _packages(libraries: Mapping[str, str]) -> list[str]:
    return list(dict.fromkeys(libraries.values()))


def _loads(library: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _require_libraries(libraries: Mapping[str, str]) -> None:
    missing = {library: package for library, package in libraries.items() if not _loads(library)}
    if missing:
        raise LibraryMissing(library=next(iter(missing)), remedy=apt_line(_packages(missing)))


def _x_answers(display: str) -> bool:
    import ctypes

    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(display.encode(), None))  # never null, a failure is a state of its own
    refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not refused


def _wayland_answers(display: str) -> bool:
    if not all(_loads(library) for library in WAYLAND_LIBRARIES):
        return False
    import ctypes

    wayland = ctypes.CDLL("libwayland-client.so.0")
    wayland.wl_display_connect.restype = ctypes.c_void_p
    address: int | None = wayland.wl_display_connect(display.encode())
    if address is None:
        return False
    wayland.wl_display_disconnect(ctypes.c_void_p(address))
    return True
