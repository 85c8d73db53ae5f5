// What the page holds while it is open. «Slett alt» puts it back to this; nothing is kept anywhere else.

/**
 * @typedef {{
 *   letters: import("./types").Kept[], sheets: import("./types").Sheet[], pile: import("./types").Pile | null,
 *   current: number | "all", mask: boolean, large: boolean, troubles: string[], working: string
 * }} State
 */

/** @returns {State} */
export const fresh = () => ({
  letters: [], sheets: [], pile: null, current: 0, mask: true, large: false, troubles: [], working: "",
});

/**
 * The engine and the state, handed to every part.
 * @typedef {{
 *   engine: import("./engine").Engine, state: State, mode: "file" | "site" | "serve", about: any,
 *   render: () => void, wipe: () => void, open: (letter: number, statement: string | null) => void,
 *   explain: () => Promise<boolean>
 * }} App
 */
export {};
