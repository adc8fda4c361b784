"""What stands around every page: only known names of the server, and headers that let a page do little."""

from collections.abc import Collection, Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'"
"""What a page may load: its style sheet and pictures from here; no script at all."""
_FRAMES = "; frame-ancestors 'none'"
SCRIPTED = f"{POLICY}; script-src 'self'; connect-src 'self'{_FRAMES}"
"""The same for the page with the editor, whose scripts come from here and ask nobody else."""
_HEADERS = {
    "Content-Security-Policy": POLICY + _FRAMES,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
"""The names of this machine for itself."""


class Protected:
    """An application that answers to some names only: a page of another site cannot reach it under its own name."""

    def __init__(self, app: ASGIApp, names: Collection[str]) -> None:
        self._app = app
        self._names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on if it is meant for this server, and put the headers on what comes back."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        app = self._app if _called(Headers(scope=scope).getlist("host")) in self._names else _STRANGER
        await app(scope, receive, sent)


def _called(hosts: Sequence[str]) -> str:
    """Return the name in the Host header without its port, empty unless there is exactly one."""
    if len(hosts) != 1:
        return ""
    name, mark, port = hosts[0].lower().rpartition(":")
    return name if mark and port.isdigit() else hosts[0].lower()


_STRANGER = PlainTextResponse("This server does not answer to that name.\n", status_code=400)
