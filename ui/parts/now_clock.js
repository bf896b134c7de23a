// The clock of the field of now: counted here from the end time that the server gave, and the rounds beside it.
//
// `given` is {now, ends_at, seconds_left, seconds}: the server's time when it was sent, when the step ends or what is
// left of a clock that stands still (both in the server's time; milliseconds and seconds), and how long the step is.

export default {
  template: `
    <ol v-if="rounds.length" class="rounds" :aria-label="words.rounds">
      <li v-for="each in rounds" :class="{ past: each.state === 'past' }" :aria-current="each.state === 'now' ? 'step' : null"
          :style="each.state === 'now' ? { '--gone': gone } : null"><span class="hidden">{{ each.words }}</span></li>
    </ol>
    <p class="clock" :class="{ late: last && !stopped }" role="timer" :aria-label="spoken">
      <b aria-hidden="true"><span class="run">{{ minutes }}<i>:</i>{{ seconds }}</span></b>
      <span aria-hidden="true">{{ beside }}</span>
    </p>`,
  props: { given: Object, rounds: Array, words: Object },
  data: () => ({ left: 0 }),
  computed: {
    stopped() {
      return this.given.seconds_left !== null;
    },
    over() {
      return this.left <= 0 && !this.stopped;
    },
    last() {
      return this.left <= 120;
    },
    shown() {
      return Math.ceil(Math.abs(this.left));
    },
    minutes() {
      return String(Math.floor(this.shown / 60));
    },
    seconds() {
      return String(this.shown % 60).padStart(2, "0");
    },
    gone() {
      return `${Math.min(100, Math.max(0, 100 * (1 - this.left / Math.max(1, this.given.seconds)))).toFixed(1)}%`;
    },
    beside() {
      return this.stopped ? this.words.stopped : this.over ? this.words.over : this.words.left;
    },
    spoken() {
      const [one, many] = this.over ? this.words.spoken_over : this.words.spoken_left;
      return `${(this.minutes === "1" ? one : many).replace("{n}", this.minutes)} ${this.stopped ? this.words.stopped : ""}`.trim();
    },
  },
  created() {
    this.take();
  },
  mounted() {
    this.tick();
  },
  beforeUnmount() {
    clearTimeout(this.timer);
  },
  watch: {
    given() {
      this.take();
    },
  },
  methods: {
    take() {
      this.ahead = this.given.now - Date.now();
      this.count();
    },
    count() {
      const before = this.left;
      this.left = this.stopped ? this.given.seconds_left : (this.given.ends_at - Date.now() - this.ahead) / 1000;
      if (before > 120 && this.left <= 120 && this.left > 60 && !this.stopped) {
        window.dispatchEvent(new CustomEvent("announce", { detail: this.words.soon }));
      }
    },
    tick() {
      this.count();
      this.timer = setTimeout(this.tick, 1000 - ((Date.now() + this.ahead) % 1000) + 5);
    },
  },
};
