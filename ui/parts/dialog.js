// A modal dialog: the browser's own, which keeps the keyboard inside and gives the focus back when it closes.

export default {
  template: `<dialog ref="box" class="dialog" @close="closed" @click.self="pressedBeside"><slot></slot></dialog>`,
  emits: ["closed"],
  methods: {
    open() {
      if (this.$refs.box.open) return;
      this.opener = document.activeElement?.dataset?.key;
      this.$refs.box.showModal();
    },
    close() {
      this.$refs.box.close();
    },
    closed() {
      // The browser gives the focus back, unless what opened the dialog was redrawn meanwhile.
      const lost = document.activeElement === document.body || this.$refs.box.contains(document.activeElement);
      if (lost && this.opener) document.querySelector(`[data-key="${CSS.escape(this.opener)}"]`)?.focus();
      this.$emit("closed");
    },
    pressedBeside(event) {
      const box = this.$refs.box.getBoundingClientRect();
      const beside = event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom;
      if (beside && event.clientX) this.close();
    },
  },
};
