import { describe, expect, it } from "vitest";
import { REFUSALS } from "../../../common/src/protocol";
import { AT, EVENT } from "../event/testing";
import { createSpeaker, speech, WORDS } from "./words";

describe("words", () => {
  it("speaks of things by their names, and falls back to the nearest script", () => {
    expect(speech("en", EVENT).zone("hall")).toBe("Hall");
    expect(speech("zh-Hant", EVENT).zone("hall")).toBe("展厅");
    expect(speech("zh-Hans", EVENT).category("investor")).toBe("投资人");
  });

  it("shows the id of what the config does not know, and no code for an unknown reason", () => {
    expect(speech("en", EVENT).zone("annex")).toBe("annex");
    expect(speech("en", EVENT).reason("some_new_reason")).toBe("another reason");
  });

  it.each(Object.entries(WORDS))("has a word for every refusal in %s", (_, { reasons }) => {
    expect(Object.keys(reasons)).toEqual([...REFUSALS]);
  });

  it("tells times at the venue, wherever it is watched from", () => {
    expect(speech("en", EVENT).f.clock(AT)).toBe("14:32:08");
    expect(speech("zh-Hans", EVENT).t.peakAt("1,391", speech("zh-Hans", EVENT).f.time(AT))).toBe(
      "峰值 1,391 人（14:32）",
    );
  });

  it("says a change with its sign", () => {
    const { f, t } = speech("en", EVENT);
    expect(t.trend(f.change(34))).toBe("+34 in 10 min");
    expect(t.trend(f.change(-11))).toBe("−11 in 10 min");
  });

  it("makes its formatters once for a language and a config", () => {
    const speak = createSpeaker();
    expect(speak("en", EVENT)).toBe(speak("en", EVENT));
    expect(speak("zh-Hans", EVENT)).not.toBe(speak("en", EVENT));
  });
});
