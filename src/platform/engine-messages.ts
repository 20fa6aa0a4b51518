/** Owns what the engine's parent and child say to each other. Never sends anything. */
import { z } from 'zod';

const samples = z.instanceof(Int16Array);

/** What the parent asks for; `id` numbers the answer. */
export const engineRequest = z.discriminatedUnion('op', [
  z.object({ op: z.literal('ping'), id: z.number() }),
  z.object({ op: z.literal('load'), id: z.number(), model: z.string() }),
  z.object({
    op: z.literal('hear'),
    id: z.number(),
    model: z.string(),
    samples,
    prompt: z.string(),
    temperature: z.number(),
    temperatureStep: z.number(),
    threads: z.number(),
    beams: z.number(),
    language: z.string(),
  }),
  z.object({ op: z.literal('find-speech'), id: z.number(), model: z.string(), samples }),
  /** Stops the hearing numbered `target`; that one answers, this does not. */
  z.object({ op: z.literal('stop'), id: z.number(), target: z.number() }),
]);

export type EngineRequest = z.infer<typeof engineRequest>;
export type HearMessage = Extract<EngineRequest, { op: 'hear' }>;

const answers = {
  ping: z.object({ pid: z.number(), memory: z.number(), processor: z.number(), models: z.array(z.string()) }),
  load: z.object({ ms: z.number() }),
  hear: z.object({ text: z.string(), ms: z.number(), stopped: z.boolean() }),
  'find-speech': z.array(z.object({ from: z.number(), to: z.number() })),
} as const;

/** The value of an answer, by what was asked. */
export const answerValues = answers;
export type AnswerValues = { readonly [Op in keyof typeof answers]: z.infer<(typeof answers)[Op]> };

/** What the child says back. */
export const engineAnswer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), id: z.number(), value: z.unknown() }),
  z.object({
    ok: z.literal(false),
    id: z.number(),
    code: z.enum(['model-damaged', 'engine-refused', 'file-missing', 'unreadable-file']),
    detail: z.string(),
  }),
]);

export type EngineAnswer = z.infer<typeof engineAnswer>;
