"""Engine.IO's wait for the next packets, without a task for each wait.

Before Python 3.12 `asyncio.wait_for` makes a task each time, which is a third of what sending to a thousand takes; and
a packet that comes in the moment of the timeout is lost with it.
"""

import asyncio

from engineio import async_socket
from engineio.exceptions import QueueEmpty
from engineio.packet import Packet


class Socket(async_socket.AsyncSocket):  # type: ignore[misc]
    """A connection as Engine.IO 4.15 has it, but for `poll`."""

    async def poll(self) -> list[Packet]:
        """All packets that wait to be sent, as soon as there is one; none when the connection is closed."""
        try:
            async with asyncio.timeout(self.server.ping_interval + self.server.ping_timeout):
                packets = [await self.queue.get()]
        except (TimeoutError, asyncio.CancelledError) as error:
            raise QueueEmpty from error
        self.queue.task_done()
        while packets[-1] is not None and not self.queue.empty():
            packets.append(self.queue.get_nowait())
            self.queue.task_done()
        if packets[-1] is None:
            packets.pop()
            if packets:
                self.queue.put_nowait(None)  # first what came before the end
        return packets
