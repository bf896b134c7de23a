// A text and a button that copies it. Over plain HTTP there is no clipboard to write to, so the old way is kept.

export default {
  template: `
    <p ref="text" class="chat-line">{{ text }}</p>
    <div class="row"><button type="button" class="btn" data-key="copy" @click="copy">{{ button }}</button>
    <span class="small" role="status">{{ said }}</span></div>`,
  props: { text: String, button: String, copied: String, marked: String },
  data: () => ({ said: "" }),
  watch: {
    text() {
      this.said = "";
    },
  },
  methods: {
    async copy() {
      this.said = (await this.written()) ? this.copied : this.marked;
    },
    async written() {
      try {
        await navigator.clipboard.writeText(this.text);
        return true;
      } catch {
        getSelection().selectAllChildren(this.$refs.text);
        return document.execCommand("copy");
      }
    },
  },
};
