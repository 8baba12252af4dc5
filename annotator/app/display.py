"""Says what a machine lacks to show a window, before Qt is started.

Qt itself ends the process with SIGABRT and blames `libxcb-cursor0` whatever the reason is: another
library that is missing, no display, a display that refuses. So this asks first what Qt would ask.
"""

import mmap
import os
import struct
import sys
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

from annotator.errors import AnnotatorError, DisplayError

_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""What Qt's windows need of a Debian or Ubuntu, less what apt itself could not run without."""

ALL_PACKAGES: tuple[str, ...] = tuple(sorted(set(_PACKAGES.values())))
"""Every Debian or Ubuntu package that Qt needs to show windows under X11 and Wayland."""

_WITHOUT = "Without a window the command line works: annotator --help"


def display_problem(
    environ: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> AnnotatorError | None:
    """Return what keeps Qt from showing a window here; None when nothing does.

    On Linux it loads the libraries that Qt would load next, and connects to the display, so that
    the answer is the loader's and the display's own. Qt is never imported and nothing aborts.

    Args:
        environ: The variables that choose the display. What the loader and the X client library
            read themselves (`LD_LIBRARY_PATH`, `XAUTHORITY`) is the process's own all the same.
        platform: As `sys.platform`.
    """
    package = _package_folder()
    if package is None:
        return DisplayError(
            "PySide6, which draws the window, is not installed.",
            hint=f"Install it: {sys.executable} -m pip install PySide6-Essentials",
        )
    if platform != "linux":
        return None
    names = _platforms(environ)
    if not names:
        return DisplayError("No display: set DISPLAY or WAYLAND_DISPLAY.", hint=_WITHOUT)
    # Qt takes the first that it can start; one whose display is silent it cannot.
    silent = {name: _silence(name, environ) for name in names}
    problems: list[AnnotatorError] = []
    for name in sorted(names, key=lambda name: silent[name] is not None):
        problem = _plugin_problem(name, environ, package) or silent[name]
        if problem is None:
            return None
        problems.append(problem)
    return problems[0]


def _package_folder() -> Path | None:
    """Return where PySide6 is installed, without importing it."""
    spec = find_spec("PySide6")
    # An uninstalled package can leave its folder, which then counts as one without an origin.
    if spec is None or spec.origin is None or find_spec("shiboken6") is None:
        return None
    return Path(spec.origin).parent


def _platforms(environ: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of the platform plugins that Qt would try, in its order.

    Source: Qt 6, `QGuiApplicationPrivate::createPlatformIntegration`. Where it would fall back on
    X11 without `DISPLAY`, which cannot succeed, nothing is returned.
    """
    named = environ.get("QT_QPA_PLATFORM", "").split(";")
    chosen = [name.partition(":")[0].lower() for name in named if name]
    if chosen:
        return tuple(chosen)
    if not (environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")):
        return ()
    is_wayland = environ.get("WAYLAND_DISPLAY") or environ.get("XDG_SESSION_TYPE") == "wayland"
    return (("wayland",) if is_wayland else ()) + (("xcb",) if environ.get("DISPLAY") else ())


def _silence(name: str, environ: Mapping[str, str]) -> AnnotatorError | None:
    """Return why the display that a platform needs does not answer; None where it does."""
    if name == "xcb":
        variable, server, answers = "DISPLAY", "X server", _x_server_answers(environ)
    elif name.startswith("wayland"):
        variable, server, answers = "WAYLAND_DISPLAY", "Wayland server", _wayland_answers(environ)
    else:
        return None
    if answers:
        return None
    value = environ.get(variable)
    if not value:
        return DisplayError(
            f"No display: QT_QPA_PLATFORM={name} needs {variable}, which is not set.",
            hint=_WITHOUT,
        )
    return DisplayError(
        f"No display: no {server} answers at {variable}={value}, or it does not let this user in.",
        hint=_WITHOUT,
    )


def _x_server_answers(environ: Mapping[str, str]) -> bool:
    """Tell whether Qt's own client library gets a connection; True if it is not there to ask."""
    import ctypes

    display = environ.get("DISPLAY")
    if not display:
        return False
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    # Given somewhere to put the screen's number, it also refuses one that the server lacks.
    screen = ctypes.byref(ctypes.c_int())
    connection = ctypes.c_void_p(xcb.xcb_connect(os.fsencode(display), screen))
    if xcb.xcb_connection_has_error(connection):
        xcb.xcb_disconnect(connection)  # the library has said why, if the server told it
        return False
    # It stays open until the process ends: a bare X server starts over (or ends) when its last
    # client leaves, and Qt, connecting a moment later, would meet it in the middle of that.
    return True


def _wayland_answers(environ: Mapping[str, str]) -> bool:
    """Tell whether there is a compositor; True if its client library is not there to ask."""
    import ctypes

    if environ.get("WAYLAND_SOCKET"):
        return True  # a connection made by whoever started us, which can be taken only once
    folder, name = environ.get("XDG_RUNTIME_DIR", ""), environ.get("WAYLAND_DISPLAY")
    path = os.path.join(folder, name or "wayland-0")
    if not os.path.isabs(path):
        return False
    try:
        wayland = ctypes.CDLL("libwayland-client.so.0")
    except OSError:
        return True
    wayland.wl_display_connect.restype = ctypes.c_void_p
    connection = wayland.wl_display_connect(os.fsencode(path))
    if connection is None:
        return False
    wayland.wl_display_disconnect(ctypes.c_void_p(connection))
    return True


def _plugin_problem(name: str, environ: Mapping[str, str], package: Path) -> AnnotatorError | None:
    """Return why Qt could not load its plugin for a platform; None where it can."""
    folder = package / "Qt" / "plugins" / "platforms"
    is_elsewhere = environ.get("QT_PLUGIN_PATH") or environ.get("QT_QPA_PLATFORM_PLUGIN_PATH")
    plugin = _plugin(name, folder)
    if plugin is None:
        # A distribution's own PySide6 keeps its plugins elsewhere, and its packages together.
        if is_elsewhere or not folder.is_dir():
            return None
        return DisplayError(
            f"QT_QPA_PLATFORM names {name!r}, which this Qt does not have.",
            hint="Unset it, so that Qt takes the display there is.",
        )
    failure = _load_failure(str(plugin))
    if not failure:
        return None
    missing = _missing(plugin, package)
    if missing:
        return _library_error(missing)
    return DisplayError(f"Qt cannot be loaded: {failure}.", hint=_WITHOUT)


def _plugin(name: str, folder: Path) -> Path | None:
    """Return the file of a platform plugin; "wayland" was two files before Qt 6.10."""
    stems = (name, name.partition("-")[0], f"{name}-generic")
    files = (folder / f"libq{stem}.so" for stem in stems)
    return next((file for file in files if file.exists()), None)


def _library_error(missing: tuple[str, ...]) -> DisplayError:
    packages = sorted({_PACKAGES[name] for name in missing if name in _PACKAGES})
    hint = "Install the packages that hold these files"
    if packages:
        hint += f"; on Debian or Ubuntu: sudo apt-get install {' '.join(packages)}"
    return DisplayError(
        f"This machine lacks libraries that Qt needs: {', '.join(missing)}.", hint=hint
    )


def _load_failure(library: str) -> str:
    """Return the loader's words when it cannot load a library, "" when it has.

    What was loaded stays so; Qt would load it next, so that no time is lost.
    """
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError as error:
        return str(error)
    return ""


def _missing(plugin: Path, package: Path) -> tuple[str, ...]:
    """Return the names of all libraries outside the wheel that keep a plugin from loading."""
    names: set[str] = set()
    for soname in _needed_of_system(plugin, package):
        if failure := _load_failure(soname):
            # The loader blames the file that it lacks, which may be one that this one needs.
            blamed = Path(failure.partition(":")[0]).name
            names.add(blamed if ".so" in blamed else soname)
    return tuple(sorted(names))


def _needed_of_system(plugin: Path, package: Path) -> set[str]:
    """Return what a plugin, and all in the wheel that it needs, need from outside the wheel."""
    folders = (package / "Qt" / "lib", package, package.parent / "shiboken6")
    outside: set[str] = set()
    seen: set[str] = set()
    files = [plugin]
    while files:
        for soname in needed_libraries(files.pop()):
            if soname in seen:
                continue
            seen.add(soname)
            inside = [folder / soname for folder in folders if (folder / soname).exists()]
            files.extend(inside[:1])
            if not inside:
                outside.add(soname)
    return outside


def needed_libraries(file: Path) -> tuple[str, ...]:
    """Return the names of the libraries that a shared object asks the loader for.

    Of a file that is not 64-bit little-endian ELF it returns none.

    Source: System V ABI, "Object Files" and "Dynamic Linking": program headers, `PT_DYNAMIC`,
    `DT_NEEDED` (1) and `DT_STRTAB` (5).
    """
    with file.open("rb") as stream:
        if stream.read(6) != b"\x7fELF\x02\x01":
            return ()
        with mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
            entries = tuple(_dynamic_entries(data))
            strings = next((_file_offset(data, value) for tag, value in entries if tag == 5), 0)
            return tuple(_string(data, strings + value) for tag, value in entries if tag == 1)


def _segments(data: mmap.mmap) -> Iterator[tuple[int, int, int, int]]:
    """Yield kind, offset in the file, address and size in the file (bytes) of each segment."""
    (table,) = struct.unpack_from("<Q", data, 32)
    size, count = struct.unpack_from("<HH", data, 54)
    for number in range(count):
        kind, _, offset, address, _, length, _, _ = struct.unpack_from(
            "<IIQQQQQQ", data, table + number * size
        )
        yield kind, offset, address, length


def _dynamic_entries(data: mmap.mmap) -> Iterator[tuple[int, int]]:
    """Yield tag and value of each entry of the dynamic segment (kind 2)."""
    for kind, offset, _, length in _segments(data):
        if kind == 2:
            yield from struct.iter_unpack("<qQ", data[offset : offset + length])


def _file_offset(data: mmap.mmap, address: int) -> int:
    """Return where in the file a loaded (kind 1) address lies, bytes; 0 where it does not."""
    for kind, offset, start, length in _segments(data):
        if kind == 1 and start <= address < start + length:
            return offset + address - start
    return 0


def _string(data: mmap.mmap, offset: int) -> str:
    return data[offset : data.find(b"\0", offset)].decode("utf-8", "replace")
