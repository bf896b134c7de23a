// What a meeting, and a part of a proposal, is called on the screen.
import { t } from "../words.js"

/** "Runde 2", or "Oppsummering". */
export const roundName = (meeting) => (meeting.is_summary ? t("Oppsummering") : t("Runde {n}", { n: meeting.round }))
/** "Gruppe 3", or what the group calls itself. */
export const groupName = (meeting) => meeting.group.name || t("Gruppe {n}", { n: meeting.group.number })
/** What a part of a proposal is called. */
export const partName = (part) => ({ title: t("Tittel"), what: t("Hva"), why: t("Hvorfor"), follow_up: t("Oppfølging") })[part]
