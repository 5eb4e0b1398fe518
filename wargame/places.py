"""Where things lie: the product's own folders, and the user's.

The product's folders (`assets`, `scenarios`, `docs`) are found in three ways: beside the packages
when run from source, under `entente_files` when installed from a wheel, inside the program's folder
when run from a PyInstaller bundle. The user's folders follow the habits of the platform, without
asking Qt, so that the command line and the window agree on them; the environment variable
ENTENTE_HOME puts all of them below one folder of the user's choice.

No function here makes a folder: whoever writes there does. Read by `scenario`, `session`, `report`,
`cli` and the window. To add a folder: one more function, and for the product's own a line under
`tool.hatch.build` in pyproject.toml.
"""

import contextlib
import os
import sys
from pathlib import Path

INSTALLED = "entente_files"
"""The folder beside the packages in which a wheel keeps the product's own folders."""


def is_there(path: Path) -> bool:
    """Return whether something stands at a path that somebody named.

    False also where that cannot be looked up, as in a folder that may not be entered, or under a name that is
    too long: whoever then opens or writes it says why that fails.
    """
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def may_write(path: Path) -> bool:
    """Return whether this account may write a file, or in a folder, as far as the system says beforehand."""
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def is_folder(path: Path) -> bool:
    """Return whether a folder stands at a path that somebody named; False where that cannot be looked up."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def nearest_folder(path: Path) -> Path:
    """Return a folder, or the nearest one above it that is there: to begin looking for a file in."""
    return next((one for one in (path, *path.parents) if is_folder(one)), Path())


def assets_folder() -> Path:
    """Return the folder of fonts, glyphs and templates."""
    return _product_root() / "assets"


def scenarios_folder() -> Path:
    """Return the folder of the scenarios that come with the product."""
    return _product_root() / "scenarios"


def docs_folder() -> Path:
    """Return the folder of the guide and the other documents that come with the product."""
    return _product_root() / "docs"


def sessions_folder() -> Path:
    """Return the folder in which the user's sessions lie unless another is chosen."""
    chosen = _chosen_home()
    return chosen / "sessions" if chosen else _documents() / "Entente"


def own_scenarios_folder() -> Path:
    """Return the folder in which the user keeps scenarios, so that they are found by their id."""
    chosen = _chosen_home()
    return chosen / "scenarios" if chosen else _documents() / "Entente" / "Scenarios"


def config_folder() -> Path:
    """Return the folder of the user's settings."""
    if chosen := _chosen_home():
        return chosen / "config"
    if sys.platform == "win32":
        return _from_environment("APPDATA", _home() / "AppData" / "Roaming") / "Entente"
    if sys.platform == "darwin":
        return _home() / "Library" / "Application Support" / "Entente"
    return _from_environment("XDG_CONFIG_HOME", _home() / ".config") / "entente"


def log_folder() -> Path:
    """Return the folder of the logs, which is also where a crash is written down."""
    if chosen := _chosen_home():
        return chosen / "log"
    if sys.platform == "win32":
        return _from_environment("LOCALAPPDATA", _home() / "AppData" / "Local") / "Entente" / "Logs"
    if sys.platform == "darwin":
        return _home() / "Library" / "Logs" / "Entente"
    return _from_environment("XDG_STATE_HOME", _home() / ".local" / "state") / "entente" / "log"


def copies_folder() -> Path:
    """Return the folder of the copies that are made of sessions by themselves.

    It lies on this computer even where the sessions lie on a stick or in a shared folder, so that their loss
    is not the loss of the copies.
    """
    if chosen := _chosen_home():
        return chosen / "copies"
    if sys.platform == "win32":
        return _from_environment("LOCALAPPDATA", _home() / "AppData" / "Local") / "Entente" / "Copies"
    if sys.platform == "darwin":
        return _home() / "Library" / "Application Support" / "Entente" / "Copies"
    return _from_environment("XDG_DATA_HOME", _home() / ".local" / "share") / "entente" / "copies"


def _product_root() -> Path:
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle)
    beside = Path(__file__).resolve().parents[1]
    installed = beside / INSTALLED
    return installed if installed.is_dir() else beside


def _chosen_home() -> Path | None:
    chosen = os.environ.get("ENTENTE_HOME", "")
    return Path(chosen).expanduser().absolute() if chosen else None


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:  # an account without a home: better the folder one stands in than none
        return Path.cwd()


def _from_environment(variable: str, otherwise: Path) -> Path:
    """Return the folder that `variable` names; a relative one counts as unset, as XDG demands."""
    named = Path(os.environ.get(variable, ""))
    return named if named.is_absolute() else otherwise


def _documents() -> Path:
    if sys.platform == "win32":
        return _windows_documents()
    if sys.platform == "darwin":
        return _home() / "Documents"
    return _linux_documents()


def _linux_documents() -> Path:
    """Return the documents folder, which desktops in other languages name in their own words."""
    listed = _from_environment("XDG_CONFIG_HOME", _home() / ".config") / "user-dirs.dirs"
    try:
        lines = listed.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        lines = []
    for line in lines:
        name, _, value = line.strip().partition("=")
        if name == "XDG_DOCUMENTS_DIR":
            folder = Path(value.strip('"').replace("$HOME", str(_home())))
            # A desktop without such a folder names the home itself.
            return folder if folder.is_absolute() and folder != _home() else _home() / "Documents"
    return _home() / "Documents"


def _windows_documents() -> Path:
    """Return the documents folder, which many Windows machines keep in a synchronised place."""
    if sys.platform == "win32":
        import winreg

        shell_folders = r"Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
        with (
            contextlib.suppress(OSError),
            winreg.OpenKey(winreg.HKEY_CURRENT_USER, shell_folders) as key,
        ):
            folder = Path(os.path.expandvars(str(winreg.QueryValueEx(key, "Personal")[0])))
            if folder.is_absolute():
                return folder
    return _home() / "Documents"
