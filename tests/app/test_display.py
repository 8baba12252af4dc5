import os
import re
import shutil
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from annotator.app.display import ALL_PACKAGES, display_problem, needed_libraries
from annotator.errors import DisplayError

Child = Callable[..., subprocess.CompletedProcess[str]]

TELL = """
import sys
from annotator.app.display import display_problem
problem = display_problem()
assert "PySide6" not in sys.modules
print(problem or "", end="")
"""

START_QT = """
from PySide6.QtWidgets import QApplication
print(QApplication([]).platformName(), end="")
"""

TELL_THEN_START_QT = f"{TELL}\n{START_QT}"

# Hides libraries from a process and its children, in a mount namespace of their own.
HIDE = """
set -e
folder=$1; scratch=$2; names=$3; shift 3
mkdir "$scratch/all" "$scratch/some"
mount --bind "$folder" "$scratch/all"
mount -t tmpfs none "$scratch/some"
ln -s "$scratch"/all/* "$scratch/some/"
for name in $names; do rm "$scratch/some/$name"; done
mount --bind "$scratch/some" "$folder"
exec "$@"
"""

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="other systems bring what Qt needs")


def qt_folder() -> Path:
    spec = find_spec("PySide6")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "Qt"


def skip_unless_it_loads(child: Child, plugin: str) -> None:
    path = qt_folder() / "plugins" / "platforms" / plugin
    tried = child(f"import ctypes; ctypes.CDLL({str(path)!r})")
    if tried.returncode:
        pytest.skip(f"{plugin} does not load here: {tried.stderr.splitlines()[-1]}")


def packages_of(told: str) -> list[str]:
    return told.partition("sudo apt-get install ")[2].split()


@pytest.fixture
def child(tmp_path: Path) -> Child:
    """Run Python code in a process that knows of no display but what it is given."""

    def child(code: str, *before: str, **environment: str) -> subprocess.CompletedProcess[str]:
        hidden = ("DISPLAY", "WAYLAND_", "XDG_", "QT_", "LD_", "XAUTHORITY")
        inherited = {key: os.environ[key] for key in os.environ if not key.startswith(hidden)}
        home = {"HOME": str(tmp_path), "PYTHONPATH": str(Path.cwd()), "PYTHONUTF8": "1"}
        return subprocess.run(
            [*before, sys.executable, "-c", code],
            cwd=tmp_path,
            env=inherited | home | environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    return child


@pytest.fixture
def x11_loads(child: Child) -> None:
    """Skip where Qt's X11 plugin cannot be loaded to begin with."""
    skip_unless_it_loads(child, "libqxcb.so")


@pytest.fixture
def wayland_loads(child: Child) -> None:
    """Skip where Qt's Wayland plugin cannot be loaded to begin with."""
    skip_unless_it_loads(child, "libqwayland.so")


@pytest.fixture
def serve_x(x11_loads: None) -> Iterator[Callable[..., str]]:
    """Start X servers of our own; each call returns what `DISPLAY` has to be."""
    if shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not installed")
    servers: list[subprocess.Popen[bytes]] = []

    def serve_x(*options: str) -> str:
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), *options]
        servers.append(subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL))
        os.close(writing)
        with open(reading, encoding="ascii") as numbers:
            return f":{int(numbers.readline())}"

    yield serve_x
    for server in servers:
        server.terminate()
        server.wait()


