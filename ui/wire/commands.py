"""What a page may do over the wire: one table from names to actions, and how their facts are read.

Whether this caller may do it is asked by the action itself.
"""

import inspect
import types
from collections.abc import Awaitable, Callable, Mapping
from functools import cache
from typing import Any, get_type_hints

from pydantic import BaseModel, ConfigDict, ValidationError, create_model
from pydantic_core import to_jsonable_python

from facilitator import answering, evaluation, forms, joining, latecomers, proposals, voting
from facilitator.access import By
from facilitator.errors import Invalid

Command = Callable[..., Awaitable[Any]]

COMMANDS: Mapping[str, Command] = types.MappingProxyType(
    {
        "add_question": forms.add_question,
        "change_question": forms.change_question,
        "move_question": forms.move_question,
        "retire_question": forms.retire_question,
        "restore_question": forms.restore_question,
        "admit": joining.admit,
        "turn_away": joining.turn_away,
        "take_in": latecomers.take_in,
        "leave_out": latecomers.leave_out,
        "cast": voting.cast,
        "has_voted": voting.has_voted,
        "answer_survey": answering.answer,
        "read_result": evaluation.read_result,
        "read_proposal": proposals.read_proposal,
        "make_proposal": proposals.make,
        "hide_proposal": proposals.hide,
        "show_proposal": proposals.show,
        "merge_proposals": proposals.merge,
        "write_apart": proposals.write_apart,
        "reveal_proposals": proposals.reveal,
    }
)


async def carry_out(name: object, facts: object, by: By) -> Any:
    """Do what `name` stands for with `facts` (its arguments by name); returns what it returns, as JSON may hold it.

    Raises Invalid("command_unknown") or Invalid("command_unreadable"), and what the action raises.
    """
    command = COMMANDS.get(name) if isinstance(name, str) else None
    if command is None:
        raise Invalid("command_unknown")
    try:
        given = _facts(command).model_validate(facts)
    except ValidationError as error:
        raise Invalid("command_unreadable") from error
    return to_jsonable_python(await command(**{key: getattr(given, key) for key in given.model_fields_set}, by=by))


@cache
def _facts(command: Command) -> type[BaseModel]:
    """What a command takes, as a reader of what browsers send."""
    hints = get_type_hints(command)
    taken: dict[str, Any] = {
        name: (hints[name], ... if parameter.default is inspect.Parameter.empty else parameter.default)
        for name, parameter in inspect.signature(command).parameters.items()
        if name != "by"
    }
    model: type[BaseModel] = create_model(command.__name__, __config__=ConfigDict(extra="forbid"), **taken)
    return model
