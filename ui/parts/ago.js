// How long ago something was, counted here. `at` and `now` are the server's milliseconds; `at` null is never.

export default {
  template: `<p class="small muted">{{ text }}</p>`,
  props: { at: Number, now: Number, words: Object },
  data: () => ({ seconds: 0 }),
  computed: {
    text() {
      if (!this.at) return this.words.never;
      if (this.seconds < 10) return this.words.now;
      if (this.seconds < 60) return this.words.seconds.replace("{n}", String(Math.floor(this.seconds / 10) * 10));
      return this.words.minutes.replace("{n}", String(Math.floor(this.seconds / 60)));
    },
  },
  created() {
    this.take();
  },
  mounted() {
    this.timer = setInterval(this.count, 5000);
  },
  beforeUnmount() {
    clearInterval(this.timer);
  },
  watch: {
    at() {
      this.take();
    },
  },
  methods: {
    take() {
      this.ahead = this.now - Date.now();
      this.count();
    },
    count() {
      this.seconds = this.at ? Math.max(0, (Date.now() + this.ahead - this.at) / 1000) : 0;
    },
  },
};
