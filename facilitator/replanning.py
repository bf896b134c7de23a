"""Writing a plan down, and planning the rest of a running day anew when groups or themes come or go."""

from facilitator import drawing
from facilitator.board import Board, Draft, read_board
from models import Meeting, Workshop


async def keep(board: Board, draft: Draft) -> None:
    """Write the plan: meetings stay the rows they are where only their theme changes; held rounds are left alone."""
    for group in board.groups:
        if group.track != draft.tracks[group.id]:
            group.track = draft.tracks[group.id]
            await group.save(update_fields=["track"])
    for place, meeting in board.meetings.items():
        if place[0] not in board.held and place not in draft.themes:
            await meeting.delete()
    for (item_id, group_id), theme_id in draft.themes.items():
        if item_id in board.held:
            continue
        track, old = draft.tracks[group_id], board.meetings.get((item_id, group_id))
        if old is None:
            await Meeting.create(
                workshop_id=board.workshop.id, item_id=item_id, group_id=group_id, theme_id=theme_id, track=track
            )
        elif (old.theme_id, old.track) != (theme_id, track):
            old.theme_id, old.track = theme_id, track
            await old.save(update_fields=["theme_id", "track"])


async def fill_gaps(workshop: Workshop) -> None:
    """While the day runs, leave no group without a theme in a round to come (inside an action).

    Before the day begins the plan may have gaps, and says so. Raises what `drawing.draw` does if it can't be done, so
    that what made the gap is refused.
    """
    if workshop.started_at is None or workshop.ended_at is not None:
        return
    board = await read_board(workshop)
    ahead = [item for item in board.ordinary if item.id not in board.held]
    if any((item.id, group.id) not in board.meetings for item in ahead for group in board.groups):
        await keep(board, drawing.draw(board))
