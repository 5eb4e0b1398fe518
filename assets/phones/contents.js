/*
 * What the laptop sends once, under marks that the view names: cards, pictures, the whole of a long text.
 *
 * What is not here is asked for, and asked for again where it comes in several answers. Nothing here draws.
 */

/** What stands for a card that is not here yet. */
export const NO_FACE = Object.freeze({
  title: "…", text: "", kind: "", icon: "", covert: false, cost: 0, aims: "", exposure: "", limit: "", note: "",
  source: "", outcomes: [], picture: "",
});

export class Contents {
  #known = new Map();
  #asked = new Set();

  /** What stands under a mark; nothing while it is not here. */
  get(mark) {
    return mark ? this.#known.get(mark) : undefined;
  }

  /** The marks of the pictures that contents speak of. */
  get pictures() {
    return [...this.#known.values()].map((one) => one.picture);
  }

  take(faces) {
    for (const [mark, content] of Object.entries(faces ?? {})) this.#known.set(mark, content);
  }

  /** Ask for what is neither here nor under way; resolves with whether something came. */
  async fetch(marks, wire) {
    const known = this.#known;
    const asked = this.#asked;
    const missing = [...new Set(marks)].filter((one) => one && !known.has(one) && !asked.has(one));
    if (!missing.length || !wire) return false;
    for (const one of missing) asked.add(one);
    try {
      const { faces = {} } = await wire.send({ do: "faces", with: { hashes: missing } });
      const came = known === this.#known && Object.keys(faces).length > 0;
      if (!came) return false;
      this.take(faces);
      // Much comes in several answers: what is still missing is asked for again.
      for (const one of missing) if (!known.has(one)) asked.delete(one);
      return true;
    } catch {
      for (const one of missing) asked.delete(one);
      return false;
    }
  }

  /** Forget everything; what is still under way belongs to nobody. */
  forget() {
    this.#known = new Map();
    this.#asked = new Set();
  }
}
