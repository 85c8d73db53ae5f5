// What the library answers, as the page uses it. The whole of it: docs/schema and web/wasm.

export interface Evidence { start: number; end: number; quote: string; line: number; page?: number; paragraph?: number }
export type Origin = "letter" | "not_found" | "general";
export interface Statement {
  id: string; slot?: string; text: string; origin: Origin; verbatim?: boolean; continues?: boolean; evidence: Evidence[];
  question?: string;
}
export interface Section { slot: string; heading: string; statements: Statement[] }
export interface Piece { text: string; statements?: string[]; skippable?: boolean; marks?: number[] }
export interface Block { kind: string; marker?: string | null; language?: string; page?: number | null; paragraph?: number | null; pieces: Piece[] }
export interface Due {
  date: string; estimate: boolean; basis: string; days_left: number | null; passed: boolean; maybe_passed?: boolean; force: string; kind: string;
  text: string; how: string; statement: string | null; quotes?: string[];
}
export interface Undated { text: string; deadline_text: string; statement: string | null; quotes?: string[] }
export interface Question { question: string; answer: string; id: string; evidence: Evidence[] }
export interface Sheet {
  schema: string; name: string; language?: string; explanation: any; lead: Statement[]; sections: Section[]; notes: string[];
  phone_sentence: Statement | null; before_calling: Statement[]; control_questions: Question[]; questions_for_nav: string[];
  needs_human: boolean; titles: Record<string, string>; letter: { blocks: Block[] }; due: Due[]; undated: Undated[];
  plain_text: string; spoken_text: string; ics: string | null;
}
export interface Stop extends Due { letter: number; superseded: boolean }
export interface Place { letter: number; quote: string; statement: string | null }
export interface Pile {
  timeline: Stop[];
  standing: { level: string; heading: string; letters: number[] }[];
  decisions: { benefit: string | null; newest: number; superseded: number[]; text: string }[];
  contradictions: { text: string; places: Place[] }[];
  ics: string | null;
}
export interface Trouble { code: string; nb: string; nn: string; en: string }
export interface Diagnostic {
  code: string; severity: "error" | "warning" | "info"; message: string; help?: string | null;
  fix?: { replacement: string; class?: string } | null; evidence: Evidence;
}
export interface Lint {
  measures: Record<string, any>; diagnostics: Diagnostic[]; [key: string]: any;
}

/** A letter that was read and is kept in the page until it is deleted. */
export interface Kept {
  name: string; part: string | null; format: string; wire: Uint8Array; received: string | null;
  /** What Tesseract read, for a letter from photos. */
  tables?: Uint8Array[];
}
/** A picture, or a PDF of pictures, that nobody has read yet. */
export interface Picture { name: string; pdf: boolean; bytes: Uint8Array }
/** What was read of a file, and what was not. */
export interface Found { letters: Kept[]; pages: number[][]; pictures: Picture[] }
export interface Answer<T> { json: T; rest: Uint8Array }
export type Lang = "nb" | "nn" | "en";