@pytest.fixture
def unanswered() -> Iterator[str]:
    """What `DISPLAY` is where no X server is: its port is taken, and refuses."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f":{taken.getsockname()[1] - 6000}"


@pytest.fixture
def spoil(tmp_path: Path) -> Callable[..., str]:
    """Return what `LD_LIBRARY_PATH` makes the loader unable to load the libraries named."""

    def spoil(*names: str) -> str:
        folder = tmp_path / "spoilt"
        folder.mkdir()
        for name in names:
            (folder / name).touch()  # the loader takes the first file of the name, and gives up
        return str(folder)

    return spoil


@pytest.mark.parametrize("variables", [{}, {"DISPLAY": ""}, {"XDG_SESSION_TYPE": "wayland"}])
def test_without_any_display_the_variables_to_set_are_named(variables: dict[str, str]) -> None:
    problem = display_problem(variables, "linux")

    assert isinstance(problem, DisplayError)
    assert "set DISPLAY or WAYLAND_DISPLAY" in problem.message
    assert "annotator --help" in problem.hint


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_systems_that_bring_their_own_display_have_no_problem(platform: str) -> None:
    assert display_problem({}, platform) is None


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
@pytest.mark.parametrize("left_over", [(), ("PySide6", "shiboken6")], ids=["none", "folders"])
def test_without_pyside6_the_command_that_installs_it_is_told(
    tmp_path: Path, platform: str, left_over: tuple[str, ...]
) -> None:
    for name in left_over:
        (tmp_path / name).mkdir()
    # -S leaves out the folder of installed packages, so that PySide6 is really not there.
    told = subprocess.run(
        [sys.executable, "-S", "-c", TELL.replace("()", f"(platform={platform!r})", 1)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join((str(Path.cwd()), str(tmp_path)))},
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert told.endswith("-m pip install PySide6-Essentials")


@on_linux
def test_the_program_ends_with_one_line_where_there_is_no_display(
    child: Child, tmp_path: Path
) -> None:
    ended = child(
        "import sys; from annotator.cli import main; sys.argv = ['annotator', 'demo']; main()",
        XDG_DATA_HOME=str(tmp_path),
    )

    assert ended.returncode > 0  # a signal would be negative
    assert ended.stdout == ""
    assert re.fullmatch(r"annotator: No display: .*\n", ended.stderr)


@on_linux
def test_a_headless_platform_needs_no_display(child: Child) -> None:
    started = child(TELL_THEN_START_QT, QT_QPA_PLATFORM="offscreen")

    assert (started.stdout, started.returncode) == ("offscreen", 0)


@on_linux
def test_a_platform_that_qt_does_not_have_is_named(child: Child) -> None:
    told = child(TELL, QT_QPA_PLATFORM="xbc", DISPLAY=":0").stdout

    assert "QT_QPA_PLATFORM names 'xbc'" in told


@on_linux
def test_platforms_behind_one_that_qt_does_not_have_are_tried(child: Child) -> None:
    started = child(TELL_THEN_START_QT, QT_QPA_PLATFORM="xbc;Offscreen:a=b")

    assert (started.stdout, started.returncode) == ("offscreen", 0)


@on_linux
def test_x11_asked_for_without_a_display_names_the_variable(child: Child, x11_loads: None) -> None:
    told = child(TELL, QT_QPA_PLATFORM="xcb", WAYLAND_DISPLAY="wayland-0").stdout

    assert "QT_QPA_PLATFORM=xcb needs DISPLAY, which is not set" in told


@on_linux
@pytest.mark.parametrize("shape", ["{}", "localhost{}", "no display"])
def test_a_display_at_which_nothing_answers_is_named(
    child: Child, x11_loads: None, unanswered: str, shape: str
) -> None:
    display = shape.format(unanswered)

    told = child(TELL, DISPLAY=display)

    assert f"no X server answers at DISPLAY={display}" in told.stdout
    assert told.returncode == 0


@on_linux
def test_qt_starts_where_an_x_server_answers(child: Child, serve_x: Callable[..., str]) -> None:
    started = child(TELL_THEN_START_QT, DISPLAY=serve_x())

    assert (started.stdout, started.returncode) == ("xcb", 0)


@on_linux
def test_asking_does_not_end_an_x_server_that_ends_with_its_last_client(
    child: Child, serve_x: Callable[..., str]
) -> None:
    started = child(TELL_THEN_START_QT, DISPLAY=serve_x("-terminate"))

    assert (started.stdout, started.returncode) == ("xcb", 0)


@on_linux
def test_a_screen_that_the_x_server_does_not_have_is_no_display(
    child: Child, serve_x: Callable[..., str]
) -> None:
    display = serve_x()

    told = child(TELL, DISPLAY=f"{display}.7").stdout

    assert f"at DISPLAY={display}.7" in told


@on_linux
def test_an_x_server_that_lets_nobody_in_is_no_display(
    child: Child, serve_x: Callable[..., str], tmp_path: Path
) -> None:
    fields = (socket.gethostname().encode(), b"", b"MIT-MAGIC-COOKIE-1", bytes(range(16)))
    entry = b"".join(struct.pack(">H", len(field)) + field for field in fields)
    (tmp_path / "cookies").write_bytes(struct.pack(">H", 256) + entry)
    display = serve_x("-auth", str(tmp_path / "cookies"))

    stranger = child(TELL, DISPLAY=display).stdout
    friend = child(TELL, DISPLAY=display, XAUTHORITY=str(tmp_path / "cookies")).stdout

    assert "does not let this user in" in stranger
    assert friend == ""


@on_linux
def test_x11_serves_where_wayland_is_named_and_does_not_answer(
    child: Child, serve_x: Callable[..., str], tmp_path: Path
) -> None:
    started = child(
        TELL_THEN_START_QT,
        DISPLAY=serve_x(),
        WAYLAND_DISPLAY="wayland-0",
        XDG_RUNTIME_DIR=str(tmp_path),
    )

    assert (started.stdout, started.returncode) == ("xcb", 0)


@on_linux
def test_a_wayland_display_at_which_nothing_answers_is_named(
    child: Child, wayland_loads: None, tmp_path: Path
) -> None:
    told = child(TELL, WAYLAND_DISPLAY="wayland-7", XDG_RUNTIME_DIR=str(tmp_path)).stdout

    assert "answers at WAYLAND_DISPLAY=wayland-7" in told


@on_linux
def test_a_wayland_display_that_takes_connections_has_no_problem(
    child: Child, wayland_loads: None, tmp_path: Path
) -> None:
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(tmp_path / "wayland-7"))
        compositor.listen()

        told = child(TELL, WAYLAND_DISPLAY="wayland-7", XDG_RUNTIME_DIR=str(tmp_path))

    assert (told.stdout, told.returncode) == ("", 0)


@on_linux
def test_all_missing_libraries_are_named_at_once_with_exactly_their_packages(
    child: Child, serve_x: Callable[..., str], spoil: Callable[..., str]
) -> None:
    variables = {
        "DISPLAY": serve_x(),
        "LD_LIBRARY_PATH": spoil("libxcb-icccm.so.4", "libxcb-keysyms.so.1"),
    }

    told = child(TELL, **variables)
    qt_itself = child(START_QT, **variables)

    assert "libxcb-icccm.so.4, libxcb-keysyms.so.1." in told.stdout
    assert packages_of(told.stdout) == ["libxcb-icccm4", "libxcb-keysyms1"]
    assert (told.returncode, qt_itself.returncode) == (0, -signal.SIGABRT)


@on_linux
def test_libraries_that_are_not_on_the_machine_are_named(
    child: Child, x11_loads: None, tmp_path: Path
) -> None:
    names = ("libxcb-icccm.so.4", "libxcb-keysyms.so.1")
    where = "import ctypes; ctypes.CDLL('libxcb-icccm.so.4'); print(open('/proc/self/maps').read())"
    found = re.search(r"(/\S+)/libxcb-icccm\.so", child(where).stdout)
    assert found is not None
    unshare = ("unshare", "--map-root-user", "--mount", "--propagation", "private")
    hide = (*unshare, "sh", "-c", HIDE, "sh", found[1], str(tmp_path), " ".join(names))
    if shutil.which("unshare") is None or child("", *hide).returncode:
        pytest.skip("this user may not make a mount namespace to hide libraries in")
    for folder in ("all", "some"):
        (tmp_path / folder).rmdir()

    told = child(TELL, *hide, DISPLAY=":0").stdout

    assert f"{names[0]}, {names[1]}." in told
    assert packages_of(told) == ["libxcb-icccm4", "libxcb-keysyms1"]


@on_linux
def test_the_library_that_is_missing_is_blamed_and_not_those_that_need_it(
    child: Child, x11_loads: None, spoil: Callable[..., str]
) -> None:
    told = child(TELL, DISPLAY=":0", LD_LIBRARY_PATH=spoil("libxcb-image.so.0")).stdout

    assert packages_of(told) == ["libxcb-image0"]  # libxcb-cursor needs it too


@on_linux
def test_a_library_that_no_package_is_known_for_is_named_all_the_same(
    child: Child, x11_loads: None, spoil: Callable[..., str]
) -> None:
    told = child(TELL, DISPLAY=":0", LD_LIBRARY_PATH=spoil("libXau.so.6")).stdout

    assert "libXau.so.6. Install the packages that hold these files" in told


@on_linux
def test_a_library_of_another_platform_is_not_missed(
    child: Child, spoil: Callable[..., str]
) -> None:
    spoilt = spoil("libxcb-icccm.so.4", "libwayland-cursor.so.0")

    started = child(TELL_THEN_START_QT, QT_QPA_PLATFORM="offscreen", LD_LIBRARY_PATH=spoilt)

    assert (started.stdout, started.returncode) == ("offscreen", 0)


@on_linux
def test_a_library_of_every_platform_is_missed_without_a_display_too(
    child: Child, spoil: Callable[..., str]
) -> None:
    told = child(TELL, QT_QPA_PLATFORM="offscreen", LD_LIBRARY_PATH=spoil("libEGL.so.1")).stdout

    assert packages_of(told) == ["libegl1"]


@on_linux
@pytest.mark.parametrize("module", ["libQt6XcbQpa.so.6", "libQt6WaylandClient.so.6"])
def test_every_library_that_a_display_needs_has_its_package(
    child: Child, spoil: Callable[..., str], module: str
) -> None:
    needed = needed_libraries(qt_folder() / "lib" / module)
    names = [name for name in needed if name.startswith(("libxcb", "libX", "libxkb", "libwayl"))]
    platform = "xcb" if "Xcb" in module else "wayland"

    told = child(TELL, QT_QPA_PLATFORM=platform, LD_LIBRARY_PATH=spoil(*names)).stdout

    assert all(name in told for name in names)
    assert len(packages_of(told)) == len(names)
    assert set(packages_of(told)) <= set(ALL_PACKAGES)


@on_linux
def test_the_libraries_that_a_plugin_needs_are_read_from_its_file() -> None:
    if shutil.which("readelf") is None:
        pytest.skip("readelf is not installed")
    plugin = qt_folder() / "plugins" / "platforms" / "libqxcb.so"
    dynamic = subprocess.run(
        ["readelf", "--dynamic", str(plugin)],
        env=os.environ | {"LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert needed_libraries(plugin) == tuple(re.findall(r"\(NEEDED\).*\[(.*)\]", dynamic))


@pytest.mark.parametrize("content", [b"", b"MZ\x90\x00", b"\x7fELF\x01\x01"])
def test_a_file_that_is_no_64_bit_elf_needs_no_library(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)

    assert needed_libraries(tmp_path / "file") == ()
