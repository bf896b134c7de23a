"""What is said of a poll's result, on screens and on paper alike: how it was held, how it was counted, who goes on."""

from collections.abc import Mapping
from typing import Protocol

from exports import framing
from exports.framing import Words
from facilitator.ballots import ABSTAIN, NO, YES, Choice, Rules
from facilitator.poll_results import PollResult, Scope, Vote
from facilitator.tally import FEWEST, Result, Tie, Winners
from models.vocabulary import PollKind, RankingMethod, TieRule


class Counted(Protocol):
    """A poll that was counted, whatever else is known of it."""

    @property
    def rules(self) -> Rules:
        """What it was held by."""

    @property
    def texts(self) -> Mapping[str, str]:
        """The words of its options."""

    @property
    def result(self) -> Result | Winners:
        """What it came to."""

    @property
    def winners(self) -> tuple[str, ...]:
        """Who goes on."""


def answer_words(_: Words) -> dict[str, str]:
    """What the answers to yes or no are called."""
    return {YES: _("Ja"), NO: _("Nei"), ABSTAIN: _("Blankt")}


def option(told: Counted, key: str, _: Words) -> str:
    """What an option or an answer is called."""
    return answer_words(_)[key] if told.rules.kind is PollKind.YES_NO else told.texts[key]


def choice(told: PollResult, given: Choice, _: Words) -> str:
    """What somebody chose, in a named poll."""
    if isinstance(given, str):
        return option(told, given, _)
    if not isinstance(given, Mapping):
        return _.listed([option(told, each, _) for each in given])
    said = []
    for each, value in given.items():
        numbers = [value] if isinstance(value, int) else value
        said.append(f"{option(told, each, _)} {' / '.join(map(str, numbers))}")
    return _.listed(said)


def scope(about: Scope, _: Words) -> str:
    """Whom the poll was for."""
    if about.theme:
        return about.theme
    if about.group_number is None:
        return _("Alle")
    named = _("Gruppe {n}", n=about.group_number)
    return f"{named}: {about.group_name}" if about.group_name else named


def turnout(told: PollResult, _: Words) -> str:
    """How many voted, and how."""
    if not told.voted and told.winners:  # from an archive, which holds no more
        return _("Hvor mange som stemte, er ikke kjent.")
    said = [_("{voted} av {may_vote} har stemt.", voted=told.voted, may_vote=told.may_vote)]
    if told.by_hand:
        said.append(_.n("{n} stemme er talt opp for hånd.", "{n} stemmer er talt opp for hånd.", told.by_hand))
    return " ".join(said)


def secrecy(told: PollResult, _: Words) -> str:
    """Whether the poll was secret."""
    return _("Hemmelig avstemning") if told.is_secret else _("Avstemning med navn")


def kind(told: PollResult, _: Words) -> str:
    """What each voter could do."""
    rules = told.rules
    if rules.kind is PollKind.DOTS:
        each = _.n("{n} prikk hver", "{n} prikker hver", rules.dots)
        return _("{each}, høyst {most} på ett alternativ", each=each, most=rules.most_on_one)
    if rules.kind is PollKind.CHOOSE and rules.least == rules.most:
        return _("Velg {most}", most=rules.most)
    return {
        PollKind.CHOOSE: _("Velg fra {least} til {most}", least=rules.least, most=rules.most),
        PollKind.RANKING: _("Rangering"),
        PollKind.SCALE: _("Skala fra 1 til 5"),
        PollKind.TWO_SCALES: _("Effekt og innsats, hver fra 1 til 5"),
        PollKind.YES_NO: _("Ja, nei eller blankt"),
    }[rules.kind]


