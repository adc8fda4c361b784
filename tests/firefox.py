"""A second browser for tests: headless Firefox, driven by its own protocol, Marionette.

Messages are JSON arrays behind their length, over a socket of this machine; nothing but Firefox has to be installed.
"""

import json
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

NAMES = ("firefox-esr", "firefox")
PATIENCE = 60.0
_SETTINGS = {
    "marionette.port": 0,
    "app.update.disabledForTesting": True,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
    "toolkit.telemetry.enabled": False,
}


def find() -> str:
    """Return the path of a Firefox (`KG_FIREFOX` first), or an empty string."""
    named = os.environ.get("KG_FIREFOX")
    return named or next((path for path in map(shutil.which, NAMES) if path), "")


class Firefox:
    """One browser with one open page."""

    def __init__(self, program: str, profile: Path) -> None:
        profile.mkdir()
        lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in _SETTINGS.items())
        (profile / "user.js").write_text("\n".join(lines))
        arguments = [program, "--headless", "--marionette", "--no-remote", "--profile", str(profile)]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "stdin": subprocess.DEVNULL}
        self._process = subprocess.Popen(arguments, env={**os.environ, "HOME": str(profile)}, **quiet)
        self._socket = socket.create_connection(("127.0.0.1", self._port(profile)), timeout=PATIENCE)
        self._stream = self._socket.makefile("rb")
        self._sent = 0
        self._next()
        self.call("WebDriver:NewSession", capabilities={"alwaysMatch": {"pageLoadStrategy": "normal"}})

    def _port(self, profile: Path) -> int:
        """Return the port that the browser chose and wrote down."""
        written = profile / "MarionetteActivePort"
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self._process.poll() is None:
            if written.exists() and written.read_text().strip():
                return int(written.read_text())
            time.sleep(0.05)
        self._process.kill()
        self._process.wait()
        raise RuntimeError("Firefox does not start")

    def call(self, command: str, **parameters: Any) -> Any:
        """Send one command and return its result."""
        self._sent += 1
        message = json.dumps([0, self._sent, command, parameters]).encode()
        self._socket.sendall(b"%d:%b" % (len(message), message))
        _, _, error, result = self._next()
        if error:
            raise RuntimeError(f"{command}: {error['message']}")
        return result

    def _next(self) -> Any:
        digits = b""
        while (byte := self._stream.read(1)) != b":":
            if not byte:
                raise RuntimeError("the browser does not answer")
            digits += byte
        return json.loads(self._stream.read(int(digits)))

    def open(self, address: str) -> None:
        """Load a page and wait until it has loaded."""
        self.call("WebDriver:Navigate", url="about:blank")
        self.call("WebDriver:Navigate", url=address)

    def run(self, script: str) -> Any:
        """Return the value of a JavaScript expression in the page (awaited when it is a promise)."""
        return self.call("WebDriver:ExecuteScript", script=f"return ({script});", args=[])["value"]

    def press(self, key: str) -> None:
        """Press and release a key as a person does."""
        strokes = [{"type": kind, "value": key} for kind in ("keyDown", "keyUp")]
        self.call("WebDriver:PerformActions", actions=[{"type": "key", "id": "keyboard", "actions": strokes}])

    def close(self) -> None:
        """End the browser that this object started, and wait for it."""
        try:
            self.call("Marionette:Quit", flags=["eForceQuit"])
        finally:
            self._stream.close()
            self._socket.close()
            try:
                self._process.wait(PATIENCE / 3)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
