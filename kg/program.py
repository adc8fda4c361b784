"""Which program this is: what it reads from a text depends on every line of it."""

from functools import cache
from hashlib import sha256
from pathlib import Path

import kg

_PACKAGE = Path(__file__).resolve().parent
_DIGITS = 12


@cache
def program_version() -> str:
    """Return the version of the program with a hash of its modules, as in `0.1.0+5f2c8a91d07e`.

    Without the hash, readings of two states of a checkout could not be told apart. The version is "uninstalled" where
    the program runs from a bare checkout.
    """
    modules = sorted(_PACKAGE.rglob("*.py"))
    hashes = (sha256(text).digest() for path in modules for text in (_name(path), path.read_bytes()))
    return f"{kg.__version__}+{sha256(b''.join(hashes)).hexdigest()[:_DIGITS]}"


def _name(module: Path) -> bytes:
    return module.relative_to(_PACKAGE).as_posix().encode()
