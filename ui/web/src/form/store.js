// Text on this device: what was typed survives a reload, a crash and a lost network until the server has it. Each update
// is a row, in the order in which it came; a row tells which document it is of, and whether the server lacks it.
import { done, endOf, openDatabase } from "../kept.js"
import { merged } from "./queue.js"

const AGAIN = 5000 // ms until something that could not be read or written is tried again
const MANY = 500 // rows that the server has, after which they become one

export class Store {
  /**
   * What is kept of a text, under `name`. `tell()` is called when `isKept` is another; `whole()` gives all the rows that
   * make up the text, for the case that the browser threw away what was kept.
   */
  constructor(name, { tell, whole }) {
    this.document = "" // what the text is of, as far as that is known
    this.isKept = null // whether what is typed is kept here; null until that is known
    this._name = name
    this._end = undefined // when it goes, as it is noted with it
    this._told = tell
    this._whole = whole
    this._db = null
    this._isRead = false
    this._isClosed = false
    this._tasks = [] // each does something with the two stores of a transaction
    this._writing = null
    this._rows = 0 // that the server has
  }

  /**
   * Find what the device has: `found({rows, document})` is called once, when it is known. Returns when that, or that it
   * can't be known now, is clear; it is tried again for as long as the page is open.
   */
  async open(found) {
    try {
      this._db = await this._opened()
      const [updates, custom] = this._stores(this._db.transaction(["updates", "custom"]))
      const asked = [updates.getAll(), updates.getAllKeys(), custom.get("document"), custom.get("until")]
      const [rows, keys, document, end] = await Promise.all(asked.map(done))
      this._isRead = true
      this._rows = rows.length
      this._end = end
      this._keeps(true)
      found({ rows: rows.map((row, n) => ({ ...row, key: keys[n] })), document: document ?? "" })
      this._do(() => {}) // its end may be another by now
    } catch {
      this._keeps(false)
      if (!this._isClosed && globalThis.indexedDB) this._again = setTimeout(() => this.open(found), AGAIN)
    }
  }

  /** Keep a row: {update, isUnsent}. */
  add(row) {
    row.document = this.document
    this._do((updates) => put(updates, row))
    if (!row.isUnsent) this._count(1)
  }

  /** The server has these rows now, which were unsent. */
  settle(rows) {
    rows.forEach((row) => (row.isUnsent = false))
    // One that is still to be written is written as what it is by then.
    this._do((updates) => rows.forEach((row) => row.key !== undefined && put(updates, row)))
    this._count(rows.length)
  }

  /** Note which document the text is of. */
  isOf(document) {
    if (document === this.document) return
    this.document = document
    this._do((_updates, custom) => custom.put(document, "document"))
  }

  /** Let go of rows; in the same breath keep what was refused of them, if anything. */
  drop(rows, refused = null) {
    this._do((updates, custom) => {
      rows.forEach(({ key }) => key !== undefined && updates.delete(key))
      keepRefused(custom, refused)
    })
  }

  /**
   * Let go of all rows, and of the document; in the same breath keep what was refused of them, if anything. Unsent ones
   * that are not among `own` stay: another tab wrote them, or did until it crashed, and they are known there only.
   */
  clear(own, refused = null) {
    this.document = ""
    this._rows = 0
    this._do((updates, custom) => {
      updates.openCursor().onsuccess = ({ target }) => {
        const cursor = target.result
        if (!cursor) return
        if (!cursor.value.isUnsent || own.some(({ key }) => key === cursor.key)) cursor.delete()
        cursor.continue()
      }
      custom.delete("document")
      keepRefused(custom, refused)
    })
  }

  /** End, when what can be written is. */
  async close() {
    await this._writing
    this._isClosed = true
    clearTimeout(this._again)
    this._db?.close()
  }

  async _opened() {
    const db = await openDatabase(this._name)
    db.onclose = () => {
      // Thrown away by the browser: it is written anew.
      this._db = null
      this._do(() => {})
    }
    db.onversionchange = () => {
      // "Not you?" in another tab: it is to be deleted.
      this.close()
      this._keeps(false)
    }
    return db
  }

  _stores(transaction) {
    return [transaction.objectStore("updates"), transaction.objectStore("custom")]
  }

  _do(task) {
    if (!globalThis.indexedDB) return
    this._tasks.push(task)
    this._write()
  }

  /** All that waits, in one transaction; what comes meanwhile goes with the next. */
  _write() {
    if (!this._isRead || this._writing || this._isClosed || !this._tasks.length) return
    clearTimeout(this._again)
    const tasks = this._tasks.splice(0)
    this._writing = this._carryOut(tasks).then(
      () => {
        this._writing = null
        this._keeps(true)
        this._write()
      },
      () => {
        // Full, thrown away or forbidden: that is said, and tried again for as long as the page is open.
        this._writing = null
        this._tasks.unshift(...tasks)
        this._keeps(false)
        if (!this._isClosed) this._again = setTimeout(() => this._write(), AGAIN)
      },
    )
  }

  async _carryOut(tasks) {
    const isAnew = !this._db
    this._db ??= await this._opened()
    let transaction
    try {
      transaction = this._db.transaction(["updates", "custom"], "readwrite")
    } catch (error) {
      this._db = null
      throw error
    }
    const [updates, custom] = this._stores(transaction)
    if (isAnew) done(updates.count()).then((count) => count || this._whole().forEach((row) => put(updates, Object.assign(row, { key: undefined }))))
    tasks.forEach((task) => task(updates, custom))
    const end = endOf(this._name)
    if (end && (isAnew || end !== this._end)) custom.put(end, "until")
    await new Promise((tell, fail) => {
      transaction.oncomplete = tell
      transaction.onabort = () => fail(transaction.error)
    })
    this._end = end ?? this._end
  }

  /** More rows that the server has; many become one, so that a long day opens quickly. */
  _count(more) {
    this._rows += more
    if (this._rows <= MANY) return
    this._rows = 1
    this._do((updates) => {
      const found = updates.getAll()
      updates.getAllKeys().onsuccess = ({ target }) => {
        const rows = found.result.map((row, n) => ({ ...row, key: target.result[n] })).filter((row) => !row.isUnsent && row.document === this.document)
        rows.forEach(({ key }) => updates.delete(key))
        if (rows.length) put(updates, { update: merged(rows.map(({ update }) => update)), document: this.document, isUnsent: false })
      }
    })
  }

  _keeps(isKept) {
    if (isKept === this.isKept) return
    this.isKept = isKept
    this._told()
  }
}

function put(updates, row) {
  const { update, document, isUnsent } = row
  const asked = row.key === undefined ? updates.add({ update, document, isUnsent }) : updates.put({ update, document, isUnsent }, row.key)
  asked.onsuccess = () => (row.key = asked.result)
}

function keepRefused(custom, refused) {
  if (refused) custom.get("refused").onsuccess = ({ target }) => custom.put([...(target.result ?? []), refused], "refused")
}
