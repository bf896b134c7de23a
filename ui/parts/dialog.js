// A modal dialog: the browser's own, which keeps the keyboard inside and gives the focus back when it closes.

export default {
  template: `<dialog ref="box" class="dialog" @close="closed" @click.self="pressedBeside"><slot></slot></dialog>`,
  emits: ["closed"],
  methods: {
    open() {
      if (!this.$refs.box.open) this.$refs.box.showModal();
    },
    close() {
      this.$refs.box.close();
    },
    closed() {
      this.$emit("closed");
    },
    pressedBeside(event) {
      const box = this.$refs.box.getBoundingClientRect();
      const beside = event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom;
      if (beside && event.clientX) this.close();
    },
  },
};
