"""A real browser for tests: headless Chromium, driven over a pair of pipes.

The DevTools protocol runs on file descriptors 3 and 4 of the browser (``--remote-debugging-pipe``): messages
are JSON, each ended by a zero byte. No port is opened, and nothing but Chromium has to be installed.
"""

import base64
import fcntl
import json
import os
import select
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
]
PATIENCE = 30.0
KEYS = {
    "Enter": 13,
    "Escape": 27,
    "ArrowLeft": 37,
    "ArrowUp": 38,
    "ArrowRight": 39,
    "ArrowDown": 40,
    "Tab": 9,
}


def find() -> str:
    """Return the path of a Chromium (`KG_CHROMIUM` first), or an empty string."""
    named = os.environ.get("KG_CHROMIUM")
    return named or next((path for path in map(shutil.which, NAMES) if path), "")


def _high(descriptor: int) -> int:
    """Move a descriptor above 9, out of the way of 3 and 4, which the browser wants."""
    moved = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, 10)
    os.close(descriptor)
    return moved


class Chromium:
    """One browser with one open page; events are kept in `events` in the order in which they came."""

    def __init__(self, program: str, profile: Path) -> None:
        (child_in, self._out), (self._in, child_out) = (map(_high, os.pipe()) for _ in range(2))
        silent = ((os.POSIX_SPAWN_OPEN, n, os.devnull, os.O_RDWR, 0) for n in (0, 1, 2))
        wires = ((os.POSIX_SPAWN_DUP2, child_in, 3), (os.POSIX_SPAWN_DUP2, child_out, 4))
        arguments = [program, *FLAGS, f"--user-data-dir={profile}", "about:blank"]
        self._pid = os.posix_spawn(program, arguments, os.environ, file_actions=[*silent, *wires])
        os.close(child_in)
        os.close(child_out)
        self._sent = 0
        self._session = ""
        self._buffer = b""
        self.events: list[dict[str, Any]] = []
        self._attach()

    def _attach(self) -> None:
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")
        self.call("Page.setLifecycleEventsEnabled", enabled=True)

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send one command and return its result; events that arrive meanwhile go to `events`."""
        self._sent += 1
        message: dict[str, Any] = {"id": self._sent, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while (answer := self._next()).get("id") != self._sent:
            self.events.append(answer)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']['message']}")
        result: dict[str, Any] = answer["result"]
        return result

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._in], [], [], PATIENCE)
            piece = os.read(self._in, 1 << 16) if ready else b""
            if not piece:
                raise RuntimeError("the browser does not answer")
            self._buffer += piece
        message, _, self._buffer = self._buffer.partition(b"\0")
        parsed: dict[str, Any] = json.loads(message)
        return parsed

    def open(self, address: str, width: int = 1360, height: int = 680, phone: bool = False) -> None:
        """Load a page in a window of `width` x `height` CSS pixels and wait until it has loaded."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=phone,
        )
        self._go("about:blank")
        self.events.clear()
        self._go(address)

    def _go(self, address: str) -> None:
        page = self.call("Page.navigate", url=address)["loaderId"]
        loaded = {"name": "load", "loaderId": page}
        self.wait(lambda: any(loaded.items() <= event["params"].items() for event in self.events))

    def wait(self, ready: Callable[[], bool]) -> None:
        """Return as soon as `ready()` holds; `RuntimeError` after 30 seconds."""
        end = time.monotonic() + PATIENCE
        while not ready():
            if time.monotonic() > end:
                raise RuntimeError("waited in vain")
            self.run("0")
            time.sleep(0.02)

    def run(self, script: str) -> Any:
        """Return the value of a JavaScript expression in the page (awaited when it is a promise)."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(str(answer["exceptionDetails"]))
        return answer["result"].get("value")

    def press(self, key: str, shift: bool = False) -> None:
        """Press and release a key as a person does."""
        stroke = {"key": key, "code": key, "windowsVirtualKeyCode": KEYS[key], "modifiers": 8 if shift else 0}
        typed = {"text": "\r"} if key == "Enter" else {}
        self.call("Input.dispatchKeyEvent", type="keyDown" if typed else "rawKeyDown", **stroke, **typed)
        self.call("Input.dispatchKeyEvent", type="keyUp", **stroke)

    def mouse(self, x: float, y: float, click: bool = False) -> None:
        """Move the pointer to a place in the window (CSS pixels), and click there if asked."""
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
        for kind in ("mousePressed", "mouseReleased") if click else ():
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def picture(self, path: Path) -> None:
        """Write what the window shows as a PNG file."""
        path.write_bytes(base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"]))

    def pdf(self) -> bytes:
        """Return the page printed in its own paper size."""
        answer = self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        return base64.b64decode(answer["data"])

    def close(self) -> None:
        """End the browser that this object started, and wait for it."""
        self._session = ""
        self.call("Browser.close")
        for descriptor in (self._in, self._out):
            os.close(descriptor)
        if not self._ended():
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)

    def _ended(self) -> bool:
        end = time.monotonic() + PATIENCE / 3
        while time.monotonic() < end:
            if os.waitpid(self._pid, os.WNOHANG)[0]:
                return True
            time.sleep(0.02)
        return False
