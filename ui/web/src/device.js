// On pages that show nothing of what this device keeps: what is past its end goes from there, too.
import { goThrough } from "./kept.js"

goThrough()
