// A file for the page: read in the browser and sent in pieces, each byte as one character.

const PIECE = 150_000;

export default {
  template: `<input ref="box" type="file" class="input file" @change="read">`,
  props: { limit: Number },
  emits: ["piece", "big"],
  methods: {
    async read() {
      const file = this.$refs.box.files[0];
      if (!file) return;
      if (file.size > this.limit) return this.$emit("big", { name: file.name });
      const bytes = new Uint8Array(await file.arrayBuffer());
      for (let from = 0; from === 0 || from < bytes.length; from += PIECE) {
        let text = "";
        const part = bytes.subarray(from, from + PIECE);
        for (let start = 0; start < part.length; start += 8192) text += String.fromCharCode(...part.subarray(start, start + 8192));
        this.$emit("piece", { name: file.name, first: from === 0, last: from + PIECE >= bytes.length, text });
      }
    },
  },
};
