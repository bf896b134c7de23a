// What a page knows of itself: whether all that was typed is saved, and where the keyboard was when a part was redrawn.

export default {
  template: `
    <p class="save" role="status">
      <template v-if="state === 'saved'">
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 12.5l4.5 4.5L19 7.5"></path></svg>{{ saved }}
      </template>
      <span v-else-if="state === 'saving'" aria-hidden="true">{{ saving }}</span>
      <strong v-else-if="state === 'refused'">{{ refused }}</strong>
    </p>`,
  props: { saved: String, saving: String, refused: String },
  data: () => ({ state: "" }),
  mounted() {
    this.key = null;
    window.addEventListener("unsaved", this.counted);
    document.addEventListener("focusin", this.focused);
    document.addEventListener("focusout", this.left);
    this.observer = new MutationObserver(this.redrawn);
    this.observer.observe(document.getElementById("app"), { childList: true, subtree: true });
  },
  beforeUnmount() {
    window.removeEventListener("unsaved", this.counted);
    document.removeEventListener("focusin", this.focused);
    document.removeEventListener("focusout", this.left);
    this.observer.disconnect();
  },
  methods: {
    counted(event) {
      const { unsaved, refused } = event.detail;
      this.state = unsaved ? "saving" : refused ? "refused" : "saved";
    },
    focused(event) {
      this.key = event.target.dataset?.key ?? null;
    },
    left(event) {
      const key = this.key;
      requestAnimationFrame(() => {
        if (event.target.isConnected && document.activeElement === document.body && this.key === key) this.key = null;
      });
    },
    redrawn() {
      if (!this.key || document.activeElement !== document.body) return;
      const again = document.querySelector(`[data-key="${CSS.escape(this.key)}"]:not(:disabled)`);
      (again ?? document.querySelector("h1"))?.focus({ preventScroll: true });
    },
  },
};
