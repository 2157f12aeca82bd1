/** The floor plan as the server has it, for whoever draws it. */
import type { Plan } from "../../../common/src/protocol";

/** 0 to 1 of the plan's width from its left, and of its height from its top. */
export interface Spot {
  x: number;
  y: number;
}
export type Spots = Readonly<Record<string, Spot>>;

export interface Floor {
  /** As the server last said it. */
  plan?: Plan;
  /** The picture's bytes as an address within this page, and which picture it is. */
  picture?: { sha256: string; url: string };
}
