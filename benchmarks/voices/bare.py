"""A bare Socket.IO server in Python: counts what it is sent in memory, and tells its screens how many it has.

`python benchmarks/voices/bare.py PORT`. No database, no rights, no person: what the wire alone costs.
"""

import asyncio
import json
import sys
from typing import Any

import socketio
import uvicorn

PAUSE = 0.25
sio = socketio.AsyncServer(async_mode="asgi", cors_allowed_origins="*")
cast = 0
waiting: list[asyncio.Task[None]] = []


@sio.on("watch", namespace="/live")  # type: ignore[misc]
async def watch(sid: str, wish: dict[str, str]) -> dict[str, Any]:
    """Screens hear how many have voted."""
    if wish["as"] == "screen":
        await sio.enter_room(sid, "screens", namespace="/live")
    return {"ok": True, "snapshot": None}


@sio.on("do", namespace="/live")  # type: ignore[misc]
async def do(_sid: str, _name: str, _facts: dict[str, Any]) -> dict[str, Any]:
    """Count."""
    global cast
    cast += 1
    if not waiting:
        waiting.append(asyncio.create_task(tell()))
    return {"ok": True, "result": None}


async def tell() -> None:
    """Tell the screens, at most four times a second."""
    await sio.emit("snapshot", {"snapshot": {"showing": {"poll": {"cast": cast}}}}, to="screens", namespace="/live")
    await asyncio.sleep(PAUSE)
    told = cast
    waiting.clear()
    if told:
        await sio.emit("snapshot", {"snapshot": {"showing": {"poll": {"cast": cast}}}}, to="screens", namespace="/live")


async def serve() -> None:
    """Serve until ended; says when it does."""
    app = socketio.ASGIApp(sio, socketio_path="_nicegui_ws/socket.io")
    server = uvicorn.Server(uvicorn.Config(app, port=int(sys.argv[1]), log_level="warning", access_log=False))
    serving = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - uvicorn has no event for it
        await asyncio.sleep(0.02)
    print(json.dumps({"ready": True}), flush=True)
    await serving


if __name__ == "__main__":
    asyncio.run(serve())
