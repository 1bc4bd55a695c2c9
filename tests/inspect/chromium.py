"""A real Chromium, driven by the protocol that its driver speaks (WebDriver, JSON over HTTP)."""

from __future__ import annotations

import json
import socket
import subprocess
import time
from types import TracebackType
from typing import Any
from urllib.request import Request, urlopen

_ARGUMENTS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1500,900"]


class Chromium:
    """A browser that is open as long as the ``with`` block lasts."""

    def __enter__(self) -> Chromium:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self._url = f"http://127.0.0.1:{port}/session"
        quiet = subprocess.DEVNULL
        self._driver = subprocess.Popen(
            ["chromedriver", f"--port={port}"], stdout=quiet, stderr=quiet
        )
        options = {
            "goog:chromeOptions": {"args": _ARGUMENTS},
            "goog:loggingPrefs": {"browser": "ALL"},
        }
        answer = self._ask("POST", "", {"capabilities": {"alwaysMatch": options}})
        self._url += "/" + answer["sessionId"]
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        try:
            self._ask("DELETE", "")
        finally:
            self._driver.terminate()
            self._driver.wait()

    def open(self, address: str) -> None:
        self._ask("POST", "/url", {"url": address})

    def run(self, script: str) -> Any:
        """Return what a script returns that runs in the page."""
        return self._ask("POST", "/execute/sync", {"script": script, "args": []})

    def prefer(self, scheme: str) -> None:
        """Show pages in the colours that are preferred: "light" or "dark"."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        command = {"cmd": "Emulation.setEmulatedMedia", "params": {"features": features}}
        self._ask("POST", "/goog/cdp/execute", command)

    def resize(self, width: int, height: int) -> None:
        """Show pages as in a window of that size, in pixels."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        command = {"cmd": "Emulation.setDeviceMetricsOverride", "params": size}
        self._ask("POST", "/goog/cdp/execute", command)

    def complaints(self) -> list[str]:
        return [entry["message"] for entry in self._ask("POST", "/se/log", {"type": "browser"})]

    def point_at(self, x: float, y: float) -> None:
        move = {"type": "pointerMove", "duration": 0, "x": round(x), "y": round(y)}
        pointer = {"type": "pointer", "id": "mouse", "actions": [move]}
        self._ask("POST", "/actions", {"actions": [pointer]})
        time.sleep(0.1)

    def press(self, *keys: str) -> None:
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self._ask(
            "POST", "/actions", {"actions": [{"type": "key", "id": "keys", "actions": actions}]}
        )

    def _ask(self, method: str, path: str, body: object = None) -> Any:
        data = json.dumps(body or {}).encode() if method == "POST" else None
        request = Request(
            self._url + path, data, {"Content-Type": "application/json"}, method=method
        )
        for left in reversed(range(100)):
            try:
                with urlopen(request, timeout=60) as answer:
                    return json.load(answer)["value"]
            except ConnectionRefusedError:
                raise
            except OSError as error:
                refused = isinstance(getattr(error, "reason", None), ConnectionRefusedError)
                if not refused or not left:
                    raise
                time.sleep(0.1)
        return None
