"""Which program this is: what it reads from a text depends on every line of it."""

from functools import cache
from hashlib import sha256

import kg
from kg import files

_DIGITS = 12


@cache
def program_version() -> str:
    """Return the version of the program with a hash of its modules, as in `0.1.0+5f2c8a91d07e`.

    Without the hash, readings of two states of a checkout could not be told apart. The version is "uninstalled" where
    the program runs from a bare checkout.
    """
    parts = (part for name, path in files.modules().items() for part in (name.encode(), path.read_bytes()))
    return f"{kg.__version__}+{sha256(b''.join(sha256(part).digest() for part in parts)).hexdigest()[:_DIGITS]}"
