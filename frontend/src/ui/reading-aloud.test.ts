import { describe, expect, it } from "vitest";
import { localVoice } from "./reading-aloud";

const voice = (lang: string, localService: boolean) => ({ lang, localService }) as SpeechSynthesisVoice;

describe("localVoice", () => {
  it("lives on this device and speaks English, the candidate's own kind first", () => {
    const voices = [voice("en-GB", false), voice("de-DE", true), voice("en-US", true), voice("en-GB", true)];

    expect(localVoice(voices, "en-GB")).toBe(voices[3]);
    expect(localVoice(voices, "fr-FR")).toBe(voices[2]);
  });

  it("is missing where every voice is somewhere else", () => {
    expect(localVoice([voice("en-US", false)], "en-US")).toBeNull();
    expect(localVoice([], "en-US")).toBeNull();
  });
});
