// What a meeting is called on the screen.
import { t } from "../words.js"

/** "Runde 2", or "Oppsummering". */
export const roundName = (meeting) => (meeting.is_summary ? t("Oppsummering") : t("Runde {n}", { n: meeting.round }))
/** "Gruppe 3", or what the group calls itself. */
export const groupName = (meeting) => meeting.group.name || t("Gruppe {n}", { n: meeting.group.number })
