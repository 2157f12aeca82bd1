/** A server that keeps the contract of scans (docs/counting.md): repeats, facts, voids, and a hall that is full. */
import type { Api, Result } from "../../../../common/src/api";
import type { ScanResult, ScanRow } from "../../../../common/src/protocol";
import { parseToken } from "../token";
import { hall, personOf, REVOKED, START_AT } from "./people";

export interface Logged {
  badgeId: string;
  direction: string;
  scannedAt: number;
  admitted: boolean;
  /** A fact has had the last word. */
  fact: boolean;
  voided: boolean;
}

/** What becomes of a request: answered at once or late, never arrived, or arrived with its answer lost. */
export type Network = "up" | "slow" | "cut" | "deaf";

const SLOW = 900;
const GIVE_UP = 5_000;

export class Server {
  readonly log = new Map<string, Logged>();
  network: Network = "up";

  /** Who is inside by the log, in the order of scanning. */
  inside(): Set<string> {
    const counted = [...this.log.entries()].filter(([, scan]) => scan.admitted && !scan.voided);
    counted.sort(([a, one], [b, other]) => one.scannedAt - other.scannedAt || (a < b ? -1 : 1));
    const inside = new Set<string>();
    for (const [, { badgeId, direction }] of counted) {
      if (direction === "in") inside.add(badgeId);
      else inside.delete(badgeId);
    }
    return inside;
  }

  /** @param alive whether the page that asks still lives: a dead one hears nothing */
  api(alive: () => boolean): Api {
    const ask = <T>(work: () => Result<T>) => this.#ask(work, alive);
    const of = (name: string | undefined) => (name ? { id: name, name, category: "investor" } : undefined);
    return {
      me: () => ask(() => ({ ok: true, data: {} })),
      recordScans: (_: string, rows: ScanRow[]) => {
        const sent = structuredClone(rows);
        return ask(() => ({ ok: true, data: { results: sent.map((row) => this.#record(row)) } }));
      },
      voidScan: (_: string, scanId: string) => ask(() => this.#void(scanId)),
      verifyBadge: (_: string, badge: { token: string }) =>
        ask(() => ({
          ok: true,
          data: { valid: true, visitor: of(personOf(parseToken(badge.token)?.badge_id ?? "")?.name) },
        })),
    } as unknown as Api;
  }

  async #ask<T>(work: () => Result<T>, alive: () => boolean): Promise<Result<T>> {
    const { network } = this;
    if (!alive()) return new Promise(() => undefined);
    const answer = network === "cut" ? undefined : work();
    const wait = network === "up" ? 20 : network === "slow" ? SLOW : GIVE_UP;
    await new Promise((resolve) => setTimeout(resolve, wait));
    if (!alive()) return new Promise(() => undefined);
    if (answer && network !== "deaf") return answer;
    return { ok: false, error: { code: "unreachable", message: "", status: 0 } };
  }

  #record(row: ScanRow): ScanResult {
    const badgeId = parseToken(row.token ?? "")?.badge_id ?? row.badge_id ?? "";
    const before = this.log.get(row.scan_id);
    if (row.offline) {
      const admitted = row.verdict === "admitted";
      if (!before?.fact) {
        const scan = { badgeId, direction: row.direction, scannedAt: row.scanned_at ?? START_AT };
        this.log.set(row.scan_id, {
          ...scan,
          admitted,
          fact: true,
          voided: before?.voided === true && admitted,
        });
      }
    } else if (!before) {
      this.log.set(row.scan_id, {
        badgeId,
        direction: row.direction,
        scannedAt: row.scanned_at ?? START_AT,
        admitted: this.#refusal(row, badgeId) === undefined,
        fact: false,
        voided: false,
      });
    }
    const scan = this.log.get(row.scan_id);
    const person = personOf(badgeId);
    return {
      scan_id: row.scan_id,
      outcome: scan?.admitted ? "admitted" : "refused",
      ...(scan?.admitted ? {} : { reason: this.#refusal(row, badgeId) ?? "zone_full" }),
      ...(person ? { visitor: { id: person.name, name: person.name, category: "investor" } } : {}),
      occupancy: this.inside().size,
      capacity: 3,
    } as ScanResult;
  }

  #refusal(row: ScanRow, badgeId: string): string | undefined {
    if (badgeId === REVOKED) return "revoked_badge";
    if (row.direction === "out" || row.force) return undefined;
    const inside = this.inside();
    return inside.size >= (hall.capacity ?? 0) && !inside.has(badgeId) ? "zone_full" : undefined;
  }

  #void(scanId: string): Result<{ scan_id: string; voided: boolean }> {
    const scan = this.log.get(scanId);
    const code = !scan ? "unknown_scan" : scan.admitted ? undefined : "scan_not_admitted";
    if (code) return { ok: false, error: { code, message: "", status: 404 } };
    if (scan) scan.voided = true;
    return { ok: true, data: { scan_id: scanId, voided: true } };
  }
}
