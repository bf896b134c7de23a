// One control of a form (input, text area or choice) that saves itself.
//
// It holds its own value: a redraw of the page never takes away what is being typed. What the server has not yet
// answered for is also kept in the tab's storage, so that a reload or a restarted server loses nothing.
// The server answers a `save` by the prop `answer`: {seq, ok}.

const unsaved = (window.unsavedControls ??= new Set());
const refused = (window.refusedControls ??= new Set());
const torn = (window.tornControls ??= new Map()); // what a redraw took out, until its successor is there
const SETTLE = 1000; // milliseconds without a key before running text is saved

function tell() {
  window.dispatchEvent(new CustomEvent("unsaved", { detail: { unsaved: unsaved.size, refused: refused.size } }));
}

// The server trims what it keeps; that is no reason to take a space away under the hands of somebody typing.
function same(one, other) {
  return one.replace(/\s+/g, " ").trim() === other.replace(/\s+/g, " ").trim();
}

export default {
  template: `
    <textarea v-if="kind === 'area'" ref="box" class="input" :rows="rows" @input="typed" @change="save" @blur="left"></textarea>
    <select v-else-if="kind === 'select'" ref="box" class="input" @change="save">
      <option v-for="each in options" :key="each[0]" :value="each[0]" :disabled="!!each[2]">{{ each[1] }}</option>
    </select>
    <input v-else ref="box" class="input" :type="kind" @input="typed" @change="save" @blur="left" @keydown.enter="entered">`,
  props: {
    kind: { type: String, default: "text" },
    value: { type: String, default: "" },
    name: { type: String, required: true },
    rows: { type: Number, default: 3 },
    options: { type: Array, default: () => [] },
    answer: { type: Object, default: null },
    autosave: { type: Boolean, default: true },
    live: { type: Boolean, default: false }, // without autosave: send what is typed while it is typed
  },
  emits: ["save", "enter"],
  created() {
    this.seq = 0;
    this.saved = this.value;
    this.draft = `draft:${location.pathname}:${this.name}`;
  },
  mounted() {
    const box = this.$refs.box;
    const before = torn.get(this.name);
    torn.delete(this.name);
    const draft = this.autosave ? sessionStorage.getItem(this.draft) : null;
    const kept = before && (before.waits || same(before.text, this.value)) ? before.text : draft;
    box.value = kept ?? this.value;
    if (before && !before.waits && kept === before.text) this.saved = box.value;
    if (before?.focused) {
      box.focus({ preventScroll: true });
      if (before.selection) box.setSelectionRange(...before.selection);
    }
    if (this.waits()) {
      this.typed();
      if (!before?.focused) this.timer = setTimeout(this.save, 0);
    }
    window.addEventListener("pagehide", this.save);
  },
  beforeUnmount() {
    const box = this.$refs.box;
    window.removeEventListener("pagehide", this.save);
    clearTimeout(this.timer);
    unsaved.delete(this.name);
    refused.delete(this.name);
    const focused = document.activeElement === box;
    if (!focused && !this.waits()) return;
    const selection = focused && box.selectionStart !== null && box.selectionStart !== undefined
      ? [box.selectionStart, box.selectionEnd] : null;
    torn.set(this.name, { focused, selection, text: box.value, waits: this.waits() });
    setTimeout(() => torn.delete(this.name), 2000);
  },
  watch: {
    value(text) {
      const box = this.$refs.box;
      if (document.activeElement === box && same(box.value, text)) {
        this.saved = box.value;
        return;
      }
      const waited = this.waits();
      this.saved = text;
      if (!waited) box.value = text;
    },
    options() {
      const value = this.$refs.box.value;
      this.$nextTick(() => (this.$refs.box.value = this.waits() ? value : this.saved));
    },
    answer(answer) {
      if (!answer || answer.seq !== this.seq) return;
      if (answer.ok) {
        this.saved = this.sent;
        sessionStorage.removeItem(this.draft);
        if (this.$refs.box.value !== this.saved) return this.typed();
      }
      unsaved.delete(this.name);
      if (!answer.ok) refused.add(this.name);
      tell();
    },
  },
  methods: {
    waits() {
      return this.autosave && this.$refs.box.value !== this.saved;
    },
    typed() {
      if (!this.autosave) {
        clearTimeout(this.timer);
        if (this.live) this.timer = setTimeout(this.save, 200);
        return;
      }
      sessionStorage.setItem(this.draft, this.$refs.box.value);
      unsaved.add(this.name);
      refused.delete(this.name);
      tell();
      clearTimeout(this.timer);
      if (["text", "area"].includes(this.kind)) this.timer = setTimeout(this.save, SETTLE);
    },
    save() {
      clearTimeout(this.timer);
      const text = this.$refs.box.value;
      if (this.autosave) {
        if (text === this.saved) {
          unsaved.delete(this.name);
          refused.delete(this.name);
          sessionStorage.removeItem(this.draft);
          return tell();
        }
        if (this.seq && text === this.sent && !this.answered()) return;
        sessionStorage.setItem(this.draft, text);
        unsaved.add(this.name);
        tell();
      }
      this.sent = text;
      this.$emit("save", { seq: ++this.seq, text });
    },
    left() {
      if (this.$refs.box && this.waits()) this.save(); // without a box it was taken out while it had the keyboard
    },
    answered() {
      return this.answer?.seq === this.seq;
    },
    entered(event) {
      event.preventDefault();
      this.save();
      this.$emit("enter", { text: this.$refs.box.value });
    },
    empty() {
      this.$refs.box.value = "";
    },
    grab() {
      this.$refs.box.focus();
    },
  },
};
