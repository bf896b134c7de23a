"""Polls that came to something, of every kind."""

from typing import Any

from facilitator.ballots import ANSWERS, Rules, check
from facilitator.poll_results import PollResult, Scope
from facilitator.tally import count, shown
from models.vocabulary import Language, PollKind, RankingMethod
from tests.exports.samples import ID, MORNING

WORDS = (
    "Gåbuss med faste voksne",
    "Åpen skolegård etter kl. 16",
    "Én kontaktperson for frivillige",
    "Bilfri sone kl. 7.45–8.30",
    "Bytteordning for bolig",
    "Ungdomsråd med egne penger",
)


def a_poll(
    kind: PollKind = PollKind.DOTS,
    *,
    voters: int = 20,
    is_secret: bool = True,
    words: tuple[str, ...] = WORDS,
    **of: Any,
) -> PollResult:
    """A poll in which everybody prefers what comes earlier, some more than others."""
    given: dict[str, Any] = {"dots": 3, "most_on_one": 2, "least": 1, "most": 3, "seats": 3, "seed": "7"}
    options = () if kind is PollKind.YES_NO else tuple(f"o{number}" for number in range(len(words)))
    if kind is PollKind.YES_NO:
        given["seats"] = 1
    rules = Rules(kind, **({"options": options} | given | of))
    result = count([check(_choice(rules, voter), rules) for voter in range(voters)], rules)
    return PollResult(
        workshop_id=ID,
        title="Nærmiljø 2030",
        starts_at=MORNING,
        place="Kulturhuset",
        language=Language.BOKMAAL,
        made_at=MORNING,
        question="Hva begynner vi med?",
        is_secret=is_secret,
        scope=Scope(),
        day=MORNING.date(),
        may_vote=voters + 2,
        voted=voters,
        by_hand=0,
        texts=dict(zip(options, words, strict=False)),
        rules=rules,
        result=shown(result, is_secret=is_secret),
    )


KINDS: dict[str, dict[str, Any]] = {
    **{kind.value: {"kind": kind} for kind in PollKind},
    "schulze": {"kind": PollKind.RANKING, "method": RankingMethod.SCHULZE},
    "winners only": {"voters": 3},
    "nobody voted": {"voters": 0, "is_secret": False},
}
"""Each kind of poll, as `a_poll` takes it."""


def _choice(rules: Rules, voter: int) -> Any:
    options, first = rules.options, voter * voter % 7 // 2
    match rules.kind:
        case PollKind.DOTS:
            return {options[first % len(options)]: 2, options[(first + 1) % len(options)]: 1}
        case PollKind.CHOOSE:
            return sorted({options[first % len(options)], options[(first + 1) % len(options)]})
        case PollKind.RANKING:
            return [*options[first:], *options[:first]][: 2 + voter % 4]
        case PollKind.SCALE:
            return {each: max(1, 5 - (voter * place) % 5) for place, each in enumerate(options) if place != voter}
        case PollKind.TWO_SCALES:
            return {each: [max(1, 5 - (voter % 3) * place % 5), 1 + place % 5] for place, each in enumerate(options)}
        case PollKind.YES_NO:
            return ANSWERS[first % 3]
