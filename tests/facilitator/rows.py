"""Rows written straight into the tables, for what is tested below the rules."""

from uuid import uuid4

from facilitator import clock
from models import Account, Message, Workshop


async def add_workshops(count: int, *, messages: int = 0) -> None:
    """So many workshops of one owner, each with so many messages."""
    owner = await Account.create(id=uuid4(), email="marit@a.example", name="Marit", created_at=clock.now())
    for number in range(count):
        workshop = await Workshop.create(
            owner=owner,
            title=f"Verksted {number}",
            starts_at=clock.now(),
            code=f"KODE{number:02}",
            personal_data_until=clock.today(),
            created_at=clock.now(),
        )
        for _ in range(messages):
            await Message.create(workshop=workshop, text="Vi begynner nå.", sent_at=clock.now())
