/*
 * The phone's own way back: a button, or a thumb from the edge.
 *
 * It closes what lies open over the hand, and covers the hand where nothing does; it never uncovers one and never
 * leaves the page, because with a tab that closes by it the key of the seat would be gone. While a seat is here, the
 * browser therefore has one more entry of this page to go back to.
 */
const HELD = "held";

/** Take the way back for a seat, for as long as it is open here. */
export function holdBack(seat) {
  const hold = () => {
    if (seat.joined && history.state !== HELD) history.pushState(HELD, "");
  };
  addEventListener("popstate", () => {
    // With a code in the address another seat comes in, which is not a way back.
    if (location.hash || !seat.joined) return;
    if (!seat.covered && seat.sheet) seat.open(null);
    else if (!seat.covered) seat.cover();
    hold();
  });
  // Browsers pass over an entry that was made before anybody touched the page: it is made at a touch.
  addEventListener("click", hold);
}
