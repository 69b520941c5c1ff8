import { describe, expect, it, vi } from "vitest";
import { englishOf, localDictation, systemOf } from "./dictation";

/** A browser's recogniser that is spoken to by the test. */
class FakeRecognition extends EventTarget {
  static ready: string | Error = "available";
  static readonly asked: unknown[] = [];
  static last: FakeRecognition | null = null;

  static async available(wanted: unknown) {
    FakeRecognition.asked.push(wanted);
    if (FakeRecognition.ready instanceof Error) throw FakeRecognition.ready;
    return FakeRecognition.ready;
  }

  lang = "";
  continuous = false;
  interimResults = false;
  declare processLocally: boolean;
  started = false;

  constructor() {
    super();
    FakeRecognition.last = this;
  }

  start() {
    this.started = true;
  }

  stop() {
    this.dispatchEvent(new Event("end"));
  }

  hear(...words: string[]) {
    const results = words.map((transcript) => [{ transcript }]);
    this.dispatchEvent(Object.assign(new Event("result"), { results }));
  }
}
FakeRecognition.prototype.processLocally = false;
const HERE = { SpeechRecognition: FakeRecognition };

describe("localDictation", () => {
  it("listens on this device only, and hands out all that was heard so far", async () => {
    FakeRecognition.ready = "available";
    const onWords = vi.fn();
    const onEnd = vi.fn();

    const listening = (await localDictation("en-GB", HERE))?.listen(onWords, onEnd);
    FakeRecognition.last?.hear(" a lost update ");
    FakeRecognition.last?.hear("a lost update", " and retries");
    listening?.stop();

    expect(FakeRecognition.asked.at(-1)).toEqual({ langs: ["en-GB"], processLocally: true });
    expect(FakeRecognition.last).toMatchObject({ started: true, processLocally: true, lang: "en-GB" });
    expect(onWords.mock.calls).toEqual([["a lost update"], ["a lost update and retries"]]);
    expect(onEnd).toHaveBeenCalledExactlyOnceWith(false);
  });

  it("tells when nothing could be heard", async () => {
    FakeRecognition.ready = "available";
    const onEnd = vi.fn();

    (await localDictation("en", HERE))?.listen(vi.fn(), onEnd);
    FakeRecognition.last?.dispatchEvent(new Event("error"));
    FakeRecognition.last?.stop();

    expect(onEnd).toHaveBeenCalledExactlyOnceWith(true);
  });

  it("is not there without the promise, and never downloads anything to get it", async () => {
    class Old extends FakeRecognition {}
    Object.defineProperty(Old, "available", { value: undefined });

    expect(await localDictation("en", {})).toBeNull();
    expect(await localDictation("en", { webkitSpeechRecognition: Old })).toBeNull();
    for (const ready of ["downloadable", "downloading", "unavailable", new Error("not allowed")]) {
      FakeRecognition.ready = ready;
      expect(await localDictation("en", HERE)).toBeNull();
    }
  });
});

describe("englishOf", () => {
  it("is the candidate's own English, or the commonest", () => {
    expect([englishOf("en-AU"), englishOf("de")]).toEqual(["en-AU", "en-US"]);
  });
});

describe("systemOf", () => {
  it("knows whose dictation to point to", () => {
    expect(["Windows NT 10", "Macintosh", "Linux; Android", "X11; Linux"].map(systemOf)).toEqual([
      "windows",
      "mac",
      "phone",
      "other",
    ]);
  });
});
