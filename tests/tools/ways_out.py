"""Finds every place of the package that could let data out: files, printers, sockets, processes and the clipboard.

It reads the source as a tree, so that a comment or a sentence does not count and an alias does.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

IMPORTS = {
    "socket": "socket",
    "ssl": "socket",
    "http": "socket",
    "urllib.request": "socket",
    "smtplib": "socket",
    "ftplib": "socket",
    "asyncio": "socket",
    "requests": "socket",
    "PySide6.QtNetwork": "socket",
    "multiprocessing": "process",
    "subprocess": "process",
    "PySide6.QtPrintSupport": "printer",
    "tempfile": "file",
    "shutil": "file",
    "zipfile": "file",
    "tarfile": "file",
    "webbrowser": "process",
    "ctypes": "process",
    "mmap": "file",
    "xmlrpc": "socket",
    "socketserver": "socket",
    "poplib": "socket",
    "imaplib": "socket",
    "telnetlib": "socket",
    "PySide6.QtDBus": "socket",
    "PySide6.QtWebSockets": "socket",
    "PySide6.QtWebEngineCore": "socket",
    "PySide6.QtWebEngineWidgets": "socket",
    "pty": "process",
    "dbm": "file",
    "shelve": "file",
}
NAMES = {
    "QPrinter": "printer",
    "QPrintDialog": "printer",
    "QClipboard": "clipboard",
    "QDesktopServices": "process",
    "QProcess": "process",
    "QSettings": "file",
    "QFile": "file",
    "QSaveFile": "file",
    "QPdfWriter": "file",
    "QLocalServer": "socket",
    "QLocalSocket": "socket",
    "FileHandler": "file",
    "RotatingFileHandler": "file",
    "NamedTemporaryFile": "file",
    "TemporaryDirectory": "file",
    "QDrag": "clipboard",
    "QMimeData": "clipboard",
    "QTemporaryFile": "file",
    "QTemporaryDir": "file",
    "QTextDocumentWriter": "file",
    "QImageWriter": "file",
    "FileIO": "file",
    "SMTPHandler": "socket",
    "SocketHandler": "socket",
    "SysLogHandler": "socket",
    "HTTPHandler": "socket",
}
METHODS = {
    "write_text": "file",
    "write_bytes": "file",
    "write_whole": "file",
    "symlink_to": "file",
    "hardlink_to": "file",
    "clipboard": "clipboard",
    "popen": "process",
    "system": "process",
    "execv": "process",
    "execvp": "process",
    "startDetached": "process",
    "openUrl": "process",
    "saveFileContent": "file",
    "spawnl": "process",
    "spawnv": "process",
    "posix_spawn": "process",
    "import_module": "process",
}
WRITING = set("wax+")


def ways_out(path: Path) -> dict[str, list[int]]:
    """Return what a module could let data out by, each with the lines where."""
    found: dict[str, list[int]] = {}
    for kind, line in _found(ast.parse(path.read_text(encoding="utf-8"))):
        found.setdefault(kind, []).append(line)
    return found


def _found(tree: ast.AST) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((kind, node.lineno) for name in node.names for kind in _of_module(name.name))
        elif isinstance(node, ast.ImportFrom):
            known = set(_of_module(node.module or ""))
            named = (kind for name in node.names for kind in _of_module(f"{node.module}.{name.name}"))
            yield from ((kind, node.lineno) for kind in sorted(known.union(named)))
            yield from ((NAMES[name.name], node.lineno) for name in node.names if name.name in NAMES)
        elif isinstance(node, ast.Attribute) and node.attr in NAMES:
            yield NAMES[node.attr], node.lineno
        elif isinstance(node, ast.Call):
            yield from ((kind, node.lineno) for kind in _of_call(node))


def _of_module(name: str) -> list[str]:
    return [kind for module, kind in IMPORTS.items() if name == module or name.startswith(module + ".")]


def _of_call(node: ast.Call) -> list[str]:
    called = node.func
    name = called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""
    owner = called.value.id if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) else ""
    is_ours = isinstance(called, ast.Name) and name != "write_whole"  # a function of that name in the module itself
    if name in METHODS and owner != "platform" and not is_ours:
        return [METHODS[name]]
    if name == "save" and node.args and owner != "self" and not _is_memory(node):
        return ["file"]
    if name == "__import__":
        return ["process"]  # whatever it brings in is not seen here
    if name in {"open", "fdopen"}:
        return ["file"] if _opens_to_write(node, is_path=isinstance(called, ast.Attribute)) else []
    return []


def _is_memory(node: ast.Call) -> bool:
    """Tell whether something is saved to a buffer by its usual names, or is no file at all."""
    first = node.args[0]
    return isinstance(first, ast.Name) and first.id in {"buffer", "written", "stream", "made", "out"}


def _opens_to_write(node: ast.Call, *, is_path: bool) -> bool:
    words = [argument for argument in node.args if isinstance(argument, ast.Constant)]
    words += [keyword.value for keyword in node.keywords if isinstance(keyword.value, ast.Constant)]
    modes = [word.value for word in words if isinstance(word.value, str)]
    if any(set(mode) & WRITING and set(mode) <= set("rwaxbt+") for mode in modes):
        return True
    flags = " ".join(ast.dump(argument) for argument in node.args)
    return is_path and ("O_WRONLY" in flags or "O_RDWR" in flags or "O_CREAT" in flags)
