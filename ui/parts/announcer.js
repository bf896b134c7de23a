// What is said to those who listen rather than look: one polite sentence at a time, in a place that is never redrawn.

export default {
  template: `<p class="hidden" role="status">{{ said }}</p>`,
  props: { sentence: String },
  data: () => ({ said: "" }),
  mounted() {
    window.addEventListener("announce", this.heard);
  },
  beforeUnmount() {
    window.removeEventListener("announce", this.heard);
  },
  watch: {
    sentence(text) {
      this.said = text;
    },
  },
  methods: {
    heard(event) {
      this.said = event.detail;
    },
  },
};