def method(told: PollResult, _: Words) -> str:
    """How it was counted, in sentences."""
    if told.rules.kind is PollKind.RANKING:
        return {
            RankingMethod.BORDA: _(
                "Rangert etter Borda. Et alternativ får ett poeng for hvert som står bak. "
                "De som ikke er rangert, deler poengene som er igjen."
            ),
            RankingMethod.SCHULZE: _(
                "Rangert etter Schulze. Alternativene er sammenlignet to og to. "
                "Foran er det som har den sterkeste veien til det andre. "
                "De som ikke er rangert, står likt bakerst."
            ),
        }[told.rules.method]
    return {
        PollKind.DOTS: _("Alle prikker er lagt sammen."),
        PollKind.CHOOSE: _("Hvert valg teller én stemme."),
        PollKind.SCALE: _("Ordnet etter gjennomsnittet av dem som svarte."),
        PollKind.TWO_SCALES: _("Ordnet etter gjennomsnittlig effekt minus gjennomsnittlig innsats."),
        PollKind.YES_NO: _("Ja og nei er talt mot hverandre. Blanke teller ikke med."),
    }[told.rules.kind]


def tie_rule(told: PollResult, _: Words) -> str:
    """What was fixed beforehand for those who are level."""
    if told.rules.kind is PollKind.YES_NO and told.rules.tie is not TieRule.LOT:
        return _("Ved likt antall er ingenting bestemt.")
    return {
        TieRule.ALL: _("Ved likt går alle videre."),
        TieRule.NONE: _("Ved likt går ingen av dem videre."),
        TieRule.LOT: _("Ved likt avgjør loddtrekning."),
    }[told.rules.tie]


def tie(told: PollResult, decided: Tie, _: Words) -> str:
    """How those who were level were told apart, by the rule."""
    level = _.listed([option(told, each, _) for each in decided.options])
    said = _("Likt: {level}.", level=level)
    if not decided.went_on:
        return f"{said} {_('Ingen av dem går videre.')}"
    if len(decided.went_on) == len(decided.options):
        return f"{said} {_('Alle går videre.')}"
    drawn = _.listed([option(told, each, _) for each in decided.went_on])
    return f"{said} {_('Trukket ut: {drawn}.', drawn=drawn)}"


def vote(said: Vote, _: Words) -> str:
    """What a poll said of something that won it, as far as that may be told."""
    won = _("Valgt i avstemningen «{question}».", question=said.question)
    if not said.standings:
        return won
    first, *_rest = said.standings
    means = [framing.number(round(float(each.mean), 2), _) for each in first.spreads if each.mean is not None]
    voted = _("{n} stemte.", n=said.ballots)
    match said.kind:
        case PollKind.CHOOSE:
            numbers = _("{n} av {total} stemmer.", n=first.given, total=said.ballots)
        case PollKind.DOTS:
            numbers = f"{_.n('{n} prikk.', '{n} prikker.', first.given)} {voted}"
        case PollKind.RANKING:
            numbers = f"{_('Nummer {n} i rangeringen.', n=first.place)} {voted}"
        case PollKind.SCALE:
            numbers = f"{_('{mean} av 5 i snitt.', mean=_.listed(means))} {voted}"
        case PollKind.TWO_SCALES:
            effect, effort = means or ("–", "–")
            numbers = f"{_('Effekt {effect} og innsats {effort} i snitt.', effect=effect, effort=effort)} {voted}"
        case PollKind.YES_NO:
            given = {each.option: each.given for each in said.standings}
            numbers = _("{yes} ja, {no} nei og {blank} blanke.", yes=given[YES], no=given[NO], blank=given[ABSTAIN])
    return f"{won} {numbers}"


def decision(told: PollResult, _: Words) -> list[str]:
    """What came of it, in sentences: that nobody goes on, how a tie was decided, and that no more is told."""
    said = []
    if told.rules.seats and not told.winners and isinstance(told.result, Result):
        said.append(_("Ingenting er bestemt.") if told.rules.kind is PollKind.YES_NO else _("Ingen går videre."))
    if not isinstance(told.result, Result):
        said.append(_("Det er for få hemmelige stemmer til å vise mer. Det må være minst {n}.", n=FEWEST))
    elif told.result.tie:
        said.append(tie(told, told.result.tie, _))
    return said
