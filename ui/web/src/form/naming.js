// What a meeting, and a part of a proposal, is called on the screen.
import { t } from "../words.js"

/** "Runde 2", or "Oppsummering"; a meeting of no round is one of expectations. */
export const roundName = ({ is_summary, round }) => (is_summary ? t("Oppsummering") : round ? t("Runde {n}", { n: round }) : t("Forventninger"))
/** "Gruppe 3", or what the group calls itself. */
export const groupName = (meeting) => meeting.group.name || t("Gruppe {n}", { n: meeting.group.number })
/** What a part of a proposal is called. */
export const partName = (part) => ({ title: t("Tittel"), what: t("Hva"), why: t("Hvorfor"), follow_up: t("Oppfølging") })[part]
